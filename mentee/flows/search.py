"""Find people, pages and actions by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentee.identity.names import fold
from mentee.store.models import User
from mentee.store.reads.people import Match, find_person, likeness

LEAST = 0.55


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be gone to: its title, other words for it, its address and its icon."""

    title: str
    address: str
    icon: str
    words: str = ""


def search_people(owner: User, text: str, *, most: int = 8) -> list[Match]:
    """People whose name, address or profile is meant by the text, the best first; accents and slips forgiven."""
    return find_person(owner, text, limit=most) if text.strip() else []


def search_targets(targets: Iterable[Target], text: str, *, most: int = 6) -> list[Target]:
    """Pages and actions that the text means, the best first; all of them, in their order, for no text."""
    wanted = fold(text)
    if not wanted:
        return list(targets)[:most]
    scored = [(max(_fits(wanted, target.title), 0.95 * _fits(wanted, target.words)), target) for target in targets]
    found = sorted((one for one in scored if one[0] >= LEAST), key=lambda one: -one[0])
    return [target for _, target in found[:most]]


def _fits(wanted: str, words: str) -> float:
    folded = fold(words)
    if not folded:
        return 0.0
    if folded.startswith(wanted):
        return 1.0
    return likeness(wanted, folded)

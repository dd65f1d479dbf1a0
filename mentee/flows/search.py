"""Find people, pages and actions by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

from mentee.identity.nameindex import NameIndex
from mentee.identity.names import fold
from mentee.store.models import User
from mentee.store.owners import facts_version
from mentee.store.reads.people import Match, find_exactly, likeness, names_of_all, told_apart, with_notes

LEAST = 0.55
SHORTEST_NOTE, AROUND = 3, 40
MOST_OWNERS = 4
_KEPT: dict[int, tuple[int, NameIndex]] = {}  # by owner: version of the facts, names
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be gone to: its title, other words for it, its address and its icon."""

    title: str
    address: str
    icon: str
    words: str = ""


def search_people(owner: User, text: str, *, most: int = 8) -> list[Match]:
    """People whose name, address, page or notes are meant, the best first; accents and slips are forgiven."""
    text = text.strip()
    if not text:
        return []
    if exact := find_exactly(owner, text):
        return exact
    wanted = fold(text)
    best: dict[int, float] = {}
    for person, folded in _names(owner).near(wanted) if wanted else ():
        best[person] = max(best.get(person, LEAST), likeness(wanted, folded))
    found = told_apart(sorted(best.items(), key=lambda one: (-one[1], one[0]))[:most])
    if len(found) < most and len(text) >= SHORTEST_NOTE:
        notes = {row: said for row, said in with_notes(owner, text) if row not in best}
        more = told_apart([(row, LEAST) for row in notes])
        found += [replace(match, detail=around(notes[match.id], text)) for match in more]
    return found[:most]


def around(said: str, text: str) -> str:
    """The words around the place where a text holds another."""
    at = max(0, said.lower().find(text.lower()) - AROUND)
    piece = " ".join(said[at : at + len(text) + 2 * AROUND].split())
    return f"… {piece}" if at else piece


def _names(owner: User) -> NameIndex:
    """The owner's names, kept until people change; for the few owners who searched last."""
    version = facts_version(owner)
    with _LOCK:
        kept = _KEPT.pop(owner.pk, None)
        if kept is None or kept[0] != version:
            kept = (version, NameIndex(names_of_all(owner)))
        _KEPT[owner.pk] = kept
        while len(_KEPT) > MOST_OWNERS:
            _KEPT.pop(next(iter(_KEPT)))
    return kept[1]


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

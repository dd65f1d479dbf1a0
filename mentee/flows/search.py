"""Find people, pages and actions by a few letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock

from mentee.identity.nameindex import NameIndex
from mentee.identity.names import fold
from mentee.identity.noteindex import NoteIndex
from mentee.store.models import User
from mentee.store.owners import facts_version
from mentee.store.reads.people import Match, find_exactly, likeness, names_of_all, notes_of, notes_of_all, told_apart

LEAST = 0.55
SHORTEST_NOTE, MOST_NOTES, AROUND = 3, 5, 40
MOST_OWNERS = 4
MOST_FOUND = 8  # people


@dataclass(frozen=True, slots=True)
class Index:
    """Names and notes of an owner's people as of one version of the facts."""

    version: int
    names: NameIndex
    notes: NoteIndex


_KEPT: dict[int, Index] = {}  # by owner
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be gone to: its title, other words for it, its address and its icon."""

    title: str
    address: str
    icon: str
    words: str = ""


def search_people(owner: User, text: str, *, most: int = MOST_FOUND) -> list[Match]:
    """People whose name, address, page or notes are meant, the best first; accents and slips are forgiven."""
    text = text.strip()
    if not text:
        return []
    if exact := find_exactly(owner, text):
        return exact
    wanted, index = fold(text), _index(owner)
    best: dict[int, float] = {}
    for person, folded in index.names.near(wanted) if wanted else ():
        best[person] = max(best.get(person, LEAST), likeness(wanted, folded))
    found = told_apart(sorted(best.items(), key=lambda one: (-one[1], one[0]))[:most])
    if len(found) < most and len(text) >= SHORTEST_NOTE:
        holding = index.notes.holding(text, most=MOST_NOTES, beside=best)
        said = {row: _said(texts, text) for row, texts in notes_of(owner, holding).items()}
        more = told_apart([(row, LEAST) for row in holding if row in said])
        found += [replace(match, detail=around(said[match.id], text)) for match in more]
    return found[:most]


def around(said: str, text: str) -> str:
    """The words around the place where a text holds another."""
    at = max(0, said.lower().find(text.lower()) - AROUND)
    piece = " ".join(said[at : at + len(text) + 2 * AROUND].split())
    return f"… {piece}" if at else piece


def _said(texts: tuple[str, str], text: str) -> str:
    """Which of notes and headline holds the text; the notes where the other does."""
    return next((one for one in texts if text.lower() in one.lower()), texts[0])


def _index(owner: User) -> Index:
    """The owner's names and notes, kept until people change; for the few owners who searched last."""
    version = facts_version(owner)
    with _LOCK:
        kept = _KEPT.pop(owner.pk, None)
        if kept is None or kept.version != version:
            kept = Index(version, NameIndex(names_of_all(owner)), NoteIndex(notes_of_all(owner)))
        _KEPT[owner.pk] = kept
        while len(_KEPT) > MOST_OWNERS:
            _KEPT.pop(next(iter(_KEPT)))
    return kept


def forget() -> None:
    """Let go of all names and notes: memory is free again."""
    with _LOCK:
        _KEPT.clear()


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

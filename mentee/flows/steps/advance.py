"""Evidence that arrives by itself moves relationships: found in what was imported or logged, kept with each move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentee.flows.landscape.load import Landscape
from mentee.flows.steps.desk import Desk, Read, enriched, landscape_for
from mentee.flows.zone import voice_of
from mentee.journey.standings import advance, move, turns_on_their_pace
from mentee.records.journey import Move, Relationship, Standing
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes
from mentee.store.writes.doing import Doing

SETTLED = timedelta(minutes=10)  # how long it holds that evidence moves nobody, while nothing changes
FOUND = "found in what came in: "  # how a deed begins that no one did: it is taken back with the deed before it


@dataclass(frozen=True, slots=True)
class Moved:
    """A relationship that moved by itself, with the move and its evidence."""

    person: str
    name: str
    move: Move


def advanced(desk: Desk) -> tuple[tuple[Moved, ...], Desk]:
    """Make and keep the moves that evidence alone makes now; the desk as it is after them."""
    moved, after = foreseen(desk)
    _keep(desk.owner, moved, now=desk.now)
    return moved, after


def _keep(owner: User, moved: tuple[Moved, ...], *, now: datetime) -> None:
    if moved:
        names = ", ".join(dict.fromkeys(one.name for one in moved))
        with writes.doing(owner, FOUND + names, now=now) as deed:
            for one in moved:
                writes.move(deed, int(one.person), one.move)


def foreseen(desk: Desk) -> tuple[tuple[Moved, ...], Desk]:
    """The moves that evidence alone makes now, and the desk as it would be after them; nothing is kept."""
    if _settled(desk):
        return (), desk
    rels: list[Relationship] = []
    moved: list[Moved] = []
    for rel in desk.relationships:
        after = rel
        for made in advance(rel, desk.now, desk.context.voice):
            moved.append(Moved(rel.person, rel.name, made))
            after = move(after, made)
        rels.append(after)
    if not moved:
        desk.read.settled = desk.now
        return (), desk
    return tuple(moved), replace(desk, relationships=tuple(rels), read=Read(), mark=None)


def _settled(desk: Desk) -> bool:
    """Whether the evidence was looked at a moment ago, on the same day."""
    last, day = desk.read.settled, desk.context.day
    return last is not None and last <= desk.now < last + SETTLED and day(last) == day(desk.now)


def advance_all(owner: User, *, now: datetime) -> tuple[Moved, ...]:
    """After an import, say: every pursued relationship moves as its evidence permits; nothing moves twice.

    No desk is opened: the landscape is looked at only where a move turns on it.
    """
    voice = voice_of(owner)
    rels = [
        enriched(rel, landscape_for(owner, now=now)) if turns_on_their_pace(rel, now) else rel
        for rel in kept.relationships(owner, now=now)
    ]
    moved = tuple(Moved(rel.person, rel.name, made) for rel in rels for made in advance(rel, now, voice))
    _keep(owner, moved, now=now)
    return moved


def settle(deed: Doing, person: int, *, landscape: Landscape | None = None) -> tuple[Moved, ...]:
    """The moves that a deed itself brings about, kept as part of it, so that both are taken back together.

    Without a landscape the other side cannot be read against their own pace: the move that needs it waits.
    """
    rel = kept.relationship(deed.owner, person, now=deed.now)
    if landscape is not None:
        rel = enriched(rel, landscape)
    voice, moved = voice_of(deed.owner), []
    for made in advance(rel, deed.now, voice):
        if landscape is None and (made.before, made.after) == (Standing.CONVERSING, Standing.MUTUAL):
            break
        writes.move(deed, person, made)
        moved.append(Moved(rel.person, rel.name, made))
    return tuple(moved)

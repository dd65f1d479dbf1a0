"""What happened, in columns: read whole, or what came since on top of what was read before."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mentee.network.events import ROLE_CODE, Events
from mentee.network.order import starts
from mentee.records.facts import Role
from mentee.store import sql
from mentee.store.models import User
from mentee.store.reads.humans import Ints, World

UNKNOWN = -(1 << 62)  # stands for null where numbers are fetched in bulk
FEW = 64  # new interactions that are looked up one by one


@dataclass(frozen=True, slots=True)
class History:
    """n interactions with m participants, in order of time; `events` are the same with people as indices.

    ids int64 [n]; key and named int64 [n]: digests of its own key and of the conversation it names (UNKNOWN: none);
    member int64 [m]: identity of each participant.
    """

    ids: Ints
    key: Ints
    named: Ints
    member: Ints
    events: Events

    @property
    def last(self) -> int:
        """The greatest id; what came since has a greater one."""
        return int(self.ids.max(initial=0))


def history(owner: User, people: World, *, before: History | None = None) -> History:
    """All interactions of the owner. `before`: read earlier, since when none was changed or taken out.

    Only those that came since are read then; where their number tells otherwise, all are.
    """
    if before is not None:
        new = _read(owner, after=before.last)
        if len(before.ids) + len(new.ids) == _count(owner):
            return _seated(_joined(before, new) if len(new.ids) else before, people)
    return _seated(_read(owner), people)


def _count(owner: User) -> int:
    ((count,),) = sql.select("SELECT COUNT(*) FROM store_interaction WHERE owner_id = %s", [owner.pk])
    return int(count)


def _seated(found: History, people: World) -> History:
    """With the people of these days: identities may have been joined, or parted, since."""
    return replace(found, events=replace(found.events, person=people.rows(found.member)))


def _read(owner: User, *, after: int = 0) -> History:
    ids, at, channel, bulk, minutes, key, named, unnamed = sql.integers(
        ["id", "at", "channel", "CASE WHEN bulk THEN 1 ELSE 0 END", f"COALESCE(minutes, {UNKNOWN})", "digest",
         f"COALESCE(thread, {UNKNOWN})", "unnamed"],
        f"store_interaction WHERE id > %s AND {sql.unhelpful('owner_id') if after else 'owner_id'} = %s",
        [after, owner.pk],
    )  # fmt: skip
    whose = "f.owner_id"
    fact, member, role = sql.integers(
        ["c.interaction_id", "c.person_id", "c.role"],
        "store_participant c JOIN store_interaction f ON f.id = c.interaction_id"
        f" WHERE c.interaction_id > %s AND {sql.unhelpful(whose) if after else whose} = %s",
        [after, owner.pk],
    )
    order = np.lexsort((ids, at))
    place = np.empty(len(ids), dtype=np.int64)
    by_id = np.argsort(ids)
    place[order] = np.arange(len(ids))
    seat = place[by_id[np.searchsorted(ids[by_id], fact)]]  # in which interaction, in order of time
    seats = np.argsort(seat, kind="stable")  # nearly in order already, which a stable sort is quick at
    events = Events(
        at=at[order].astype(np.float64),
        channel=channel[order].astype(np.uint8),
        bulk=bulk[order].astype(np.bool_),
        minutes=np.where(minutes[order] == UNKNOWN, np.nan, minutes[order]).astype(np.float32),
        offsets=np.r_[0, np.cumsum(np.bincount(seat, minlength=len(ids)))].astype(np.int64),
        person=np.zeros(len(seat), dtype=np.int32),
        role=role[seats].astype(np.uint8),
        thread=conversations(key[order], named[order]),
        unnamed=unnamed[order],
    )
    return History(ids[order], key[order], named[order], member[seats], events)


def _joined(before: History, new: History) -> History:
    """Both in one order of time; conversations are told apart anew only where something new belongs to one."""
    old, more = before.events, new.events
    ids = np.r_[before.ids, new.ids]
    at = np.r_[old.at, more.at]
    order = np.lexsort((ids, at))
    size = np.r_[np.diff(old.offsets), np.diff(more.offsets)]
    begin = np.r_[old.offsets[:-1], old.offsets[-1] + more.offsets[:-1]]
    offsets = np.r_[0, np.cumsum(size[order])]
    seats = np.arange(offsets[-1]) + np.repeat(begin[order] - offsets[:-1], size[order])
    key, named = np.r_[before.key, new.key][order], np.r_[before.named, new.named][order]
    apart = len(new.ids) <= FEW and not any((before.named == one).any() for one in new.key)
    alone = apart and bool((new.named == UNKNOWN).all())
    thread = np.r_[old.thread, more.thread][order] if alone else conversations(key, named)
    events = Events(
        at=at[order],
        channel=np.r_[old.channel, more.channel][order],
        bulk=np.r_[old.bulk, more.bulk][order],
        minutes=np.r_[old.minutes, more.minutes][order],
        offsets=offsets,
        person=np.zeros(len(seats), dtype=np.int32),
        role=np.r_[old.role, more.role][seats],
        thread=thread,
        unnamed=np.r_[old.unnamed, more.unnamed][order],
    )
    return History(ids[order], key, named, np.r_[before.member, new.member][seats], events)


def conversations(key: Ints, named: Ints) -> Ints:
    """Number of the conversation of each interaction: those tied by `named` being a key, or the same.

    -1 where an interaction names no conversation and no other names it.
    """
    names = named != UNKNOWN
    if not names.any():
        return np.full(len(key), -1, dtype=np.int64)
    nodes, node = np.unique(np.r_[key, named[names]], return_inverse=True)
    own, other = node[: len(key)], node[len(key) :]
    label = _components(len(nodes), own[names], other)
    in_one = np.zeros(len(nodes), dtype=np.bool_)
    in_one[own[names]] = in_one[other] = True
    return np.where(in_one[own], label[own], -1)


def _components(size: int, start: Ints, end: Ints) -> Ints:
    """The least node that each node hangs together with; the edges are looked at until none joins two labels."""
    label = np.arange(size)
    while len(start):
        a, b = label[start], label[end]
        apart = a != b
        start, end, a, b = start[apart], end[apart], a[apart], b[apart]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(further := label[label], label):
            label = further
    return label


def replies(found: History) -> NDArray[np.bool_]:
    """bool [n]: whether another began the conversation that each is in."""
    answer: NDArray[np.bool_] = (found.named != UNKNOWN) & (found.named != found.key)
    return answer & ~found.events.bulk


def writers(found: History) -> Ints:
    """int64 [n]: place among the participants of the one who wrote each interaction, -1: nobody."""
    event = np.repeat(np.arange(len(found.ids)), np.diff(found.events.offsets))
    rows = np.flatnonzero(found.events.role == ROLE_CODE[Role.SENDER])
    first = rows[starts(event[rows])]
    place = np.full(len(found.ids), -1, dtype=np.int64)
    place[event[first]] = first
    return place


def writers_of(found: History, ids: Ints) -> NDArray[np.int32]:
    """Who wrote each of some interactions, all of which somebody wrote."""
    by_id = np.argsort(found.ids, kind="stable")
    rows = by_id[np.searchsorted(found.ids[by_id], ids)]
    return found.events.person[writers(found)[rows]]

"""What happened and will happen, in columns: interactions, talks, posts, gatherings ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from mentee.network.events import ROLE_CODE, Events
from mentee.records.facts import Role
from mentee.store import sql
from mentee.store.digests import digest, written
from mentee.store.models import User
from mentee.store.reads.humans import Floats, Ints, World

UNKNOWN = -(1 << 62)  # stands for null where numbers are fetched in bulk


@dataclass(frozen=True, slots=True)
class Texts:
    """Words about people, one row each: person int32 [k], text, and at in epoch seconds (nan: no date)."""

    person: NDArray[np.int32]
    texts: list[str]
    at: Floats


@dataclass(frozen=True, slots=True)
class Coming:
    """Gatherings ahead and who will be there, one row per appearance: gathering int32 [k] indexes the lists."""

    gathering: NDArray[np.int32]
    person: NDArray[np.int32]
    keys: list[str]
    titles: list[str]
    starts: Floats
    places: list[str]
    urls: list[str]


def events(owner: User, people: World) -> Events:
    """All interactions with their participants as indices of the world, in order of time."""
    ids, at, channel, bulk, minutes, key, thread = sql.integers(
        ["id", "at", "channel", "CASE WHEN bulk THEN 1 ELSE 0 END", f"COALESCE(minutes, {UNKNOWN})", "digest",
         f"COALESCE(thread, {UNKNOWN})"],
        "store_interaction WHERE owner_id = %s",
        [owner.pk],
    )  # fmt: skip
    fact, person, role = sql.integers(
        ["c.interaction_id", "c.person_id", "c.role"],
        "store_participant c JOIN store_interaction f ON f.id = c.interaction_id WHERE f.owner_id = %s",
        [owner.pk],
    )
    order = np.lexsort((ids, at))
    place = np.empty(len(ids), dtype=np.int64)
    by_id = np.argsort(ids)
    place[order] = np.arange(len(ids))
    seat = place[by_id[np.searchsorted(ids[by_id], fact)]]  # in which interaction, in order of time
    seats = np.argsort(seat, kind="stable")  # nearly in order already, which a stable sort is quick at
    return Events(
        at=at[order].astype(np.float64),
        channel=channel[order].astype(np.uint8),
        bulk=bulk[order].astype(np.bool_),
        minutes=np.where(minutes[order] == UNKNOWN, np.nan, minutes[order]).astype(np.float32),
        offsets=np.r_[0, np.cumsum(np.bincount(seat, minlength=len(ids)))].astype(np.int64),
        person=people.rows(person[seats]),
        role=role[seats].astype(np.uint8),
        thread=conversations(key[order], thread[order]),
    )


def conversations(key: Ints, thread: Ints) -> Ints:
    """Number of the conversation of each interaction: those tied by `thread` naming a key, or the same thread.

    -1 where an interaction names no thread and no other names it.
    """
    from scipy.sparse import coo_array  # a quarter of a second to import; most calls find all of this kept
    from scipy.sparse.csgraph import connected_components

    if not len(key):
        return np.zeros(0, dtype=np.int64)
    named = thread != UNKNOWN
    nodes, node = np.unique(np.r_[key, thread[named]], return_inverse=True)
    start, end = node[: len(key)][named], node[len(key) :]
    edges = coo_array((np.ones(len(start), dtype=np.int8), (start, end)), shape=(len(nodes), len(nodes)))
    _, label = connected_components(edges, directed=False)
    known = named | np.isin(key, thread[named])
    return np.where(known, label[node[: len(key)]], -1).astype(np.int64)


def talks(owner: User, people: World) -> Texts:
    """Topics that people spoke about at gatherings."""
    rows = sql.select(
        "SELECT c.person_id, c.topic, g.starts FROM store_appearance c JOIN store_gathering g"
        " ON g.id = c.gathering_id WHERE g.owner_id = %s AND c.role = %s ORDER BY g.starts, c.id",
        [owner.pk, ROLE_CODE[Role.SPEAKER]],
    )
    return _texts(people, rows)


def posts(owner: User, people: World) -> Texts:
    """Titles and summaries of what people published."""
    rows = sql.select(
        "SELECT author_id, title, at, summary FROM store_post WHERE owner_id = %s ORDER BY COALESCE(at, 0), id",
        [owner.pk],
    )
    return _texts(people, [(person, f"{title}. {said}" if said else title, at) for person, title, at, said in rows])


def skills(owner: User, people: World) -> Texts:
    """Skills and tags of people."""
    rows = sql.select(
        "SELECT DISTINCT s.person_id, s.text, NULL FROM store_statement s JOIN store_person p ON p.id = s.person_id"
        " WHERE p.owner_id = %s AND s.field IN (9, 10) ORDER BY 1, 2",
        [owner.pk],
    )
    return _texts(people, rows)


def _texts(people: World, rows: list[sql.Row]) -> Texts:
    person = people.rows(np.fromiter((row[0] for row in rows), np.int64, len(rows)))
    at = np.fromiter((np.nan if row[2] is None else row[2] for row in rows), np.float64, len(rows))
    return Texts(person, [row[1] for row in rows], at)


def coming(owner: User, people: World, *, now: float) -> Coming:
    """Gatherings that start after `now` (epoch seconds), without those who declined."""
    rows = sql.select(
        "SELECT id, digest, title, starts, place, url FROM store_gathering WHERE owner_id = %s AND starts > %s"
        " ORDER BY starts, id",
        [owner.pk, int(now)],
    )
    places = {row[0]: number for number, row in enumerate(rows)}
    seats = sql.select(
        "SELECT DISTINCT c.gathering_id, c.person_id FROM store_appearance c"
        " JOIN store_gathering g ON g.id = c.gathering_id WHERE g.owner_id = %s AND g.starts > %s AND c.role <> %s"
        " ORDER BY 1, 2",
        [owner.pk, int(now), ROLE_CODE[Role.DECLINED]],
    )
    return Coming(
        gathering=np.fromiter((places[seat[0]] for seat in seats), np.int32, len(seats)),
        person=people.rows(np.fromiter((seat[1] for seat in seats), np.int64, len(seats))),
        keys=[written(row[1]) for row in rows],
        titles=[row[2] for row in rows],
        starts=np.fromiter((row[3] for row in rows), np.float64, len(rows)),
        places=[row[4] for row in rows],
        urls=[row[5] for row in rows],
    )


def ends_of(owner: User, keys: Sequence[str]) -> dict[str, datetime]:
    """When gatherings end, by key, as far as it is known."""
    rows = sql.select_in(
        "SELECT digest, ends FROM store_gathering WHERE owner_id = %s AND ends > starts AND digest IN ({})",
        [digest(key) for key in keys],
        owner.pk,
    )
    return {written(number): datetime.fromtimestamp(ends, UTC) for number, ends in rows}

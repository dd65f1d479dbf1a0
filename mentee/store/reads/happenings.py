"""What people say and where they will be, in columns: talks, posts, skills, gatherings ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from mentee.network.events import ROLE_CODE
from mentee.records.facts import Role
from mentee.store import sql
from mentee.store.digests import digest, written
from mentee.store.models import User
from mentee.store.reads.days import day_kept, moment, zone_of
from mentee.store.reads.humans import SKILLS, Floats, World
from mentee.store.reads.seeker import preferences

_WIDEST = 2 * 86_400  # seconds from a day's midnight in UTC to its end anywhere, and more


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
    until: Floats  # when each is no longer ahead: as it starts, or as its first day ends where it has no hours
    days: list[date | None]  # the first day where it has no hours
    places: list[str]
    urls: list[str]


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
        " WHERE p.owner_id = %s AND s.field IN (%s, %s) ORDER BY 1, 2",
        [owner.pk, *SKILLS],
    )
    return _texts(people, rows)


def _texts(people: World, rows: list[sql.Row]) -> Texts:
    person = people.rows(np.fromiter((row[0] for row in rows), np.int64, len(rows)))
    at = np.fromiter((np.nan if row[2] is None else row[2] for row in rows), np.float64, len(rows))
    return Texts(person, [row[1] for row in rows], at)


def coming(owner: User, people: World, *, now: float) -> Coming:
    """Gatherings still ahead at `now` (epoch seconds), without those who declined."""
    zone = zone_of(preferences(owner))
    rows = sql.select(
        "SELECT id, digest, title, starts, place, url, all_day FROM store_gathering WHERE owner_id = %s"
        " AND starts > %s ORDER BY starts, id",
        [owner.pk, int(now) - _WIDEST],
    )
    begin = [moment(row[3], zone, all_day=row[6]) for row in rows]
    until = [at + timedelta(days=1) if row[6] else at for at, row in zip(begin, rows, strict=True)]
    ahead = [place for place, at in enumerate(until) if at.timestamp() > now]
    rows, begin, until = [rows[i] for i in ahead], [begin[i] for i in ahead], [until[i] for i in ahead]
    places = {row[0]: number for number, row in enumerate(rows)}
    seats = sql.select(
        "SELECT DISTINCT c.gathering_id, c.person_id FROM store_appearance c"
        " JOIN store_gathering g ON g.id = c.gathering_id WHERE g.owner_id = %s AND g.starts > %s AND c.role <> %s"
        " ORDER BY 1, 2",
        [owner.pk, int(now) - _WIDEST, ROLE_CODE[Role.DECLINED]],
    )
    seats = [seat for seat in seats if seat[0] in places]
    return Coming(
        gathering=np.fromiter((places[seat[0]] for seat in seats), np.int32, len(seats)),
        person=people.rows(np.fromiter((seat[1] for seat in seats), np.int64, len(seats))),
        keys=[written(row[1]) for row in rows],
        titles=[row[2] for row in rows],
        starts=np.fromiter((at.timestamp() for at in begin), np.float64, len(rows)),
        until=np.fromiter((at.timestamp() for at in until), np.float64, len(rows)),
        days=[day_kept(row[3]) if row[6] else None for row in rows],
        places=[row[4] for row in rows],
        urls=[row[5] for row in rows],
    )


def ends_of(owner: User, keys: Sequence[str]) -> dict[str, datetime | date]:
    """When gatherings end, by key, as far as it is known: the moment, or the day after the last without an hour."""
    rows = sql.select_in(
        "SELECT digest, ends, all_day FROM store_gathering WHERE owner_id = %s AND ends > starts AND digest IN ({})",
        [digest(key) for key in keys],
        owner.pk,
    )
    return {
        written(number): day_kept(ends) if all_day else datetime.fromtimestamp(ends, UTC)
        for number, ends, all_day in rows
    }

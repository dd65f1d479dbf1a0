"""Interactions of people with the seeker, seen from the seeker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from mentee.network.events import CHANNEL_CODE, CHANNELS, ROLE_CODE
from mentee.records.facts import Channel, Role
from mentee.records.journey import Direction, Encounter
from mentee.store import sql
from mentee.store.digests import written as digest_text
from mentee.store.models import User

TOGETHER = frozenset({Channel.MEETING, Channel.CALL, Channel.IN_PERSON})
WRITTEN = frozenset({Channel.MAIL, Channel.MESSAGE})
SENDER, ATTENDEE, DECLINED = (ROLE_CODE[role] for role in (Role.SENDER, Role.ATTENDEE, Role.DECLINED))
MAIN_ROLES = (SENDER, ROLE_CODE[Role.ORGANISER], ROLE_CODE[Role.SPEAKER])


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a timeline ended: give it back for the next page."""

    at: int
    id: int


def encounters(owner: User, people: list[int], *, now: float) -> dict[int, tuple[Encounter, ...]]:
    """Every exchange and meeting of these humans (shown rows) with the seeker, in order of time.

    Mail that somebody else sent to both is no encounter of the two.
    """
    found: dict[int, list[Encounter]] = {person: [] for person in people}
    for part in sql.chunks(people, 400):
        for row in _rows(owner, part, "ORDER BY f.at, f.id", []):
            encounter = _encounter(row, now)
            if encounter.direction is Direction.BOTH or SENDER in (row[1], row[2]):
                found[row[0]].append(encounter)
    return {person: tuple(met) for person, met in found.items()}


def timeline(
    owner: User,
    person: int,
    *,
    now: float,
    before: Cursor | None,
    limit: int,
    channel: Channel | None = None,
    direction: Direction | None = None,
) -> tuple[tuple[Encounter, ...], Cursor | None]:
    """A page of everything that a human and the seeker were both part of, the latest first, and where it ended.

    `channel` and `direction` leave out what is not of them.
    """
    wanted, parameters = _wanted(channel, direction)
    if before:
        wanted.append("(f.at < %s OR (f.at = %s AND f.id < %s))")
        parameters += [before.at, before.at, before.id]
    after = f"HAVING {' AND '.join(wanted)}" if wanted else ""
    rows = _rows(owner, [person], f"{after} ORDER BY f.at DESC, f.id DESC LIMIT %s", [*parameters, limit + 1])
    more = Cursor(int(rows[limit - 1][4]), int(rows[limit - 1][3])) if len(rows) > limit else None
    return tuple(_encounter(row, now) for row in rows[:limit]), more


def channels(owner: User, person: int) -> list[Channel]:
    """Channels on which a human and anybody had to do with each other, in their usual order."""
    rows = sql.select(
        "SELECT DISTINCT f.channel FROM store_person p JOIN store_participant c ON c.person_id = p.id"
        " JOIN store_interaction f ON f.id = c.interaction_id"
        " WHERE +p.owner_id = %s AND (p.id = %s OR p.root_id = %s) AND NOT f.bulk ORDER BY f.channel",
        [owner.pk, person, person],
    )
    return [CHANNELS[code] for (code,) in rows]


def _wanted(channel: Channel | None, direction: Direction | None) -> tuple[list[str], list[int]]:
    """Conditions on a group of rows, and their parameters."""
    wanted, parameters = [], []
    if channel is not None:
        wanted.append("f.channel = %s")
        parameters.append(CHANNEL_CODE[channel])
    if direction is not None:
        together = sorted(CHANNEL_CODE[one] for one in TOGETHER)
        written = sorted(CHANNEL_CODE[one] for one in WRITTEN)
        attended = f"(f.channel IN ({sql.marks(written)}) AND MIN(c.role) = %s AND MIN(mine.role) = %s)"
        both = f"(f.channel IN ({sql.marks(together)}) OR {attended})"
        sent = "MIN(mine.role) = %s"
        if direction is Direction.SENT:
            wanted.append(sent)
            parameters.append(SENDER)
        else:
            wanted.append(f"NOT {sent} AND {'' if direction is Direction.BOTH else 'NOT '}{both}")
            parameters += [SENDER, *together, *written, ATTENDEE, ATTENDEE]
    return wanted, parameters


def _rows(owner: User, people: list[int], tail: str, parameters: list[int]) -> list[sql.Row]:
    """person, role, the seeker's role, id, at, channel, minutes, subject, notes, thread, digest, all_day, people."""
    marks = sql.marks(people)
    return sql.select(
        "SELECT COALESCE(p.root_id, p.id), MIN(c.role), MIN(mine.role), f.id, f.at, f.channel, f.minutes, f.subject,"  # noqa: S608
        " f.notes, f.thread, f.digest, f.all_day, f.unnamed + (SELECT COUNT(DISTINCT COALESCE(q.root_id, q.id))"
        " FROM store_participant o JOIN store_person q ON q.id = o.person_id WHERE o.interaction_id = f.id)"
        " FROM store_person p JOIN store_participant c ON c.person_id = p.id"
        " JOIN store_interaction f ON f.id = c.interaction_id"
        f" JOIN store_participant mine ON mine.interaction_id = f.id AND {sql.unhelpful('mine.person_id')} IN"
        " (SELECT me.id FROM store_person me WHERE me.owner_id = %s AND me.is_seeker UNION ALL SELECT me.id"
        " FROM store_person r JOIN store_person me ON me.root_id = r.id WHERE r.owner_id = %s AND r.is_seeker)"
        f" WHERE +p.owner_id = %s AND (p.id IN ({marks}) OR p.root_id IN ({marks})) AND NOT f.bulk"
        f" GROUP BY COALESCE(p.root_id, p.id), f.id {tail}",
        [owner.pk, owner.pk, owner.pk, *people, *people, *parameters],
    )


def _encounter(row: sql.Row, now: float) -> Encounter:
    _, role, mine, _, at, channel, minutes, subject, notes, thread, number, all_day, everybody = row
    kind = CHANNELS[channel]
    return Encounter(
        key=digest_text(number),
        at=datetime.fromtimestamp(at, UTC),
        channel=kind,
        direction=_direction(kind, role, mine),
        others=max(0, everybody - 2),
        minutes=minutes,
        subject=subject,
        notes=notes,
        thread=digest_text(thread) if thread is not None else "",
        planned=at > now,
        all_day=bool(all_day),
        declined=role == DECLINED,
    )


def _direction(channel: Channel, role: int, mine: int) -> Direction:
    """Which way it went, by both roles: a call that was sent reached nobody; both attend what both wrote.

    To be connected on social media is no exchange, though both have a part in it.
    """
    if mine == SENDER:
        return Direction.SENT
    if channel in TOGETHER or (channel in WRITTEN and (role, mine) == (ATTENDEE, ATTENDEE)):
        return Direction.BOTH
    return Direction.RECEIVED

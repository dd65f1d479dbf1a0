"""The seeker's calendar: meetings and gatherings ahead, the day's actions, the dates until which something waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentee.flows.steps.advance import foreseen
from mentee.flows.steps.desk import Desk, open_desk
from mentee.flows.steps.today import meetings_ahead, planned
from mentee.planner.agenda import A_DAY, FARTHEST, Entry, Sort, dates, deeds
from mentee.records.facts import Channel
from mentee.records.journey import ActionKind, Answer, ComingChance, Relationship, Standing
from mentee.records.say import Say, as_written, mark
from mentee.store.models import User
from mentee.store.reads.happenings import ends_of

USUAL_LENGTH = timedelta(hours=1)
MOST = 400  # entries: a calendar that is read every hour stays small
MEETING, CALL = mark("Meeting: {names}"), mark("Call: {names}")


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a calendar shows, soonest first."""

    today: date
    entries: tuple[Entry, ...]


def agenda(owner: User, *, now: datetime, detailed: bool, say: Say = as_written) -> Agenda:
    """The calendar as of `now`; looking at it moves nothing. `detailed`: with what to do, and where."""
    _, desk = foreseen(open_desk(owner, now=now, say=say))
    plan = planned(desk, drafts=False)
    found = [
        *_meetings(desk),
        *_gatherings(desk, detailed=detailed),
        *deeds(plan.actions, desk.context, plan.today, detailed=detailed),
        *dates(desk.relationships, plan.waits, desk.context, plan.today, detailed=detailed),
    ]
    found.sort(key=lambda entry: (*_when(desk, entry.starts), entry.sort, entry.key))
    return Agenda(plan.today, tuple(found[:MOST]))


def _when(desk: Desk, starts: datetime | date) -> tuple[date, float]:
    """The day, and within it the moment; what lasts the whole day comes first."""
    return (desk.context.day(starts), starts.timestamp()) if isinstance(starts, datetime) else (starts, 0.0)


def _meetings(desk: Desk) -> Iterator[Entry]:
    """Meetings and calls with people pursued, by their names: a subject may say more than others should read."""
    for met in meetings_ahead(desk, FARTHEST):
        length = timedelta(minutes=met.minutes) if met.minutes else USUAL_LENGTH
        words = CALL if met.channel is Channel.CALL else MEETING
        title = desk.context.voice.told(words, {"names": ", ".join(met.names)})
        if met.day is not None:
            yield Entry(met.key, Sort.MEETING, met.day, met.day + A_DAY, title)
        else:
            yield Entry(met.key, Sort.MEETING, met.at, met.at + length, title)


def _gatherings(desk: Desk, *, detailed: bool) -> Iterator[Entry]:
    """Gatherings where both will be: the seeker is named there, or said they would go."""
    named = _named_there(desk)
    found: dict[str, tuple[ComingChance, list[str]]] = {}
    for rel in desk.relationships:
        for chance in rel.gatherings if rel.standing is not Standing.LET_GO else ():
            ahead = desk.now < chance.until and chance.at <= desk.now + FARTHEST
            if ahead and (chance.key in named or _meant(rel, chance.key)):
                found.setdefault(chance.key, (chance, []))[1].append(rel.name)
    ends = ends_of(desk.owner, list(found))
    for key, (chance, names) in found.items():
        until = ends.get(key) or (chance.day + A_DAY if chance.day else chance.at + USUAL_LENGTH)
        title = f"{chance.title}: {', '.join(names)}" if chance.title else ", ".join(names)
        yield Entry(key, Sort.GATHERING, chance.day or chance.at, until, title, chance.place if detailed else "")


def _named_there(desk: Desk) -> frozenset[str]:
    if desk.landscape is None:
        return frozenset()
    coming = desk.landscape.coming
    return frozenset(coming.keys[int(row)] for row in coming.gathering[coming.person == desk.landscape.me])


def _meant(rel: Relationship, key: str) -> bool:
    return any(
        said.about == key and said.kind is ActionKind.GO_TO_GATHERING and said.answer is Answer.DONE
        for said in rel.decisions
    )

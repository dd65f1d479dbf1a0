"""The step sheet of one person: eight rows of evidence, the timeline, the moves, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentee.flows.steps.advance import advanced
from mentee.flows.steps.desk import desk_for
from mentee.flows.steps.journey import work_of
from mentee.flows.steps.today import next_for
from mentee.journey.holds import active
from mentee.journey.hours import Invested, invested
from mentee.journey.ledger import Balance, balance
from mentee.journey.outreach import is_meeting
from mentee.journey.sheet import StepRow, step_sheet
from mentee.journey.standings import NAMES, MoveOffer, permitted
from mentee.planner.plan import Wait
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    Answer,
    Direction,
    Encounter,
    Hold,
    Relationship,
)
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads.people import Match

MOST = 40


@dataclass(frozen=True, slots=True)
class Event:
    """One thing on the timeline: `kind` names what it is ("mail", "meeting", "move", "feedback" ...)."""

    at: datetime
    kind: str
    text: str
    note: str = ""
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything about where one relationship stands, pursued or not; `timeline` is latest first."""

    relationship: Relationship
    work: str
    rows: tuple[StepRow, ...]
    timeline: tuple[Event, ...]
    hours: Invested
    balance: Balance
    hold: Hold | None
    offers: tuple[MoveOffer, ...]
    next: Action | Wait


def sheet(owner: User, text: str | Match, *, now: datetime, say: Say = as_written) -> Sheet:
    """The sheet of the person meant by `text`, pursued or not."""
    _, desk = advanced(desk_for(owner, text, now=now, say=say)[1])
    rel = desk.relationships[0]
    return Sheet(
        relationship=rel,
        work=work_of(desk, rel),
        rows=step_sheet(rel, now, desk.context.voice),
        timeline=timeline(rel, now=now, say=say),
        hours=invested(rel, now),
        balance=balance(rel, now),
        hold=active(rel, desk.context.day(now)),
        offers=tuple(permitted(rel, now, desk.context.voice)),
        next=next_for(desk, rel),
    )


def timeline(rel: Relationship, *, now: datetime, most: int = MOST, say: Say = as_written) -> tuple[Event, ...]:
    """What happened and what is ahead, the latest first, at most `most` things."""
    met = (_met(encounter, rel, now) for encounter in rel.encounters[-most:])  # they stand in order of time
    return _latest([*met, *_said_and_done(rel, say)], most)


def milestones(rel: Relationship, *, most: int, say: Say = as_written) -> tuple[Event, ...]:
    """What the seeker said and did beside meeting and writing, the latest first, at most `most` things."""
    return _latest(_said_and_done(rel, say), most)


def _latest(events: Iterable[Event], most: int) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.at, reverse=True)[:most])


def _said_and_done(rel: Relationship, say: Say) -> list[Event]:
    events = []
    for move in rel.moves:
        ground = move.reason or "; ".join(text.partition(" [")[0] for text in move.evidence)
        events.append(Event(move.at, "move", say(NAMES[move.after]), ground))
    for reflection in rel.reflections:
        named = ", ".join([*reflection.values, *(trait.name for trait in reflection.traits)])
        events.append(Event(reflection.at, "reflection", named or "you reflected", reflection.red_flag))
    events += [Event(said.at, said.kind.value, said.words, said.plan) for said in rel.feedback]
    for looked in rel.evaluations:
        words = f"value {looked.value}, chemistry {looked.chemistry}, energy {looked.energy}: {looked.wish}"
        events.append(Event(looked.at, "evaluation", words, looked.note))
    events += [Event(entry.at, "ledger", entry.kind.value, entry.note) for entry in rel.ledger]
    for asked in rel.introductions:
        events.append(Event(asked.asked, "introduction", f"asked {asked.connector}"))
    for decision in rel.decisions:
        if decision.answer is Answer.DONE:
            events.append(Event(decision.at, "done", decision.kind.value.replace("-", " ")))
    return events


_WORDS = {
    Channel.MAIL: "mail",
    Channel.MESSAGE: "message",
    Channel.SOCIAL: "social",
    Channel.CALL: "call",
    Channel.MEETING: "meeting",
    Channel.IN_PERSON: "in person",
}


def _met(encounter: Encounter, rel: Relationship, now: datetime) -> Event:
    what = encounter.subject or _WORDS[encounter.channel]
    if not is_meeting(encounter):
        who = {Direction.SENT: "you", Direction.RECEIVED: rel.name, Direction.BOTH: "both"}[encounter.direction]
        what = f"{who}: {what}"
    if encounter.declined:
        what += " (declined)"
    length = f"{encounter.minutes} minutes" if encounter.minutes else ""
    note = "; ".join(part for part in (length, encounter.notes) if part)
    return Event(encounter.at, _WORDS[encounter.channel], what, note, encounter.at > now)

"""A day's plan and what is ahead as entries of a calendar that others may see: names and days, never why.

Calendars are shared with assistants and families. An entry says whom and when, and where the seeker chose so, in a
word of the table here, what to do. No word of a source or of the seeker's own gets in: no standing, no reflection, no
feedback, no reason, no subject and no draft. What would tell of a judgement by its kind alone keeps to the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentee.journey.holds import active
from mentee.planner.context import Context
from mentee.planner.plan import Wait
from mentee.records.journey import Action, ActionKind, Relationship, Standing
from mentee.records.say import mark

A_DAY = timedelta(days=1)
FARTHEST = timedelta(days=366)
TIME_FOR = mark("Time for {name}")
TOLD: Mapping[str, str] = {
    ActionKind.FIND_WAY_IN: mark("Find a way in to {name}"),
    ActionKind.ASK_INTRODUCTION: mark("Ask for an introduction to {name}"),
    ActionKind.GO_TO_GATHERING: mark("Say hello to {name}"),
    ActionKind.ANSWER_POST: mark("Answer what {name} published"),
    ActionKind.FIRST_MESSAGE: mark("Write to {name}"),
    ActionKind.FOLLOW_UP: mark("Write to {name}"),
    ActionKind.REPLY: mark("Answer {name}"),
    ActionKind.STAY_IN_TOUCH: mark("Write to {name}"),
    ActionKind.PROPOSE_CONVERSATION: mark("Propose a conversation to {name}"),
    ActionKind.PREPARE: mark("Prepare the meeting with {name}"),
    ActionKind.LOG_MEETING: mark("Note how the meeting with {name} went"),
    ActionKind.THANK: mark("Thank {name}"),
    ActionKind.THANK_INTRODUCER: mark("Give thanks for the introduction to {name}"),
    ActionKind.PROPOSE_NEXT: mark("Propose a date to {name}"),
    ActionKind.SEND_UPDATE: mark("Send {name} your news"),
    ActionKind.INTRODUCE_THEM: mark("Introduce {name} to somebody"),
    ActionKind.SHARE: mark("Share something with {name}"),
    ActionKind.HELP: mark("Lend {name} a hand"),
    ActionKind.KIND_WORD: mark("Write to {name}"),
    ActionKind.ASK_FEEDBACK: mark("Write to {name}"),
    ActionKind.WELCOME_FEEDBACK: mark("Thank {name}"),
    ActionKind.REPORT_BACK: mark("Write to {name}"),
    ActionKind.RECONNECT: mark("Write to {name}"),
    "one unanswered": mark("You may write to {name} again"),
    "hold": mark("You may ask {name} again"),
}
SOON_OVER = frozenset({"", "one a day"})  # dates that move with every day, or are tomorrow's anyway


class Sort(StrEnum):
    """What an entry is."""

    MEETING = "Meeting"
    GATHERING = "Gathering"
    DEED = "To do"
    WAIT = "Wait"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, timed (aware datetimes) or of whole days (dates); `ends` is the first moment or day after it.

    `key` is the same for the same thing on every day.
    """

    key: str
    sort: Sort
    starts: datetime | date
    ends: datetime | date
    title: str
    place: str = ""

    @property
    def takes_time(self) -> bool:
        """Whether nothing else goes beside it: a meeting whose hour is known."""
        return self.sort is Sort.MEETING and isinstance(self.starts, datetime)


def deeds(actions: Iterable[Action], context: Context, today: date, *, detailed: bool) -> Iterator[Entry]:
    """The day's actions, each from today until its window closes."""
    for action in actions:
        key = f"{action.person}:{action.kind}:{action.about}"
        ends = max(action.closes or today, today) + A_DAY
        yield Entry(key, Sort.DEED, today, ends, _title(context, action.name, action.kind, detailed=detailed))


def dates(
    rels: Iterable[Relationship], waits: Iterable[Wait], context: Context, today: date, *, detailed: bool
) -> Iterator[Entry]:
    """The days until which something waits: what the plan waits for, where a hold ends, when feedback is told of."""
    taken: set[tuple[str, date]] = set()
    for person, name, day, what in (*_waits(waits), *_said(rels, today)):
        if (person, day) not in taken and today < day <= today + FARTHEST:
            taken.add((person, day))
            title = _title(context, name, what, detailed=detailed)
            yield Entry(f"{person}:{day}", Sort.WAIT, day, day + A_DAY, title)


def _waits(waits: Iterable[Wait]) -> Iterator[tuple[str, str, date, str]]:
    for wait in waits:
        if wait.until is not None and wait.ahead not in SOON_OVER:
            yield wait.person, wait.name, wait.until, wait.ahead


def _said(rels: Iterable[Relationship], today: date) -> Iterator[tuple[str, str, date, str]]:
    for rel in rels:
        if rel.standing in {None, Standing.LET_GO}:
            continue
        if (hold := active(rel, today)) is not None:
            yield rel.person, rel.name, hold.until, "hold"
        for item in rel.feedback:
            if item.tell_on is not None and item.reported is None:
                yield rel.person, rel.name, item.tell_on, ActionKind.REPORT_BACK


def _title(context: Context, name: str, what: str, *, detailed: bool) -> str:
    return context.voice.told(TOLD.get(what, TIME_FOR) if detailed else TIME_FOR, {"name": name})

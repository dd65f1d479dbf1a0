"""Says in words what a line was understood to mean, so that the seeker sees it before it counts."""

from __future__ import annotations

from datetime import datetime

from mentee.journey.logline.entry import Doubt, LogEntry, Named
from mentee.records.facts import Channel
from mentee.records.journey import Direction, FeedbackKind, Gave, Received
from mentee.records.say import MONTHS, Say, Voice, as_written, mark

WEEKDAYS = (
    mark("Monday"), mark("Tuesday"), mark("Wednesday"), mark("Thursday"), mark("Friday"), mark("Saturday"),
    mark("Sunday"),
)  # fmt: skip
CHANNELS = {
    Channel.MAIL: mark("by mail"),
    Channel.MEETING: mark("a meeting"),
    Channel.CALL: mark("a call"),
    Channel.MESSAGE: mark("by message"),
    Channel.SOCIAL: mark("on a social network"),
    Channel.IN_PERSON: mark("in person"),
}
WROTE = {
    Direction.SENT: mark("you wrote"),
    Direction.RECEIVED: mark("they wrote"),
    Direction.BOTH: mark("both wrote"),
}
LEDGER = {
    Received.LISTENING: mark("You received listening"),
    Received.PERSPECTIVE: mark("You received a perspective"),
    Received.SUGGESTION: mark("You received a suggestion"),
    Received.SUPPORT: mark("You received support"),
    Received.INSIGHT: mark("You received an insight"),
    Received.CONNECTION: mark("You received a connection"),
    Gave.INTRODUCTION: mark("You gave an introduction"),
    Gave.KNOWLEDGE: mark("You gave knowledge"),
    Gave.GROWTH_SHOWN: mark("You showed what you did with it"),
    Gave.THANKS: mark("You gave thanks"),
    Gave.HELP: mark("You gave help"),
}
_FEEDBACK = {
    None: mark("Feedback (praise or a challenge?): {words}"),
    FeedbackKind.PRAISE: mark("Feedback, praise: {words}"),
    FeedbackKind.CHALLENGE: mark("Feedback, a challenge: {words}"),
}


def describe(entry: LogEntry, *, say: Say) -> tuple[str, ...]:
    """What was understood, one thing a line: first what is doubtful, then who, when, how and what was noted."""
    names = {known.reference: known.name for known in entry.people}
    lines = [
        *(said_doubt(one, say=say) for one in sorted(entry.doubts, key=lambda one: not one.stops)),
        *(_unclear(one, say) for one in entry.unclear),
        _with(entry, names, say) if names else "",
        _when(entry, say),
        _how(entry, say),
        _line(say, mark("Notes: {notes}"), notes=entry.notes) if entry.notes else "",
        *(_line(say, mark("Ask next time: {question}"), question=one) for one in entry.ask_next_time),
        *(f"{say(LEDGER[one.kind])}{_of(names.get(one.who, ''), one.note)}" for one in entry.ledger),
        *(_line(say, _FEEDBACK[one.kind], words=one.words) for one in entry.feedback),
        *(_line(say, mark("They look for: {need}"), need=one.text) for one in entry.needs),
        *(_line(say, mark("You promised: {promise}"), promise=one) for one in entry.promises),
    ]
    return tuple(line for line in lines if line)


def _line(say: Say, text: str, **facts: str) -> str:
    return Voice(say).told(text, facts)


def _with(entry: LogEntry, names: dict[str, str], say: Say) -> str:
    text = mark("With: {names}, and {count} more") if entry.unnamed else mark("With: {names}")
    return _line(say, text, names=", ".join(names.values()), count=str(entry.unnamed))


def said_doubt(one: Doubt, *, say: Say = as_written) -> str:
    """A doubt with its days, each in words and as it can be written."""
    first, second = (*one.days, None, None)[:2]
    return _line(
        say,
        one.text,
        about=one.about,
        first=Voice(say).day(first) if first else "",
        second=Voice(say).day(second) if second else "",
        first_written=first.isoformat() if first else "",
        second_written=second.isoformat() if second else "",
    )


def _of(name: str, note: str) -> str:
    told = f" ({name})" if name else ""
    return f"{told}: {note}" if note else told


def _unclear(one: Named, say: Say) -> str:
    if not one.candidates:
        return _line(say, mark("“{name}” is nobody you know yet."), name=one.text)
    people = ", ".join(known.name for known in one.candidates[:5])
    return _line(say, mark("“{name}” may be: {people}. Say which."), name=one.text, people=people)


def _when(entry: LogEntry, say: Say) -> str:
    """The day with its weekday; the time only where it was said."""
    if entry.at is None or not (entry.channel or entry.day_said or entry.time_said):
        return ""
    text = mark("Planned: {day}") if entry.planned else mark("When: {day}")
    day = _day(entry.at, say)
    return _line(say, text, day=f"{day}, {entry.at:%H:%M}" if entry.time_said else day)


def _day(at: datetime, say: Say) -> str:
    return _line(
        say,
        mark("{weekday} {day} {month} {year}"),
        weekday=say(WEEKDAYS[at.weekday()]),
        day=str(at.day),
        month=say(MONTHS[at.month - 1]),
        year=str(at.year),
    )


def _how(entry: LogEntry, say: Say) -> str:
    if entry.channel is None:
        return ""
    parts = [say(CHANNELS[entry.channel])]
    if entry.channel in (Channel.MAIL, Channel.MESSAGE):
        parts.append(say(WROTE[entry.direction]))
    elif entry.direction is Direction.SENT and entry.channel is not Channel.SOCIAL:
        parts.append(say(mark("you tried")))
    if entry.minutes:
        parts.append(_line(say, mark("{minutes} minutes"), minutes=str(entry.minutes)))
    if entry.declined:
        parts.append(say(mark("it did not take place, or was declined")))
    return _line(say, mark("How: {how}"), how=", ".join(parts))

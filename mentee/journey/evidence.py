"""Evidence found in what was imported and logged: exchanges, meetings, gatherings shared, introductions accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentee.journey.outreach import REPLY_DAYS, Message, is_meeting, messages, took_place
from mentee.records.journey import ActionKind, Answer, Direction, Encounter, Relationship
from mentee.records.seeker import Reflection

CROWD = 30  # in a bigger gathering two people need not have met; then the seeker's own note tells

OUTWARD_DEEDS = frozenset({ActionKind.FIRST_MESSAGE, ActionKind.ANSWER_POST, ActionKind.ASK_INTRODUCTION})
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # not strftime: the same words whatever the machine's locale


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing found: the key of the fact, when, and in words."""

    key: str
    at: datetime
    words: str

    def __str__(self) -> str:
        return f"{self.words} [{self.key}]"


def day_words(day: date) -> str:
    """A date as people say it: 3 May 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def meetings(rel: Relationship, now: datetime) -> list[Encounter]:
    """One-to-one meetings and calls held up to now, in order of time."""
    held = (e for e in rel.encounters if is_meeting(e) and e.others == 0 and took_place(e, now))
    return sorted(held, key=lambda encounter: encounter.at)


def shared_gatherings(rel: Relationship, now: datetime) -> list[Encounter]:
    """Gatherings at which both were and may be taken to have met, in order of time."""
    shared = (
        e
        for e in rel.encounters
        if is_meeting(e) and e.others > 0 and took_place(e, now) and (e.others <= CROWD or e.notes)
    )
    return sorted(shared, key=lambda encounter: encounter.at)


def exchanges(rel: Relationship, now: datetime) -> list[Evidence]:
    """Two-way exchanges in order of time: a message and its answer, in one thread or within 30 days.

    Each message belongs to one exchange at most, and an exchange begins after the one before has ended: two letters
    that are both answered in one go are one. A message logged as both ways is an exchange by itself.
    """
    return exchanges_of(messages(rel, now), rel.name)


def exchanges_of(talk: list[Message], name: str) -> list[Evidence]:
    """The same, from messages in order of time; `name` is the other's."""
    found: list[Evidence] = []
    waiting: list[tuple[int, Message]] = []
    ended = -1  # the place of the last answer
    for place, message in enumerate(talk):
        if message.direction is Direction.BOTH:
            found.append(Evidence(message.key, message.at, f"wrote to each other on {day_words(message.at)}"))
            ended = place
            continue
        begun = _answered_by(message, waiting)
        if begun is not None:
            waiting = _still_waiting(waiting, begun[1], message)
        if begun is None or begun[0] < ended:
            waiting = [*waiting[-19:], (place, message)]  # bounded: a long one-sided stream is no exchange
            continue
        ended = place
        who = name if message.direction is Direction.RECEIVED else "you"
        words = f"{who} answered on {day_words(message.at)} what was written on {day_words(begun[1].at)}"
        found.append(Evidence(message.key, message.at, words))
    return found


def _answered_by(message: Message, waiting: list[tuple[int, Message]]) -> tuple[int, Message] | None:
    """What a message answers, with its place: the latest of its own thread, else the latest of the last 30 days."""
    other = [one for one in reversed(waiting) if one[1].direction is not message.direction]
    if message.thread:
        threaded = next((one for one in other if message.thread in (one[1].thread, one[1].key)), None)
        if threaded is not None:
            return threaded
    return other[0] if other and (message.at - other[0][1].at).days <= REPLY_DAYS else None


def _still_waiting(waiting: list[tuple[int, Message]], first: Message, answer: Message) -> list[tuple[int, Message]]:
    """What waits on once `first` is answered; an answer without a thread answers all that was written before it."""
    if answer.thread and answer.thread in (first.thread, first.key):
        return [(n, m) for n, m in waiting if m is not first and m.thread != answer.thread]
    return [(n, m) for n, m in waiting if m.at > first.at and m.direction is not first.direction]


def encounters_met(rel: Relationship, now: datetime) -> list[Evidence]:
    """Times at which the two met, alone or at a gathering, in order of time."""
    alone = [Evidence(e.key, e.at, f"met one to one on {day_words(e.at)}") for e in meetings(rel, now)]
    among = [
        Evidence(e.key, e.at, f"both at {e.subject or 'a gathering'} on {day_words(e.at)}")
        for e in shared_gatherings(rel, now)
    ]
    return sorted(alone + among, key=lambda evidence: evidence.at)


def introductions_accepted(rel: Relationship, now: datetime) -> list[Evidence]:
    """Introductions that a connector agreed to make, in order of time."""
    return sorted(
        (
            Evidence(f"introduction:{i.connector}", i.accepted, f"{i.connector} agreed to introduce you")
            for i in rel.introductions
            if i.accepted is not None and i.accepted <= now
        ),
        key=lambda evidence: evidence.at,
    )


def outward(rel: Relationship, now: datetime) -> list[Evidence]:
    """First steps towards the person: something sent, an introduction asked, a deed marked done, a meeting."""
    found = [
        Evidence(m.key, m.at, f"you wrote on {day_words(m.at)}")
        for m in messages(rel, now)
        if m.direction is not Direction.RECEIVED
    ]
    found += [
        Evidence(f"introduction:{i.connector}", i.asked, f"you asked {i.connector} for an introduction")
        for i in rel.introductions
        if i.asked <= now
    ]
    found += [
        Evidence(f"done:{d.kind}:{d.about}", d.at, f"you did it ({d.kind}) on {day_words(d.at)}")
        for d in rel.decisions
        if d.answer is Answer.DONE and d.kind is ActionKind.ASK_INTRODUCTION and d.at <= now
    ]
    return sorted(found + encounters_met(rel, now), key=lambda evidence: evidence.at)


def current_reflection(rel: Relationship, now: datetime) -> Reflection | None:
    """The seeker's latest judgement."""
    return max((r for r in rel.reflections if r.at <= now), key=lambda reflection: reflection.at, default=None)


def red_flag(rel: Relationship, now: datetime) -> str:
    """The latest red flag, empty where there is none: a kinder card afterwards does not lift it, the seeker does."""
    flagged = [r for r in rel.reflections if r.red_flag and r.at <= now]
    return max(flagged, key=lambda reflection: reflection.at).red_flag if flagged else ""


def admired(rel: Relationship, now: datetime) -> list[Evidence]:
    """Reflections that name a value or a trait; none while there is a red flag."""
    if red_flag(rel, now):
        return []
    found = []
    for r in rel.reflections:
        named = (*r.values, *(trait.name for trait in r.traits))
        if named and r.at <= now and not r.red_flag:
            found.append(Evidence(f"reflection:{r.at:%Y-%m-%d}", r.at, f"you named {', '.join(named[:3])}"))
    return sorted(found, key=lambda evidence: evidence.at)


def preliminary(rel: Relationship, now: datetime, talk: list[Message] | None = None) -> list[Evidence]:
    """What makes a first conversation thinkable: two exchanges, an introduction accepted, or an encounter.

    In order of time, so that the first is when it became thinkable; empty while there is none of them. `talk` are
    the messages up to now where they are at hand.
    """
    met = encounters_met(rel, now)
    second = [
        Evidence(e.key, e.at, f"two exchanges, the second when {e.words}")
        for e in exchanges_of(messages(rel, now) if talk is None else talk, rel.name)[1:2]
    ]
    return sorted(met[:1] + introductions_accepted(rel, now)[:1] + second, key=lambda evidence: evidence.at)

"""Evidence found in what was imported and logged: exchanges, meetings, gatherings shared, introductions accepted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.journey.outreach import REPLY_DAYS, Message, is_meeting, messages, took_place
from mentee.records.journey import ActionKind, Answer, Direction, Encounter, Relationship
from mentee.records.say import Voice, mark
from mentee.records.seeker import Reflection

CROWD = 30  # in a bigger gathering two people need not have met; then the seeker's own note tells

OUTWARD_DEEDS = frozenset({ActionKind.FIRST_MESSAGE, ActionKind.ANSWER_POST, ActionKind.ASK_INTRODUCTION})


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of evidence in the seeker's words: the key of the fact, when, and the sentence."""

    key: str
    at: datetime
    words: str

    def __str__(self) -> str:
        return f"{self.words} [{self.key}]"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing found: the key of the fact, when, and a marked sentence with its facts."""

    key: str
    at: datetime
    sentence: str
    facts: tuple[tuple[str, object], ...] = ()

    def told(self, voice: Voice) -> Told:
        """In the seeker's tongue, with the days of their zone."""
        return Told(self.key, self.at, voice.told(self.sentence, dict(self.facts)))


def of(key: str, at: datetime, sentence: str, **facts: object) -> Evidence:
    """The evidence that `sentence` tells with `facts`."""
    return Evidence(key, at, sentence, tuple(facts.items()))


def met_alone(encounter: Encounter) -> Evidence:
    """A meeting of the two."""
    return of(encounter.key, encounter.at, mark("met one to one on {on}"), on=encounter.at)


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
            found.append(of(message.key, message.at, mark("you wrote to each other on {on}"), on=message.at))
            ended = place
            continue
        begun = _answered_by(message, waiting)
        if begun is not None:
            waiting = _still_waiting(waiting, begun[1], message)
        if begun is None or begun[0] < ended:
            waiting = [*waiting[-19:], (place, message)]  # bounded: a long one-sided stream is no exchange
            continue
        ended = place
        theirs = message.direction is Direction.RECEIVED
        answered = mark("{name} answered on {on} what you wrote on {begun}")
        yours = mark("you answered on {on} what {name} wrote on {begun}")
        facts = {"name": name, "on": message.at, "begun": begun[1].at}
        found.append(of(message.key, message.at, answered if theirs else yours, **facts))
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
    found = [met_alone(e) for e in meetings(rel, now)]
    for e in shared_gatherings(rel, now):
        where = mark("both at {title} on {on}") if e.subject else mark("both at a gathering on {on}")
        found.append(of(e.key, e.at, where, title=e.subject, on=e.at))
    return sorted(found, key=lambda evidence: evidence.at)


def introductions_accepted(rel: Relationship, now: datetime) -> list[Evidence]:
    """Introductions that a connector agreed to make, in order of time."""
    return sorted(
        (
            of(
                f"introduction:{i.connector}",
                i.accepted,
                mark("{connector} agreed to introduce you"),
                connector=i.connector,
            )
            for i in rel.introductions
            if i.accepted is not None and i.accepted <= now
        ),
        key=lambda evidence: evidence.at,
    )


def outward(rel: Relationship, now: datetime) -> list[Evidence]:
    """First steps towards the person: something sent, an introduction asked, a deed marked done, a meeting."""
    found = [
        of(m.key, m.at, mark("you wrote on {on}"), on=m.at)
        for m in messages(rel, now)
        if m.direction is not Direction.RECEIVED
    ]
    found += [
        of(
            f"introduction:{i.connector}",
            i.asked,
            mark("you asked {connector} for an introduction"),
            connector=i.connector,
        )
        for i in rel.introductions
        if i.asked <= now
    ]
    found += [
        of(f"done:{d.kind}:{d.about}", d.at, mark("you asked for an introduction on {on}"), on=d.at)
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
            key = f"reflection:{r.at:%Y-%m-%d}"
            found.append(of(key, r.at, mark("you named {named}"), named=", ".join(named[:3])))
    return sorted(found, key=lambda evidence: evidence.at)


def preliminary(rel: Relationship, now: datetime, talk: list[Message] | None = None) -> list[Evidence]:
    """What makes a first conversation thinkable: two exchanges, an introduction accepted, or an encounter.

    In order of time, so that the first is when it became thinkable; empty while there is none of them. `talk` are
    the messages up to now where they are at hand.
    """
    met = encounters_met(rel, now)
    talk = messages(rel, now) if talk is None else talk
    second = [_the_second(e, rel.name) for e in exchanges_of(talk, rel.name)[1:2]]
    return sorted(met[:1] + introductions_accepted(rel, now)[:1] + second, key=lambda evidence: evidence.at)


def _the_second(exchange: Evidence, name: str) -> Evidence:
    facts = dict(exchange.facts)
    return of(
        exchange.key, exchange.at, mark("two exchanges with {name}, the second on {on}"), name=name, on=facts["on"]
    )

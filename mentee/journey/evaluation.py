"""Evaluate, both ways: when it is due, the two sides beside each other, and a suggestion with its reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from mentee.journey.evidence import meetings
from mentee.journey.otherside import Lean, OtherSide, other_side
from mentee.journey.outreach import Message
from mentee.records.journey import Encounter, Evaluation, Relationship, Wish
from mentee.records.say import Phrase, Voice, mark, phrase

QUARTER_DAYS = 91
MET_ONCE = mark("you have met once")
MET_THRICE = mark("you have met three times")
QUARTER_GONE = mark("a quarter has passed since the last look")

# Shown beside the two sides where somebody hesitates; the sources stand in the planner's science table.
BASE_RATES = (
    mark("People underestimate a yes to a direct request by up to half (Flynn & Lake 2008)."),
    mark("Reaching out is appreciated more than senders expect (Liu et al. 2023)."),
)


@dataclass(frozen=True, slots=True)
class Due:
    """An evaluation that is due: what for ("meeting-1", "meeting-3", "quarter-2026-05-03"), and since when.

    `words` is a marked sentence.
    """

    about: str
    since: date
    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What both sides together suggest; the seeker decides. `reason` waits to be told."""

    wish: Wish
    reason: Phrase | str

    def told(self, voice: Voice) -> Suggestion:
        """The same in the seeker's tongue."""
        return replace(self, reason=voice.spoken(self.reason))


def due_from(held: list[Encounter], evaluated: list[datetime], zone: tzinfo) -> Due | None:
    """The next evaluation, which may lie ahead: after meetings 1 and 3, then a quarter after the last.

    `held` are the one-to-one meetings, `evaluated` the times of the evaluations, both in order of time; None
    before the first meeting.
    """
    if not held:
        return None
    last = evaluated[-1] if evaluated else None
    for number in (3, 1):
        if len(held) >= number and (last is None or last < held[number - 1].at):
            at = held[number - 1].at.astimezone(zone).date()
            return Due(f"meeting-{number}", at, MET_ONCE if number == 1 else MET_THRICE)
    if last is None:
        return None
    since = last.astimezone(zone).date() + timedelta(days=QUARTER_DAYS)
    return Due(f"quarter-{since}", since, QUARTER_GONE)


def due(rel: Relationship, now: datetime, zone: tzinfo) -> Due | None:
    """The evaluation that is due now, None where none is."""
    evaluated = sorted(e.at for e in rel.evaluations if e.at <= now)
    coming = due_from(meetings(rel, now), evaluated, zone)
    return coming if coming and coming.since <= now.astimezone(zone).date() else None


def seeker_lean(evaluation: Evaluation) -> Lean:
    """The seeker's side: positive with the wish to continue, no answer below 3 and one above it.

    Negative with the wish to let go, or 7 points of 15 at most.
    """
    answers = (evaluation.value, evaluation.chemistry, evaluation.energy)
    if evaluation.wish is Wish.LET_GO or sum(answers) <= 7:
        return Lean.NEGATIVE
    if evaluation.wish is Wish.CONTINUE and min(answers) >= 3 and max(answers) > 3:
        return Lean.POSITIVE
    return Lean.MIXED


def latest(rel: Relationship, now: datetime) -> Evaluation | None:
    """The last evaluation up to now."""
    return max((e for e in rel.evaluations if e.at <= now), key=lambda evaluation: evaluation.at, default=None)


def both_positive(rel: Relationship, now: datetime) -> Evaluation | None:
    """The latest evaluation where it is positive for the seeker and the facts are for the other, else None."""
    last = positive(rel, now)
    return last if last is not None and other_side(rel, now).lean is Lean.POSITIVE else None


def positive(rel: Relationship, now: datetime) -> Evaluation | None:
    """The latest evaluation where it is positive for the seeker, whatever the other side, else None."""
    last = latest(rel, now)
    return last if last is not None and seeker_lean(last) is Lean.POSITIVE else None


def twice_negative(rel: Relationship, now: datetime) -> bool:
    """Whether the last two evaluations were both negative for the seeker."""
    last = sorted((e for e in rel.evaluations if e.at <= now), key=lambda evaluation: evaluation.at)[-2:]
    return len(last) == 2 and all(seeker_lean(e) is Lean.NEGATIVE for e in last)


def suggest(mine: Evaluation, theirs: OtherSide, *, twice: bool = False) -> Suggestion:
    """Continue, ease off or let go kindly, from both sides; `twice`: the evaluation before was negative too."""
    facts = tuple(signal.text for signal in theirs.signals) or (
        phrase(mark("too little is known of the other side")),
    )
    seeker, other = seeker_lean(mine), theirs.lean
    if mine.wish is Wish.LET_GO or twice:
        looks = mark(
            "two looks in a row were negative; not every good person is the right one, and nobody is to blame"
        )
        wished = mark("you wish to let it go; not every good person is the right one, and nobody is to blame")
        return Suggestion(Wish.LET_GO, phrase(looks if twice else wished))
    if seeker is Lean.NEGATIVE and other is Lean.NEGATIVE:
        return Suggestion(Wish.LET_GO, phrase(mark("it gives neither of you much: {facts}"), facts=theirs.against))
    if other is Lean.NEGATIVE:
        little = mark("there seems to be little room on the other side now: {facts}")
        return Suggestion(Wish.EASE_OFF, phrase(little, facts=theirs.against))
    if mine.wish is Wish.EASE_OFF or seeker is Lean.NEGATIVE:
        return Suggestion(
            Wish.EASE_OFF, phrase(mark("it costs you more than it gives at the moment; {facts}"), facts=facts)
        )
    slow = mark("{facts}. Slow is no sign of less interest: it is their usual pace")
    return Suggestion(Wish.CONTINUE, phrase(slow if theirs.usual_days > 10 else mark("{facts}"), facts=facts))


def suggestion(rel: Relationship, now: datetime, talk: list[Message] | None = None) -> Suggestion | None:
    """What the latest evaluation and the facts of its day suggest, None before the first evaluation."""
    mine = latest(rel, now)
    return suggest(mine, other_side(rel, mine.at, talk), twice=twice_negative(rel, now)) if mine else None

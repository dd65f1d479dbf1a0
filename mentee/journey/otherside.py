"""The other side of a relationship, read from facts only: answers, pace, initiative, meetings, what they got."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from mentee.journey.evidence import meetings
from mentee.journey.ledger import gifts
from mentee.journey.outreach import SMALL_CIRCLE, Message, expects, is_meeting, messages
from mentee.records.journey import Direction, Relationship
from mentee.records.say import Phrase, Voice, mark, phrase

WINDOW = timedelta(days=91)
QUIET = timedelta(days=14)  # after this silence the next message begins a new conversation
DEFAULT_USUAL_DAYS = 7.0  # where the other's usual time to answer is not known
SLOW = 3.0  # times the usual before slowness tells anything


class Lean(StrEnum):
    """Which way the facts lean."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEGATIVE = "negative"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Signal:
    """One fact about the other side with the points it adds; the points sum to the total. `text` waits to be told."""

    kind: str
    points: float
    text: Phrase | str

    def told(self, voice: Voice) -> Signal:
        """The same in the seeker's tongue."""
        return replace(self, text=voice.spoken(self.text))


@dataclass(frozen=True, slots=True)
class OtherSide:
    """Facts of the quarter up to now; shares in [0, 1], None where there is nothing to read."""

    answered: float | None
    days_to_answer: float | None
    usual_days: float
    initiates: float | None
    held: int
    declined: int
    got: int
    signals: tuple[Signal, ...]

    @property
    def total(self) -> float:
        """Sum of the points."""
        return sum(signal.points for signal in self.signals)

    @property
    def against(self) -> tuple[Phrase | str, ...]:
        """What leans against; all that is known where nothing does by itself."""
        leaning = [signal for signal in self.signals if signal.points < 0] or self.signals
        return tuple(signal.text for signal in leaning)

    @property
    def lean(self) -> Lean:
        """Positive from 1 point on, negative from -1, mixed between, unknown without any fact."""
        if not self.signals:
            return Lean.UNKNOWN
        if self.total >= 1:
            return Lean.POSITIVE
        return Lean.NEGATIVE if self.total <= -1 else Lean.MIXED

    def told(self, voice: Voice) -> OtherSide:
        """The same in the seeker's tongue."""
        return replace(self, signals=tuple(signal.told(voice) for signal in self.signals))


def answer_times(
    talk: list[Message], met: list[datetime], now: datetime, patience_days: float
) -> tuple[int, int, list[float]]:
    """How many of the seeker's turns can be judged by now, how many were answered, and the days to each answer.

    A turn begins with a message that asks for an answer and ends with the next of theirs, or with a meeting (an
    answer that tells no pace). A last turn younger than the patience is not judged. `met` are times of meetings.
    """
    judged, answered, waits = 0, 0, []
    begun: datetime | None = None
    inbound: datetime | None = None
    turns: list[tuple[datetime, Message | None]] = [(m.at, m) for m in talk] + [(at, None) for at in met]
    for at, message in sorted(turns, key=lambda turn: turn[0]):
        if message is not None and message.direction is Direction.SENT:
            if begun is None and expects(message, inbound):
                begun = at
            continue
        if begun is not None:
            judged, answered = judged + 1, answered + 1
            if message is not None:
                waits.append((at - begun).total_seconds() / 86400)
        begun, inbound = None, at
    if begun is not None and (now - begun).total_seconds() / 86400 > patience_days:
        judged += 1
    return judged, answered, waits


def share_initiated(talk: list[Message]) -> float | None:
    """Share of conversations that the other began; a conversation begins after 14 days of quiet."""
    begun = [m for before, m in zip([None, *talk], talk, strict=False) if before is None or m.at - before.at > QUIET]
    one_sided = [m for m in begun if m.direction is not Direction.BOTH]
    return sum(m.direction is Direction.RECEIVED for m in one_sided) / len(one_sided) if one_sided else None


def other_side(rel: Relationship, now: datetime, talk: list[Message] | None = None) -> OtherSide:
    """The other side in the quarter before now; `talk` are all messages, where they are at hand."""
    since = now - WINDOW
    usual = rel.busy_gap_days or DEFAULT_USUAL_DAYS
    talk = [m for m in (messages(rel, now) if talk is None else talk) if since < m.at <= now]
    together = [e.at for e in meetings(rel, now) if e.at > since]
    judged, count, waits = answer_times(talk, together, now, max(14.0, SLOW * usual))
    answered = count / judged if judged else None
    days = median(waits) if waits else None
    initiates = share_initiated(talk)
    held = len(together)
    declined = sum(e.declined and since < e.at and is_meeting(e) and e.others <= SMALL_CIRCLE for e in rel.encounters)
    got = sum(since < at <= now for at, _ in gifts(rel))
    signals = [
        *_answer_signals(answered, judged, days, usual),
        *_meeting_signals(held, declined),
        *_initiative_signals(initiates, len(talk)),
    ]
    if got and signals:
        signals.append(Signal("got", 0.25, phrase(mark("you gave {times} this quarter"), times=_times(got))))
    return OtherSide(answered, days, usual, initiates, held, declined, got, tuple(signals))


def _times(count: int) -> Phrase:
    return phrase({1: mark("once"), 2: mark("twice")}.get(count, mark("{count} times")), count=count)


def _days(days: float) -> Phrase:
    whole = round(days)
    words = {0: mark("less than a day"), 1: mark("one day")}.get(whole, mark("{count} days"))
    return phrase(words, count=whole)


def _answer_signals(answered: float | None, judged: int, days: float | None, usual: float) -> list[Signal]:
    found = []
    slow = days is not None and days > SLOW * usual and days > 7
    if answered is not None and judged >= 2:
        points = (0.5 if slow else 1.0) if answered >= 0.5 else (-1.0 if answered < 0.25 else -0.25)
        text = phrase(mark("answered {count} of {all} times"), count=round(answered * judged), all=judged)
        found.append(Signal("answers", points, text))
    elif answered is not None:
        text = phrase(mark("answered") if answered else mark("did not answer yet"))
        found.append(Signal("answers", 0.5 if answered else -0.5, text))
    if days is not None:
        as_ever = mark("takes {days} to answer, usually {usual}: as ever")
        pace = mark("takes {days} to answer, usually {usual}") if slow else as_ever
        text = phrase(pace, days=_days(days), usual=_days(usual))
        found.append(Signal("pace", -1.0 if slow else 0.25, text))
    return found


def _meeting_signals(held: int, declined: int) -> list[Signal]:
    found = []
    if held:
        found.append(Signal("meetings", min(1.0, 0.5 * held), phrase(mark("met {times}"), times=_times(held))))
    if declined:
        text = phrase(mark("cancelled or declined {times}"), times=_times(declined))
        found.append(Signal("declined", -1.0 * declined, text))
    return found


def _initiative_signals(initiates: float | None, count: int) -> list[Signal]:
    if initiates is None or count < 4 or initiates < 0.2:
        return []
    return [Signal("initiative", 0.5, phrase(mark("began {share} of the conversations"), share=f"{initiates:.0%}"))]

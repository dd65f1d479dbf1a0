"""What one line of plain words was understood to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentee.records.facts import Channel
from mentee.records.journey import Direction, FeedbackKind, Gave, Received


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the seeker's world: the stable reference, and the name to show."""

    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written; with no candidates nobody of that name is known, with several it is not clear who is meant.

    One candidate means: it may be this person, but the name as written is another.
    """

    text: str
    candidates: tuple[Known, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerHint:
    """Something received or given, as the line tells it; `who` is a reference, empty: everybody of the entry."""

    kind: Received | Gave
    note: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackHint:
    """Something told to the seeker about what they do; kind None: praise or challenge, the seeker must say which."""

    words: str
    kind: FeedbackKind | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class NeedHint:
    """Something the other looks for."""

    text: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that was read in one way and might be meant in another; `text` is a marked sentence with {about}.

    `days` fill {first} and {second} in the sentence. `of`: what is in doubt, "when", "whether" or
    "how" (empty: none of them); `stops`: nothing can be kept as long as it is.
    """

    text: str
    about: str = ""
    days: tuple[date, ...] = ()
    of: str = ""
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of the line from `start` to `end` (characters) and what it was understood as."""

    start: int
    end: int
    meaning: str


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line, understood.

    `at` is aware, in the seeker's zone; None: it lies ahead and no day was said, or the day is in doubt.
    `day_said` and `time_said` tell what of it was written. `unclear` holds the names that fit nobody or several.
    Whatever was not understood stands in `notes`. `unnamed`: how many more were there, the least where no number is
    said. `pieces` cover every word of the text.
    """

    text: str
    people: tuple[Known, ...]
    unclear: tuple[Named, ...]
    channel: Channel | None
    direction: Direction
    at: datetime | None
    day_said: bool
    time_said: bool
    planned: bool
    declined: bool
    minutes: int | None
    notes: str
    ask_next_time: tuple[str, ...] = ()
    ledger: tuple[LedgerHint, ...] = ()
    feedback: tuple[FeedbackHint, ...] = ()
    needs: tuple[NeedHint, ...] = ()
    promises: tuple[str, ...] = ()
    unnamed: int = 0
    doubts: tuple[Doubt, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def others(self) -> int:
        """How many took part beside the seeker and one person: what an Encounter calls `others`."""
        return max(0, len(self.people) + len(self.unclear) - 1) + self.unnamed

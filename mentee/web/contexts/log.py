"""What the log shows: a line, how it was understood, and who may be meant by a name that fits several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentee.flows.steps.log import Understood
from mentee.journey.logline.entry import Named

MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that fits several, and the line as it reads once one of them is written in full."""

    text: str
    lines: tuple[tuple[str, str, str], ...]  # who, what tells them from others of the name, the whole line with them


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line is understood, in words; `problem` says what keeps it from being kept, empty: nothing."""

    lines: tuple[tuple[str, str], ...]  # what it is about ("With"), what was understood
    problem: str
    choices: tuple[Choice, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    """The page; `next` is where it leads once the line is kept."""

    line: str
    reading: Reading | None
    trouble: str
    next: str


def unclear_people(understood: Understood) -> list[int]:
    """Whoever may be meant by a name that fits several."""
    return [int(known.reference) for one in understood.entry.unclear for known in one.candidates[:MOST_CHOICES]]


def reading_of(understood: Understood, line: str, details: Mapping[int, str]) -> Reading:
    """The reading of a line with its ways to make it clear; `details` tell people of one name apart."""
    choices = tuple(
        Choice(one.text, tuple(_ways(one, line, details))) for one in understood.entry.unclear if one.candidates
    )
    return Reading(
        lines=tuple(_parted(line) for line in understood.lines),
        problem=understood.problem,
        choices=choices,
        undecided=understood.undecided,
    )


def _ways(one: Named, line: str, details: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    """Each who may be meant; where their name alone says no more than the line did, their number goes into it."""
    names = Counter(known.name for known in one.candidates)
    for known in one.candidates[:MOST_CHOICES]:
        tells = names[known.name] == 1 and known.name.casefold() != one.text.casefold()
        instead = known.name if tells else f"#{known.reference}"
        detail = "" if tells else details.get(int(known.reference), "")
        yield known.name, detail, line.replace(one.text, instead, 1)


def _parted(line: str) -> tuple[str, str]:
    """The word before the colon apart from what follows; a sentence without one stands alone."""
    head, colon, rest = line.partition(": ")
    return (head, rest) if colon and len(head) < 40 else ("", line)

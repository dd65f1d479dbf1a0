"""What the log shows: a line, how it was understood, and who may be meant by a name that fits several."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.flows.steps.log import Understood


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that fits several, and the line as it reads once one of them is written in full."""

    text: str
    lines: tuple[tuple[str, str], ...]  # who, the whole line with their name


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


def reading_of(understood: Understood) -> Reading:
    """The reading with its ways to make it clear."""
    entry = understood.entry
    choices = tuple(
        Choice(
            one.text,
            tuple((known.name, entry.text.replace(one.text, known.name, 1)) for known in one.candidates[:6]),
        )
        for one in entry.unclear
        if one.candidates
    )
    return Reading(
        lines=tuple(_parted(line) for line in understood.lines),
        problem=understood.problem,
        choices=choices,
        undecided=understood.undecided,
    )


def _parted(line: str) -> tuple[str, str]:
    """The word before the colon apart from what follows; a sentence without one stands alone."""
    head, colon, rest = line.partition(": ")
    return (head, rest) if colon and len(head) < 40 else ("", line)

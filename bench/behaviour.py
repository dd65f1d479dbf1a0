"""How the others behave in a simulated year: eager, busy, silent, cooling, or as chance has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What somebody does; `day` counts from the beginning of the year.

    `answers` gives the days until an answer, `accepts` the days until a meeting proposed is held, each None for
    never; `declines` says that a meeting proposed was refused outright; `writes` is the chance a day of a message
    unasked; `usual` their own usual days to answer.
    """

    name: str
    answers: Callable[[int, Random], int | None]
    accepts: Callable[[int, Random], int | None]
    declines: Callable[[int, Random], bool]
    writes: float
    usual: float | None
    challenges: bool = False
    hold_on: int | None = None  # day on which the seeker hears that it is a bad time
    second_hold_after: int | None = None  # days after which a second, overlapping bad time is heard of
    accepts_then_cancels: float = 0.0  # share of the meetings accepted that are called off on the day before
    imported_after: int = 0  # their mail comes in with an import, up to so many days late and in any order
    moves_on: int | None = None  # day on which they leave the seeker's organisation, or come to it
    together: bool = False  # meetings with them are often meetings of several


def never(day: int, rng: Random) -> int | None:
    """No answer, no meeting."""
    return None


def no(day: int, rng: Random) -> bool:
    """Nothing is refused outright."""
    return False


COOLS_FROM, COLD_FROM = 120, 190


def cooling_answer(day: int, rng: Random) -> int | None:
    """As ever at first, then slower and slower, then hardly at all."""
    if day < COOLS_FROM:
        return rng.randint(1, 4)
    return rng.randint(10, 24) if day < COLD_FROM or rng.random() < 0.5 else None


EAGER = Behaviour(
    "eager",
    answers=lambda day, rng: rng.randint(1, 3),
    accepts=lambda day, rng: rng.randint(4, 9),
    declines=no,
    writes=0.01,
    usual=2.0,
    challenges=True,
)
BUSY = Behaviour(
    "busy",
    answers=lambda day, rng: rng.randint(15, 32),
    accepts=lambda day, rng: rng.randint(14, 25),
    declines=no,
    writes=0.0,
    usual=24.0,
)
SILENT = Behaviour("silent", answers=never, accepts=never, declines=no, writes=0.0, usual=None)
COOLING = Behaviour(
    "cooling",
    answers=cooling_answer,
    accepts=lambda day, rng: rng.randint(5, 10) if day < COOLS_FROM else None,
    declines=lambda day, rng: day >= COOLS_FROM,
    writes=0.0,
    usual=2.5,
)
SCRIPTED = (EAGER, BUSY, SILENT, COOLING)

CANCELLING = Behaviour(
    "cancelling",
    answers=lambda day, rng: rng.randint(1, 6),
    accepts=lambda day, rng: rng.randint(3, 12),
    declines=no,
    writes=0.0,
    usual=3.0,
    accepts_then_cancels=1.0,
)
WRITING = Behaviour(
    "writing",
    answers=lambda day, rng: rng.randint(0, 1),
    accepts=lambda day, rng: rng.randint(2, 6),
    declines=no,
    writes=0.6,
    usual=0.5,
    challenges=True,
)
MOVING = Behaviour(
    "moving",
    answers=lambda day, rng: rng.randint(1, 8) if not 150 <= day < 200 else None,
    accepts=lambda day, rng: rng.randint(5, 14),
    declines=no,
    writes=0.005,
    usual=4.0,
    hold_on=145,
    second_hold_after=20,
    moves_on=170,
    challenges=True,
)
LATE = Behaviour(
    "late",
    answers=lambda day, rng: rng.randint(1, 12),
    accepts=lambda day, rng: rng.randint(4, 10),
    declines=no,
    writes=0.02,
    usual=5.0,
    imported_after=45,
)
IN_COMPANY = Behaviour(
    "in company",
    answers=lambda day, rng: rng.randint(1, 5),
    accepts=lambda day, rng: rng.randint(3, 9),
    declines=lambda day, rng: rng.random() < 0.2,
    writes=0.01,
    usual=3.0,
    together=True,
    challenges=True,
)
FURTHER = (CANCELLING, WRITING, MOVING, LATE, IN_COMPANY)


def random_behaviour(rng: Random) -> Behaviour:
    """Somebody nobody scripted."""
    share, slow, kind = rng.random(), rng.randint(1, 40), rng.random()
    return Behaviour(
        "random",
        answers=lambda day, r: r.randint(1, slow) if r.random() < share else None,
        accepts=lambda day, r: r.randint(3, 30) if r.random() < kind else None,
        declines=lambda day, r: r.random() > kind,
        writes=rng.random() * 0.03,
        usual=rng.choice([None, slow / 2]),
        challenges=rng.random() < 0.5,
        hold_on=rng.choice([None, rng.randint(20, 300)]),
    )

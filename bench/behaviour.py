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

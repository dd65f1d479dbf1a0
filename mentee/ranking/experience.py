"""Who has done this before: dated evidence of guiding or answering others, matched with a new topic and faded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mentee.ranking.query import Query
from mentee.ranking.text import TextIndex

Floats = NDArray[np.float64]
_FULL = 0.25  # fresh deeds times share of the topic that give 1 - 1/e among few; tuned in bench/quality_mentors.py
_TOP = 0.95  # among many deeds, who stands here gives 1 - 1/e**2: a busy list makes nobody an expert for a word


@dataclass(frozen=True, slots=True)
class Deeds:
    """m pieces of evidence that somebody guided, taught or answered: who, when (days), on what.

    person: int32 [m], index into n people; day: float64 [m], on any common scale; topic: the m texts, indexed.
    """

    n: int
    person: NDArray[np.int32]
    day: Floats
    topic: TextIndex

    @classmethod
    def build(cls, n: int, person: ArrayLike, day: ArrayLike, texts: Sequence[str]) -> Deeds:
        """Deeds of n people from three lists of equal length."""
        people, days = np.asarray(person, dtype=np.int32), np.asarray(day, dtype=np.float64)
        if not len(people) == len(days) == len(texts):
            raise ValueError("person, day and texts must be equally long")
        return cls(n, people, days, TextIndex.build(texts))


def evidence(deeds: Deeds, query: Query, *, today: float, half_life: float) -> tuple[Floats, Floats]:
    """(experience, guided), both float64 [n], for Profiles: on this very topic in [0, 1], and on any, as a count.

    A deed counts 2 ** (-age / half_life); those after today count nothing. What gives full experience grows with
    what the most experienced have done, so that thousands of answers on a list still tell people apart.
    """
    age = today - deeds.day
    fresh = np.where(age >= 0, 2.0 ** (-np.maximum(age, 0) / half_life), 0.0)
    guided = np.bincount(deeds.person, weights=fresh, minlength=deeds.n).astype(np.float64)
    share = np.minimum(1.0, deeds.topic.shares(query).astype(np.float64))
    on_topic = np.bincount(deeds.person, weights=fresh * share, minlength=deeds.n)
    some = on_topic[on_topic > 0]
    full = max(_FULL, float(np.quantile(some, _TOP)) / 2) if len(some) else _FULL
    return 1 - np.exp(-on_topic / full), guided

"""Whether people answer the seeker, and how soon."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mentee.network.encounters import RECEIVED, SENT, Encounters
from mentee.network.order import by_both, starts, then_by
from mentee.network.weights import DAY, TieWeights

Floats = NDArray[np.float64]


def answers(
    met: Encounters, *, now: float, weights: TieWeights, people: int
) -> tuple[NDArray[np.int64], Floats, Floats]:
    """Per person: messages of the seeker's that could be answered, the share that was, and the median days to it.

    An answer is the next message from that person in the same conversation within the answer window; where no
    conversation is known, the next message from that person. Several messages before one answer count once, and
    one sent within the grace period is still waiting. Share and days are nan where there is nothing to tell.
    """
    letters = (met.kind == SENT) | (met.kind == RECEIVED)
    person, thread, at = met.person[letters], met.thread[letters], met.at[letters]
    sent = met.kind[letters] == SENT
    order = by_both(np.argsort(at, kind="stable"), person, thread)
    person, thread, at, sent = person[order], thread[order], at[order], sent[order]
    last = np.ones(len(at), dtype=np.bool_)
    last[:-1] = starts(person, thread)[1:]
    next_sent = np.zeros(len(at), dtype=np.bool_)
    next_sent[:-1] = sent[1:] & ~last[:-1]
    gap = np.zeros(len(at))
    gap[:-1] = np.diff(at) / DAY
    asks = sent & ~next_sent
    answered = asks & ~last & (gap <= weights.answer_window)
    asks &= answered | ((now - at) / DAY > weights.answer_grace)
    asked = np.bincount(person[asks], minlength=people)
    got = np.bincount(person[answered], minlength=people)
    share = np.divide(got, asked, out=np.full(people, np.nan), where=asked > 0)
    return asked, share, medians(person[answered], gap[answered], people)


def medians(group: NDArray[np.int32], value: Floats, groups: int) -> Floats:
    """Median of the values of each group, nan for an empty one."""
    order = then_by(np.argsort(value, kind="stable"), group)
    ordered = value[order]
    size = np.bincount(group, minlength=groups)
    start = np.r_[0, np.cumsum(size)[:-1]]
    some = size > 0
    low = start[some] + (size[some] - 1) // 2
    high = start[some] + size[some] // 2
    middle = np.full(groups, np.nan)
    middle[some] = (ordered[low] + ordered[high]) / 2.0
    return middle

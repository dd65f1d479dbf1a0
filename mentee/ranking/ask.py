"""Whom to reflect on next: the people about whom the seeker's word would change the shortlist most."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.query import Query
from mentee.ranking.shortlist import candidate_scores
from mentee.ranking.weights import Weights

Floats = NDArray[np.float64]
# What a reflection may come to, seen from the prior: quantiles of a bell around it, in [0.2, 1.0], equally likely.
_LEVELS = np.array([0.30, 0.45, 0.60, 0.72, 0.88])
_RED_FLAG = 0.03  # how often a reflection takes the person off the list


def worth_asking(scores: Floats, profiles: Profiles, *, weights: Weights, k: int) -> Floats:
    """float64 [n]: points that the k best are expected to gain in sum by a reflection on each person.

    scores: float64 [n] of `candidate_scores`, nan where the person is never suggested. With the threshold t (the best
    score not chosen) and the score s(q) that a reflection of level q would give, somebody on the list is worth
    E max(t - s(q), 0), for they would make room; somebody off it E max(s(q) - t, 0), t then being the last chosen's
    score (the knowledge gradient of Frazier, Powell & Dayanik 2008, for a choice of k). 0 where a reflection exists.
    """
    able = ~np.isnan(scores)
    ranked = np.sort(scores[able])[::-1]
    if not len(ranked) or k <= 0:
        return np.zeros(len(scores))
    last_in = ranked[min(k, len(ranked)) - 1]
    first_out = ranked[k] if k < len(ranked) else 0.0
    b = weights.factors.admire
    known = np.where(able, scores, 0.0)
    outcomes = known[:, None] * (_LEVELS[None, :] / weights.admire_prior) ** b
    listed = able & (known >= last_in)
    room = np.maximum(first_out - outcomes, 0.0).mean(axis=1) * (1 - _RED_FLAG) + _RED_FLAG * first_out
    rise = np.maximum(outcomes - last_in, 0.0).mean(axis=1) * (1 - _RED_FLAG)
    worth = np.where(listed, room, rise)
    return np.where(able & np.isnan(profiles.admire), worth, 0.0)


def whom_to_ask(
    profiles: Profiles, query: Query, aim: Aim, *, weights: Weights, k: int, most: int
) -> NDArray[np.int64]:
    """int64 [at most `most`]: the people to show as cards, most worth asking first; none in vain."""
    scores = candidate_scores(profiles, query, aim, weights=weights)
    worth = worth_asking(scores, profiles, weights=weights, k=k)
    order = np.argsort(-worth, kind="stable")[:most]
    return order[worth[order] > 0]

"""The few people to look at: best scores, inside and outside the organisation, near-copies spread, with reasons."""

from __future__ import annotations

from math import ceil

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.factors import terms
from mentee.ranking.query import Query
from mentee.ranking.reasons import explained
from mentee.ranking.score import factor_values, scores
from mentee.ranking.weights import Weights
from mentee.records.scores import Candidate

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
_POOL = 40  # how many times the wanted number is looked at when near-copies are spread


def candidate_scores(profiles: Profiles, query: Query, aim: Aim, *, weights: Weights) -> Floats:
    """float64 [n]: everybody's score; nan for those who are never suggested (red flag, hold, never, the seeker)."""
    match = profiles.text.shares(query).astype(np.float64)
    found = scores(factor_values(terms(profiles, match, aim, weights=weights)), weights.factors)
    return np.where(barred(profiles), np.nan, found)


def barred(profiles: Profiles) -> NDArray[np.bool_]:
    """bool [n]: who is never suggested."""
    return profiles.red_flag | profiles.hold | profiles.never


def shortlist(profiles: Profiles, query: Query, aim: Aim, *, weights: Weights, k: int) -> list[Candidate]:
    """At most k candidates, best first, each with factors and with reasons that sum to the score."""
    found = candidate_scores(profiles, query, aim, weights=weights)
    chosen = choose(found, profiles, weights=weights, k=k)
    return candidates(profiles, query, aim, weights=weights, rows=chosen)


def candidates(profiles: Profiles, query: Query, aim: Aim, *, weights: Weights, rows: Rows) -> list[Candidate]:
    """Named people with factors and reasons, in the order given; nobody is left out, whatever bars them."""
    match = profiles.text.shares(query).astype(np.float64)
    return explained(profiles, query, match, aim, weights=weights, rows=np.asarray(rows, dtype=np.int64))


def choose(found: Floats, profiles: Profiles, *, weights: Weights, k: int) -> Rows:
    """int64 [at most k]: the rows to show, by score; nan scores are never chosen.

    Near-copies (same organisation and title) are spread by marginal relevance (Carbonell & Goldstein 1998), then
    inside and outside get at least `both_sides` of the places where there are people on both sides.
    """
    able = np.flatnonzero(~np.isnan(found))
    if k <= 0 or not len(able):
        return np.zeros(0, dtype=np.int64)
    least = max(1, ceil(weights.both_sides * k)) if k > 1 else 0
    inside, outside = able[profiles.inside[able]], able[~profiles.inside[able]]
    spread = [_spread(_top(found, side, k), found, profiles, weights, k) for side in (inside, outside)]
    merged = _spread(np.concatenate(spread), found, profiles, weights, k)
    for side in spread:
        missing = [i for i in side[:least] if i not in set(merged[:k])]
        others = [i for i in merged if i not in set(side)]
        for i in missing:
            if len(merged) < k:
                merged = np.append(merged, i)
            elif len(others) > least:
                merged = np.append(merged[merged != others.pop()], i)
    return merged[np.argsort(-found[merged], kind="stable")].astype(np.int64)


def _top(found: Floats, rows: Rows, k: int) -> Rows:
    """The best of some rows, enough of them to spread near-copies."""
    size = k * _POOL
    if len(rows) > size:
        rows = rows[np.argpartition(-found[rows], size)[:size]]
    return rows[np.argsort(-found[rows], kind="stable")]


def _spread(rows: Rows, found: Floats, profiles: Profiles, weights: Weights, k: int) -> Rows:
    """Greedy: next is whoever has the best score less what likeness to those already chosen costs.

    The likeness to each of them adds up, not the greatest alone: else after the first of a title ten more cost no
    more than one. The seeker's own organisation is no likeness; how many of it are shown is a matter of both sides.
    """
    if not len(rows):
        return rows
    worth = found[rows].copy()
    organisation, title, inside = profiles.organisation[rows], profiles.title[rows], profiles.inside[rows]
    cost = weights.spread * float(worth.max())
    likeness = np.zeros(len(rows))
    chosen: list[int] = []
    for _ in range(min(k, len(rows))):
        best = int(np.argmax(worth - cost * likeness))
        chosen.append(best)
        worth[best] = -np.inf
        same_place = (organisation == organisation[best]) & (organisation >= 0)
        same_title = (title == title[best]) & (title >= 0)
        apart = 0.25 * (same_place & ~inside) + 0.35 * same_title
        likeness += np.where(same_place & same_title, 1.0, apart)
    return rows[chosen]

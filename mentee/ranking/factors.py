"""The four factors of a candidate as products of terms, each a sum of named parts: a score that explains itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.weights import Weights

Floats = NDArray[np.float64]
FACTORS = ("knows", "admire", "willing", "reach")


@dataclass(frozen=True, slots=True)
class Part:
    """One named thing: float64 [n] values, and what it is for a stranger of whom nothing is known."""

    kind: str
    values: Floats
    neutral: float


@dataclass(frozen=True, slots=True)
class Term:
    """(sum of the parts) ** power multiplies its factor; every sum is above 0 and at most 1."""

    factor: str
    power: float
    parts: tuple[Part, ...]

    @property
    def values(self) -> Floats:
        """float64 [n]: the sum of the parts."""
        return np.asarray(np.sum([part.values for part in self.parts], axis=0), dtype=np.float64)

    @property
    def neutral(self) -> float:
        """The sum of the parts for a stranger."""
        return sum(part.neutral for part in self.parts)


def terms(
    profiles: Profiles, match: Floats, aim: Aim, *, weights: Weights, rows: NDArray[np.int64] | None = None
) -> tuple[Term, ...]:
    """All terms of the score for some rows, or for everybody.

    match: float64 [n], how much of what was asked their texts say (TextIndex.shares); of all people, also where
    `rows` are given.
    """
    chosen = match if rows is None else match[rows]
    return (
        *_knows(profiles, np.asarray(chosen, dtype=np.float64), aim, weights, rows),
        _admire(profiles, weights, rows),
        *_willing(profiles, weights, rows),
        _reach(profiles, weights, rows),
    )


def product(found: tuple[Term, ...], factor: str, size: int) -> Floats:
    """float64 [n] in (0, 1]: one factor."""
    result = np.ones(size)
    for term in found:
        if term.factor == factor:
            result *= term.values if term.power == 1 else term.values**term.power
    return result


def ahead(rung: Floats, aim: Aim) -> Floats:
    """float64 [n] in (0, 1]: how well a rung serves the seeker; nan where either is unknown.

    The best gap is one to three rungs. Above, the view of the seeker's next step fades slowly; below, fast. Where
    only the target is known, somebody on it or a little above it is best.
    """
    own = aim.rung if not np.isnan(aim.rung) else aim.target - 1.5
    gap = rung - own
    return np.interp(gap, [-6.0, -2.0, -0.5, 0.0, 1.0, 3.0, 5.0, 9.0], [0.15, 0.3, 0.5, 0.7, 1.0, 1.0, 0.8, 0.55])


def known(values: Floats, prior: float) -> Floats:
    """The values, with the prior where they are nan."""
    return np.where(np.isnan(values), prior, values)


def _knows(
    profiles: Profiles, match: Floats, aim: Aim, weights: Weights, rows: NDArray[np.int64] | None
) -> tuple[Term, ...]:
    w = weights
    said = w.match_floor + (w.match_full - w.match_floor) * np.minimum(1.0, np.maximum(match, 0.0)) ** w.match_curve
    shown = (1 - said) * w.experience_share * profiles.column("experience", rows)
    level = ahead(profiles.column("rung", rows), aim)
    sure = np.where(np.isnan(level), 0.0, profiles.column("rung_certainty", rows))
    lead = sure * known(level, 0.0) + (1 - sure) * w.ahead_prior
    years = 0.4 + 0.6 * np.minimum(1.0, profiles.column("years", rows) / w.years_full)
    return (
        Term("knows", 1.0, (Part("text", said, w.match_neutral), Part("experience", shown, 0.0))),
        Term("knows", w.ahead_power, (Part("title", lead, w.ahead_prior),)),
        Term("knows", w.years_power, (Part("years", known(years, w.years_prior), w.years_prior),)),
    )


def _admire(profiles: Profiles, weights: Weights, rows: NDArray[np.int64] | None) -> Term:
    value = np.clip(profiles.column("admire", rows), 0.02, 1.0)
    return Term("admire", 1.0, (Part("reflection", known(value, weights.admire_prior), weights.admire_prior),))


def _willing(profiles: Profiles, weights: Weights, rows: NDArray[np.int64] | None) -> tuple[Term, ...]:
    w = weights
    asked, answered = profiles.column("asked", rows), known(profiles.column("answered", rows), 0.0)
    share = (np.minimum(answered, asked) + w.answer_prior * w.answer_weight) / (asked + w.answer_weight)
    speed = known(w.speed_hours / (w.speed_hours + profiles.column("answer_hours", rows)), w.speed_prior)
    introduced, shares = profiles.column("introduced", rows), profiles.column("shares", rows)
    guided = profiles.column("guided", rows)
    rest = 1 - w.willing_floor
    parts = (
        Part(
            "answers", w.willing_floor + rest * w.answers * share, w.willing_floor + rest * w.answers * w.answer_prior
        ),
        Part("speed", rest * w.speed * speed, rest * w.speed * w.speed_prior),
        Part("introduces", rest * w.introduces * introduced / (introduced + 1), 0.0),
        Part("publishes", rest * w.publishes * shares / (shares + w.publishes_half), 0.0),
        Part("offers", rest * w.offered * profiles.column("offers", rows), 0.0),
        Part("guides", rest * w.guides * guided / (guided + w.guides_half), 0.0),
    )
    load, capacity = known(profiles.column("load", rows), 0.0), known(profiles.column("capacity", rows), 1.0)
    room = np.where(capacity <= 0, 0.0, w.full_load / (w.full_load + np.maximum(load, 0.0)))
    able = w.able_floor + (1 - w.able_floor) * room
    return Term("willing", 1.0, parts), Term("willing", 1.0, (Part("capacity", able, 1.0),))


def _reach(profiles: Profiles, weights: Weights, rows: NDArray[np.int64] | None) -> Term:
    """Each way in closes a share of the distance that the ways before it leave."""
    w = weights
    ways = (
        ("tie", np.clip(profiles.column("tie", rows), 0.0, 1.0)),
        ("path", w.path_share * np.clip(profiles.column("path", rows), 0.0, 1.0)),
        ("gathering", w.gathering_share * (profiles.column("gatherings", rows) > 0)),
        ("dialogue", w.dialogue_share * (profiles.column("dialogue", rows) > 0)),
    )
    size = len(ways[0][1])
    parts = [Part("distance", np.full(size, w.reach_floor), w.reach_floor)]
    left = np.full(size, 1 - w.reach_floor)
    for kind, closes in ways:
        parts.append(Part(kind, left * closes, w.reach_neutral - w.reach_floor if kind == "tie" else 0.0))
        left = left * (1 - closes)
    return Term("reach", 1.0, tuple(parts))

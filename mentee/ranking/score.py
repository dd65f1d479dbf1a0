"""Scores from 0 to 100, and the points of every part, which sum to the score exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.factors import FACTORS, Term, product
from mentee.ranking.weights import FactorWeights

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """What one part of a factor gives: float64 [n] points against a stranger of whom nothing is known."""

    factor: str
    kind: str
    points: Floats


def factor_values(terms: tuple[Term, ...]) -> dict[str, Floats]:
    """The four factors, float64 [n] each in (0, 1]."""
    size = len(terms[0].parts[0].values)
    return {factor: product(terms, factor, size) for factor in FACTORS}


def scores(factors: dict[str, Floats], weights: FactorWeights) -> Floats:
    """float64 [n]: 100 * knows**a * admire**b * willing**c * reach**d."""
    logs = sum(weights.of(factor) * np.log(values) for factor, values in factors.items())
    return np.asarray(100 * np.exp(logs))


def stranger(terms: tuple[Term, ...], weights: FactorWeights) -> float:
    """The score of somebody of whom nothing is known: where all explanations start."""
    return float(100 * np.prod([term.neutral ** (term.power * weights.of(term.factor)) for term in terms]))


def decompose(terms: tuple[Term, ...], weights: FactorWeights) -> tuple[float, list[Points]]:
    """(base, points): base + the sum of all points is the score, exactly, for each row.

    The logarithmic mean decomposition (Ang 2004): a change of a product from S0 to S is
    sum_f L(S, S0) * ln(f / f0), and within a term that is a sum, part j has the share (v_j - v0_j) / L(s, s0)
    of ln(s / s0). Nothing is left over, and the order of the parts does not matter.
    """
    base = stranger(terms, weights)
    final = scores(factor_values(terms), weights)
    scale = log_mean(final, np.full_like(final, base))
    found = []
    for term in terms:
        inner = log_mean(term.values, np.full_like(final, term.neutral))
        for part in term.parts:
            share = term.power * weights.of(term.factor) * (part.values - part.neutral) / inner
            found.append(Points(term.factor, part.kind, scale * share))
    return base, found


def log_mean(a: Floats, b: Floats) -> Floats:
    """Logarithmic mean (a - b) / (ln a - ln b) of positive numbers, a where they are equal."""
    ratio = a / b
    close = np.abs(ratio - 1) < 1e-4
    safe = np.where(close, 2.0, ratio)
    x = ratio - 1
    series = 1 + x / 2 - x**2 / 12 + x**3 / 24  # of x / ln(1 + x), where the quotient would lose digits
    return np.asarray(b * np.where(close, series, (safe - 1) / np.log(safe)))

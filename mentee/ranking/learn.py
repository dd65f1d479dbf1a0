"""What the seeker's "rather A than B" says about the weights of the four factors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.factors import FACTORS
from mentee.ranking.weights import FactorWeights

Floats = NDArray[np.float64]
_SHARPNESS = 6.0  # log odds of preferring whose score is e times the other's; choices are made with some noise
_LEAST = 0.03  # no factor is ever switched off
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Preference:
    """The seeker would rather have one than the other; both given by their four factors, each in (0, 1]."""

    rather: Mapping[str, float]
    than: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Learned:
    """Fitted weights, from how many choices, how many of them they explain, and the sentence for the page."""

    weights: FactorWeights
    choices: int
    explained: int
    text: str


def learned(preferences: Sequence[Preference], *, start: FactorWeights, trust: float = 0.35) -> Learned:
    """Weights that make the choices likely, pulled to `start`.

    Bradley & Terry 1952: P(A over B) = 1 / (1 + exp(-sharpness * sum_f w_f (ln f_A - ln f_B))). The weights are a
    softmax, so they stay positive and sum to 1; its logarithms have a normal prior around `start` with standard
    deviation `trust`. No preference, no change.
    """
    first = np.array([start.of(factor) for factor in FACTORS])
    if not preferences:
        return Learned(start, 0, 0, "The weights are those everybody starts with.")
    gaps = np.array([[_log(p.rather[f]) - _log(p.than[f]) for f in FACTORS] for p in preferences])
    w = _fitted(gaps, np.log(np.maximum(first, 1e-6)), trust)
    w = _LEAST + (1 - _LEAST * len(FACTORS)) * w if w.min() < _LEAST else w
    weights = FactorWeights(*(float(value) for value in w / w.sum()))
    explained = int((gaps @ w > 0).sum())
    return Learned(weights, len(preferences), explained, _told(first, w, len(preferences)))


def _fitted(gaps: Floats, origin: Floats, trust: float) -> Floats:
    """float64 [4]: the most likely weights, by Fisher scoring (four numbers need no library of solvers)."""
    shift = np.zeros(len(origin))
    for _ in range(_STEPS):
        w = _softmax(origin + shift)
        margin = _SHARPNESS * (gaps @ w)
        wrong = 1 / (1 + np.exp(np.clip(margin, -50, 50)))
        turn = _SHARPNESS * (gaps * w - np.outer(gaps @ w, w))  # how each margin turns with each logarithm
        slope = -turn.T @ wrong + shift / trust**2
        curve = turn.T @ (turn * (wrong * (1 - wrong))[:, None]) + np.eye(len(origin)) / trust**2
        step = np.linalg.solve(curve, slope)
        while _loss(gaps, origin, shift - step, trust) > _loss(gaps, origin, shift, trust) and abs(step).max() > 1e-9:
            step /= 2
        shift = shift - step
        if abs(step).max() < 1e-8:
            break
    return _softmax(origin + shift)


def _loss(gaps: Floats, origin: Floats, shift: Floats, trust: float) -> float:
    margin = _SHARPNESS * (gaps @ _softmax(origin + shift))
    return float(np.logaddexp(0.0, -margin).sum() + (shift**2).sum() / (2 * trust**2))


def _log(value: float) -> float:
    return float(np.log(max(value, 1e-6)))


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum(), dtype=np.float64)


_NAMES = {
    "knows": "what people know",
    "admire": "whom you admire",
    "willing": "who is willing",
    "reach": "who is within reach",
}


def _told(before: Floats, after: Floats, choices: int) -> str:
    change = after - before
    most, least = int(np.argmax(change)), int(np.argmin(change))
    times = "one choice" if choices == 1 else f"{choices} choices"
    if max(change[most], -change[least]) < 0.005:
        return f"Your {times} agree{'s' if choices == 1 else ''} with the weights everybody starts with."
    more, less = _NAMES[FACTORS[most]], _NAMES[FACTORS[least]]
    return f"From your {times}: {more} counts more now, {less} less."

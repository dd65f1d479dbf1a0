"""What the seeker's "rather A than B" says about the weights of the four factors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from mentee.ranking.factors import FACTORS
from mentee.ranking.weights import FactorWeights

Floats = NDArray[np.float64]
_SHARPNESS = 6.0  # log odds of preferring whose score is e times the other's; choices are made with some noise
_LEAST = 0.03  # no factor is ever switched off


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
    origin = np.log(np.maximum(first, 1e-6))

    def loss(shift: Floats) -> tuple[float, Floats]:
        w = _softmax(origin + shift)
        margin = _SHARPNESS * (gaps @ w)
        slope = -_SHARPNESS * (gaps.T @ expit(-margin))
        gradient = w * (slope - w @ slope) + shift / trust**2
        return float(np.logaddexp(0.0, -margin).sum() + (shift**2).sum() / (2 * trust**2)), gradient

    fitted = minimize(loss, np.zeros(len(FACTORS)), jac=True, method="L-BFGS-B")
    w = _softmax(origin + fitted.x)
    w = _LEAST + (1 - _LEAST * len(FACTORS)) * w if w.min() < _LEAST else w
    weights = FactorWeights(*(float(value) for value in w / w.sum()))
    explained = int((gaps @ w > 0).sum())
    return Learned(weights, len(preferences), explained, _told(first, w, len(preferences)))


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
        return f"Your {times} agree with the weights everybody starts with."
    more, less = _NAMES[FACTORS[most]], _NAMES[FACTORS[least]]
    return f"From your {times}: {more} counts more now, {less} less."

"""What time leaves of an interaction: by two half-lives in the ties as they are shown, by a power in ways in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mentee.network.weights import TieWeights

Floats = NDArray[np.float64]


def tie_fading(age_days: Floats, weights: TieWeights) -> Floats:
    """What is left of an interaction's worth after `age_days`: a slow and a quick half-life side by side."""
    slow, quick = np.exp2(-age_days / weights.half_life), np.exp2(-age_days / weights.quick_half_life)
    return (1.0 - weights.quick_share) * slow + weights.quick_share * quick


def favour_fading(age_days: Floats, weights: TieWeights) -> Floats:
    """What is left of it where a favour is asked; what is yet to come counts as of today."""
    return np.power(1.0 + np.maximum(0.0, age_days), -weights.favour_power)

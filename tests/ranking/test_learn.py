"""Choices move the weights, gently, and say so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import softmax

from mentee.ranking.factors import FACTORS
from mentee.ranking.learn import Preference, learned
from mentee.ranking.weights import FactorWeights

Floats = NDArray[np.float64]
FACTOR_VALUES = st.fixed_dictionaries({factor: st.floats(0.0, 1.0) for factor in FACTORS})


def test_without_choices_nothing_moves() -> None:
    assert learned([], start=FactorWeights()).weights == FactorWeights()


def test_who_always_takes_the_willing_one_gets_a_higher_weight_for_it() -> None:
    even = dict.fromkeys(FACTORS, 0.5)
    choices = [Preference(even | {"willing": 0.8, "knows": 0.4}, even | {"willing": 0.3, "knows": 0.7})] * 12
    found = learned(choices, start=FactorWeights())
    assert found.weights.willing > FactorWeights().willing + 0.03
    assert found.weights.knows < FactorWeights().knows
    assert "who is willing" in found.text
    assert "12 choices" in found.text


def test_one_choice_moves_less_than_ten() -> None:
    even = dict.fromkeys(FACTORS, 0.5)
    choice = Preference(even | {"reach": 0.9}, even | {"admire": 0.9})
    one, ten = (learned([choice] * times, start=FactorWeights()).weights.reach for times in (1, 10))
    assert FactorWeights().reach < one < ten


def test_the_weights_behind_simulated_choices_are_approached() -> None:
    rng = np.random.default_rng(5)
    true = np.array([0.15, 0.25, 0.45, 0.15])
    choices = []
    for _ in range(400):
        a, b = rng.uniform(0.1, 1, (2, 4))
        first = rng.random() < 1 / (1 + np.exp(-6 * (true @ np.log(a / b))))
        pair = [dict(zip(FACTORS, values.tolist(), strict=True)) for values in ((a, b) if first else (b, a))]
        choices.append(Preference(*pair))
    found = learned(choices, start=FactorWeights()).weights
    assert [found.of(factor) for factor in FACTORS] == pytest.approx(true.tolist(), abs=0.08)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Preference, FACTOR_VALUES, FACTOR_VALUES), max_size=8))
def test_weights_stay_positive_and_sum_to_one(choices: list[Preference]) -> None:
    found = learned(choices, start=FactorWeights())
    values = [found.weights.of(factor) for factor in FACTORS]
    assert sum(values) == pytest.approx(1)
    assert min(values) > 0.02
    assert 0 <= found.explained <= found.choices


def test_the_fit_is_the_one_that_a_library_finds() -> None:
    rng = np.random.default_rng(7)
    start = FactorWeights()
    origin = np.log([start.of(factor) for factor in FACTORS])
    for count in (1, 5, 60):
        a, b = rng.uniform(0.05, 1, (2, count, 4))
        gaps = np.log(a) - np.log(b)

        def loss(shift: Floats, gaps: Floats = gaps) -> float:
            margin = 6.0 * (gaps @ softmax(origin + shift))
            return float(np.logaddexp(0.0, -margin).sum() + (shift**2).sum() / (2 * 0.35**2))

        best = softmax(origin + minimize(loss, np.zeros(4), method="BFGS").x)
        pairs = [[dict(zip(FACTORS, row.tolist(), strict=True)) for row in side] for side in (a, b)]
        found = learned([Preference(*pair) for pair in zip(*pairs, strict=True)], start=start).weights
        assert [found.of(factor) for factor in FACTORS] == pytest.approx(best.tolist(), abs=2e-4)

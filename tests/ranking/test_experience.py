"""Deeds fade, count by topic, and never come from the future."""

from __future__ import annotations

import numpy as np
import pytest

from mentee.ranking.experience import Deeds, evidence
from mentee.ranking.vocabulary import built_in, topic_of

QUERY = built_in().query("machine learning for ships")


def shown(people: list[int], days: list[float], texts: list[str], n: int = 2) -> tuple[np.ndarray, np.ndarray]:
    return evidence(Deeds.build(n, people, days, texts), QUERY, today=1000.0, half_life=500.0)


def test_it_works() -> None:
    experience, guided = shown([0, 1], [900, 900], ["machine learning for ships", "baking bread"])
    assert experience[0] > 0.5 > experience[1] == 0
    assert guided[0] == guided[1] > 0


def test_a_fresh_deed_counts_more_than_an_old_one() -> None:
    experience, guided = shown([0, 1], [1000, 500], ["machine learning", "machine learning"])
    assert experience[0] > experience[1] > 0
    assert guided == pytest.approx([1.0, 0.5])


def test_what_is_still_to_come_counts_nothing() -> None:
    experience, guided = shown([0], [1001], ["machine learning"])
    assert experience[0] == guided[0] == 0


def test_nobody_without_deeds() -> None:
    experience, guided = shown([], [], [], n=3)
    assert experience.tolist() == guided.tolist() == [0, 0, 0]


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="equally long"):
        Deeds.build(1, [0], [1.0, 2.0], ["a"])


def test_ranks_asked_for_are_no_topic_of_what_was_answered() -> None:
    deeds = Deeds.build(
        3, [0, 1, 2], [0.0, 0.0, 0.0], ["Wrong header of director", "Head or director", "Machine learning"]
    )
    for asked in ("head", "Senior Director", "manager"):
        assert not evidence(deeds, topic_of(built_in().query(asked)), today=0, half_life=365)[0].any()
    found, _ = evidence(deeds, topic_of(built_in().query("head of machine learning")), today=0, half_life=365)
    assert found.argmax() == 2
    assert not found[:2].any()

"""Scores are explained to the last digit, and are the same for one person as for many."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.factors import ahead
from mentee.ranking.score import log_mean
from mentee.ranking.shortlist import candidate_scores, candidates
from mentee.ranking.text import TextIndex
from mentee.ranking.vocabulary import built_in
from mentee.ranking.weights import FactorWeights, Weights
from tests.ranking.worlds import worlds

AIMS = st.builds(Aim, st.sampled_from([np.nan, 0.0, 3.0, 9.0]), st.sampled_from([np.nan, 5.0]))
TEXTS = st.sampled_from(["machine learning engineer", "head of data", "nurse", "zither", ""])


def simplex(values: list[int]) -> Weights:
    shares = np.array(values, dtype=float) + 0.5
    return Weights(factors=FactorWeights(*(shares / shares.sum()).tolist()))


@settings(max_examples=60, deadline=None)
@given(worlds(), AIMS, TEXTS, st.lists(st.integers(0, 9), min_size=4, max_size=4).map(simplex))
def test_reasons_sum_to_the_score(people: Profiles, aim: Aim, text: str, weights: Weights) -> None:
    query = built_in().query(text)
    for candidate in candidates(people, query, aim, weights=weights, rows=np.arange(len(people))):
        assert sum(reason.points for reason in candidate.reasons) == pytest.approx(candidate.score, abs=1e-9)
        assert 0 < candidate.score <= 100
        assert all(0 < value <= 1 for value in candidate.factors.values())
        product = 100.0
        for factor, value in candidate.factors.items():
            product *= value ** weights.factors.of(factor)
        assert candidate.score == pytest.approx(product, abs=1e-9)
        assert all(reason.text and not reason.text.endswith(".") for reason in candidate.reasons)


@settings(max_examples=40, deadline=None)
@given(worlds(), AIMS, TEXTS)
def test_one_at_a_time_gives_what_all_together_give(people: Profiles, aim: Aim, text: str) -> None:
    query = built_in().query(text)
    together = candidate_scores(people, query, aim, weights=Weights())
    for i in range(len(people)):
        (alone,) = candidates(people, query, aim, weights=Weights(), rows=np.array([i]))
        barred = people.red_flag[i] or people.hold[i] or people.never[i]
        assert np.isnan(together[i]) if barred else together[i] == pytest.approx(alone.score, abs=1e-9)


def blank(n: int = 2, text: str = "data engineer") -> Profiles:
    return Profiles.blank(n, TextIndex.build([text] * n))


@pytest.mark.parametrize(
    ("column", "worse", "better"),
    [
        ("tie", 0.1, 0.6), ("path", 0.0, 0.5), ("gatherings", 0.0, 1.0), ("dialogue", 0.0, 2.0), ("guided", 0.0, 2.0),
        ("experience", 0.0, 0.5), ("introduced", 0.0, 1.0), ("shares", 0.0, 4.0), ("years", 1.0, 9.0),
        ("answer_hours", 200.0, 5.0), ("load", 5.0, 0.0), ("capacity", 0.0, 2.0), ("admire", 0.3, 0.9),
        ("rung", 2.0, 5.5), ("rung", 10.0, 6.0),
    ],
)  # fmt: skip
def test_more_of_what_matters_scores_higher(column: str, worse: float, better: float) -> None:
    people = replace(blank(), **{column: np.array([worse, better])})  # type: ignore[arg-type]
    people = replace(people, rung_certainty=np.ones(2))
    scores = candidate_scores(people, built_in().query("data engineer"), Aim(3.5), weights=Weights())
    assert scores[1] > scores[0] + 0.05


def test_who_answers_is_more_willing_than_who_does_not_and_who_was_never_asked_lies_between() -> None:
    people = replace(blank(3), asked=np.array([10.0, 0, 10]), answered=np.array([8.0, np.nan, 0]))
    good, unknown, bad = candidate_scores(people, built_in().query("data"), Aim(), weights=Weights())
    assert good > unknown > bad


def test_the_best_gap_is_one_to_three_rungs_not_the_top() -> None:
    fit = ahead(np.array([1.0, 3.0, 4.0, 5.0, 6.0, 10.0]), Aim(3.0))
    assert np.argmax(fit) in (2, 3, 4)
    assert fit[5] < fit[3]
    assert fit[0] < fit[1] < fit[2]
    assert np.isnan(ahead(np.array([4.0]), Aim())).all()


def test_an_unknown_rung_is_neither_best_nor_worst() -> None:
    people = replace(blank(3), rung=np.array([5.0, np.nan, 1.0]), rung_certainty=np.array([1.0, 0, 1.0]))
    ahead_, unknown, behind = candidate_scores(people, built_in().query("data"), Aim(3.5), weights=Weights())
    assert ahead_ > unknown > behind


def test_the_evidence_stands_in_the_words() -> None:
    people = replace(
        blank(1), rung=np.array([7.0]), rung_certainty=np.ones(1), asked=np.array([10.0]), answered=np.array([8.0]),
        answer_hours=np.array([20.0]), title=np.zeros(1, np.int32), titles=["Head of Data"],
        organisation=np.zeros(1, np.int32), organisations=["Example Ltd"],
    )  # fmt: skip
    (found,) = candidates(people, built_in().query("data"), Aim(5.0), weights=Weights(), rows=np.array([0]))
    texts = [reason.text for reason in found.reasons]
    assert "Head of Data at Example Ltd: two rungs ahead of you" in texts
    assert "answers 8 of 10 of your mails" in texts
    assert "usually answers within a day" in texts


def test_weights_that_do_not_sum_to_one_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        FactorWeights(0.5, 0.5, 0.5, 0.5)


@settings(max_examples=80, deadline=None)
@given(st.floats(1e-3, 1e3), st.floats(1e-3, 1e3))
def test_the_logarithmic_mean_lies_between_and_closes_the_sum(a: float, b: float) -> None:
    mean = float(log_mean(np.array([a]), np.array([b]))[0])
    assert min(a, b) * (1 - 1e-9) <= mean <= max(a, b) * (1 + 1e-9)
    assert mean * np.log(a / b) == pytest.approx(a - b, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("profile", "asked", "told"),
    [
        ("Director of Engineering", "Become an engineering director", "their profile names engineering director"),
        ("Director of Sales", "Become an engineering director", "their title says director"),
        ("Pastry Chef", "Become an engineering director", "their profile does not name what you ask for"),
    ],
)
def test_what_the_profile_says_is_told_even_where_it_is_only_the_rank(profile: str, asked: str, told: str) -> None:
    people = replace(
        blank(3),
        text=TextIndex.build([profile, "gardener", "painter"]),
        title=np.zeros(3, np.int32),
        titles=[profile],
    )
    (found,) = candidates(people, built_in().query(asked), Aim(5.0), weights=Weights(), rows=np.array([0]))
    (text,) = [reason for reason in found.reasons if reason.kind == "text"]
    assert text.text.startswith(told)
    assert "does not name" not in text.text or text.points < 0

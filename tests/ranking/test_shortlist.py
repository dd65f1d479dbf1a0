"""The shortlist: the best, from both sides of the door, without near-copies, never those who are barred."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.ranking.ask import whom_to_ask, worth_asking
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.shortlist import barred, candidate_scores, choose, shortlist
from mentee.ranking.text import TextIndex
from mentee.ranking.vocabulary import built_in
from mentee.ranking.weights import Weights
from tests.ranking.worlds import worlds

DATA = built_in().query("data engineer")


@settings(max_examples=80, deadline=None)
@given(worlds(), st.integers(1, 12))
def test_barred_people_never_appear_and_both_sides_do(people: Profiles, k: int) -> None:
    found = shortlist(people, DATA, Aim(3.0), weights=Weights(), k=k)
    chosen = [candidate.person for candidate in found]
    able = ~(people.red_flag | people.hold | people.never)
    assert len(chosen) == len(set(chosen)) == min(k, int(able.sum()))
    assert all(able[i] for i in chosen)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    if k >= 2:
        for side in (people.inside, ~people.inside):
            exist = int((able & side).sum())
            assert sum(bool(side[i]) for i in chosen) >= min(exist, max(1, -(-k // 4)), k // 2)


def alike(n: int) -> Profiles:
    return Profiles.blank(n, TextIndex.build(["data engineer"] * n))


def test_near_copies_make_room_for_others() -> None:
    people = replace(
        alike(6), tie=np.array([0.50, 0.49, 0.48, 0.47, 0.44, 0.43]),
        organisation=np.array([1, 1, 1, 1, 2, 3], np.int32), title=np.array([1, 1, 1, 1, 1, 2], np.int32),
    )  # fmt: skip
    chosen = {c.person for c in shortlist(people, DATA, Aim(), weights=Weights(), k=3)}
    assert chosen == {0, 4, 5}


def test_one_title_does_not_fill_the_list_where_others_are_nearly_as_good() -> None:
    people = replace(
        alike(12), tie=np.r_[np.linspace(0.50, 0.48, 8), np.full(4, 0.40)],
        organisation=np.arange(12, dtype=np.int32), title=np.array([1] * 8 + [2, 3, 4, 5], np.int32),
    )  # fmt: skip
    chosen = {c.person for c in shortlist(people, DATA, Aim(), weights=Weights(), k=6)}
    assert len(chosen & set(range(8))) < 5
    assert 0 in chosen


def test_a_much_better_near_copy_stays() -> None:
    people = replace(
        alike(3), tie=np.array([0.9, 0.88, 0.0]), organisation=np.array([1, 1, 2], np.int32),
        title=np.array([1, 1, 2], np.int32),
    )  # fmt: skip
    assert {c.person for c in shortlist(people, DATA, Aim(), weights=Weights(), k=2)} == {0, 1}


@pytest.mark.parametrize("k", [0, -1])
def test_nobody_is_shown_where_nobody_is_wanted(k: int) -> None:
    assert shortlist(alike(3), DATA, Aim(), weights=Weights(), k=k) == []


def test_nobody_is_shown_where_all_are_barred() -> None:
    people = replace(alike(3), red_flag=np.ones(3, dtype=bool))
    assert shortlist(people, DATA, Aim(), weights=Weights(), k=3) == []
    assert len(choose(np.full(3, np.nan), people, weights=Weights(), k=3)) == 0


@settings(max_examples=60, deadline=None)
@given(worlds(), st.integers(1, 8))
def test_only_people_without_reflection_whose_answer_could_matter_are_asked_about(people: Profiles, k: int) -> None:
    asked = whom_to_ask(people, DATA, Aim(), weights=Weights(), k=k, most=4)
    worth = worth_asking(candidate_scores(people, DATA, Aim(), weights=Weights()), people, weights=Weights(), k=k)
    assert len(asked) <= 4
    for i in asked:
        assert np.isnan(people.admire[i])
        assert not barred(people)[i]
        assert worth[i] > 0
    assert list(worth[asked]) == sorted(worth[asked], reverse=True)


def test_those_near_the_edge_of_the_list_are_worth_more_than_those_far_below() -> None:
    people = replace(alike(5), tie=np.array([0.9, 0.5, 0.45, 0.2, 0.0]))
    scores = candidate_scores(people, DATA, Aim(), weights=Weights())
    worth = worth_asking(scores, people, weights=Weights(), k=2)
    assert worth[2] > worth[3] > worth[4]
    assert worth[1] > worth[0]

"""Ties between others: what they rest on, what makes none, and how large places are kept small."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from mentee.network.between import RELATION_CODE, BetweenTies, Employment, Stated, ties_between
from mentee.network.graph import introduction_graph, revival
from mentee.network.pairs import chunks, pairs_within
from mentee.network.ties import seeker_ties
from mentee.network.weights import DAY, TieWeights
from mentee.records.facts import RelationKind
from tests.network.worlds import ME, NOW, Fact, events, letter, meeting, some_facts

WEIGHTS = TieWeights()
PEOPLE = 6
TODAY = NOW / DAY
NAN = float("nan")


def between(*facts: Fact, me: int | None = ME, people: int = PEOPLE) -> BetweenTies:
    return ties_between(events(facts), me=me, now=NOW, weights=WEIGHTS, people=people)


def jobs(*rows: tuple[int, int, float, float]) -> Employment:
    """(person, organisation, start and end in days before today)."""
    table = np.array(rows, dtype=float)
    return Employment(
        table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), TODAY - table[:, 2], TODAY - table[:, 3]
    )


def at_work(*rows: tuple[int, int, float, float], people: int = PEOPLE) -> BetweenTies:
    return ties_between(events([]), me=ME, now=NOW, weights=WEIGHTS, people=people, employment=jobs(*rows))


def test_it_works() -> None:
    found = between(letter(3, 1, ME, 2), letter(5, ME, 2, 3), meeting(9, ME, 1, 3))
    assert found.strength_of(1, 2) == found.strength_of(2, 1) > 0
    assert "1 mail between them" in found.evidence(2, 1)[0].text
    assert "addressed together 1 time" in found.evidence(2, 3)[0].text
    assert "1 meeting" in found.evidence(1, 3)[0].text
    assert found.strength_of(4, 5) == 0
    assert found.evidence(4, 5) == ()


def test_a_letter_ties_more_than_a_shared_line_and_a_meeting_of_many_less() -> None:
    found = between(letter(3, 1, ME, 2), letter(3, ME, 3, 4))
    assert found.strength_of(1, 2) > found.strength_of(3, 4)
    alone, many = between(meeting(3, ME, 1, 2)), between(meeting(3, ME, 1, 2, 3, 4, 5))
    assert 0 < many.strength_of(1, 2) < alone.strength_of(1, 2)


def test_the_seeker_bulk_mail_the_future_and_broadcasts_make_none() -> None:
    crowd = tuple(range(2, 60))
    found = between(letter(-1, 1, 2), letter(1, 2, 3, bulk=True), letter(1, 1, *crowd), letter(1, ME, 4), people=60)
    assert len(found.keys) == 0
    assert between(letter(1, ME, 4), me=None).strength_of(ME, 4) > 0


def test_colleagues_at_the_same_time_are_tied_and_others_not() -> None:
    found = at_work((1, 7, 1000, 100), (2, 7, 500, 0), (3, 7, 2000, 1001), (4, 8, 1000, 100), (ME, 7, 1000, 0))
    ends = found.ends()
    assert list(zip(ends[0].tolist(), ends[1].tolist(), strict=True)) == [(1, 2)]
    assert "13 months" in found.evidence(1, 2)[0].text


def test_an_open_end_reaches_today_and_an_unknown_start_counts_a_year() -> None:
    found = at_work((1, 7, 1000, NAN), (2, 7, NAN, NAN))
    assert "12 months" in found.evidence(1, 2)[0].text


def test_two_positions_at_one_place_tie_nobody_to_themselves() -> None:
    assert len(at_work((1, 7, 1000, 500), (1, 7, 700, 100)).keys) == 0


def test_a_promotion_makes_a_place_no_larger() -> None:
    people = WEIGHTS.work_limit - 10
    stayed = [(number, 7, 900.0, 0.0) for number in range(people)]
    risen = [post for number in range(people) for post in ((number, 7, 900.0, 400.0), (number, 7, 400.0, 0.0))]
    same, other = (at_work(*rows, people=people).strength_of(4, 5) for rows in (stayed, risen))
    assert same > 0
    assert abs(same - other) < 0.2 * same  # the time before the promotion lies further back


def test_a_small_place_ties_more_and_a_very_large_one_nobody() -> None:
    pair = at_work((1, 7, 1000, 0), (2, 7, 1000, 0))
    ten = at_work(*((person, 7, 1000, 0) for person in range(1, 11)), people=11)
    many = at_work(*((person, 7, 1000, 0) for person in range(1, 3000)), people=3000)
    assert pair.strength_of(1, 2) > ten.strength_of(1, 2) > 0
    assert len(many.keys) == 0


def test_what_is_stated_ties_and_a_manager_more_than_an_acquaintance() -> None:
    kinds = [RelationKind.KNOWS, RelationKind.MANAGES, RelationKind.KNOWS, RelationKind.KNOWS]
    stated = Stated(
        np.array([1, 3, 4, ME], dtype=np.int32),
        np.array([2, 2, 4, 5], dtype=np.int32),
        np.array([RELATION_CODE[kind] for kind in kinds], dtype=np.uint8),
    )
    found = ties_between(events([]), me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE, stated=stated)
    assert found.strength_of(2, 3) > found.strength_of(1, 2) > 0
    assert len(found.keys) == 2


@settings(max_examples=30, deadline=None)
@given(some_facts())
def test_evidence_sums_to_the_strength_and_the_matrix_is_symmetric(facts: list[Fact]) -> None:
    found = between(*facts)
    dense = found.matrix().toarray()
    np.testing.assert_array_equal(dense, dense.T)
    assert not dense.diagonal().any()
    assert not dense[ME].any()
    for a, b in combinations(range(PEOPLE), 2):
        assert found.strength_of(a, b) == dense[a, b]
        assert sum(reason.points for reason in found.evidence(a, b)) == pytest.approx(dense[a, b], abs=1e-15)
        assert 0 <= dense[a, b] < 1


@settings(max_examples=25, deadline=None)
@given(some_facts())
def test_two_alone_have_the_tie_they_have_among_all(facts: list[Fact]) -> None:
    found = between(*facts)
    for a, b in combinations(range(1, PEOPLE), 2):
        both = [fact for fact in facts if {a, b} <= {who for who, _ in fact.seats}]
        assert between(*both).strength_of(a, b) == pytest.approx(found.strength_of(a, b), rel=1e-12)


@settings(max_examples=30, deadline=None)
@given(some_facts())
def test_seekers_ties_and_ties_between_see_the_same_people(facts: list[Fact]) -> None:
    world = events(facts)
    own = seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE).strength > 0
    everybody = ties_between(world, now=NOW, weights=WEIGHTS, people=PEOPLE).matrix().toarray()[ME] > 0
    np.testing.assert_array_equal(own, everybody)


def test_pairs_within_groups_are_all_pairs_once() -> None:
    group, first, second = pairs_within(np.array([3, 0, 1, 2]))
    assert list(zip(group.tolist(), first.tolist(), second.tolist(), strict=True)) == [
        (0, 0, 1),
        (0, 0, 2),
        (0, 1, 2),
        (3, 4, 5),
    ]
    assert pairs_within(np.zeros(0, dtype=np.int64))[0].tolist() == []


def test_chunks_cover_all_groups_in_order() -> None:
    sizes = np.array([2000, 3000, 1, 2, 4000, 5])
    covered = [i for part in chunks(sizes) for i in range(part.start, part.stop)]
    assert covered == list(range(len(sizes)))
    assert len(list(chunks(sizes))) > 1


def test_letters_without_an_answer_are_no_trust_that_could_come_back() -> None:
    world = events(
        [
            *(letter(900 + i, ME, 1) for i in range(12)),
            *(letter(900 + i, 2, ME) for i in range(30)),
            meeting(900, ME, 3),
        ]
    )
    ties = seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE)
    assert [bool(back) for back in revival(ties, WEIGHTS)[1:4]] == [False, False, True]


def test_a_trusted_tie_that_sleeps_comes_back_in_part_and_a_faint_one_hardly() -> None:
    close = [letter(900 + i, *pair) for i in range(12) for pair in ((ME, 1), (1, ME))]
    faint = [letter(900, ME, 2), letter(899, 2, ME)]
    world = events([*close, *faint, letter(5, ME, 3)])
    ties = seeker_ties(world, me=ME, now=NOW, weights=WEIGHTS, people=PEOPLE)
    back = revival(ties, WEIGHTS)
    assert back[1] == pytest.approx(WEIGHTS.dormant_revival * (ties.once[1] - ties.strength[1]))
    assert back[1] > 0.3 > back[2] > 0
    assert back[3] == 0
    graph = introduction_graph(ties, between(*close), me=ME, weights=WEIGHTS)
    assert graph.tie(ME, 1) == graph.tie(1, ME) == pytest.approx(ties.favour[1] + back[1])
    assert not math.isclose(graph.tie(ME, 1), ties.favour[1])

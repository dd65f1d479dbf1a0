"""What ties foretell: which ties form, who answers, who belongs together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from mentee.network.between import ties_between
from mentee.network.forecast import circles, tie_formation
from mentee.network.graph import graph_of
from mentee.network.order import starts, then_by
from mentee.network.threads import answer_rates, threads_of
from mentee.network.weights import DAY, ForecastWeights, TieWeights
from tests.network.worlds import NOW, Fact, events, letter, some_facts

WEIGHTS, FORECAST = TieWeights(), ForecastWeights()
PEOPLE = 6


def test_a_tie_is_likelier_to_form_where_acquaintances_are_shared() -> None:
    facts = [letter(3, 1, 2), letter(3, 1, 3), letter(3, 4, 2), letter(3, 4, 3), letter(3, 4, 5)]
    graph = graph_of(ties_between(events(facts), now=NOW, weights=WEIGHTS, people=PEOPLE).matrix())
    score = tie_formation(graph, 2, FORECAST)
    assert score[3] > score[5] > 0
    assert score[2] == score[0] == 0
    assert tie_formation(graph, 3, FORECAST)[2] == pytest.approx(score[3])
    assert not tie_formation(graph, 0, FORECAST).any()


def test_people_who_write_to_the_same_people_belong_together() -> None:
    facts = [letter(3, a, b) for a, b in ((0, 1), (1, 2), (3, 4), (4, 5), (2, 3))]
    circle = circles(ties_between(events(facts), now=NOW, weights=WEIGHTS, people=PEOPLE), FORECAST)
    alike = (circle @ circle.T).toarray()
    assert alike[0, 2] > alike[0, 3]
    assert alike.diagonal() == pytest.approx(np.ones(PEOPLE))


def test_circles_of_nobody_are_empty() -> None:
    assert circles(ties_between(events([]), now=NOW, weights=WEIGHTS, people=PEOPLE), FORECAST).nnz == 0


def conversations() -> list[Fact]:
    """Person 1 answers everybody; 2 answers 0 alone; 3 never; 4 once, unasked."""
    facts = []
    for i in range(6):
        day = 100 - 10 * i
        facts += [letter(day, 0, 1, 2, 3, thread=i), letter(day - 1, 2, 0, thread=i), letter(day - 2, 1, 0, thread=i)]
        facts += [letter(day, 5, 1, 2, 3, thread=10 + i), letter(day - 1, 1, 5, thread=10 + i)]
    return [*facts, letter(39, 4, 0, thread=5), letter(38, 4, 0, thread=5)]


def test_threads_hold_questions_and_each_persons_first_answer() -> None:
    threads = threads_of(events(conversations()))
    assert len(threads.ask_at) == 36
    assert len(threads.answer_at) == 19
    assert threads.first.sum() == 12
    assert threads.answer_by[~threads.addressed].tolist() == [4]


def test_who_answered_this_sender_comes_first_and_else_who_answers_at_all() -> None:
    threads = threads_of(events(conversations()))
    asked = np.array([3, 1, 2], dtype=np.int32)

    def ranked(starter: int) -> list[int]:
        rates = answer_rates(threads, starter=starter, now=NOW, weights=FORECAST, people=PEOPLE)[asked]
        return [int(person) for person in asked[np.argsort(-rates, kind="stable")]]

    assert ranked(0) == [2, 1, 3]
    assert ranked(5)[0] == 1
    assert ranked(4)[-1] == 3


def test_rates_are_shares_and_know_nothing_of_the_future() -> None:
    threads = threads_of(events(conversations()))
    early = answer_rates(threads, starter=None, now=NOW - 200 * DAY, weights=FORECAST, people=PEOPLE)
    assert early == pytest.approx(np.full(PEOPLE, FORECAST.usual_answer_rate))
    late = answer_rates(threads, starter=0, now=NOW, weights=FORECAST, people=PEOPLE)
    assert ((late > 0) & (late < 1)).all()


@settings(max_examples=30, deadline=None)
@given(some_facts())
def test_any_world_can_be_foretold(facts: list[Fact]) -> None:
    world = events(facts)
    threads = threads_of(world)
    assert (threads.answer_by != threads.answer_to).all()
    rates = answer_rates(threads, starter=1, now=NOW, weights=FORECAST, people=PEOPLE)
    assert ((rates > 0) & (rates < 1 + 1e-12)).all()
    graph = graph_of(ties_between(world, now=NOW, weights=WEIGHTS, people=PEOPLE).matrix())
    score = np.array([tie_formation(graph, person, FORECAST) for person in range(PEOPLE)])
    np.testing.assert_allclose(score, score.T, atol=1e-12)


def test_order_by_whole_numbers_is_a_stable_sort() -> None:
    rng = np.random.default_rng(1)
    for high in (1, 200, 70_000, 2**40, 2**62):
        key = rng.integers(-high, high, 500)
        other = rng.integers(0, 3, 500)
        order = then_by(then_by(np.arange(500), other), key)
        np.testing.assert_array_equal(order, np.lexsort((other, key)))
    assert starts(np.array([1, 1, 2]), np.array([0, 1, 1])).tolist() == [True, True, True]


def test_ties_of_a_real_company_foretell_better_than_a_count(shared_data: Path) -> None:
    from bench.quality_ties import BOTH_WAYS, next_letters
    from bench.replay import perry_wolfe

    touched, written, others = next_letters(perry_wolfe())
    assert len(touched[0]) > 400
    for product, baseline in (touched, written):
        assert np.mean(product) > np.mean(baseline)
    assert np.mean(touched[0]) > max(np.mean(others["plain count"]), np.mean(others[BOTH_WAYS])) + 0.01

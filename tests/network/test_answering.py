"""How people answer others: counted without the seeker's own mails, and worth a little to who never asked."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mentee.network.threads import as_if_asked, asked_by_others, threads_of
from mentee.network.weights import ForecastWeights
from tests.network.worlds import ME, Fact, events, letter, some_facts

PEOPLE = 6
WEIGHTS = ForecastWeights()


def test_only_what_others_asked_counts() -> None:
    facts = [
        letter(50, 1, 2, 3, ME, thread=10),
        letter(49, 2, 1, 3, ME, thread=10),  # one of the two who were asked
        letter(48, 2, 1, 3, ME, thread=10),  # the same once more
        letter(40, 3, 2, ME, thread=11),  # nobody answers
        letter(30, ME, 2, thread=12),
        letter(29, 2, ME, thread=12),  # that is the seeker's own question
        letter(20, 1, 3, ME, thread=13),
        letter(19, 4, 1, ME, thread=13),  # nobody asked them
    ]
    asked, answered = asked_by_others(threads_of(events(facts)), me=ME, people=PEOPLE)
    assert asked[1:].tolist() == [0, 2, 2, 0, 0]
    assert answered[1:].tolist() == [0, 1, 0, 0, 0]


def test_usual_answering_is_an_even_chance_and_worth_little() -> None:
    asked, answered = np.array([0, 1000, 1000, 1000, 2]), np.array([0, 100, 0, 900, 1])
    worth, likely = as_if_asked(asked, answered, weights=WEIGHTS)
    assert worth.tolist() == [0, 3, 3, 3, 2]
    share = likely[1:] / worth[1:]
    assert abs(share[0] - 0.5) < 0.01
    assert share[1] < 0.01
    assert share[2] > 0.85
    assert 0.5 < share[3] < 0.85


@settings(max_examples=40, deadline=None)
@given(some_facts())
def test_in_any_world_nobody_answers_more_than_they_were_asked(facts: list[Fact]) -> None:
    asked, answered = asked_by_others(threads_of(events(facts)), me=ME, people=PEOPLE)
    assert (answered <= asked).all()


COUNTS = arrays(np.int64, 5, elements=st.integers(0, 500))


@settings(max_examples=40, deadline=None)
@given(COUNTS, COUNTS)
def test_a_chance_is_a_chance(asked: np.ndarray, answered: np.ndarray) -> None:
    worth, likely = as_if_asked(asked, np.minimum(asked, answered), weights=WEIGHTS)
    assert ((likely >= 0) & (likely <= worth) & (worth <= WEIGHTS.others_worth)).all()

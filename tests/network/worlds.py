"""Small invented networks for the tests of ties and paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from scipy.sparse import csr_array

from mentee.network.events import CHANNEL_CODE, ROLE_CODE, Events
from mentee.network.graph import Graph, graph_of
from mentee.network.weights import DAY
from mentee.records.facts import Channel, Role

NOW = 1_700_000_000.0
ME = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """One interaction `days` before NOW; seats are (person, role)."""

    days: float
    seats: tuple[tuple[int, Role], ...]
    channel: Channel = Channel.MAIL
    thread: int = -1
    bulk: bool = False
    minutes: float = float("nan")
    unnamed: int = 0


def letter(days: float, sender: int, *to: int, thread: int = -1, bulk: bool = False) -> Fact:
    """A mail from one to others."""
    seats = ((sender, Role.SENDER), *((person, Role.TO) for person in to))
    return Fact(days, seats, thread=thread, bulk=bulk)


def meeting(days: float, *people: int, minutes: float = float("nan")) -> Fact:
    """A meeting of several."""
    return Fact(days, tuple((person, Role.ATTENDEE) for person in people), Channel.MEETING, minutes=minutes)


def events(facts: Sequence[Fact]) -> Events:
    """The facts in columns, in the order given."""
    seats = [seat for fact in facts for seat in fact.seats]
    return Events(
        at=np.array([NOW - fact.days * DAY for fact in facts], dtype=np.float64),
        channel=np.array([CHANNEL_CODE[fact.channel] for fact in facts], dtype=np.uint8),
        bulk=np.array([fact.bulk for fact in facts], dtype=np.bool_),
        minutes=np.array([fact.minutes for fact in facts], dtype=np.float32),
        offsets=np.r_[0, np.cumsum([len(fact.seats) for fact in facts])].astype(np.int64),
        person=np.array([person for person, _ in seats], dtype=np.int32),
        role=np.array([ROLE_CODE[role] for _, role in seats], dtype=np.uint8),
        thread=np.array([fact.thread for fact in facts], dtype=np.int64),
        unnamed=np.array([fact.unnamed for fact in facts], dtype=np.int64),
    )


@st.composite
def some_facts(draw: st.DrawFn, people: int = 6) -> list[Fact]:
    """Any interactions among a few people, the seeker in most of them, some of them yet to come."""
    seat = st.tuples(st.integers(0, people - 1), st.sampled_from(Role))
    made = st.builds(
        Fact,
        days=st.floats(-50, 1000),
        seats=st.lists(seat, max_size=5).map(tuple),
        channel=st.sampled_from(Channel),
        thread=st.integers(-1, 3),
        bulk=st.booleans(),
        minutes=st.sampled_from([float("nan"), 0.0, 30.0, 600.0]),
    )
    return draw(st.lists(made, max_size=25))


@st.composite
def some_graph(draw: st.DrawFn, people: int = 9) -> Graph:
    """Any symmetric network of a few people; strengths from few values, so that equal paths occur."""
    ends = st.tuples(st.integers(0, people - 1), st.integers(0, people - 1)).filter(lambda pair: pair[0] < pair[1])
    ties = draw(st.dictionaries(ends, st.sampled_from([0.1, 0.25, 0.5, 0.9, 1.0]), max_size=24))
    matrix = np.zeros((people, people))
    for (a, b), strength in ties.items():
        matrix[a, b] = matrix[b, a] = strength
    return graph_of(csr_array(matrix))

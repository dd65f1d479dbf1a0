"""Two are parted by the lightest joinings, and everybody else stays where they can."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentee.identity.parting import Pair, parting

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 5),
    max_size=14,
)


def together(joinings: dict[Pair, int], one: int, other: int) -> bool:
    reached = {one}
    for _ in joinings:
        reached |= {b for pair in joinings for a, b in (pair, pair[::-1]) if a in reached}
    return other in reached


def test_the_lighter_of_two_joinings_through_a_third_goes() -> None:
    assert parting({(1, 3): 1, (2, 3): 2}, 1, 2) == {(1, 3)}
    assert parting({(1, 3): 2, (2, 3): 1}, 1, 2) == {(2, 3)}


def test_of_equals_the_one_next_to_the_first_goes() -> None:
    assert parting({(1, 3): 1, (2, 3): 1}, 1, 2) == {(1, 3)}
    assert parting({(3, 4): 1, (1, 3): 1, (2, 4): 1}, 2, 1) == {(2, 4)}


@given(PAIRS)
def test_what_is_cut_parts_the_two_and_no_joining_less_would(joinings: dict[Pair, int]) -> None:
    cut = parting(joinings, 0, 1)
    left = {pair: weight for pair, weight in joinings.items() if pair not in cut}
    assert not together(left, 0, 1)
    assert all(together({**left, pair: joinings[pair]}, 0, 1) for pair in cut)
    assert bool(cut) == together(joinings, 0, 1)

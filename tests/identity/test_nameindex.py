"""Names are found by beginnings and in spite of one slip, as fast as somebody types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentee.identity.nameindex import NameIndex, one_slip

NAMES = [(1, "ottoline brightwater"), (2, "emeka rutherglen"), (3, "mira sandoval"), (4, "otto brandt"), (5, "li wu")]
WORDS = st.text("abcdeo", min_size=4, max_size=9)


def ids(wanted: str) -> set[int]:
    """Persons found."""
    return {person for person, _ in NameIndex(NAMES).near(wanted)}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ott", {1, 4}),
        ("otto br", {1, 4}),
        ("brig", {1}),
        ("otoline", {1}),
        ("ottolnie", {1}),
        ("rutherglan", {2}),
        ("eemka", {2}),
        ("xira", {3}),
        ("ira", set()),
        ("sandoval mira", {3}),
        ("wu", {5}),
        ("nobody", set()),
        ("", set()),
    ],
)
def test_finds_what_was_meant(wanted: str, found: set[int]) -> None:
    assert ids(wanted) == found


@given(WORDS, st.integers(0, 8), st.sampled_from("abcdeo"), st.sampled_from(["swap", "drop", "add", "change"]))
def test_any_single_slip_is_forgiven(word: str, place: int, letter: str, kind: str) -> None:
    place %= len(word)
    slips = {
        "swap": word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        "drop": word[:place] + word[place + 1 :],
        "add": word[:place] + letter + word[place:],
        "change": word[:place] + letter + word[place + 1 :],
    }
    typed = slips[kind]
    assert one_slip(typed, word)
    if len(typed) >= 4 and place > 0:
        assert NameIndex([(1, word)]).near(typed) == [(1, word)]


@given(st.lists(WORDS, min_size=1, max_size=30), st.integers(0, 29), st.integers(1, 9))
def test_every_beginning_finds_its_name(words: list[str], pick: int, length: int) -> None:
    index = NameIndex(enumerate(words))
    pick %= len(words)
    assert (pick, words[pick]) in index.near(words[pick][:length])

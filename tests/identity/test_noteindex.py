"""Notes are found wherever they hold the words, each person once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.identity.noteindex import NoteIndex

TEXT = st.text(alphabet="aAbÄß \n\x00.", max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), TEXT), max_size=8), TEXT, st.integers(0, 5), st.sets(st.integers(1, 4)))
def test_the_same_are_found_as_by_reading_every_text(
    texts: list[tuple[int, str]], wanted: str, most: int, beside: set[int]
) -> None:
    held = [
        person
        for person, text in texts
        if wanted and "\x00" not in wanted and wanted.lower() in text.lower().replace("\x00", " ")
    ]
    expected = [person for person in dict.fromkeys(held) if person not in beside][:most]
    assert NoteIndex(texts).holding(wanted, most=most, beside=beside) == expected


def test_words_that_begin_in_one_text_and_end_in_the_next_are_in_neither() -> None:
    index = NoteIndex([(1, "likes tea"), (2, "rooms")])
    assert index.holding("tearooms", most=5) == []
    assert index.holding("TEA", most=5) == [1]

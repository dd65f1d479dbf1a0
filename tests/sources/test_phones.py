"""One telephone number is one key, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.records.facts import Key, KeyKind
from mentee.sources.phones import phone_key


@pytest.mark.parametrize(
    "text",
    ["+49 30 1234567", "030 1234567", "(030) 123-4567", "0049 30 1234567", "tel:+49-30-1234567", " +49301234567 "],
)
def test_every_way_of_writing_gives_one_key(text: str) -> None:
    assert phone_key(text, "de") == Key(KeyKind.PHONE, "+49301234567")


def test_without_a_region_the_country_must_be_written() -> None:
    assert phone_key("030 1234567") is None
    assert phone_key("0049 30 1234567") == phone_key("+49 30 1234567")


def test_an_extension_tells_the_people_of_one_switchboard_apart() -> None:
    assert phone_key("+1 555 123 4567 ext. 12") != phone_key("+1 555 123 4567 ext. 13")


@pytest.mark.parametrize("text", ["", "4711", "call me", "+", "+49", "1" * 100, "ada@example.org"])
def test_what_is_nobodys_number_is_none(text: str) -> None:
    assert phone_key(text, "DE") is None


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["", "DE", "US", "??"]))
def test_a_key_is_its_own_normal_form(text: str, region: str) -> None:
    key = phone_key(text, region)
    assert key is None or phone_key(key.value) == key

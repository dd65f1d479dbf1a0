"""Dates in the orders, languages and styles that exports use."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.sources.dates import Order, Reading, read_birthday, read_date, read_instant, reading_of

US = Reading(Order.MONTH_FIRST)
EU = Reading(Order.DAY_FIRST)


@pytest.mark.parametrize(
    "text",
    [
        "05 Mar 2021",
        "5-Mar-21",
        "Mar 5, 2021",
        "March 5th, 2021",
        "2021-03-05",
        "2021/3/5",
        "05. März 2021",
        "5 mars 2021",
        "5 de marzo de 2021",
        "5 marzo 2021",
        "5 mrt 2021",
        "Friday, March 5, 2021",
        "3/5/21",
        "03/05/2021",
        "2021-03-05T10:00:00+01:00",
    ],
)
def test_a_day_is_a_day_in_every_style(text: str) -> None:
    assert read_date(text, US) == date(2021, 3, 5)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("3/5/21, 10:15 AM", (10, 15, 0)),
        ("3/5/21, 12:15 AM", (0, 15, 0)),
        ("3/5/21, 12:15 pm", (12, 15, 0)),
        ("Mar 5 2021 2:30 PM", (14, 30, 0)),
        ("2021-03-05 14:30:01 UTC", (14, 30, 1)),
        ("2021-03-05T14:30:00+02:00", (12, 30, 0)),
        ("2021-03-05T14:30:00.123Z", (14, 30, 0)),
        ("05 Mar 2021", (12, 0, 0)),
        ("2021-03-05 99:99", (12, 0, 0)),
    ],
)
def test_an_instant_is_in_utc(text: str, at: tuple[int, int, int]) -> None:
    assert read_instant(text, US) == datetime(2021, 3, 5, *at, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "someday", "31 Feb 2021", "99/99/2021", "12:30", "5 Smarch 2021", "0000-00-00"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text, US) is None
    assert read_instant(text, US) is None
    assert read_birthday(text, US) == ""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dates(date(1970, 1, 1), date(2068, 12, 31)), min_size=1, max_size=20), st.booleans())
def test_one_day_above_twelve_settles_a_column(days: list[date], day_first: bool) -> None:
    style = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    texts = [day.strftime(style) for day in days]
    reading = reading_of(texts, default=Order.MONTH_FIRST if day_first else Order.DAY_FIRST)
    if any(day.day > 12 for day in days):
        assert [read_date(text, reading) for text in texts] == days
    else:
        assert reading.certain == all(day.day == day.month for day in days)


def test_dots_mean_the_day_comes_first() -> None:
    assert reading_of(["01.02.2021"]).order is Order.DAY_FIRST


def test_two_orders_in_one_column_are_told() -> None:
    assert not reading_of(["13/01/2021", "01/13/2021"]).certain


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("--03-05", "--03-05"),
        ("March 5", "--03-05"),
        ("5. März", "--03-05"),
        ("1604-03-05", "--03-05"),
        ("3/5/80", "1980-03-05"),
    ],
)
def test_birthdays_may_lack_their_year(text: str, day: str) -> None:
    assert read_birthday(text, Reading(pivot=25)) == day


@pytest.mark.parametrize("text", ["1980", "March 1980", "03/1980", "1980-03"])
def test_a_birthday_needs_its_day(text: str) -> None:
    assert read_birthday(text, EU) == ""
    assert read_date(text, EU) is not None


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789/-.: ,TZPMaprilundkz", max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    for reading in (US, EU):
        read_date(text, reading)
        read_birthday(text, reading)
        at = read_instant(text, reading)
        assert at is None or at.tzinfo is UTC

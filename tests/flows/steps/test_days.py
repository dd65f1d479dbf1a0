"""Days in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentee.flows.errors import BadInputError
from mentee.flows.steps.days import day_of, moment_of, today_of
from mentee.store.models import User
from mentee.store.reads.seeker import Preferences
from mentee.store.writes.seeker import save_preferences
from tests.store.invented import new_owner

MONDAY = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def owner(db: None) -> User:
    owner = new_owner()
    save_preferences(owner, Preferences(zone="UTC"))
    return owner


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("Friday", date(2026, 5, 8)),
        ("until Friday", date(2026, 5, 8)),
        ("in two weeks", date(2026, 5, 18)),
        ("two weeks", date(2026, 5, 18)),
        ("1 March", date(2027, 3, 1)),
        ("tomorrow", date(2026, 5, 5)),
    ],
)
def test_days_ahead(owner: User, words: str, day: date) -> None:
    assert day_of(owner, words, now=MONDAY) == day


@pytest.mark.parametrize("words", ["", "soon", "Friday maybe", "2026-13-40", "32 May"])
def test_what_is_no_day_is_refused_with_examples(owner: User, words: str) -> None:
    with pytest.raises(BadInputError) as refused:
        day_of(owner, words, now=MONDAY)
    assert "Friday" in refused.value.remedy


def test_days_behind_and_moments(owner: User) -> None:
    assert day_of(owner, "Friday", now=MONDAY, ahead=False) == date(2026, 5, 1)
    assert moment_of(owner, "yesterday", now=MONDAY) == datetime(2026, 5, 3, 12, tzinfo=UTC)
    assert moment_of(owner, "today", now=MONDAY) == MONDAY


def test_the_seekers_zone_says_which_day_it_is(owner: User) -> None:
    night = datetime(2026, 5, 4, 23, 30, tzinfo=UTC)
    assert today_of(owner, now=night) == date(2026, 5, 4)
    save_preferences(owner, Preferences(zone="Pacific/Auckland"))
    assert today_of(owner, now=night) == date(2026, 5, 5)
    save_preferences(owner, Preferences(zone="Nowhere/Atall"))
    assert today_of(owner, now=MONDAY) is not None

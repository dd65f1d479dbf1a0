"""Exchanges over time as bars: how long a bar is, what its ends are called, how its pieces stand on each other."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from mentee.records.facts import Channel
from mentee.records.journey import Direction, Encounter
from mentee.web.contexts.months import HEIGHT, WIDTH, Months, months_of

TODAY = date(2026, 11, 29)


def drawn(*events: tuple[int, Direction]) -> Months | None:
    """The drawing of what happened so many days ago."""
    at = datetime(2026, 11, 29, 12, tzinfo=UTC)
    done = [Encounter(str(i), at - timedelta(days=ago), Channel.MAIL, way) for i, (ago, way) in enumerate(events)]
    return months_of(done, today=TODAY, zone=UTC)


def test_nothing_is_no_drawing() -> None:
    assert drawn() is None
    assert drawn((-3, Direction.SENT)) is None


@pytest.mark.parametrize(
    ("days", "first", "last", "bars"),
    [(0, "Jun 2026", "Nov 2026", 6), (700, "Dec 2024", "Nov 2026", 24), (2500, "Jan 2020", "Dec 2026", 28),
     (9000, "2002", "2026", 25)],
)  # fmt: skip
def test_longer_times_take_longer_spans(days: int, first: str, last: str, bars: int) -> None:
    plot = drawn((days, Direction.SENT), (0, Direction.BOTH))
    assert plot
    assert (plot.first, plot.last, len(plot.bars)) == (first, last, bars)


def test_pieces_of_a_bar_stand_on_each_other_inside_the_drawing() -> None:
    plot = drawn((1, Direction.SENT), (1, Direction.SENT), (2, Direction.RECEIVED), (400, Direction.BOTH))
    assert plot
    assert plot.top == 3
    sent, received = plot.bars[-1].parts
    outlines = [[float(number) for number in re.findall(r"[\d.]+", part.outline)] for part in (sent, received)]
    (left, y, right, bottom, _), (left_too, y_too, right_too, bottom_too, _) = outlines
    assert 0 <= left < right <= WIDTH
    assert (left, right) == (left_too, right_too)
    assert (bottom, bottom_too) == (HEIGHT, y)
    assert y_too == pytest.approx(0)
    assert plot.bars[-1].title == "Nov 2026: 3"

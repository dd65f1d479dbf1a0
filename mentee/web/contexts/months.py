"""Exchanges over time as bars that the server draws: a bar for each month, quarter or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, tzinfo

from mentee.records.journey import Direction, Encounter

MOST_MONTHS, MOST_QUARTERS = 36, 144  # months to which each kind of bar goes
HEIGHT, WIDTH, GAP = 40.0, 300.0, 0.18  # in the drawing's own units; the gap is a share of a bar's place
KINDS = (
    (Direction.SENT, "you wrote"),
    (Direction.RECEIVED, "they wrote"),
    (Direction.BOTH, "you met or spoke"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: its kind, and its outline as SVG writes paths, in the drawing's units."""

    kind: str
    outline: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One span of time: what it is called, how much happened, and its pieces."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Months:
    """The drawing, `words` for who cannot see it, the ends of its axis, and what its colours mean."""

    bars: tuple[Bar, ...]
    words: str
    first: str
    last: str
    top: int
    legend: tuple[tuple[str, str, int], ...]


def months_of(encounters: Iterable[Encounter], *, today: date, zone: tzinfo) -> Months | None:
    """What happened up to today, per month; None where nothing did. Longer times take longer spans per bar."""
    done = [(one.at.astimezone(zone).date(), one.direction) for one in encounters if not one.declined]
    done = [(day, direction) for day, direction in done if day <= today]
    if not done:
        return None
    begin = min(day for day, _ in done)
    length = (today.year - begin.year) * 12 + today.month - begin.month + 1
    size = 1 if length <= MOST_MONTHS else 3 if length <= MOST_QUARTERS else 12
    start, end = _span(begin, size), _span(today, size)
    if end - start < 5:
        start = end - 5
    tally = Counter((_span(day, size), direction) for day, direction in done)
    totals = Counter(_span(day, size) for day, _ in done)
    top = max(totals.values())
    place = WIDTH / (end - start + 1)
    bars = tuple(
        _bar(number, start, size, place, [tally[number, kind] for kind, _ in KINDS], top)
        for number in range(start, end + 1)
    )
    counts = Counter(direction for _, direction in done)
    best = max(totals, key=lambda number: (totals[number], number))
    words = (
        f"{len(done)} in all between {_title(start, size)} and {_title(end, size)},"
        f" most in {_title(best, size)}: {totals[best]}"
    )
    legend = tuple((kind.value, said, counts[kind]) for kind, said in KINDS if counts[kind])
    return Months(bars, words, _edge(start * size, size), _edge(end * size + size - 1, size), top, legend)


def _span(day: date, size: int) -> int:
    return (day.year * 12 + day.month - 1) // size


def _edge(month: int, size: int) -> str:
    """What stands at an end of the axis, where there is little room."""
    return _title(month, 1) if size < 12 else str(month // 12)


def _title(number: int, size: int) -> str:
    month = number * size
    year, first = divmod(month, 12)
    if size == 12:
        return str(year)
    named = date(year, first + 1, 1).strftime("%b")
    return f"{named} {year}" if size == 1 else f"{named} to {date(year, first + size, 1):%b} {year}"


def _bar(number: int, start: int, size: int, place: float, counts: list[int], top: int) -> Bar:
    parts, y = [], HEIGHT
    for (kind, _), count in zip(KINDS, counts, strict=True):
        height = HEIGHT * count / top
        y -= height
        if count:
            left, right = (number - start + GAP / 2) * place, (number - start + 1 - GAP / 2) * place
            parts.append(Part(kind.value, f"M{left:.2f} {y:.2f}H{right:.2f}V{y + height:.2f}H{left:.2f}z"))
    return Bar(f"{_title(number, size)}: {sum(counts)}", tuple(parts))

"""Gatherings kept before a day without an hour was kept as such: told by their times alone."""

from __future__ import annotations

from typing import Any

_DAY = 86_400
_COLUMNS = 5  # title, starts, ends, place, url


def whole_days(starts: int, ends: int | None) -> bool:
    """Whether the times are midnights in UTC, days apart: what a calendar writes as dates became that."""
    return ends is not None and ends > starts and starts % _DAY == 0 and ends % _DAY == 0


def completed(columns: list[Any]) -> list[Any]:
    """The columns of a gathering as a sighting keeps them, with whether it has no hours."""
    said = columns[_COLUMNS:] or [whole_days(columns[1], columns[2])]
    return [*columns[:_COLUMNS], bool(said[0])]

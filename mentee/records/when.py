"""How long ago something was, or how far ahead it lies, in words that a person would use."""

from __future__ import annotations

_UNITS = ((365.25, "year", 1), (30.4, "month", 2), (7.0, "week", 2), (1.0, "day", 1))  # days, name, from how many on


def ago(days: float) -> str:
    """ "3 weeks ago", "today", and below zero "in 2 days"; whole units, never rounded up."""
    count = abs(days)
    for size, unit, least in _UNITS:
        if count >= size * least:
            number = int(count // size)
            words = f"{number} {unit}{'s' if number > 1 else ''}"
            return f"{words} ago" if days > 0 else f"in {words}"
    return "today"

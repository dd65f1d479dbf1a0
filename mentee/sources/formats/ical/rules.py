"""Recurrence rules that would never end, or run for minutes, are told before they are tried."""

from __future__ import annotations

import re

_PART = re.compile(r"\s*([A-Z]+)\s*=\s*([^;]*)\s*", re.IGNORECASE)
_LONGEST_MONTHS = {1: 31, 2: 29, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}
_KNOWN = frozenset(
    {"FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY",
     "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST", "RSCALE", "SKIP"}
)  # fmt: skip
_FREQUENCIES = frozenset({"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def rule_fault(rule: str) -> str:
    """Why a rule is not followed; "" for one that is.

    Rules of each second or minute are no meetings. A rule that matches no date makes every known engine search to
    the year 9999, so that what can be seen to match none is refused: a day that its months lack, a position beyond
    the set, filters that RFC 5545 (3.3.10) forbids at that frequency, an interval below one.
    """
    parts = {key.upper(): value.strip().upper() for key, value in _PART.findall(rule)}
    frequency = parts.get("FREQ", "")
    if frequency in ("SECONDLY", "MINUTELY"):
        return "it repeats every second or minute"
    if frequency not in _FREQUENCIES:
        return "its frequency is not known"
    try:
        return _unknown(parts) or _interval(parts) or _density(parts) or _impossible(parts, frequency)
    except ValueError:
        return "a number in it cannot be read"


def _unknown(parts: dict[str, str]) -> str:
    extra = sorted(set(parts) - _KNOWN)
    return f"{extra[0]} is no part of a rule" if extra else ""


def _interval(parts: dict[str, str]) -> str:
    if int(parts.get("INTERVAL", "1")) < 1:
        return "its interval is below one"
    return "its count is below one" if int(parts.get("COUNT", "1")) < 1 else ""


def _density(parts: dict[str, str]) -> str:
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= len(_numbers(parts[name])) if parts.get(name) else 1
    return "it repeats more often than a meeting can" if times > 24 else ""


def _impossible(parts: dict[str, str], frequency: str) -> str:
    if parts.get("BYYEARDAY") and frequency in ("DAILY", "WEEKLY", "MONTHLY"):
        return "a day of the year is given for a shorter period"
    if parts.get("BYWEEKNO") and frequency != "YEARLY":
        return "a week of the year is given for a shorter period"
    if parts.get("BYMONTHDAY") and frequency == "WEEKLY":
        return "a day of the month is given for a week"
    if frequency == "HOURLY" and set(parts) & {"BYMONTH", "BYMONTHDAY", "BYYEARDAY"}:
        return "it counts hours within chosen days"
    return "" if _has_position(parts, frequency) and _has_day(parts) else "it can never take place"


def _has_position(parts: dict[str, str], frequency: str) -> bool:
    """Whether BYSETPOS points into the set; a day or an hour is a set of one moment."""
    if not parts.get("BYSETPOS"):
        return True
    size = max(1, len(parts.get("BYHOUR", "").split(",")))
    if frequency == "WEEKLY":
        size *= len(parts.get("BYDAY", "").split(","))
    nearest = min(abs(position) for position in _numbers(parts["BYSETPOS"]))
    return 0 < nearest <= size or frequency in ("MONTHLY", "YEARLY")


def _has_day(parts: dict[str, str]) -> bool:
    """Whether any of the chosen months has any of the chosen days."""
    months = _numbers(parts["BYMONTH"]) if parts.get("BYMONTH") else list(_LONGEST_MONTHS)
    if not all(1 <= month <= 12 for month in months):
        return False
    days = [abs(day) for day in _numbers(parts["BYMONTHDAY"])] if parts.get("BYMONTHDAY") else [1]
    return 0 < min(days) <= max(_LONGEST_MONTHS[month] for month in months)

"""How long something took: "45 min", "1h30", "an hour and a half"."""

from __future__ import annotations

import re

from mentee.journey.logline.numbers import NUMBER, number

LONGEST = 24 * 60
_LEAD = r"(?:for\s+)?(?:(?:about|around|roughly|almost|nearly|over|approx\.?|ca\.?)\s+|~\s*)?"
_PAST = {"quarter past": 15, "half past": 30, "quarter to": 45}
_END = r"(?:\s+long)?(?![^\W_])(?!\s+(?:ago|earlier|later|before|from\s+now))"
_HOUR = r"(?:hours?|hrs?\.?|h)"
_MINUTE = r"(?:minutes?|mins?\.?|min\.?)"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(_LEAD + body + _END, re.IGNORECASE), rule)
    for body, rule in (
        (r"(\d|1[0-2])\s?h\s?(\d{1,2})\s?(?:m|mins?|minutes?)?", "hm"),
        (r"(\d{1,2}):(\d{2})\s*" + _HOUR, "hm"),
        (rf"({NUMBER})\s*{_HOUR}\s+and\s+a\s+half", "half past"),
        (rf"({NUMBER})\s*{_HOUR}\s+and\s+a\s+quarter", "quarter past"),
        (rf"({NUMBER})\s*{_HOUR}\s+and\s+three\s+quarters", "quarter to"),
        (rf"({NUMBER})\s+and\s+a\s+half\s+{_HOUR}", "half past"),
        (rf"({NUMBER})\s*{_HOUR},?\s*(?:and\s+)?({NUMBER})\s*{_MINUTE}", "hm"),
        (r"(?:half\s+an?|a\s+half|half)[\s-]+hour", "30"),
        (r"(?:three[\s-]+quarters?\s+of\s+an\s+hour)", "45"),
        (r"(?:an?\s+)?quarter\s+of\s+an\s+hour|(?:an?\s+)?quarter\s+hour", "15"),
        (rf"({NUMBER})\s*{_HOUR}", "h"),
        (rf"({NUMBER})(?:\s*|-){_MINUTE}", "m"),
        (r"(\d{1,3})(?:m|['′])", "m"),
    )
)


def read_minutes(text: str, start: int) -> tuple[int, int] | None:
    """(minutes, end) of a length of time that begins at `start`; None where there is none, or it is absurd."""
    for pattern, rule in _PATTERNS:
        found = pattern.match(text, start)
        if not found:
            continue
        minutes = _minutes(rule, [number(value) for value in found.groups()])
        return (round(minutes), found.end()) if 0 < minutes <= LONGEST else None
    return None


def _minutes(rule: str, values: list[float]) -> float:
    if rule == "hm":
        return values[0] * 60 + values[1]
    if rule in _PAST:
        return values[0] * 60 + _PAST[rule]
    if rule == "h":
        return values[0] * 60
    return values[0] if rule == "m" else float(rule)

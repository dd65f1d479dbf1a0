"""At what time of the day something took place: "at 14:30", "3pm", "from 2 to 3 pm"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

_HALF = r"(?:\s?([ap])\.?m\b\.?)"
_CLOCK = rf"(\d{{1,2}})(?:[:.h](\d{{2}}))?(?![\d:])(?:{_HALF}|\s+o['’]?clock)?"
_LEAD = r"(?:(?:starting\s+|start\s+)?(?:at|around|about|@|by)\s*)"
_AFTER = (
    r"(?=\s*(?:$|[,;.!?)\n]|(?:for|with|on|about|and|we|in|yesterday|today|tomorrow|last|this|next|until|till)\b))"
)
_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_RANGE = re.compile(
    rf"(?:from\s+|between\s+|at\s+)?{_CLOCK}\s*(?:-|–|—|to|until|till|and)\s*{_CLOCK}(?![^\W_])", re.IGNORECASE
)
_EXACT = re.compile(rf"{_LEAD}?(\d{{1,2}})[:h](\d{{2}})(?![\d:]){_HALF}?(?![^\W_])", re.IGNORECASE)
_HALF_DAY = re.compile(rf"{_LEAD}?(\d{{1,2}})(?:[:.](\d{{2}}))?{_HALF}(?![^\W_])", re.IGNORECASE)
_BARE = re.compile(rf"{_LEAD}(\d{{1,2}})()(?:ish|\s+o['’]?clock)?(?![\d:.])(?![^\W_]){_AFTER}", re.IGNORECASE)
_POINTED = re.compile(rf"(?:{_LEAD}|(?<=@)|(?<=@ ))(\d{{1,2}})\.([0-5]\d)(?![\d.:])(?![^\W_])", re.IGNORECASE)
_SPOKEN = re.compile(
    rf"{_LEAD}(?P<part>half|(?:a\s+)?quarter)\s+(?P<side>past|to)\s+(?P<hour>{'|'.join(_HOURS)}|\d{{1,2}})(?![^\W_])",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"{_LEAD}(noon|midday|midnight|lunchtime|lunch\s+time)(?![^\W_])", re.IGNORECASE)
_STAMP = re.compile(r"T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![^\W_])")
_EARLY = 7  # an hour below this, without am or pm, is meant in the afternoon


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day as read; `loose`: hours without am or pm, which an evening may move; minutes of a range."""

    at: time
    minutes: int | None = None
    loose: bool = False


def read_clock(text: str, start: int) -> tuple[Clock, int] | None:
    """(clock, end) of a time that begins at `start`; None where there is none."""
    if found := _STAMP.match(text, start):
        return _made(found, _time(found[1], found[2], None))
    return _range(text, start) or _single(text, start)


def _single(text: str, start: int) -> tuple[Clock, int] | None:
    if found := _EXACT.match(text, start):
        return _made(found, _time(found[1], found[2], found[3]), loose=not found[3])
    if found := _HALF_DAY.match(text, start):
        return _made(found, _time(found[1], found[2], found[3]))
    if found := _POINTED.match(text, start) or _BARE.match(text, start):
        return _made(found, _time(str(_shifted(int(found[1]))), found[2], None), loose=True)
    if found := _SPOKEN.match(text, start):
        return _made(found, _spoken(found), loose=True)
    if found := _NAMED.match(text, start):
        return _made(found, time(0) if found[1].lower() == "midnight" else time(12))
    return None


def _shifted(hour: int) -> int:
    """An early hour without am or pm is one of the afternoon."""
    return hour + 12 if 0 < hour < _EARLY else hour


def _spoken(found: re.Match[str]) -> time | None:
    """Half past nine, a quarter to ten."""
    said = found["hour"].lower()
    hour = _HOURS.index(said) + 1 if said in _HOURS else int(said)
    minute = 30 if found["part"].lower() == "half" else 15
    if found["side"].lower() == "to":
        hour, minute = hour - 1, 60 - minute
    return _time(str(_shifted(hour)), str(minute), None)


def _made(found: re.Match[str], at: time | None, *, loose: bool = False) -> tuple[Clock, int] | None:
    return (Clock(at, loose=loose), found.end()) if at else None


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def _range(text: str, start: int) -> tuple[Clock, int] | None:
    """A range counts as one only where minutes, am or pm, or "from" show that these are times."""
    found = _RANGE.match(text, start)
    if not found:
        return None
    sure = found[2] or found[5] or found[3] or found[6] or found[0].lower().startswith(("from", "between"))
    half = found[3] or found[6]
    shift = 12 if not half and 0 < int(found[1]) < _EARLY and found[1][0] != "0" and int(found[4]) < 12 else 0
    first, last = (
        _time(str(int(found[1]) + shift), found[2], half),
        _time(str(int(found[4]) + shift), found[5], found[6] or found[3]),
    )
    if not sure or first is None or last is None:
        return None
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    if minutes <= 0 and not half:
        minutes += 12 * 60 if first.hour <= 12 else 24 * 60
    if not 0 < minutes <= 12 * 60:
        return None
    return Clock(first, minutes, loose=not half), found.end()

"""Dates as exports write them: many orders and languages, the day-month question settled once per column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import Enum
from functools import lru_cache

NOON = time(12, tzinfo=UTC)  # a day without a time: noon keeps it the same day in nearly all time zones

_MONTHS = (
    "january jan januar janner jan. janvier janv enero ene janeiro gennaio gen januari",
    "february feb februar fevrier fevr fev febrero fevereiro febbraio februari",
    "march mar marz maerz mrz mars marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio mag mei",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre setembro set settembre",
    "october oct oktober okt octobre octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez decembre diciembre dic dezembro dicembre",
)
_MONTH = {word.rstrip("."): number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?\s?(?:m\b\.?)?", re.IGNORECASE)
_ZONE = re.compile(r"(?:\b(?:utc|gmt)|z)?\s*(?:([+-])(\d{2}):?(\d{2}))?\s*$", re.IGNORECASE)
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?=$|[\st,])", re.IGNORECASE)
_NUMBERS = re.compile(r"^(\d{1,2})([-/.])\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?=$|[\s,])")
_WORDS = re.compile(
    r"^(?:\w+,\s*)?(\d{1,2})(?:\.|er|st|nd|rd|th)?[\s-]+(?:de\s+)?([^\W\d]+)\.?[\s,-]+(?:de\s+)?(\d{4}|\d{2})\b"
)
_MONTH_FIRST = re.compile(r"^(?:\w+,\s*)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_MONTH_YEAR = re.compile(r"^([^\W\d]+)\.?[\s-]+(?:de\s+)?(\d{4}|\d{2})$")
_NUMBER_YEAR = re.compile(r"^(\d{1,2})[/.](\d{4})$")
_YEAR = re.compile(r"^(\d{4})$")
_DAYLESS = (_YEAR, _MONTH_YEAR, _NUMBER_YEAR, re.compile(r"^\d{4}[-/.]\d{1,2}$"))


class Order(Enum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Reading:
    """How the numeric dates of one column are read; `certain` is False where no date of it settled the question.

    `pivot`: a year of two digits above it belongs to the century before.
    """

    order: Order = Order.MONTH_FIRST
    certain: bool = True
    pivot: int = 68  # POSIX, strptime


def reading_of(texts: Iterable[str], *, default: Order = Order.MONTH_FIRST, pivot: int = 68) -> Reading:
    """How a column's dates are to be read: a number above 12 settles it, else dots mean day first, else `default`."""
    days = months = dots = unsettled = 0
    for text in texts:
        found = _NUMBERS.match(text.strip())
        if not found:
            continue
        first, second = int(found[1]), int(found[3])
        days += first > 12 >= second
        months += second > 12 >= first
        unsettled += first <= 12 and second <= 12 and first != second
        dots += found[2] == "."
    if days or months:
        order = Order.DAY_FIRST if days >= months else Order.MONTH_FIRST
        return Reading(order, not (days and months), pivot)
    if dots:
        return Reading(Order.DAY_FIRST, pivot=pivot)
    return Reading(default, not unsettled, pivot)


@lru_cache(maxsize=16384)
def read_date(text: str, reading: Reading) -> date | None:
    """The day, or the first day of the month or year where no more is written; None where it is no date."""
    text = _plain(text)
    parts = _ymd(text, reading)
    if parts is None:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None


def read_instant(text: str, reading: Reading) -> datetime | None:
    """The instant in UTC; a time without a zone counts as UTC, a day without a time as its noon."""
    day = read_date(text, reading)
    if day is None:
        return None
    text = text.strip()
    clock = _CLOCK.search(text, _date_end(text))
    if clock is None:
        return datetime.combine(day, NOON)
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4] and hour <= 12:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    zone = _ZONE.search(text, clock.end())
    offset = timedelta(0)
    if zone and zone[1]:
        offset = timedelta(hours=int(zone[2]), minutes=int(zone[3])) * (-1 if zone[1] == "-" else 1)
    try:
        return datetime.combine(day, time(hour, minute, second, tzinfo=timezone(offset))).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime.combine(day, NOON)


def read_birthday(text: str, reading: Reading) -> str:
    """ "YYYY-MM-DD", "--MM-DD" where the year is not written (or stands for none), "" where it is no day."""
    text = _plain(text)
    bare = re.fullmatch(r"--(\d{2})-?(\d{2})", text)
    if bare:
        return f"--{bare[1]}-{bare[2]}" if _is_day(2000, int(bare[1]), int(bare[2])) else ""
    words = re.fullmatch(r"([^\W\d]+)\.?\s+(\d{1,2})|(\d{1,2})\.?\s+([^\W\d]+)\.?", text)
    if words:
        month = _MONTH.get(words[1] or words[4])
        day = int(words[2] or words[3])
        return f"--{month:02}-{day:02}" if month and _is_day(2000, month, day) else ""
    parts = _ymd(text, reading)
    if parts is None or not _is_day(*parts) or any(short.match(text) for short in _DAYLESS):
        return ""
    year, month, day = parts
    return f"--{month:02}-{day:02}" if year in (0, 1604, 1900) else f"{year:04}-{month:02}-{day:02}"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _plain(text: str) -> str:
    """Lower case, without accents: what month names are looked up by."""
    decomposed = unicodedata.normalize("NFKD", text.strip().lower()) if not text.isascii() else text.strip().lower()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _date_end(text: str) -> int:
    """Where the time can begin: after the date, so that "12.30.2020" is no clock."""
    plain = _plain(text)
    for pattern in (_ISO, _NUMBERS, _WORDS, _MONTH_FIRST):
        found = pattern.match(plain)
        if found:
            return found.end()
    return len(text)


def _ymd(text: str, reading: Reading) -> tuple[int, int, int] | None:
    if found := _ISO.match(text):
        return int(found[1]), int(found[2]), int(found[3] or 1)
    if found := _NUMBERS.match(text):
        return _numeric(int(found[1]), int(found[3]), _year(found[4], reading), reading)
    return _ymd_in_words(text, reading) or _ymd_short(text)


def _ymd_in_words(text: str, reading: Reading) -> tuple[int, int, int] | None:
    if found := _WORDS.match(text):
        return _named(found[2], found[1], _year(found[3], reading))
    if found := _MONTH_FIRST.match(text):
        return _named(found[1], found[2], int(found[3]))
    if found := _MONTH_YEAR.match(text):
        return _named(found[1], "1", _year(found[2], reading))
    return None


def _ymd_short(text: str) -> tuple[int, int, int] | None:
    if found := _NUMBER_YEAR.match(text):
        return int(found[2]), int(found[1]), 1
    if found := _YEAR.match(text):
        return int(found[1]), 1, 1
    return None


def _numeric(first: int, second: int, year: int, reading: Reading) -> tuple[int, int, int]:
    day_first = reading.order is Order.DAY_FIRST
    if first > 12 >= second:
        day_first = True
    elif second > 12 >= first:
        day_first = False
    return (year, second, first) if day_first else (year, first, second)


def _named(month: str, day: str, year: int) -> tuple[int, int, int] | None:
    number = _MONTH.get(month)
    return (year, number, int(day)) if number else None


def _year(text: str, reading: Reading) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year <= reading.pivot else 1900)

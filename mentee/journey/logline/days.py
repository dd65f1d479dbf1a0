"""Which day a line speaks of: "yesterday", "last Tuesday", "on 3 May", "2026-11-02", "3 days ago"."""

# ruff: noqa: E501 - one pattern a line reads as a table
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from mentee.journey.logline.numbers import NUMBER, number

FAR = 5 * 366  # days
AHEAD = 45  # days: a date without a year that lies no further ahead than this may be meant ahead
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"morning": 9, "noon": 12, "lunchtime": 12, "afternoon": 15, "evening": 19, "night": 21}
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_LONG_DAY = r"(monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues?|thurs?|thu)"
_ANY_DAY = r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_PART = r"(?:\s+(?:in\s+the\s+|at\s+)?(morning|noon|lunchtime|afternoon|evening|night))?"
_LEAD_DAY = rf"(?:on\s+)?(?:(?:{_ANY_DAY[1:-1]}),?\s+(?:the\s+)?)?"
_END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as read: `ahead` None where the words do not say; `part` of the day; `unsure`: another day is possible."""

    day: date
    part: str = ""
    ahead: bool | None = None
    unsure: bool = False


Reader = Callable[[re.Match[str], date, bool | None], Day | None]


def read_day(text: str, start: int, *, today: date, ahead: bool | None) -> tuple[Day, int] | None:
    """(day, end) of an expression that begins at `start`; `ahead`: the line speaks of what will be, or (False) was."""
    for pattern, reader in _READERS:
        found = pattern.match(text, start)
        if not found:
            continue
        try:
            day = reader(found, today, ahead)
        except (OverflowError, ValueError):  # the 31st of June, ten thousand years ago
            continue
        if day and abs((day.day - today).days) <= 366 * 120:
            return day, found.end()
    return None


def two_days(text: str, start: int, *, today: date, ahead: bool | None) -> tuple[tuple[date, date], int] | None:
    """(the days it may be, end) of a date such as 3/5/2026 at `start`: day first, then month first."""
    found = _SLASHED.match(text, start)
    if not found or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 12) or int(found[1]) == int(found[2]):
        return None
    first = _dated(int(found[1]), int(found[2]), found[3], today, ahead)
    second = _dated(int(found[2]), int(found[1]), found[3], today, ahead)
    return ((first.day, second.day), found.end()) if first and second else None


def no_day(text: str, start: int) -> int | None:
    """The end of what is written like a date at `start` and was no day to read: 31 February, "in 1850"."""
    return next((found.end() for pattern in _WRITTEN if (found := pattern.match(text, start))), None)


def is_far(day: date, today: date) -> bool:
    """Whether a day lies more than five years from today: it is asked about before it counts."""
    return abs((day - today).days) > FAR


def _iso(found: re.Match[str], _today: date, _ahead: bool | None) -> Day:
    return Day(date(int(found[1]), int(found[2]), int(found[3])))


def _day_month(found: re.Match[str], today: date, ahead: bool | None) -> Day | None:
    return _dated(int(found["d"]), MONTHS.index(found["m"][:3].lower()) + 1, found["y"], today, ahead)


def _dotted(found: re.Match[str], today: date, ahead: bool | None) -> Day | None:
    return _dated(int(found[1]), int(found[2]), found[3], today, ahead)


def _slashed(found: re.Match[str], today: date, ahead: bool | None) -> Day | None:
    first, second = int(found[1]), int(found[2])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _dated(day, month, found[3], today, ahead)


def _dated(day: int, month: int, year: str | None, today: date, ahead: bool | None) -> Day | None:
    if year:
        return Day(date(int(year) + (2000 if len(year) == 2 else 0), month, day))
    near: list[date] = []
    for other in range(today.year - 4, today.year + 5):  # the 29th of February has no day in most years
        try:
            near.append(date(other, month, day))
        except ValueError:
            continue
    past = [one for one in near if one <= today]
    coming = [one for one in near if one > today]
    if not past or not coming:
        return None
    wait = (coming[0] - today).days
    if ahead or (ahead is None and wait <= AHEAD and wait < (today - past[-1]).days):
        return Day(coming[0], ahead=True)
    return Day(past[-1])


def _of_month(found: re.Match[str], today: date, ahead: bool | None) -> Day | None:
    wanted = int(found[1])
    days = (today + timedelta(step if ahead else -step) for step in range(62))
    return next((Day(one, ahead=ahead or None) for one in days if one.day == wanted), None)


def _today(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    word = found[0].lower()
    return Day(today, "night" if word.endswith("tonight") else _part_of(word))


def _part_of(words: str) -> str:
    """The part of the day that the words end with; "afternoon" ends with "noon", and is no noon."""
    return max((part for part in PARTS if words.endswith(part)), key=len, default="")


def _yesterday(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    word = found[0].lower()
    two = any(said in word for said in ("before", "vorgestern", "anteayer"))
    return Day(today - timedelta(2 if two else 1), _part_of(word), ahead=False)


def _tomorrow(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    word = found[0].lower()
    return Day(today + timedelta(2 if "after " in word else 1), _part_of(word), ahead=True)


def _steps(count: str, unit: str) -> timedelta:
    days = {"d": 1.0, "w": 7.0, "m": 30.4375, "y": 365.25}[unit[0].lower()]
    return timedelta(days=round(number(count) * days))


def _ago(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    unsure = found[2][0].lower() in "my" or "few" in found[1].lower()
    return Day(today - _steps(found[1], found[2]), ahead=False, unsure=unsure)


def _in(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    return Day(today + _steps(found[1], found[2]), ahead=True, unsure=found[2][0].lower() in "my")


def _weekday(found: re.Match[str], today: date, ahead: bool | None) -> Day:
    which = (found["which"] or "").lower()
    weekday = WEEKDAYS.index(found["day"][:3].lower())
    part = (found["part"] or "").lower()
    week = (found["week"] or "").lower()
    if week:
        monday = today - timedelta(today.weekday()) + timedelta(7 * (-1 if "last" in week else 1))
        return Day(monday + timedelta(weekday), part, ahead="next" in week)
    if which in ("next", "coming", "this coming") or (ahead and which not in ("last", "past", "this past")):
        near = (weekday - today.weekday() - 1) % 7 + 1  # "next Friday" on a Wednesday: in two days, or in nine
        return Day(today + timedelta(near), part, ahead=True, unsure=which == "next" and weekday > today.weekday())
    if which in ("last", "past", "this past"):
        back = (today.weekday() - weekday - 1) % 7 + 1  # "last Tuesday" on a Wednesday: yesterday, or a week before
        return Day(today - timedelta(back), part, ahead=False, unsure=which == "last" and back == 1)
    return Day(today - timedelta((today.weekday() - weekday) % 7), part)


def _weekdays_ago(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    """Two Mondays ago: the second Monday back, today not counted."""
    weekday = WEEKDAYS.index(found[2][:3].lower())
    first = today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
    return Day(first - timedelta(7 * (round(number(found[1])) - 1)), ahead=False, unsure=True)


def _week(found: re.Match[str], today: date, _ahead: bool | None) -> Day:
    which, unit = found[1].lower(), found[2].lower()
    step = 1 if which == "next" else -1
    if unit == "weekend":
        if step > 0:
            return Day(today + timedelta((5 - today.weekday() - 1) % 7 + 1), ahead=True, unsure=True)
        return Day(today - timedelta((today.weekday() - 5) % 7 or 7), ahead=False, unsure=True)
    days = {"week": 7, "month": 30, "year": 365}[unit]
    return Day(today + timedelta(step * days), ahead=step > 0, unsure=True)


def _month(found: re.Match[str], today: date, ahead: bool | None) -> Day:
    """A month without a day: its middle, in the year that lies nearest behind."""
    month = MONTHS.index(found["m"][:3].lower()) + 1
    if found["y"]:
        return Day(date(int(found["y"]), month, 15), unsure=True)
    if month == today.month:
        return Day(today, unsure=True)
    year = today.year + (month < today.month if ahead else -(month > today.month))
    return Day(date(year, month, 15), ahead=ahead or None, unsure=True)


def _compile(body: str) -> re.Pattern[str]:
    return re.compile(body + _END, re.IGNORECASE)


_WHICH = r"last|(?:this\s+)?past|next|(?:this\s+)?coming|this|on"
_OF_WEEK = r"(?:\s+(?P<week>last\s+week|next\s+week))?" + _PART.replace("(morning", "(?P<part>morning")
_YEAR = r"(?:,?\s+(?P<y>(?:19|20)\d{2})(?![:\d]))?"
_SLASHED = _compile(r"(?:on\s+)?(\d{1,2})/(\d{1,2})(?:/((?:19|20)?\d{2}))?(?!/)")
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (re.compile(r"(?:on\s+)?(\d{4})-(\d{1,2})-(\d{1,2})(?:(?=T\d)|(?![^\W_]))", re.IGNORECASE), _iso),
    (_compile(r"(?:on\s+)?(\d{4})/(\d{1,2})/(\d{1,2})"), _iso),
    (_compile(rf"{_LEAD_DAY}(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<m>{_MONTH}){_YEAR}"), _day_month),
    (_compile(rf"{_LEAD_DAY}(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}(?!:)"), _day_month),
    (re.compile(r"(?:on\s+)?(\d{1,2})\.(\d{1,2})\.((?:19|20)?\d{2})?(?!\d)", re.IGNORECASE), _dotted),
    (_SLASHED, _slashed),
    (_compile(r"(?:earlier\s+)?(?:today|this\s+(?:morning|noon|lunchtime|afternoon|evening))"), _today),
    (_compile(r"tonight|just\s+now|right\s+now|this\s+am|heute|hoy"), _today),
    (_compile(r"(?:the\s+)?day\s+before\s+yesterday" + _PART), _yesterday),
    (_compile(rf"yesterday{_PART}|last\s+night|yday|y['’]day|yest(?:er)?|ystd(?:a?y)?|(?:vor)?gestern|(?:ante)?ayer"), _yesterday),
    (_compile(r"(?:the\s+)?day\s+after\s+tomorrow" + _PART + r"|tomorrow" + _PART + r"|tmrw|tmr|tmw|tomoz|2mo?r+o?w?"), _tomorrow),
    (_compile(rf"({NUMBER})\s+(days?|weeks?|months?|years?)\s+ago"), _ago),
    (_compile(r"(?:an?\s+)?fortnight\s+ago"), lambda found, today, ahead: Day(today - timedelta(14), ahead=False, unsure=True)),
    (_compile(rf"({NUMBER})\s+{_LONG_DAY[:-1]})s\s+ago"), _weekdays_ago),
    (_compile(rf"in\s+({NUMBER})\s+(days?|weeks?|months?)(?:['’]s?\s+time)?"), _in),
    (_compile(rf"(?:on\s+)?(?P<which>{_WHICH})\s+(?P<day>{_ANY_DAY})\b{_OF_WEEK}"), _weekday),
    (_compile(rf"(?P<which>)(?P<day>{_LONG_DAY})\b{_OF_WEEK}"), _weekday),
    (_compile(r"(?:on\s+)?(?:the\s+)?(last|next)\s+(weekend|week|month|year)"), _week),
    (_compile(rf"(?:back\s+)?in\s+(?P<m>{_MONTH}){_YEAR}"), _month),
    (_compile(r"on\s+the\s+(\d{1,2})(?:st|nd|rd|th)"), _of_month),
)  # fmt: skip
_WRITTEN = (
    *(pattern for pattern, reader in _READERS if reader in (_iso, _day_month, _dotted, _slashed, _month)),
    _compile(r"(?:back\s+)?in\s+(?:the\s+year\s+)?(?:1\d{3}|20\d{2})"),
    _compile(
        r"the\s+other\s+(?:day|week|night|evening|morning)|recently|lately|(?:a\s+(?:little\s+|long\s+)?while|some\s+time|ages|long|years|months|weeks|days)\s+ago"
    ),
    _compile(rf"(?:{NUMBER}|some|several|many)\s+(?:[^\W\d_]+\s+)?ago"),
    _compile(
        rf"(?:earlier\s+|later\s+)(?:this|last)\s+(?:week|month|year)|(?:over\s+)?the\s+weekend|(?:last|this)\s+(?:spring|summer|autumn|fall|winter|{_MONTH})"
    ),
    re.compile(r"(?:on\s+)?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?!\d)", re.IGNORECASE),
)

"""When a mail was sent: the Date field where it can be true, else what the mail's way says."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz
from functools import lru_cache

from mentee.sources.formats.mail.headers import Fields, RawMail, received
from mentee.sources.formats.mail.words import text_of

_AHEAD = timedelta(days=2)
# Mail programs without a clock write their epoch: 1904, 1970 or the first hours of 1980 in any time zone.
EARLIEST = datetime(1980, 1, 2, tzinfo=UTC)
LATEST = datetime(2038, 1, 1, tzinfo=UTC)
_FAST = re.compile(
    rb"\s*(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s+([+-])(\d\d)(\d\d)(?!\d)"
)
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {
    name.encode(): number
    for number, names in enumerate(_MONTH_NAMES, start=1)
    for name in (names, names.lower(), names.upper())
}
_FROM_LINE_DATE = re.compile(
    rb"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+)?[A-Z][a-z]{2}\s+\d{1,2}\s.*|\d{4}-\d\d-\d\d.*", re.DOTALL
)


def sent_at(mail: RawMail, fields: Fields, *, latest: datetime) -> tuple[datetime | None, str]:
    """When the mail was sent, in UTC, and what was done where the Date field cannot be true (empty: nothing).

    Falls back to the topmost believable Received field, then to the mbox From_ line; None where all fail.
    """
    value = fields.get("date")
    at = instant(value) if value is not None else None
    if at is not None and EARLIEST <= at < latest:
        return at, ""
    fault = _fault(value, at)
    for hop in received(mail.head):
        arrived = instant(hop.rpartition(b";")[2])
        if arrived is not None and EARLIEST <= arrived < latest:
            return arrived, f"{fault}; the time it was received was taken"
    match = _FROM_LINE_DATE.search(mail.envelope)
    arrived = instant(match[0]) if match else None
    if arrived is not None and EARLIEST <= arrived < latest:
        return arrived, f"{fault}; the time of the From line was taken"
    return None, fault


def latest_at(now: float) -> datetime:
    """The first instant that no mail can have: two days ahead of `now`, and 2038 where `now` is not given."""
    return min(LATEST, datetime.fromtimestamp(now, UTC) + _AHEAD) if now > 0 else LATEST


def instant(value: bytes) -> datetime | None:
    """The instant in UTC that a date field names, None where it names none; without a zone it is taken as UTC."""
    match = _FAST.match(value)
    if match is None:
        return _odd(value.strip()[:200])
    day, month, year, hour, minute, second, sign, zone_hours, zone_minutes = match.groups()
    number = _MONTHS.get(month)
    if number is None:
        return _odd(value.strip()[:200])
    try:
        at = datetime(int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC)
        offset = _offset(zone_hours, zone_minutes)
        return at - offset if sign == b"+" else at + offset
    except (ValueError, OverflowError):  # a day or an hour that no calendar has; the year 0
        return None


@lru_cache(maxsize=512)
def _offset(hours: bytes, minutes: bytes) -> timedelta:
    return timedelta(hours=int(hours), minutes=int(minutes))


def _odd(value: bytes) -> datetime | None:
    """Whatever else is written for a date: obsolete zones, two-digit years, asctime, ISO 8601."""
    text = text_of(value)
    try:
        parts = parsedate_tz(text)
        if parts is not None:
            second = min(parts[5], 59)  # a leap second
            return datetime(*parts[:5], second, tzinfo=UTC) - timedelta(seconds=parts[9] or 0)
    except (ValueError, OverflowError, IndexError, TypeError):
        pass
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _fault(value: bytes | None, at: datetime | None) -> str:
    if value is None or not value.strip():
        return "the mail has no date"
    shown = " ".join(text_of(value).split())[:60]
    return f"the date {shown!r} cannot be read" if at is None else f"the date {shown!r} cannot be true"

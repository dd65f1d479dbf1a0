"""Small words for pages: how long ago, how long, how much, initials."""

from __future__ import annotations

from datetime import UTC, date, datetime

from mentee.records.when import ago

MINUTE, HOUR, DAY = 60, 3600, 86400


def moment(value: datetime | date | float | None) -> datetime | date | None:
    """A date, an aware time, or seconds since the epoch; None stays None."""
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    return value


def relative(value: datetime | date, *, now: datetime) -> str:
    """How far from now, in the words people use; `now` is aware, in the zone whose days count."""
    if isinstance(value, datetime):
        seconds = (now - value).total_seconds()
        if abs(seconds) < HOUR:
            return _within_hour(seconds)
        day = value.astimezone(now.tzinfo).date()
    else:
        day = value
    return _days((now.date() - day).days)


def _within_hour(seconds: float) -> str:
    minutes = round(abs(seconds) / MINUTE)
    if minutes < 1:
        return "just now"
    words = f"{minutes} minute{'s' if minutes != 1 else ''}"
    return f"{words} ago" if seconds > 0 else f"in {words}"


def _days(days: int) -> str:
    return {1: "yesterday", -1: "tomorrow"}.get(days) or ago(days)


def duration(seconds: float) -> str:
    """A length of time, in its largest unit or two."""
    whole = max(0, round(seconds))
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"


def initials(name: str) -> str:
    """Up to two letters of a name; a dot where there is none."""
    words = [word for word in name.replace("@", " ").split() if word[0].isalnum()]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0].upper() for word in picked) or "·"

"""A day in plain words ("Friday", "in two weeks", "1 March", "2026-12-01") as a date of the seeker's."""

from __future__ import annotations

from datetime import date, datetime, time

from mentee.flows.errors import BadInputError
from mentee.journey.logline.days import read_day
from mentee.store.models import User
from mentee.store.reads.days import zone_of
from mentee.store.reads.seeker import preferences

FIRST_YEAR, LAST_YEAR = 1900, 2999  # calendars end, and days are counted on from those that are kept


def today_of(owner: User, *, now: datetime) -> date:
    """The seeker's date at a moment."""
    return now.astimezone(zone_of(preferences(owner))).date()


def day_of(owner: User, text: str, *, now: datetime, ahead: bool = True) -> date:
    """The date that the words mean, ahead of now or behind; BadInputError where they mean none."""
    today = today_of(owner, now=now)
    words = " ".join(text.split()).removeprefix("until ").strip()
    for lead in ("", "in ", "on "):
        found = read_day(lead + words, 0, today=today, ahead=ahead)
        if found and found[1] == len(lead + words) and words and FIRST_YEAR <= found[0].day.year <= LAST_YEAR:
            return found[0].day
    raise BadInputError(f"{text!r} is no day.", "Write it like 2026-12-01, Friday, in two weeks, or 1 March.")


def moment_of(owner: User, text: str, *, now: datetime) -> datetime:
    """Noon of the day behind that the words mean, now where it is today; BadInputError where they mean none."""
    day = day_of(owner, text, now=now, ahead=False)
    if day == today_of(owner, now=now):
        return now
    return datetime.combine(day, time(12), tzinfo=zone_of(preferences(owner)))

"""The seeker's zone, and days without an hour: kept as dates, they begin at the seeker's own midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from mentee.store.reads.seeker import Preferences


def zone_of(chosen: Preferences) -> tzinfo:
    """The zone the seeker set, else the one in force: their browser's on a page, this machine's elsewhere."""
    return zone_named(chosen.zone) or timezone.get_current_timezone()


def zone_named(name: str) -> tzinfo | None:
    """The zone of that name; None where there is none, or this machine does not know it."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_kept(seconds: int) -> date:
    """The date that is kept as its midnight in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date()


def moment(seconds: int, zone: tzinfo, *, all_day: bool) -> datetime:
    """What is kept in seconds since the epoch: a moment in UTC, or where it is a day, its midnight in `zone`."""
    if not all_day:
        return datetime.fromtimestamp(seconds, UTC)
    return datetime.combine(day_kept(seconds), time(), zone)

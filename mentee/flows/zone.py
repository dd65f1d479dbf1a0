"""The one rule for the zone that days and hours are in: what the user set, else the browser's, else the machine's."""

from __future__ import annotations

from datetime import tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils import timezone

from mentee.records.say import Say, Voice, as_written
from mentee.store.models import User
from mentee.store.reads.seeker import Preferences, preferences


def zone_of(chosen: Preferences) -> tzinfo:
    """The zone the seeker set, else the one in force: their browser's on a page, this machine's elsewhere."""
    return zone_named(chosen.zone) or timezone.get_current_timezone()


def voice_of(owner: User, say: Say = as_written) -> Voice:
    """How the seeker is spoken to: in the tongue of `say`, with the days of their zone."""
    return Voice(say, zone_of(preferences(owner)))


def zone_named(name: str) -> tzinfo | None:
    """The zone of that name; None where there is none, or this machine does not know it."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None

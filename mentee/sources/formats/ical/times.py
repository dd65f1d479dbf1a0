"""Times as calendars write them -> moments in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

from icalendar.timezone import tzp

from mentee.sources.formats.content_lines import Property
from mentee.sources.formats.ical.zones import zone_name

_PLAIN = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?\s*")


def zone_of(name: str) -> tzinfo | None:
    """The zone of a name as written; None where nothing is known of it."""
    known = zone_name(name) if name else None
    return tzp.timezone(known) if known else None


def in_utc(moment: date, zone: tzinfo | None) -> datetime:
    """A date is its midnight in UTC; a time without a zone is read in the calendar's, or in UTC."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone or UTC)).astimezone(UTC)


def plain_moment(line: Property) -> date | None:
    """The date or time of a line written in the plain way and in a zone known by name.

    None where it takes the library to read it; it says the same as the library where it says anything.
    """
    match = _PLAIN.fullmatch(line.value)
    if match is None:
        return None
    year, month, day, hour, minute, second, utc = match.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        zone: tzinfo | None = UTC if utc else None
        for name in line.param("TZID")[:1]:
            if utc or (zone := zone_of(name)) is None:
                return None
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=zone)
    except ValueError:
        return None

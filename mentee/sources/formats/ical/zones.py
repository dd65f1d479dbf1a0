"""TZID names as programs write them -> names that the time zone database knows."""

from __future__ import annotations

import re
from functools import lru_cache
from zoneinfo import available_timezones

from icalendar.timezone import tzp

_OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d\d)?\)?.*")
_WRITTEN = re.compile(r"^\(?(?:UTC|GMT)[^)]*\)\s*")
_PLACES = re.compile(r",|&| and ")
_AMERICAN = {
    "eastern": "America/New_York",
    "central time": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "atlantic time": "America/Halifax",
}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Zones by the city they are named after."""
    return {name.rpartition("/")[2].lower(): name for name in sorted(available_timezones()) if "/" in name}


@lru_cache(maxsize=4096)
def zone_name(written: str) -> str | None:
    """Known name of a zone: the name itself, a Windows one, the end of a vendor's path, or what Outlook displays.

    "(UTC-05:00) Eastern Time (US & Canada)" keeps its summer time where its words are known or name a zone's city,
    and else is the fixed offset it begins with. None where the name says nothing; the file may define it then.
    """
    text = written.strip().strip('"')
    if text.startswith("/"):  # /vendor.example/20070129_1/Europe/Berlin
        parts = text.split("/")
        text = next(("/".join(parts[at:]) for at in (-2, -3, -1) if _known("/".join(parts[at:]))), "")
    if not text or _known(text):
        return text or None
    words = _WRITTEN.sub("", text).lower()
    for said, name in _AMERICAN.items():
        if words.startswith(said) and ("us" in words or "canada" in words):
            return name
    if text.startswith("("):
        for place in _PLACES.split(words):
            if known := _cities().get(place.strip().strip("\\").replace(" ", "_")):
                return known
    offset = _OFFSET.fullmatch(text)
    if not offset or not text.upper().startswith(("(UTC", "(GMT", "UTC", "GMT")):
        return None
    hours = int(offset[2])
    if offset[3] not in (None, "00") or hours > 12:
        return None
    return f"Etc/GMT{'-' if offset[1] == '+' else '+'}{hours}"  # signs in Etc are reversed on purpose


def _known(name: str) -> bool:
    return not name.startswith("/") and tzp.timezone(name) is not None

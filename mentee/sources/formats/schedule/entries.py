"""One entry of a programme in the words of frab, pretalx, Sessionize or the hub -> a talk with its speakers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from mentee.records.facts import Key, KeyKind
from mentee.records.keys import email_key, url_key
from mentee.sources.formats.schedule.talks import Conference, Speaker, Talk, in_utc
from mentee.sources.formats.vcard.profiles import profile_key

Entry = Mapping[str, Any]
PEOPLE = ("persons", "speakers", "participants")
_GONE = frozenset({"rejected", "withdrawn", "canceled", "cancelled", "declined", "deleted", "submitted", "draft"})
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2}):?(\d\d)(?::\d\d)?")
_SPAN = re.compile(r"(?:(\d+):)?(\d+):(\d\d)")
_YEARS = range(1990, 2101)
NIGHT = time(4)  # what begins before belongs to the night of the day before


@dataclass(slots=True)
class Setting:
    """What surrounds an entry: the zone of times without one, rooms by id, the day, and what could not be read."""

    space: str
    zone: tzinfo | None = None
    rooms: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    unzoned: int = 0
    problems: list[tuple[int | None, str]] = field(default_factory=list)


def text(value: object) -> str:
    """Text of a value: a string, a number, {"en": ...} (English first), or an object with a name."""
    if isinstance(value, Mapping):
        for key in ("en", "name", "title", "#text"):
            if value.get(key):
                return text(value[key])
        return next((one for one in value.values() if isinstance(one, str) and one), "")
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def first(entry: Entry, *names: str) -> str:
    """Text of the first of these that has any."""
    return next((said for name in names if (said := text(entry.get(name)))), "")


def setting_of(head: Entry, space: str) -> Setting:
    """The setting told by a conference's own description."""
    setting = Setting(space)
    name = first(head, "time_zone_name", "timezone")
    try:
        setting.zone = ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        setting.problems.append((None, f"the time zone {name[:60]!r} is not known; UTC was taken"))
    return setting


def moment(said: str, setting: Setting) -> datetime | None:
    """An ISO time in UTC; without an offset it is read in the conference's zone. None where it is no time."""
    try:
        found = datetime.fromisoformat(said.strip())
        if found.year not in _YEARS:
            return None
        if found.tzinfo is None:
            if setting.zone is None and len(said.strip()) > 10:
                setting.unzoned += 1
            found = found.replace(tzinfo=setting.zone or UTC)
        return in_utc(found)
    except (ValueError, OverflowError):
        return None


def conference_of(head: Entry, space: str, setting: Setting) -> Conference:
    """The conference; `space` is told apart from its title so that ids stay the same when it is renamed."""
    place = ", ".join(filter(None, (first(head, "venue"), first(head, "city"))))
    last = first(head, "end", "date_to")
    ends = moment(last, setting)
    if ends and len(last) <= 10:
        ends += timedelta(days=1)  # the last day is part of it
    return Conference(
        space,
        first(head, "title", "name", "acronym"),
        moment(first(head, "start", "date_from"), setting),
        ends,
        place,
        _page(first(head, "url", "base_url", "baseurl")),
    )


def talk_of(entry: Entry, setting: Setting, line: int | None = None) -> Talk | None:
    """The talk of an entry; None for breaks, for what was rejected or called off, and for what has no title."""
    title = " ".join(first(entry, "title", "name").split())
    state = first(entry, "state", "status").lower()
    if entry.get("isServiceSession") is True or state in _GONE:
        return None
    speakers = {one.mark: one for one in speakers_of(entry, setting)}
    if not title:
        if speakers:
            setting.problems.append((line, "a talk without a title was left out"))
        return None
    starts, ends = _times(entry, setting)
    if starts is None and first(entry, "date", "startsAt", "start") and setting.day is None:
        setting.problems.append((line, f"the time of {title[:60]!r} cannot be read"))
    mark = first(entry, "guid", "id", "code") or hashlib.sha256(title.encode()).hexdigest()[:16]
    subtitle = first(entry, "subtitle")
    summary = first(entry, "abstract") or first(entry, "description")
    return Talk(
        mark,
        title,
        tuple(speakers.values()),
        starts,
        ends,
        _room(entry, setting),
        _page(first(entry, "url", "origin_url", "public_url", "conf_url")),
        f"{subtitle}. {summary}" if subtitle and summary else subtitle or summary,
        line,
    )


def _times(entry: Entry, setting: Setting) -> tuple[datetime | None, datetime | None]:
    """Start and end: whole times, or a time of the day on the date of the entry or of its day."""
    slots = entry.get("slots")
    slot = entry.get("slot") or (slots[0] if isinstance(slots, list) and slots else None)
    times = slot if isinstance(slot, Mapping) else entry
    starts = next(
        (at for name in ("startsAt", "start", "date") if "-" in (said := first(times, name)) and len(said) > 10
         and (at := moment(said, setting))),
        None,
    )  # fmt: skip
    if starts is None:
        starts = _on_day(first(entry, "start"), first(entry, "date"), setting)
    ends = moment(first(times, "endsAt", "end"), setting)
    if ends is None and starts is not None and (length := span(entry.get("duration"))):
        ends = starts + length
    return starts, ends if ends and starts and ends > starts else None


def _on_day(clock: str, day: str, setting: Setting) -> datetime | None:
    match = _CLOCK.fullmatch(clock)
    on = setting.day
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        found = moment(day, setting)
        on = date.fromisoformat(day) if found else None
    if match is None or on is None or on.year not in _YEARS or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    at = time(int(match[1]), int(match[2]))
    if at < NIGHT:
        on += timedelta(days=1)
    if setting.zone is None:
        setting.unzoned += 1
    return in_utc(datetime.combine(on, at, setting.zone or UTC))


def span(value: object) -> timedelta | None:
    """A length: "01:30", "1:00:00" (days first), minutes, or seconds where a day would not hold the minutes."""
    said = text(value)
    if match := _SPAN.fullmatch(said):
        found = timedelta(days=int(match[1] or 0), hours=int(match[2]), minutes=int(match[3]))
    elif said.isascii() and said.isdigit() and len(said) < 7:
        found = timedelta(minutes=int(said)) if int(said) <= 1440 else timedelta(seconds=int(said))
    else:
        return None
    return found if timedelta(0) < found <= timedelta(days=14) else None


def _room(entry: Entry, setting: Setting) -> str:
    slot = entry.get("slot")
    said = text(entry.get("room")) or (text(slot.get("room")) if isinstance(slot, Mapping) else "")
    return setting.rooms.get(said, said) or setting.rooms.get(first(entry, "roomId"), "")


def speakers_of(entry: Entry, setting: Setting) -> Iterator[Speaker]:
    """The named people of an entry; ids alone are looked up later, by the reader of the file."""
    for name in PEOPLE:
        people = entry.get(name)
        for one in people if isinstance(people, list) else ():
            if isinstance(one, Mapping) and (speaker := speaker_of(one, setting)):
                yield speaker


def speaker_of(entry: Entry, setting: Setting) -> Speaker | None:
    """One speaker, with keys from ids (namespaced by conference), guid, mail address and links."""
    name = first(entry, "public_name", "fullName", "full_public_name", "full_name", "name", "#text")
    if not name:
        name = " ".join(
            filter(None, (first(entry, "firstName", "first_name"), first(entry, "lastName", "last_name")))
        )
    name = " ".join(name.split())[:200]
    if not name:
        return None
    bio = first(entry, "bio", "biography", "description")
    headline = first(entry, "tagLine", "tagline", "job_title")
    return Speaker(name, tuple(dict.fromkeys(_keys(entry, setting))), headline, bio)


def _keys(entry: Entry, setting: Setting) -> Iterator[Key]:
    for name in ("guid", "id", "code"):
        if said := first(entry, name):
            own = said.lower() if _UUID.fullmatch(said) else f"{setting.space}:{said}"
            yield Key(KeyKind.UID, f"schedule:{own}")
    if key := email_key(first(entry, "email")):
        yield key
    for name in ("url", "profile", "public_url"):
        if (said := first(entry, name)).startswith("http") and (key := url_key(said)):
            yield key
    links = entry.get("links")
    for link in links if isinstance(links, list) else ():
        said = first(link, "url", "href", "link") if isinstance(link, Mapping) else text(link)
        if key := profile_key(said):
            yield key


def _page(said: str) -> str:
    return said[:2000] if said.startswith(("http://", "https://")) else ""

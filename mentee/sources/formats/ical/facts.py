"""An occurrence of an event -> a meeting, a call or a gathering, or nothing of interest.

The rule:

1. What was called off gives nothing, nor do birthdays, anniversaries and holidays: what is named so, and whole
   days that return each year with nobody invited.
2. With other people invited (ORGANIZER and ATTENDEE without rooms, resources, groups): up to HANDFUL of them for
   less than a day is an interaction; more of them, or a whole day and longer, is a gathering with them.
3. Without invited people (an organiser alone does not count) but with a place or a page it is a gathering: a
   conference, a meetup, a talk. Without either it is a note to oneself and gives nothing.

An interaction is a call where its summary or place speaks of one or its place is a telephone number; an online room
is where a meeting takes place, so its address alone makes no call.
"""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

from mentee.records.facts import Channel, Gathering, Interaction, Origin, Participant, Role
from mentee.sources.formats.ical.components import RawEvent
from mentee.sources.formats.ical.series import Occurrence

HANDFUL = 12
LONGEST_TEXT = 300
_DAY = timedelta(hours=24)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_CALL = re.compile(
    r"(?<!on-)(?<!on )\b(?:phone|telephone|(?:video[ -]?)?call(?! for\b)|conference call|dial[ -]?in|telco|telko"
    r"|telefonat|telefon|anruf|appel|llamada|telefonata)\b|^tel:",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?[\d\s()./-]{7,20}")
_BIRTHDAY = re.compile(
    r"(?:birthdays?|geburtstage?|anniversaires?|cumpleaños|compleann[oi]|verjaardag(?:en)?)(?![a-z])", re.IGNORECASE
)
_PAGES = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
          "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK")  # fmt: skip


def is_anniversary(event: RawEvent) -> bool:
    """A birthday or holiday: named so, or a whole day that returns each year with nobody invited."""
    names = {one.name for one in event.properties}
    if any(_BIRTHDAY.search(text) for text in (event.head.title, event.text("CATEGORIES"))):
        return True
    start = event.first("DTSTART")
    yearly = "FREQ=YEARLY" in event.text("RRULE").upper() and start is not None and "T" not in start.value
    return "ATTENDEE" not in names and (yearly or bool(_BIRTHDAY.search(event.text("SUMMARY"))))


def is_interesting(event: RawEvent) -> bool:
    """Whether any fact can come of it; told before its times are computed."""
    names = {one.name for one in event.properties if one.value.strip()}
    return bool(names & {"ATTENDEE", "LOCATION", *_PAGES}) and not is_anniversary(event)


def place_and_page(event: RawEvent) -> tuple[str, str]:
    """Where it is, and its address on the web: a place that is an address is the page."""
    place = event.text("LOCATION")
    pages = [event.text(name) for name in _PAGES]
    in_place = _ADDRESS.search(place)
    page = next((text for text in pages if _ADDRESS.match(text)), in_place[0] if in_place else "")
    if in_place and not place.replace(in_place[0], "").strip(" ;,()"):
        place = ""
    return place[:LONGEST_TEXT], page[:2000]


def series_key(event: RawEvent) -> str:
    """The same for all occurrences of an event in every file; made of its content where it has no UID."""
    if event.uid:
        uid = event.uid if len(event.uid) <= 200 else hashlib.sha256(event.uid.encode()).hexdigest()
        return f"ical:{uid}"
    content = "\n".join(f"{one.name}:{one.value}" for one in event.properties if one.name != "DTSTAMP")
    return "ical:none-" + hashlib.sha256(content.encode()).hexdigest()[:24]


def fact_of(occurrence: Occurrence, people: tuple[Participant, ...], file: str) -> Interaction | Gathering | None:
    """The fact of one occurrence, by the rule above."""
    event = occurrence.event
    place, page = place_and_page(event)
    invited = [one for one in people if one.role is not Role.ORGANISER]
    if not invited and not (place or page):
        return None
    series = series_key(event)
    key = f"{series}:{occurrence.starts:%Y%m%dT%H%M%SZ}"
    origin = Origin(file, event.line)
    title = event.text("SUMMARY")[:LONGEST_TEXT]
    length = occurrence.ends - occurrence.starts if occurrence.ends else None
    if not invited or len(people) > HANDFUL or occurrence.all_day or (length is not None and length >= _DAY):
        starts, ends = occurrence.starts, occurrence.ends
        return Gathering(origin, key, title, starts, ends, place, page, people, occurrence.all_day)
    called = _CALL.search(title) or _CALL.search(place) or _NUMBER.fullmatch(place)
    return Interaction(
        origin,
        key,
        occurrence.starts,
        Channel.CALL if called else Channel.MEETING,
        people,
        subject=title,
        thread=series,
        minutes=round(length.total_seconds() / 60) if length is not None else None,
    )

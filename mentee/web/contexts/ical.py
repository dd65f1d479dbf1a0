"""What mentee writes as iCalendar (RFC 5545): an event with what each must have, and the feed of a calendar."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from mentee.flows.steps.agenda import Agenda
from mentee.planner.agenda import Entry

REFRESH = timedelta(hours=4)


def calendar(kind: str) -> Calendar:
    """An empty calendar; `kind` tells in its PRODID what made it."""
    made = Calendar()
    made.add("prodid", f"-//mentee//{kind}//EN")
    made.add("version", "2.0")
    return made


def event(
    *, uid: str, now: datetime, starts: datetime | date, ends: datetime | date, title: str, **more: Any
) -> Event:
    """An event; moments are written in UTC, so that no zone has to be described. Empty texts are left out."""
    made = Event()
    made.add("uid", uid)
    made.add("dtstamp", now.astimezone(UTC))
    for name, value in (("dtstart", starts), ("dtend", ends)):
        made.add(name, value.astimezone(UTC) if isinstance(value, datetime) else value)
    made.add("summary", title)
    for name, value in more.items():
        if value:
            made.add(name, value)
    return made


def feed(agenda: Agenda, *, name: str, owner: int, now: datetime) -> bytes:
    """The calendar of that name, for programs that read it again and again. Whole days block no time."""
    made = calendar("calendar")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT4H")
    for entry in agenda.entries:
        made.add_component(
            event(
                uid=uid_of(entry, owner),
                now=now,
                starts=entry.starts,
                ends=entry.ends,
                title=entry.title,
                location=entry.place,
                categories=[entry.sort.value],
                transp="OPAQUE" if entry.takes_time else "TRANSPARENT",
                **{"class": "PRIVATE"},
            )
        )
    return bytes(made.to_ical())


def uid_of(entry: Entry, owner: int) -> str:
    """The same for the same thing for good; it tells nobody without the server's secret what the thing is."""
    return f"{salted_hmac('mentee.calendar', f'{owner}:{entry.sort}:{entry.key}').hexdigest()[:32]}@mentee.invalid"


def mark_of(agenda: Agenda, *, name: str) -> str:
    """An entity tag, weak since the stamps of two equal feeds differ."""
    said = repr((name, agenda.entries)).encode("utf-8", "surrogatepass")
    return f'W/"{hashlib.blake2b(said, digest_size=12).hexdigest()}"'

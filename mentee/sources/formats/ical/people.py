"""ORGANIZER and ATTENDEE lines -> the human participants of an event."""

from __future__ import annotations

import re

from mentee.records.facts import Contact, Participant, Role
from mentee.records.keys import email_key
from mentee.sources.formats.content_lines import Property, unescaped
from mentee.sources.formats.ical.components import RawEvent

MOST_PEOPLE = 500
_NO_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})
_SHARED_HOSTS = ("@resource.calendar.google.com", "@group.calendar.google.com", "@import.calendar.google.com")
_NOBODY = frozenset({"unknownorganizer@calendar.google.com"})
_NAMED = re.compile(r"\"?([^<\"]*)\"?\s*<([^>]*)>")
_CARET = {"^n": " ", "^^": "^", "^'": '"'}
_LONGEST_NAME = 200


def participants(event: RawEvent) -> tuple[Participant, ...]:
    """Humans only, each once: no rooms, resources, groups, or those informed without taking part.

    The organiser comes first. Who declined or delegated is DECLINED, also as organiser. A contact has a key where
    a mail address is given, and a name where CN is given; with neither it is nobody.
    """
    found: dict[str, Participant] = {}
    for line in event.properties:
        if line.name not in ("ORGANIZER", "X-ORGANIZER", "ATTENDEE") or not _is_human(line):
            continue
        contact = contact_of(line)
        if contact is None:
            continue
        role = _role(line)
        mark = contact.keys[0].value if contact.keys else contact.name.casefold()
        known = found.get(mark)
        if known is None:
            found[mark] = Participant(contact, role)
        else:
            name = known.contact.name or contact.name
            roles = {known.role, role}
            kept = next(one for one in (Role.DECLINED, Role.ORGANISER, Role.ATTENDEE) if one in roles)
            found[mark] = Participant(Contact(name, known.contact.keys), kept)
    ordered = sorted(found.values(), key=lambda one: one.role is not Role.ORGANISER)
    return tuple(ordered[:MOST_PEOPLE])


def _is_human(line: Property) -> bool:
    kinds = {said.upper() for said in line.param("CUTYPE")}
    roles = {said.upper() for said in line.param("ROLE")}
    return not kinds & _NO_PEOPLE and "NON-PARTICIPANT" not in roles


def _role(line: Property) -> Role:
    answers = {said.upper() for said in (*line.param("PARTSTAT"), *line.param("STATUS"))}
    if answers & {"DECLINED", "DELEGATED"}:
        return Role.DECLINED
    chairs = line.name != "ATTENDEE" or "ORGANIZER" in {said.upper() for said in line.param("ROLE")}
    return Role.ORGANISER if chairs else Role.ATTENDEE


def contact_of(line: Property) -> Contact | None:
    """The human of a line: `mailto:` address, EMAIL parameter, or "Name <address>" (vCalendar 1.0)."""
    value = unescaped(line.value).strip()
    name = next(iter(line.param("CN")), "")
    if named := _NAMED.fullmatch(value):
        name, value = name or named[1], named[2]
    if value[:7].lower() == "mailto:":
        value = value[7:]
    keys = [key for text in (value, *line.param("EMAIL")) if (key := email_key(text))]
    if any(key.value.endswith(_SHARED_HOSTS) or key.value in _NOBODY for key in keys):
        return None
    if not keys and not name and line.params is None and ":" not in value and "@" not in value:
        name = value  # vCalendar 1.0 wrote bare names
    for mark, char in _CARET.items():
        name = name.replace(mark, char)
    name = " ".join(unescaped(name).split()).strip("'\"")[:_LONGEST_NAME]
    if email_key(name):
        keys = keys or [key for key in (email_key(name),) if key]
        name = ""
    return Contact(name, tuple(dict.fromkeys(keys))) if keys or name else None

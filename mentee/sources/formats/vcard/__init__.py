"""vCard 2.1, 3.0 and 4.0 of any producer, damaged or not -> people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mentee.records.facts import Fact, Origin, Person, Problem, Relation, RelationKind
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.content_lines import physical_lines
from mentee.sources.formats.vcard.cards import cards
from mentee.sources.formats.vcard.people import Reading, contact_of, person_of
from mentee.sources.opening import open_bytes
from mentee.sources.phones import phone_key

_BEGIN = re.compile(
    rb"^[ \t]*(?:[\w-]+\.)?BEGIN[ \t]*:[ \t]*(VCARD|VCALENDAR|VEVENT|VTODO|VJOURNAL|VTIMEZONE)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL = re.compile(rb"^(?:From |Received:|Message-ID:|Return-Path:)", re.IGNORECASE | re.MULTILINE)


def first_object(head: bytes) -> tuple[str, bytes]:
    """What begins first in a file ("VCARD"; "VCALENDAR", also for a bare part; or ""), and the bytes before it."""
    text = head.replace(b"\0", b"").replace(b"\r", b"\n")
    text = text[3:] if text[:3] == b"\xef\xbb\xbf" else text[2:] if text[:2] in (b"\xff\xfe", b"\xfe\xff") else text
    found = _BEGIN.search(text)
    if not found:
        return "", b""
    return "VCARD" if found[1].upper() == b"VCARD" else "VCALENDAR", text[: found.start()]


def sureness(head: bytes, kind: str) -> float:
    """1 where an object of this kind is the first thing in the file, less after noise, 0.2 after mail headers."""
    first, noise = first_object(head)
    if first != kind:
        return 0.3 if first and b"BEGIN:" + kind.encode() in head.upper() else 0.0
    if not noise.strip():
        return 1.0
    return 0.2 if _MAIL.search(noise) else 0.9


class VCard:
    """The address books of phones, mail programs and the web."""

    name = "vCard"
    about = "contacts of phones and address books (.vcf)"

    def recognises(self, probe: Probe) -> float:
        """By BEGIN:VCARD, in any encoding, also after stray header lines."""
        return sureness(probe.head, "VCARD")

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """One person per card (and per nested agent), each followed by what of it was lost."""
        found = unread = 0
        first: int | None = None
        with open_bytes(path, options.progress) as stream:
            for card in cards(physical_lines(stream)):
                found += 1
                reading = Reading(card, path.name, lambda text: phone_key(text, options.region))
                yield from _facts(reading)
                unread += reading.phones_unread
                first = card.line if first is None and unread else first
        if not found:
            yield Problem(Origin(path.name), "no contact was found in the file", "export the contacts as vCard again")
        if unread:
            yield Problem(
                Origin(path.name, first),
                f"phone numbers that could not be read as international numbers, and identify nobody: {unread}",
                "correct them, or give them their country code"
                if options.region
                else "name the country of numbers without a country code (region)",
            )


def _facts(reading: Reading) -> Iterator[Fact | Problem]:
    """The card's person, tied to their agents; the agents; the problems of all of them."""
    person = person_of(reading)
    agents: list[Person] = []
    problems = reading.problems
    for card in reading.card.agents:
        inner = Reading(card, reading.file, reading.phone)
        for fact in _facts(inner):
            if isinstance(fact, Problem):
                problems.append(fact)
            elif isinstance(fact, Person):
                agents.append(fact)
        reading.phones_unread += inner.phones_unread
    if person:
        ties = tuple(
            Relation(RelationKind.ASSISTANT, contact_of(agent)) for agent in agents[: len(reading.card.agents)]
        )
        yield replace(person, relations=(*person.relations, *ties)) if ties else person
    yield from agents
    yield from problems


VCARD = VCard()

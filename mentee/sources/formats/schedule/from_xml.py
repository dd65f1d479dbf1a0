"""Programmes in XML (frab, pentabarf, pretalx, and EuroPython's own) -> a conference."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from mentee.sources.contract import SourceError
from mentee.sources.formats.schedule.entries import Setting, conference_of, setting_of, talk_of
from mentee.sources.formats.schedule.talks import Conference
from mentee.sources.opening import Limits, open_bytes

LARGEST = 256 << 20  # bytes, unpacked
_LISTS = {"persons": "person", "speakers": "speaker", "links": "link"}


def conference_from(path: Path) -> tuple[Conference, Setting]:
    """The conference of a file; what was read before the file breaks off is kept, and the break told.

    Raises SourceError for a file that declares entities (they can grow without bound) or is too large.
    """
    if path.stat().st_size > LARGEST:
        raise SourceError(
            f"{path.name}: larger than {LARGEST >> 20} MiB, which no schedule is; give the schedule alone"
        )
    head: dict[str, Any] = {}
    conference, setting = Conference("", ""), Setting("")
    try:
        for kind, found in _parts(path):
            if kind == "conference":
                head = found
            elif kind == "talk" or not conference.space:
                if not conference.space:
                    conference, setting = _begun(head, found, path)
                if kind == "talk":
                    setting.day = found.pop("day", None)
                    if talk := talk_of(found, setting):
                        conference.add(talk)
    except ParseError as error:
        if not conference.talks:
            raise SourceError(f"{path.name}: no valid XML ({error}); download the schedule again") from error
        setting.problems.append((error.position[0], f"the file breaks off here ({error}); what follows was not read"))
    except DefusedXmlException as error:
        raise SourceError(f"{path.name}: declares entities, which no schedule needs; download it again") from error
    return conference, setting


def _begun(head: dict[str, Any], entry: dict[str, Any], path: Path) -> tuple[Conference, Setting]:
    """The conference and its setting, once all that stands before its first talk was read."""
    title = head.get("title") or ""
    day = entry.get("day")
    if not title and isinstance(day, date):
        title = head["title"] = f"Conference of {day:%d %B %Y}"
    space = re.sub(r"\W+", "-", str(head.get("acronym") or title or path.stem).lower())
    setting = setting_of(head, space)
    return conference_of(head, space, setting), setting


def _parts(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """("conference", its fields) and ("talk", its fields with "day") in the order of the file; memory stays small."""
    day: date | None = None
    room = ""
    with open_bytes(path, limits=Limits(total=LARGEST)) as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            tag = _plain(element.tag)
            if event == "start":
                day = _date(element.get("date")) if tag == "day" else day
                room = element.get("name", "") if tag == "room" and element.get("name") else room
            elif tag == "conference":
                yield "conference", _fields(element)
            elif tag in ("event", "entry"):
                yield "talk", {"room": room, **_fields(element), "day": day}
                element.clear()
            elif tag == "day":
                element.clear()


def _plain(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def _fields(element: Element) -> dict[str, Any]:
    """Attributes and child elements by name; lists of people and links as lists; empty ones are left out."""
    fields: dict[str, Any] = dict(element.attrib)
    for child in element:
        tag = _plain(child.tag)
        if tag in _LISTS:
            fields[tag] = [_fields(one) for one in child if _plain(one.tag) == _LISTS[tag]]
        elif child.text and child.text.strip():
            fields[tag] = child.text.strip()
    if element.text and element.text.strip() and not len(element):
        fields["#text"] = element.text.strip()
    return fields


def _date(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None

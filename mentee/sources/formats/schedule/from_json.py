"""Programmes in JSON (frab, pretalx, the hub, and every view of Sessionize) -> a conference."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mentee.sources.contract import SourceError
from mentee.sources.formats.schedule.entries import (
    PEOPLE,
    Entry,
    Setting,
    conference_of,
    first,
    setting_of,
    speaker_of,
    talk_of,
    text,
)
from mentee.sources.formats.schedule.talks import Conference
from mentee.sources.opening import open_bytes

LARGEST = 128 << 20  # bytes
DEEPEST = 12
_COMMENT = re.compile(r"\A\s*(?:/\*.*?\*/\s*|//[^\n]*\n\s*)+", re.DOTALL)
_PERSON = ("public_name", "fullName", "firstName", "biography", "bio", "tagLine", "avatar")


def loaded(path: Path) -> Any:
    """The whole file; SourceError where it is too large or no JSON."""
    with open_bytes(path) as stream:
        raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(
            f"{path.name}: larger than {LARGEST >> 20} MiB, which no schedule is; give the schedule alone"
        )
    try:
        return json.loads(
            _COMMENT.sub("", raw.decode(json.detect_encoding(raw), "replace").lstrip("\ufeff"), count=1)
        )
    except ValueError as error:
        raise SourceError(f"{path.name}: no valid JSON ({error}); download the schedule again") from error
    except RecursionError as error:
        raise SourceError(f"{path.name}: nested too deeply for a schedule; download the schedule again") from error


def conference_from(path: Path) -> tuple[Conference, Setting]:
    """The conference of a file; which of the dialects it is follows from the shape of its parts."""
    root = loaded(path)
    head = _head(root)
    space = first(head, "acronym", "slug").lower() or re.sub(r"\W+", "-", first(head, "title", "name").lower())
    entries, people = list(_entries(root, None, 0)), list(_people(root, 0))
    space = space or _space(root, entries)
    setting = setting_of(head, space)
    setting.rooms = dict(_rooms(root))
    conference = conference_of(head, space, setting)
    known = {}
    for person in people:
        if speaker := speaker_of(person, setting):
            conference.meet(speaker)
            known.update({mark: person for mark in (first(person, "id"), first(person, "code")) if mark})
    seen: set[str] = set()
    for entry, day in entries:
        setting.day = day
        talk = talk_of(_with_people(entry, known), setting)
        if talk and talk.id not in seen:
            seen.add(talk.id)
            conference.add(talk)
    if not conference.title and conference.talks:
        begun = min((talk.starts for talk in conference.talks if talk.starts), default=None)
        conference.title = f"Conference of {begun:%d %B %Y}" if begun else ""
    return conference, setting


def _space(root: Any, entries: list[tuple[Entry, date | None]]) -> str:
    """A namespace for a conference that names itself nowhere: its first day, rooms and questions, which stay."""
    days = sorted(first(entry, "startsAt", "start", "date")[:10] for entry, _ in entries)
    questions = root.get("questions") if isinstance(root, Mapping) else None
    asked = (
        first(one, "id") for one in (questions if isinstance(questions, list) else ()) if isinstance(one, Mapping)
    )
    fallback = sorted(first(entry, "id", "guid", "code", "title") for entry, _ in entries)[:1]
    marks = [*days[:1], *sorted(name for _, name in _rooms(root)), *asked]
    return hashlib.sha256("\n".join(marks if len(marks) > 1 else [*marks, *fallback]).encode()).hexdigest()[:12]


def _head(root: Any) -> Entry:
    """What the file says of the conference itself."""
    if not isinstance(root, Mapping):
        return {}
    schedule = root.get("schedule")
    base = schedule if isinstance(schedule, Mapping) else root
    for name in ("conference", "event"):
        if isinstance(base.get(name), Mapping):
            return {"url": base.get("base_url"), **{key: one for key, one in base[name].items() if one is not None}}
    return {
        key: base[key] for key in ("timezone", "acronym", "slug", "url", "venue") if isinstance(base.get(key), str)
    }


def _is_talk(node: Entry) -> bool:
    if "firstName" in node or "public_name" in node or "days" in node:
        return False
    return bool(node.get("title")) and (
        any(isinstance(node.get(name), list) for name in PEOPLE) or "startsAt" in node
    )


def _entries(node: Any, day: date | None, depth: int) -> Iterator[tuple[Entry, date | None]]:
    """Everything that looks like a talk, with the date of the day that holds it."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _entries(one, day, depth + 1)
    elif isinstance(node, Mapping):
        if _is_talk(node):
            yield node, day
            return
        if "rooms" in node and isinstance(said := node.get("date"), str):
            try:
                day = date.fromisoformat(said[:10])
            except ValueError:
                day = None
        for one in node.values():
            yield from _entries(one, day, depth + 1)


def _people(node: Any, depth: int) -> Iterator[Entry]:
    """Lists of people that stand beside the talks, not inside of one; a list alone is Sessionize's speaker view."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            if isinstance(one, Mapping) and not _is_talk(one):
                if any(name in one for name in _PERSON):
                    yield one
                else:
                    yield from _people(one, depth + 1)
    elif isinstance(node, Mapping) and not _is_talk(node):
        for name, value in node.items():
            if name in PEOPLE and isinstance(value, list):
                yield from (one for one in value if isinstance(one, Mapping))
            else:
                yield from _people(value, depth + 1)


def _rooms(root: Any) -> Iterator[tuple[str, str]]:
    rooms = root.get("rooms") if isinstance(root, Mapping) else None
    for room in rooms if isinstance(rooms, list) else ():
        if isinstance(room, Mapping) and (mark := first(room, "id")):
            yield mark, first(room, "name")


def _with_people(entry: Entry, known: Mapping[str, Entry]) -> Entry:
    """The entry with its speakers' ids replaced by what the file tells of them."""
    full = dict(entry)
    for name in PEOPLE:
        if isinstance(people := entry.get(name), list):
            full[name] = [known.get(_mark(one), one) for one in people]
    return full


def _mark(person: object) -> str:
    return first(person, "id", "code") if isinstance(person, Mapping) else text(person)

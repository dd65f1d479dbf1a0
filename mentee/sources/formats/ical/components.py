"""Bytes of a calendar file -> its events as raw lines, so that a broken one loses nothing but itself."""

from __future__ import annotations

import binascii
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mentee.sources.formats.content_lines import Property, decoded, parse, physical_lines, unescaped
from mentee.sources.opening import open_bytes

MOST_LINES = 5_000  # of one event, unfolded
LONGEST_LINE = 64 * 1024
MOST_ZONES = 1_000

TIMES = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
_WORDS = frozenset(
    {
        "UID", "SUMMARY", "LOCATION", "URL", "STATUS", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "ORGANIZER",
        "ATTENDEE", "CATEGORIES", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-ORGANIZER",
        "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    }
)  # fmt: skip
_CALENDARS = frozenset({b"VCALENDAR", b"VTODO", b"VJOURNAL", b"VTIMEZONE", b"VFREEBUSY"})
_WANTED = TIMES | _WORDS
_MARK = re.compile(rb"[ \t]*(BEGIN|END)[ \t]*:[ \t]*([\w-]+)[ \t]*$", re.IGNORECASE)
# What Outlook and Exchange put before the subject of a meeting that was called off.
_CALLED_OFF = re.compile(
    r"(?:cancell?ed|canceled event|abgesagt|abgebrochen|annulée?|cancelad[oa]|annullat[oa]|geannuleerd) ?:",
    re.IGNORECASE,
)
# Exchange writes what it displays, "(UTC+01:00) Amsterdam, Berlin", without the quotes that its colon asks for.
_ZONE_UNQUOTED = re.compile(r'^([A-Za-z-]+;(?:[^:"]*;)?TZID=)(\((?:UTC|GMT)[^()"]*\)[^":;]*):')
_NAME = re.compile(rb"[ \t]*([A-Za-z][\w-]*)[ \t]*[;:]")


@dataclass(slots=True)
class Head:
    """What a VCALENDAR says of all its events; `line` is where it begins."""

    line: int
    method: str = ""
    zone: str = ""
    title: str = ""


@dataclass(slots=True)
class RawEvent:
    """One VEVENT: the wanted properties only (never a description), and its faults."""

    line: int
    head: Head
    properties: list[Property] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def text(self, name: str) -> str:
        """Its value in one line, unescaped; "" where there is none."""
        found = self.first(name)
        return " ".join(unescaped(found.value).split()) if found else ""

    @property
    def uid(self) -> str:
        """UID as written; "" where there is none."""
        found = self.first("UID")
        return found.value.strip() if found else ""

    @property
    def instance(self) -> str:
        """RECURRENCE-ID as written; "" for a whole event or series."""
        found = self.first("RECURRENCE-ID")
        return found.value.strip() if found else ""

    @property
    def recurs(self) -> bool:
        """Whether more than one occurrence may come of it."""
        return any(one.name in ("RRULE", "RDATE") and one.value.strip() for one in self.properties)

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        called_off = self.head.method == "CANCEL" or self.text("STATUS").upper() in ("CANCELLED", "CANCELED")
        return called_off or bool(_CALLED_OFF.match(self.text("SUMMARY")))


@dataclass(slots=True)
class Index:
    """What a first pass tells: uses of each UID, time zones defined, the number of calendars."""

    uses: Counter[str] = field(default_factory=Counter)
    zones: dict[str, list[str]] = field(default_factory=dict)
    calendars: int = 0


def unfolded(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Logical lines (RFC 5545, 3.1), cut at LONGEST_LINE bytes; soft breaks of vCalendar 1.0 are joined as well."""
    number, parts, size, soft = 0, list[bytes](), 0, False
    for at, line in lines:
        if parts and (line[:1] in (b" ", b"\t") or soft):
            size += len(line)
            if size < LONGEST_LINE:
                if soft:
                    parts[-1] = parts[-1][:-1]
                parts.append(line[1:] if line[:1] in (b" ", b"\t") and not soft else line)
            soft = soft and line.endswith(b"=")
            continue
        if parts:
            yield number, b"".join(parts)
        number, parts, size = at, [line] if line.strip() else [], len(line)
        soft = line.endswith(b"=") and b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()
    if parts:
        yield number, b"".join(parts)


def indexed(path: Path) -> Index:
    """The first pass."""
    index = Index()
    stack: list[bytes] = []
    zone: list[str] = []
    with open_bytes(path) as stream:
        for _, raw in unfolded(physical_lines(stream)):
            mark = _MARK.match(raw)
            if mark and mark[1].upper() == b"BEGIN":
                stack.append(mark[2].upper())
                index.calendars += len(stack) == 1 and stack[0] in _CALENDARS
                zone = [] if stack[-1] == b"VTIMEZONE" else zone
            if stack and b"VTIMEZONE" in stack:
                zone.append(decoded(raw[:LONGEST_LINE]).strip())
            elif raw[:3].upper() == b"UID" and stack and stack[-1] == b"VEVENT" and (found := parse(0, decoded(raw))):
                index.uses[found.value.strip()] += 1
            if mark and mark[1].upper() == b"END":
                if mark[2].upper() == b"VTIMEZONE" and len(index.zones) < MOST_ZONES:
                    name = next((line.partition(":")[2] for line in zone if line.upper().startswith("TZID")), "")
                    index.zones[name.strip().strip('"')] = zone
                _close(stack, mark[2].upper())
    return index


def _close(stack: list[bytes], name: bytes) -> None:
    """Close a component and whatever was left open inside of it."""
    if name in stack:
        del stack[len(stack) - 1 - stack[::-1].index(name) :]


def events(path: Path, progress: Callable[[int], None]) -> Iterator[RawEvent]:
    """Every VEVENT of every VCALENDAR in the file, also unclosed ones; other components are passed over."""
    stack: list[bytes] = []
    head = Head(1)
    event: RawEvent | None = None
    with open_bytes(path, progress) as stream:
        for number, raw in unfolded(physical_lines(stream)):
            if mark := _MARK.match(raw):
                begins, name = mark[1].upper() == b"BEGIN", mark[2].upper()
                if event and (name in (b"VEVENT", b"VCALENDAR")):
                    if begins or name == b"VCALENDAR":
                        event.faults.append((event.line, "the event is not closed by END:VEVENT"))
                    yield event
                    event = None
                    _close(stack, b"VEVENT")
                if begins:
                    stack.append(name)
                    if name == b"VCALENDAR":
                        head, stack = Head(number), [name]
                    elif name == b"VEVENT":
                        event = RawEvent(number, head)
                else:
                    _close(stack, name)
            elif event and stack[-1] == b"VEVENT":
                _add(event, number, raw)
            elif stack and stack[-1] == b"VCALENDAR":
                _tell(head, raw)
    if event:
        event.faults.append((event.line, "the event is not closed by END:VEVENT"))
        yield event


def _tell(head: Head, raw: bytes) -> None:
    found = parse(0, decoded(raw[:LONGEST_LINE]))
    if found is None:
        return
    if found.name == "METHOD":
        head.method = found.value.strip().upper()
    elif found.name == "X-WR-TIMEZONE":
        head.zone = found.value.strip()
    elif found.name in ("X-WR-CALNAME", "NAME"):
        head.title = unescaped(found.value).strip()


def _add(event: RawEvent, number: int, raw: bytes) -> None:
    """Keep a wanted line; a line that cannot be told apart is a fault."""
    name = _NAME.match(raw)
    if name is None:
        event.faults.append((number, "the line has no property name and colon"))
        return
    if name[1].decode().upper() not in _WANTED or len(event.properties) >= MOST_LINES:
        return
    found = parse(number, _ZONE_UNQUOTED.sub(r'\1"\2":', decoded(raw)))
    if found is None:
        event.faults.append((number, f"the parameters of {name[1].decode().upper()} cannot be read"))
        return
    if "QUOTED-PRINTABLE" in (said.upper() for said in found.param("ENCODING")):
        value = decoded(binascii.a2b_qp(found.value.encode()), found.param("CHARSET"))
        found = Property(number, found.name, value, found.group, found.params)
    event.properties.append(found)

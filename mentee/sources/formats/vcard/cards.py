"""Lines of a vCard file -> cards: unfolded, quoted-printable and charsets decoded, pictures left out."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mentee.sources.formats.content_lines import Property, decoded, parse, unescaped

MOST_PROPERTIES = 5_000  # of one card
LONGEST_VALUE = 64 * 1024  # bytes of one value that are kept
DEEPEST = 4  # agents of agents

BEGIN, END, LINE = 1, -1, 0  # what a logical line is

_MARK = re.compile(rb"\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*$", re.IGNORECASE)
_START = re.compile(rb"[A-Za-z][\w.-]*\s*[:;]")
_BINARY_NAME = re.compile(rb"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)\s*$")
_BINARY_CODE = re.compile(rb";\s*(?:ENCODING\s*=\s*)?\"?(?:BASE64|B)\"?\s*(?:;|$)")
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT[;:]", re.IGNORECASE)
_OLD = re.compile(rb"\s*VERSION\s*:\s*2\.1", re.IGNORECASE)
_SPACES = (b" ", b"\t")
_SOFT_BREAK = re.compile(rb"=[ \t]*$")


@dataclass(slots=True)
class Card:
    """One card as read: its properties, the agents nested in it, and what went wrong (line, reason)."""

    line: int
    properties: list[Property] = field(default_factory=list)
    agents: list[Card] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, raw: bytes) -> None:
        """Decode one logical line into a property; what cannot be read becomes a fault."""
        if len(self.properties) >= MOST_PROPERTIES:
            if len(self.properties) == MOST_PROPERTIES and not any("too many" in why for _, why in self.faults):
                self.faults.append((line, "the card has too many lines; the rest of it was left out"))
            return
        if len(raw) > LONGEST_VALUE:
            self.faults.append((line, "the value is too long; only its beginning was kept"))
            raw = raw[:LONGEST_VALUE]
        found = _property(line, raw)
        if found is None:
            self.faults.append((line, "the line has no property name and colon"))
        else:
            self.properties.append(found)


def _property(line: int, raw: bytes) -> Property | None:
    """The property of a logical line, its quoted-printable and charset resolved."""
    found = parse(line, decoded(raw))
    if found is None or found.params is None:
        return found
    charsets = found.param("CHARSET")
    encodings = {encoding.upper() for encoding in found.param("ENCODING")}
    if "QUOTED-PRINTABLE" not in encodings and not charsets:
        return found
    value = raw[_colon(raw) + 1 :]
    if "QUOTED-PRINTABLE" in encodings:
        value = binascii.a2b_qp(value)
    return Property(line, found.name, decoded(value, charsets), found.group, found.params)


def _colon(raw: bytes) -> int:
    """Offset of the colon that ends the parameters: the first outside quotes."""
    quoted = False
    for offset, byte in enumerate(raw):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return offset
    return -1


@dataclass(slots=True)
class Value:
    """A property whose value may go on in the next line."""

    line: int
    parts: list[bytes]
    quoted: bool = False
    binary: bool = False
    size: int = 0

    def goes_on(self, line: bytes, old: bool) -> bool:
        """Take the next line where it belongs to this value; `old`: the card is of version 2.1."""
        folded = line[:1] in _SPACES
        if self.binary:  # also the empty line by which Outlook ends a picture
            return folded or not line or _START.match(line) is None
        if self.quoted and (soft := _SOFT_BREAK.search(self.parts[-1])):
            self.parts[-1] = self.parts[-1][: soft.start()]
            self._append(line)
        elif folded:
            self._append(line if old and not self.quoted and _between_words(self.parts[-1]) else line[1:])
        elif self.quoted and line.strip() and _START.match(line) is None:
            self._append(b"=0A" + line)
        else:
            return False
        return True

    def _append(self, line: bytes) -> None:
        self.size += len(line)
        if self.size <= 2 * LONGEST_VALUE:  # what is cut is told once the value is added
            self.parts.append(line)


def _value(number: int, line: bytes) -> Value:
    """The value that begins in a line; the bytes of pictures, sounds and keys are not kept."""
    head = line.partition(b":")[0].upper()
    coded = b";" in head
    name = head.partition(b";")[0] if coded else head
    if _BINARY_NAME.match(name) or (coded and _BINARY_CODE.search(head)):
        return Value(number, [], binary=True)
    return Value(number, [line], quoted=coded and b"QUOTED-PRINTABLE" in head)


def logical_lines(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes, int]]:
    """(number, unfolded line, BEGIN or END or LINE), without pictures, sounds and keys.

    A fold is a line end before white space (one is removed). vCard 2.1 folds between words and keeps the space:
    told by the folded line being shorter than a writer of fixed width would have made it. A quoted-printable
    value goes on after a "=" at the end of the line, and a line that no property begins belongs to such a value.
    """
    value: Value | None = None
    old = False
    for number, line in lines:
        mark = _MARK.match(line) if b"VCARD" in line[-12:].upper() else None
        if value is not None:
            if mark is None and value.goes_on(line, old):
                continue
            if value.parts:
                yield value.line, b"".join(value.parts), LINE
            value = None
        if mark:
            yield number, b"", BEGIN if mark[1].upper() == b"BEGIN" else END
            old = False
        elif line and not line.isspace():
            value = _value(number, line)
            old = old or (line[:1] in b"Vv \t" and _OLD.match(line) is not None)
    if value is not None and value.parts:
        yield value.line, b"".join(value.parts), LINE


def _between_words(folded: bytes) -> bool:
    return len(folded) < 60 and not folded.endswith((b" ", b";", b",", b":"))


def cards(lines: Iterable[tuple[int, bytes]]) -> Iterator[Card]:
    """Every card of a file, closed or not; what stands outside of cards (mail headers) is passed over."""
    open_cards: list[Card] = []
    agent = False
    for number, raw, mark in logical_lines(lines):
        if mark == BEGIN:
            if open_cards and not agent:
                open_cards[-1].faults.append((number, "a new card begins before this one ends"))
                yield open_cards[0]
                open_cards = []
            if len(open_cards) < DEEPEST:
                card = Card(number)
                if open_cards:
                    open_cards[-1].agents.append(card)
                open_cards.append(card)
            agent = False
        elif mark == END:
            if len(open_cards) == 1:
                yield open_cards[0]
            open_cards = open_cards[:-1]
        elif open_cards:
            agent = b"AGENT" in raw[:40].upper() and _AGENT.match(raw) is not None
            if agent:
                _add_agent(open_cards[-1], number, raw)
            else:
                open_cards[-1].add(number, raw)
    if open_cards:
        open_cards[0].faults.append((open_cards[0].line, "the card is not closed by END:VCARD"))
        yield open_cards[0]


def _add_agent(card: Card, line: int, raw: bytes) -> None:
    """An agent written on one line: escaped as a whole (vCard 3.0); one that follows on its own lines comes later."""
    found = parse(line, decoded(raw))
    text = unescaped(found.value) if found else ""
    if text.upper().startswith("BEGIN:VCARD\n"):
        inner = ((line, part.encode()) for part in text.split("\n"))
        card.agents.extend(cards(inner))
    elif found and text and not text.upper().startswith("BEGIN:VCARD"):
        card.properties.append(found)

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

_BEGIN = re.compile(rb"\s*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(rb"\s*(?:[\w-]+\.)?END\s*:\s*VCARD\s*$", re.IGNORECASE)
_START = re.compile(rb"[A-Za-z][\w.-]*\s*[:;]")
_QUOTED = re.compile(rb"^[^:]*;\s*(?:ENCODING\s*=\s*)?\"?QUOTED-PRINTABLE\"?\s*[;:]", re.IGNORECASE)
_BINARY = re.compile(
    rb"\s*(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)[;:]"
    rb"|^[^:]*;\s*(?:ENCODING\s*=\s*)?\"?(?:BASE64|B)\"?\s*[;:]",
    re.IGNORECASE,
)
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT[;:]", re.IGNORECASE)
_OLD = re.compile(rb"\s*VERSION\s*:\s*2\.1", re.IGNORECASE)
_SPACES = (b" ", b"\t", b"")
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


def logical_lines(lines: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Unfolded lines without the values of pictures, sounds and keys; a picture's line is dropped altogether.

    A fold is a line end before white space (one is removed). vCard 2.1 folds between words and keeps the space:
    told by the folded line being shorter than a writer of fixed width would have made it. A quoted-printable
    value goes on after a "=" at the end of the line, and a line that no property begins belongs to such a value.
    """
    number, parts, quoted, binary, old = 0, list[bytes](), False, False, False
    for at, line in lines:
        marks = _BEGIN.match(line) is not None or _END.match(line) is not None
        if parts and not marks:
            if binary and (line[:1] in _SPACES or not _START.match(line)):
                continue  # also the empty line by which Outlook ends a picture
            if quoted and (soft := _SOFT_BREAK.search(parts[-1])):
                parts[-1] = parts[-1][: soft.start()]
                parts.append(line)
                continue
            if line[:1] in _SPACES and line:
                parts.append(line if old and _between_words(parts[-1]) and not quoted else line[1:])
                continue
            if quoted and line.strip() and not _START.match(line):
                parts.append(b"=0A" + line)
                continue
        if parts and not binary:
            yield number, b"".join(parts)
        parts = []
        if marks:
            yield at, line.strip()
            old = False
        elif line.strip():
            number, parts = at, [line]
            old = old or _OLD.match(line) is not None
            quoted, binary = _QUOTED.match(line) is not None, _BINARY.match(line) is not None
            if binary:
                parts = [b"-"]
    if parts and not binary:
        yield number, b"".join(parts)


def _between_words(folded: bytes) -> bool:
    return len(folded) < 60 and not folded.endswith((b" ", b";", b",", b":"))


def cards(lines: Iterable[tuple[int, bytes]]) -> Iterator[Card]:
    """Every card of a file, closed or not; what stands outside of cards (mail headers) is passed over."""
    open_cards: list[Card] = []
    agent = False
    for number, raw in logical_lines(lines):
        if _BEGIN.match(raw):
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
        elif _END.match(raw):
            if len(open_cards) == 1:
                yield open_cards[0]
            open_cards = open_cards[:-1]
        elif open_cards:
            agent = _AGENT.match(raw) is not None
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

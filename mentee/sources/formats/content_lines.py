"""The lines of vCards and calendars: bytes of any line end and fold -> numbered lines and their parts."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

BLOCK = 1 << 18
LONGEST = 1 << 20  # bytes of one physical line that are kept; what is longer is an unfolded picture

_PARTS = re.compile(
    r"\s*(?:(?P<group>[\w-]+)\.)?(?P<name>[\w/-]+)\s*"
    r"(?P<params>(?:;(?:[^\":;]|\"[^\"]*\")*)*):(?P<value>.*)",
    re.DOTALL,
)
_PARAMETER = re.compile(r';([^=;:"]*)(?:=((?:[^";]|"[^"]*")*))?')
_LISTED = re.compile(r'"([^"]*)"|([^",]+)')
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"})


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: `value` is decoded text with its escapes still in place; parameter names are upper case."""

    line: int
    name: str  # upper case
    value: str
    group: str = ""
    params: dict[str, list[str]] | None = None

    def param(self, name: str) -> tuple[str, ...]:
        """The values of a parameter, as written."""
        return tuple((self.params or {}).get(name, ()))

    @property
    def types(self) -> frozenset[str]:
        """TYPE values in lower case, however they are written (TYPE=a,b; TYPE=a;TYPE=b; bare words)."""
        return frozenset(word.strip().lower() for said in self.param("TYPE") for word in said.split(","))


def _recoded(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while block := stream.read(BLOCK):
        yield decoder.decode(block).encode("utf-8", "replace")


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    """Blocks of UTF-8 (or whatever ASCII-like bytes the file holds), without byte order mark."""
    head = stream.read(4)
    if head.startswith(codecs.BOM_UTF8):
        yield head[3:]
    elif head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head[:1] == b"\0" or head[1:2] == b"\0":
        little = head.startswith(codecs.BOM_UTF16_LE) or (head[1:2] == b"\0" and head[:1] != b"\0")
        encoding = "utf-16-le" if little else "utf-16-be"
        yield head.decode(encoding, "replace").lstrip("\ufeff").encode()
        yield from _recoded(stream, encoding)
        return
    else:
        yield head
    while block := stream.read(BLOCK):
        yield block


def physical_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """(number from 1, bytes without line end) of every line, whether it ends in CRLF, LF, CR or CR CR LF.

    Memory is bounded by BLOCK and LONGEST: of a longer line only its beginning is kept.
    """
    number, kept = 0, b""
    for block in _blocks(stream):
        text = kept + block
        held = b""
        if text.endswith(b"\r"):  # the LF may stand in the next block
            stripped = text.rstrip(b"\r")
            held, text = text[len(stripped) :], stripped
        if b"\r" in text:
            text = text.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        lines = text.split(b"\n")
        kept = lines.pop()[:LONGEST] + held
        for line in lines:
            number += 1
            yield number, line
    for line in kept.rstrip(b"\r").split(b"\n") if kept.strip() else ():
        number += 1
        yield number, line


def parameters(text: str) -> dict[str, list[str]]:
    """`;A=b,"c:d";E` -> {"A": ["b", "c:d"], "TYPE": ["E"]}; bare words are types, or an encoding (vCard 2.1)."""
    found: dict[str, list[str]] = {}
    for name, value in _PARAMETER.findall(text):
        key = name.strip().upper()
        if value:
            found.setdefault(key, []).extend(quoted or plain for quoted, plain in _LISTED.findall(value))
        elif key:
            found.setdefault("ENCODING" if key in _BARE_ENCODINGS else "TYPE", []).append(name.strip())
    return found


def parse(line: int, text: str) -> Property | None:
    """The parts of an unfolded line, None where it has no name and colon."""
    match = _PARTS.match(text)
    if match is None:
        return None
    group, name, params, value = match.groups()
    return Property(line, name.upper(), value, group.lower() if group else "", parameters(params) if params else None)


def unescaped(text: str) -> str:
    """Text with its escapes resolved; an escape that no standard knows keeps its backslash (a Windows path)."""
    if "\\" not in text:
        return text

    def resolve(match: re.Match[str]) -> str:
        char = match[1]
        if char in "nN":
            return "\n"
        return char if char in ",;:\\\"'" else match[0]

    return _ESCAPE.sub(resolve, text)


def split(text: str, at: str) -> list[str]:
    """Parts between unescaped separators, unescaped and stripped: "a\\;b;c" at ";" -> ["a;b", "c"]."""
    if "\\" not in text:
        return [part.strip() for part in text.split(at)]
    pieces = re.split(r"((?:\\.|[^\\" + re.escape(at) + r"])*)", text, flags=re.DOTALL)
    joined: list[str] = [""]
    for piece in pieces:
        if piece == at:
            joined.append("")
        else:
            joined[-1] += piece
    return [unescaped(part).strip() for part in joined]


def decoded(raw: bytes, charsets: Iterable[str] = ()) -> str:
    """Text of bytes: the stated charset, else UTF-8 (also where it was cut within a letter), else Windows-1252."""
    for charset in (*charsets, "utf-8"):
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            continue
    text = raw.decode("utf-8", "replace")
    lost, kept = text.count("\ufffd"), sum(char > "\x7f" for char in text)
    return text.strip("\ufffd") if kept > 2 * lost else raw.decode("cp1252", "replace")

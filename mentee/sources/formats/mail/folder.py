"""Mail kept one file each: Maildir folders, and a single .eml file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.mail.headers import RawMail, with_line_feeds
from mentee.sources.formats.mail.mbox import MAX_HEADER
from mentee.sources.formats.mail.reader import interactions
from mentee.sources.formats.mail.stream import Damage, blocks

_HOLDS_MAIL = frozenset({"cur", "new"})
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FIRST_LINE = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")
_TELLING = re.compile(
    rb"^(From|Date|Message-ID|Received|Return-Path|To|Subject|MIME-Version|Delivered-To)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_ENOUGH = 2
_HEADER_ENDS = re.compile(rb"\r?\n\r?\n|\r\r")
_DRAFT_FLAG = re.compile(r"[:;!]2,[A-Za-z]*D[A-Za-z]*$")


class Maildir:
    """A folder of folders named cur and new, with one file for each mail, however deep."""

    name = "Maildir"
    about = "Mail in folders, one file for each (Maildir): who wrote to whom, when, about what; never the text."

    def recognises(self, probe: Probe) -> float:
        """Sure where cur and new stand side by side; likely where one of them does, or lies deeper."""
        split = [entry.strip("/").split("/") for entry in probe.entries]
        tops = {parts[0] for parts in split if parts}
        if tops >= _HOLDS_MAIL:
            return 1.0
        if tops & _HOLDS_MAIL:
            return 0.8
        return 0.7 if any(_HOLDS_MAIL.intersection(parts) for parts in split) else 0.0

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Each mail of the folder and the folders in it as an interaction, in order of their names."""
        if not path.is_dir():
            raise SourceError(f"{path.name}: is no folder; name the folder that holds cur and new")
        found = False
        for each in interactions(maildir_mails(path, options.progress), now=options.now):
            found = True
            yield each
        if not found:
            yield Problem(
                Origin(str(path)), "no mail was found in the folder", "name the folder that holds cur and new"
            )


class Eml:
    """One mail in a file of its own."""

    name = "mail message"
    about = "A single mail (.eml): who wrote to whom, when, about what; never the text."

    def recognises(self, probe: Probe) -> float:
        """Sure where header fields of mail begin the content."""
        head = _begin(probe.head)
        if probe.entries or not _FIRST_LINE.match(head):
            return 0.0
        fields = {
            match[1].lower()
            for match in _TELLING.finditer(_HEADER_ENDS.split(head, maxsplit=1)[0].replace(b"\r", b"\n"))
        }
        if len(fields) < _ENOUGH or not fields & {b"from", b"received", b"message-id", b"return-path"}:
            return 0.0
        return 0.95 if fields >= {b"from", b"date"} or len(fields) > 3 else 0.7

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """The mail as an interaction."""
        try:
            yield from interactions(header_of(path, options.progress), now=options.now)
        except OSError as error:
            raise SourceError(
                f"{path.name}: cannot be read ({error.strerror}); check that it is yours to read"
            ) from error


def header_of(path: Path, progress: Callable[[int], None]) -> Iterator[RawMail | Problem]:
    """The header of the one mail in a file, and what could not be read; raises OSError."""
    head = b""
    size = 0

    def so_far(read: int) -> None:
        nonlocal size
        size = read

    try:
        for block in blocks(path, so_far):
            head += block
            if len(head) >= MAX_HEADER or _HEADER_ENDS.search(head.lstrip(b"\r\n")):
                break
    except Damage as damage:
        yield Problem(
            Origin(str(path), offset=len(head)), f"{damage}; what came before was read", "get the file anew"
        )
    progress(size)
    envelope = b""
    start = _begin(head)
    if start.startswith(b"From "):
        envelope, _, start = start.partition(b"\n")
    parts = _HEADER_ENDS.split(start[:MAX_HEADER], maxsplit=1)
    yield RawMail(
        str(path), 0, envelope, with_line_feeds(b"\n" + parts[0]), len(parts) == 1 and len(start) > MAX_HEADER
    )


def _begin(content: bytes) -> bytes:
    return content.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n")


def maildir_mails(folder: Path, progress: Callable[[int], None]) -> Iterator[RawMail | Problem]:
    """The header of every mail below the folder; the progress of all files together."""
    done = 0
    for path in _files(folder):
        if _DRAFT_FLAG.search(path.name):
            yield Problem(Origin(str(path)), "a draft that was never sent was left out", "nothing to do")
            continue
        read = 0

        def so_far(bytes_read: int) -> None:
            nonlocal read
            read = bytes_read

        try:
            yield from header_of(path, so_far)
        except OSError as error:
            yield Problem(Origin(str(path)), f"cannot be read ({error.strerror})", "check that it is yours to read")
        done += read
        progress(done)


def _files(folder: Path) -> Iterator[Path]:
    for place, inside, names in os.walk(folder):
        inside.sort()
        if Path(place).name in _HOLDS_MAIL:
            yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


MAILDIR = Maildir()
EML = Eml()

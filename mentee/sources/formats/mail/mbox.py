"""mbox files (mboxo, mboxrd, mboxcl), plain or gzip: where one mail ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.mail.headers import RawMail, with_line_feeds
from mentee.sources.formats.mail.reader import interactions
from mentee.sources.formats.mail.stream import Damage, blocks

MAX_HEADER = 1 << 20
_AHEAD = 4 << 20  # how far a Content-Length is followed
_LINE = 2048
_MAX_FROM_LINE = 300
_SEPARATOR = re.compile(rb"\nFrom ")  # found faster than the same bytes by find, which stops at every space
_HEADER_END = re.compile(rb"\n\r?\n")
# A From_ line names an address and a date; a sentence that begins with "From" does not.
_DATED = re.compile(
    rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d"
    rb"|From .*\b\d{1,2}:\d\d\b.*\b\d{4}\b|From .*\b\d{4}\b.*\b\d{1,2}:\d\d\b|From \S+@\S*\s*$|From -(?: |\s*$)"
)
_HEADER_LINE = re.compile(rb"\r?\n(?:>?From [^\n]*\n)?[!-9;-~]{1,76}[ \t]*:")
_CONTENT_LENGTH = re.compile(rb"\nContent-Length:[ \t]*(\d{1,12})[ \t]*\r?\n")
_SEPARATOR_LENGTH = 6
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Mbox:
    """Mail in one file, each behind a line that begins with "From "."""

    name = "mbox"
    about = "Mail in one file (mbox, also compressed with gzip): who wrote to whom, when, about what; never the text."

    def recognises(self, probe: Probe) -> float:
        """Certain where the content begins with a From_ line and a header field follows it."""
        head = probe.head.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n")
        if probe.entries or not head.startswith(b"From "):
            return 0.0
        end = head.find(b"\n")
        if end < 0 or not _HEADER_LINE.match(head, end - (head[end - 1 : end] == b"\r")):
            return 0.0
        return 1.0 if _DATED.match(head[: min(end, _MAX_FROM_LINE)]) else 0.8

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Each mail as an interaction, streamed in memory that does not grow with the file."""
        try:
            yield from interactions(mails(path, options.progress), now=options.now)
        except OSError as error:
            raise SourceError(
                f"{path.name}: cannot be read ({error.strerror}); check that it is yours to read"
            ) from error


def mails(path: Path, progress: Callable[[int], None]) -> Iterator[RawMail | Problem]:
    """The header of each mail in the file, and what could not be read; raises OSError."""
    file = str(path)
    window = Window(blocks(path, progress))
    start = window.first()
    if start is None:
        reason = window.damage or "no line that begins a mail (From ...) was found"
        yield Problem(Origin(file, offset=0), reason, "check that the file holds mail")
        return
    if window.skipped:
        yield Problem(
            Origin(file, offset=0), f"{window.skipped} bytes before the first mail belong to none", "nothing to do"
        )
    while start is not None:
        end = window.header_end(start)
        block = window.cut(start, end)
        following = window.next(start, end, block)
        size = end - start
        if following is not None and following < end:  # the header was not closed before another mail began
            size = following - start
        at = block.find(b"\n", 0, size)
        at = size if at < 0 else at
        yield RawMail(file, start, block[:at], with_line_feeds(block[at:size]), size >= MAX_HEADER)
        start = following
    if window.damage:
        yield Problem(
            Origin(file, offset=window.end), f"{window.damage}; what came before was read", "get the file anew"
        )


class Window:
    """A stretch of the file in memory: the header at hand and what was read ahead; positions are the file's."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self.damage = ""
        self.skipped = 0
        self._source = source
        self._buffer = b""
        self._base = 0
        self._counted = False  # whether the file's writer says how long bodies are; asked of the first block

    @property
    def end(self) -> int:
        """Position after the last byte read."""
        return self._base + len(self._buffer)

    def cut(self, start: int, end: int) -> bytes:
        """The bytes between two positions in the window."""
        return self._buffer[start - self._base : end - self._base]

    def first(self) -> int | None:
        """Position of the first From_ line."""
        self._more(0)
        self._counted = b"\nContent-Length:" in self._buffer
        head = self._buffer.removeprefix(_BYTE_ORDER_MARK).lstrip(b"\r\n")
        start = len(self._buffer) - len(head)
        if head.startswith(b"From "):
            return start
        found = self._seek(start)
        self.skipped = (found or start) - start
        return found

    def header_end(self, start: int) -> int:
        """Position just before the empty line that ends the header, at most 1 MiB further."""
        at = start
        while True:
            found = _HEADER_END.search(self._buffer, at - self._base)
            if found:
                return min(self._base + found.start() + 1, start + MAX_HEADER)
            if self.end - start >= MAX_HEADER:
                return start + MAX_HEADER
            at = max(start, self.end - 2)
            if not self._more(start):
                return self.end

    def next(self, start: int, end: int, head: bytes) -> int | None:
        """Position of the next From_ line, for the mail at `start` whose header ends at `end`."""
        told = head.find(b"\nContent-Length:") if self._counted else -1
        jump = self._past_body(start, end, head[told:]) if told >= 0 else None
        return self._seek(start + 4 if jump is None else jump)

    def _past_body(self, start: int, end: int, told: bytes) -> int | None:
        """Where Content-Length says the body ends, if the file ends or a From_ line stands there."""
        match = _CONTENT_LENGTH.match(told)
        if match is None or int(match[1]) > _AHEAD:
            return None
        empty = 2 if self._buffer[end - self._base : end - self._base + 1] == b"\r" else 1
        target = end + empty + int(match[1])
        if self.end < target + _LINE:
            self._more(start, until=target + _LINE)
        at = target - self._base
        rest = self._buffer[at : at + 8]
        if at > len(self._buffer) or (rest.strip() and not rest.lstrip(b"\r\n").startswith(b"From ")):
            return None
        return target - 1

    def _seek(self, start: int) -> int | None:
        """Position of the next line that begins a mail, from the line break at `start` on."""
        at = start
        while True:
            match = _SEPARATOR.search(self._buffer, at - self._base)
            if match is None:
                at = max(at, self.end - _SEPARATOR_LENGTH)
                if not self._more(max(at - 2, self._base)):
                    return None
                continue
            found = match.start()
            if len(self._buffer) - found < _LINE and self._more(max(self._base + found - 2, self._base)):
                at = max(at, self._base)
            elif self._begins_mail(found):
                return self._base + found + 1
            else:
                at = self._base + found + 1

    def _begins_mail(self, found: int) -> bool:
        """Whether the line after the break at index `found` is a From_ line, and not a sentence."""
        buffer = self._buffer
        end = buffer.find(b"\n", found + 1, found + _LINE)
        if end < 0:
            end = min(len(buffer), found + _LINE)
        if not _DATED.match(buffer, found + 1, min(end, found + _MAX_FROM_LINE)):
            return False
        before = buffer[max(found - 2, 0) : found]
        return before[-1:] in (b"\n", b"") or before == b"\n\r" or _HEADER_LINE.match(buffer, end) is not None

    def _more(self, keep: int, *, until: int = 0) -> bool:
        """Read on, one block or until the position; what lies before `keep` is dropped. False at the end."""
        parts: list[bytes] = []
        have = self.end
        try:
            while not parts or have < until:
                block = next(self._source, b"")
                if not block:
                    break
                parts.append(block)
                have += len(block)
        except Damage as damage:
            self.damage = str(damage)
        if parts:
            self._buffer = b"".join([self._buffer[keep - self._base :], *parts])
            self._base = keep
        return bool(parts)


MBOX = Mbox()

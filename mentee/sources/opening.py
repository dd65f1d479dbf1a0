"""Opening one file as bytes or lines: gzip undone, encodings told apart, and never more than is sane."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from mentee.sources.contract import SourceError

HEAD = 65536  # bytes that a probe sees
MAX_LINE = 1 << 20  # characters; a longer line is no record of a person
GZIP = b"\x1f\x8b"
_BUFFER = 1 << 18
_READ_ERRORS = (EOFError, OSError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may unpack to: entries, bytes in all, and times its own size (asked beyond `free` bytes)."""

    entries: int = 200_000
    total: int = 32 << 30
    ratio: int = 200
    free: int = 64 << 20

    def most(self, packed: int) -> int:
        """Bytes that `packed` bytes may unpack to."""
        return min(self.total, max(self.free, packed * self.ratio))


LIMITS = Limits()


class Watched(io.RawIOBase):
    """A stream that tells how far it has come, stops at `most` bytes, and fails with the file's name."""

    def __init__(
        self, source: BinaryIO, name: str, *, progress: Callable[[int], None] | None = None, most: int | None = None
    ) -> None:
        self._source, self._name, self._progress, self._most = source, name, progress, most
        self._read = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; raises SourceError where the file is damaged or unpacks to too much."""
        try:
            count = cast("io.BufferedIOBase", self._source).readinto1(buffer)  # keeps what came before damage
        except _READ_ERRORS as error:
            reason = str(error) or type(error).__name__
            raise SourceError(
                f"{self._name}: damaged or cut off ({reason}); export or download it once more"
            ) from error
        self._read += count
        if self._most is not None and self._read > self._most:
            raise SourceError(
                f"{self._name}: unpacks to more than {self._most >> 20} MiB, which no honest export does; "
                "unpack it yourself and give the files you trust"
            )
        if self._progress is not None:
            self._progress(self._read)
        return count

    def close(self) -> None:
        """Close the stream below as well."""
        self._source.close()
        super().close()


def open_bytes(path: Path, progress: Callable[[int], None] | None = None, limits: Limits = LIMITS) -> BinaryIO:
    """The content of a regular file, decompressed where it is gzipped; `progress` gets bytes of the file itself.

    Raises SourceError where the file cannot be opened; reading raises it where the content is damaged.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise SourceError(f"{path.name}: not a regular file; give a file, a folder or a zip archive")
        file = path.open("rb")
    except OSError as error:
        raise SourceError(
            f"{path.name}: cannot be opened ({error.strerror}); check its name and permissions"
        ) from error
    packed = file.read(2) == GZIP
    file.seek(0)
    stream = io.BufferedReader(Watched(file, path.name, progress=progress), _BUFFER)
    if not packed:
        return stream
    unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    most = limits.most(path.stat().st_size)
    return io.BufferedReader(Watched(unpacked, path.name, most=most), _BUFFER)


def watched(stream: BinaryIO, name: str, progress: Callable[[int], None]) -> BinaryIO:
    """The stream, telling `progress` the bytes read from it."""
    return io.BufferedReader(Watched(stream, name, progress=progress), _BUFFER)


def read_head(path: Path) -> bytes:
    """The first bytes of a file, decompressed; fewer where the file is damaged before that."""
    with open_bytes(path) as stream:
        return head_of(stream)


def head_of(stream: BinaryIO) -> bytes:
    """Up to HEAD bytes from the stream, and what could be read where it breaks off."""
    parts: list[bytes] = []
    have = 0
    while have < HEAD:
        try:
            part = stream.read(min(4096, HEAD - have))
        except SourceError:
            break
        if not part:
            break
        parts.append(part)
        have += len(part)
    return b"".join(parts)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How text is written: a codec's name, and whether that is a guess that should be told."""

    codec: str
    guessed: bool = False


def encoding_of(head: bytes) -> Encoding:
    """Encoding of text that begins with `head`: its mark, UTF-16 by its zeros, UTF-8, or Windows-1252."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return Encoding(codec)
    part = head[:4096]
    if len(part) >= 4 and b"\0" in part:
        even, odd = part[0::2].count(0), part[1::2].count(0)
        if max(even, odd) > 0.3 * len(part) / 2 and min(even, odd) < 0.1 * len(part) / 2:
            return Encoding("utf-16-le" if odd > even else "utf-16-be", guessed=True)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a character cut by the end is no error
    except UnicodeDecodeError:
        return Encoding("cp1252", guessed=True)
    return Encoding("utf-8")


class TextLines:
    """The lines of a stream of text, each with its end as "\\n", counted from 1.

    Bytes that are no UTF-8 are read as Windows-1252; `guessed_at` is the first such line. A line longer than
    MAX_LINE comes as an empty one, its number in `overlong`. `marred_at` is the first line with lost characters.
    """

    def __init__(self, stream: BinaryIO, encoding: Encoding) -> None:
        utf8 = encoding.codec.startswith("utf-8")
        self._text = io.TextIOWrapper(stream, encoding.codec, errors="surrogateescape" if utf8 else "replace")
        self.number = 0
        self.guessed_at: int | None = 1 if encoding.guessed else None
        self.marred_at: int | None = None
        self.overlong: list[int] = []

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_LINE):
            self.number += 1
            if len(line) == MAX_LINE and not line.endswith("\n"):
                self._skip_rest()
                line = "\n"
            elif not line.isascii():
                line = self._mended(line)
            yield line

    def _skip_rest(self) -> None:
        self.overlong.append(self.number)
        while part := self._text.readline(MAX_LINE):
            if part.endswith("\n"):
                break

    def _mended(self, line: str) -> str:
        if _ESCAPED.search(line):
            self.guessed_at = self.guessed_at or self.number
            line = _ESCAPED.sub(lambda hit: bytes([ord(hit[0]) - 0xDC00]).decode("cp1252", "replace"), line)
        if "\ufffd" in line:
            self.marred_at = self.marred_at or self.number
        return line

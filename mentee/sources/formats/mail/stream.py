"""A file of mail as blocks of bytes: plain or gzip, the same memory for any size, damage told and not raised."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

BLOCK = 1 << 17
_GZIP_INPUT = 1 << 16
GZIP_MAGIC = b"\x1f\x8b"
# Deflate reaches 1032; real mail stays below 50. Past this much output such a ratio is an attack.
_MAX_RATIO = 500
_RATIO_COUNTS_FROM = 64 << 20


class Damage(Exception):
    """The compressed stream ends or breaks here; the message says how."""


def blocks(path: Path, progress: Callable[[int], None]) -> Iterator[bytes]:
    """Content of the file in blocks of at most 128 KiB, decompressed; `progress` is told the bytes read of it.

    Raises OSError where the file cannot be read, and Damage, after everything that could be decompressed, where
    a gzip file is cut off or corrupt.
    """
    with path.open("rb", buffering=0) as file:
        done = 0

        def chunks(size: int) -> Iterator[bytes]:
            nonlocal done
            while chunk := file.read(size):
                done += len(chunk)
                progress(done)
                yield chunk

        head = file.read(len(GZIP_MAGIC))
        file.seek(0)
        yield from _inflated(chunks(_GZIP_INPUT)) if head == GZIP_MAGIC else chunks(BLOCK)


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Decompress the members of a gzip stream one after the other."""
    inflater = zlib.decompressobj(wbits=31)
    taken = given = 0
    for chunk in chunks:
        taken += len(chunk)
        pending = chunk
        while pending:
            if inflater.eof:
                pending = pending.lstrip(b"\0")  # padding between members and at the end
                if not pending:
                    break
                inflater = zlib.decompressobj(wbits=31)
            before = inflater.copy()
            try:
                block = inflater.decompress(pending, BLOCK)
            except zlib.error as error:
                yield _before_the_fault(before, pending)
                raise Damage(f"the gzip stream is corrupt ({error})") from error
            pending = inflater.unconsumed_tail or inflater.unused_data
            given += len(block)
            if given > _RATIO_COUNTS_FROM and given > _MAX_RATIO * taken:
                raise Damage(f"the gzip stream grows more than {_MAX_RATIO} times, which mail does not")
            if block:
                yield block
            while not inflater.eof and len(block) == BLOCK and not pending:  # output held back by the bound
                block = inflater.decompress(b"", BLOCK)
                if block:
                    yield block
    if not inflater.eof and taken:
        raise Damage("the gzip stream is cut off")


def _before_the_fault(inflater: zlib._Decompress, pending: bytes) -> bytes:
    """What can still be decompressed of a chunk that has a fault in it, byte by byte up to the fault."""
    parts = []
    try:
        for at in range(len(pending)):
            parts.append(inflater.decompress(pending[at : at + 1]))  # noqa: PERF401 - what came before the fault is kept
    except zlib.error:
        pass
    return b"".join(parts)

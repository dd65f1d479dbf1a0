"""Arrays that follow from what an owner has, kept in the home folder until the owner's version grows."""

from __future__ import annotations

import json
import math
import mmap
import os
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from mentee.store.models import User

Array = NDArray[np.generic]
MAGIC = b"mentee arrays 1\n"  # stands at both ends: a file cut short has no second one
ALIGN = 64  # bytes: every array begins where the processor likes it


def save(owner: User, version: int, arrays: Mapping[str, Array], *, part: str = "world") -> None:
    """Keep the arrays as what follows from this version; older ones of the same part are deleted.

    Readable by the user alone, complete or not there at all. ValueError for arrays of objects, which have no bytes
    of their own. Texts: see `pack`.
    """
    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"{name} holds objects; pack texts with snapshot.pack")
    folder = _folder()
    descriptor, path = tempfile.mkstemp(dir=folder, suffix=".part")  # mkstemp gives 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write(file, arrays)
        os.replace(path, folder / _name(owner, part, version))
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    for old in folder.glob(_name(owner, part, "*")):
        if old.name != _name(owner, part, version):
            with suppress(OSError):  # another process may have it open, where the system forbids to delete then
                old.unlink(missing_ok=True)


def _write(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Magic, length of the heading, the heading ({name: [type, shape, place after it]}), the arrays, magic."""
    place = 0
    heading: dict[str, tuple[str, tuple[int, ...], int]] = {}
    for name, array in arrays.items():
        heading[name] = (array.dtype.str, array.shape, place)
        place += -(-array.nbytes // ALIGN) * ALIGN
    words = json.dumps(heading).encode()
    words += b" " * (-(len(MAGIC) + 8 + len(words)) % ALIGN)
    file.write(MAGIC + len(words).to_bytes(8, "little") + words)
    for array in arrays.values():
        file.write(np.ascontiguousarray(array).data if array.size else b"")
        file.write(bytes(-array.nbytes % ALIGN))
    file.write(MAGIC)


def load(owner: User, version: int, *, part: str = "world") -> dict[str, Array] | None:
    """The arrays kept for exactly this version, None where there are none or the file is damaged.

    They are read-only and mapped into memory: only what is looked at is read from the disk.
    """
    path = _folder() / _name(owner, part, version)
    try:
        with path.open("rb") as file:
            return _read(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        path.unlink(missing_ok=True)
        return None


def load_before(owner: User, version: int, *, part: str = "world") -> dict[str, Array] | None:
    """The arrays kept last for a version before this one, None where there are none."""
    kept = (int(path.stem.rpartition("-")[2]) for path in _folder().glob(_name(owner, part, "*")))
    last = max((one for one in kept if one < version), default=None)
    return None if last is None else load(owner, last, part=part)


def _read(whole: mmap.mmap) -> dict[str, Array]:
    """The arrays of a mapped file; the map stays open as long as one of them is used. ValueError where damaged."""
    begin = len(MAGIC) + 8
    if whole[: len(MAGIC)] != MAGIC or whole[-len(MAGIC) :] != MAGIC:
        raise ValueError("no whole file of arrays")
    begin += int.from_bytes(whole[len(MAGIC) : begin], "little")
    heading = json.loads(whole[len(MAGIC) + 8 : begin])
    arrays: dict[str, Array] = {}
    for name, (kind, shape, place) in heading.items():
        count = math.prod(shape)
        flat = np.frombuffer(whole, np.dtype(kind), count, begin + place) if count else np.zeros(0, np.dtype(kind))
        arrays[name] = flat.reshape(shape)
    return arrays


def state(owner: User, version: int, *, part: str = "world") -> tuple[str, int, int] | None:
    """Tells the file kept for this version from any other, without reading it; None where there is none."""
    path = _folder() / _name(owner, part, version)
    try:
        found = path.stat()
    except OSError:
        return None
    return str(path), found.st_ino, found.st_mtime_ns


def pack(name: str, texts: Sequence[str]) -> dict[str, Array]:
    """Texts as two arrays to save: `name.bytes` (UTF-8) and `name.ends` (int64 [n])."""
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    ends = np.cumsum(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    return {f"{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8), f"{name}.ends": ends}


def unpack(name: str, arrays: Mapping[str, Array]) -> list[str]:
    """The texts that `pack` made into arrays."""
    data = arrays[f"{name}.bytes"].tobytes()
    ends = arrays[f"{name}.ends"].tolist()
    if data.isascii():
        whole = data.decode("ascii")
        return [whole[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    return [data[start:end].decode("utf-8", "surrogatepass") for start, end in zip([0, *ends], ends, strict=False)]


def _folder() -> Path:
    folder = Path(settings.HOME) / "snapshots"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _name(owner: User, part: str, version: int | str) -> str:
    return f"{owner.pk}-{part}-{version}.arrays"

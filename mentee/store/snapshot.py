"""Arrays that follow from what an owner has, kept in the home folder until the owner's version grows."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from mentee.store.models import User

Array = NDArray[np.generic]


def save(owner: User, version: int, arrays: Mapping[str, Array], *, part: str = "world") -> None:
    """Keep the arrays as what follows from this version; older ones of the same part are deleted.

    Readable by the user alone, complete or not there at all. ValueError for arrays of objects, which would need
    pickle. Texts: see `pack`.
    """
    for name, array in arrays.items():
        if array.dtype.hasobject:
            raise ValueError(f"{name} holds objects; pack texts with snapshot.pack")
    folder = _folder()
    descriptor, path = tempfile.mkstemp(dir=folder, suffix=".part")  # mkstemp gives 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            np.savez(file, allow_pickle=False, **dict(arrays))
        os.replace(path, folder / _name(owner, part, version))
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    for old in folder.glob(_name(owner, part, "*")):
        if old.name != _name(owner, part, version):
            old.unlink(missing_ok=True)


def load(owner: User, version: int, *, part: str = "world") -> dict[str, Array] | None:
    """The arrays kept for exactly this version, None where there are none or the file is damaged."""
    path = _folder() / _name(owner, part, version)
    try:
        with np.load(path, allow_pickle=False) as kept:
            return {name: kept[name] for name in kept.files}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError, KeyError, zipfile.BadZipFile):
        path.unlink(missing_ok=True)
        return None


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
    return f"{owner.pk}-{part}-{version}.npz"

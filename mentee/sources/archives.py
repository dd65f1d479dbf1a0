"""Folders and zip archives seen alike: the files inside by name, each opened when wanted, nothing outside."""

from __future__ import annotations

import io
import os
import shutil
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from mentee.records.facts import Origin, Problem
from mentee.sources.contract import SourceError
from mentee.sources.opening import LIMITS, Limits, Watched, open_bytes

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")
_BYTES_PER_ENTRY = 400  # of a zip's directory: 46 and the name
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a folder or archive: names with "/" between, their bytes on disk, and what was passed over."""

    name: str
    weights: dict[str, int]
    opener: Callable[[str], BinaryIO]
    problems: list[Problem] = field(default_factory=list)
    folders: tuple[str, ...] = ()  # with a slash at their end; the empty ones too

    @property
    def listing(self) -> tuple[str, ...]:
        """Folders and files inside, as a Probe lists them."""
        return (*self.folders, *self.weights)

    @property
    def names(self) -> tuple[str, ...]:
        """The files inside, in order."""
        return tuple(self.weights)

    def refuse_empty(self) -> None:
        """SourceError where no file inside can be read: why the first of them cannot, or that there is none."""
        if self.weights:
            return
        if self.problems:
            first = self.problems[0]
            raise SourceError(f"{first.origin.file}: {first.reason}; {first.remedy}")
        raise SourceError(f"{self.name}: holds no files; give the folder or archive of an export")

    def open(self, name: str) -> BinaryIO:
        """The content of one file inside; raises SourceError."""
        return self.opener(name)

    def shown(self, name: str) -> str:
        """The name of a file inside as an Origin gives it."""
        return f"{self.name}/{name}"


def is_tree(path: Path) -> bool:
    """Whether the path is a folder or a zip archive, by its content."""
    if path.is_dir():
        return True
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(ZIP)
    except OSError:
        return False


@contextmanager
def open_tree(path: Path, limits: Limits = LIMITS) -> Iterator[Tree]:
    """The files inside a folder or zip archive; raises SourceError where it is refused as unsafe or damaged."""
    if path.is_dir():
        yield _folder(path, limits)
        return
    try:
        _refuse_long_directory(path, limits)
        with zipfile.ZipFile(path) as archive:
            yield _archive(archive, path, limits)
    except (zipfile.BadZipFile, struct.error, OSError, NotImplementedError, ValueError) as error:
        raise SourceError(
            f"{path.name}: not a whole zip archive ({error}); download it once more, or unpack it and give the folder"
        ) from error


def size_of(path: Path) -> int:
    """Bytes on disk of a file, or of all files that would be read in a folder: what `progress` counts up to."""
    if path.is_dir():
        with open_tree(path) as tree:
            return sum(tree.weights.values())
    try:
        return path.stat().st_size
    except OSError as error:
        raise SourceError(f"{path.name}: cannot be opened ({error.strerror}); check its name") from error


def _hidden(parts: tuple[str, ...]) -> bool:
    return any(part in _HIDDEN or part.startswith("._") or part == ".DS_Store" for part in parts)


def _folder(path: Path, limits: Limits) -> Tree:
    weights: dict[str, int] = {}
    problems: list[Problem] = []
    inner: list[str] = []
    root = path.resolve()
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not _hidden((name,)) and name != ".git")
        here = Path(folder).relative_to(path).as_posix()
        inner.extend([f"{here}/"] if here != "." else [])
        for name in sorted(files):
            entry = Path(folder, name)
            inside = entry.relative_to(path)
            if _hidden((name,)):
                continue
            reason = _why_not(entry, root)
            if reason:
                problems.append(
                    Problem(
                        Origin(f"{path.name}/{inside.as_posix()}"), reason, "give that file itself, if it is wanted"
                    )
                )
                continue
            weights[inside.as_posix()] = entry.stat().st_size
            if len(weights) > limits.entries:
                raise _too_many(path, limits)
    return Tree(path.name, weights, lambda name: open_bytes(path / name, limits=limits), problems, tuple(inner))


def _why_not(entry: Path, root: Path) -> str:
    try:
        if entry.is_symlink() and not entry.resolve().is_relative_to(root):
            return "a link that leads out of the folder"
        return "" if stat.S_ISREG(entry.stat().st_mode) else "not a regular file"
    except OSError as error:
        return f"cannot be opened ({error.strerror})"


def _too_many(path: Path, limits: Limits) -> SourceError:
    return SourceError(
        f"{path.name}: holds more than {limits.entries:,} files, which no honest export does; "
        "give the folder of the part you want"
    )


def _refuse_long_directory(path: Path, limits: Limits) -> None:
    """Look at the archive's closing record before its directory is read into memory (APPNOTE 4.3.14 to 4.3.16)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - 65557))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0:
            raise zipfile.BadZipFile("its end is missing")
        length: int = struct.unpack_from("<I", tail, at + 12)[0]
        locator = tail.rfind(b"PK\x06\x07", 0, at)
        if length == 0xFFFFFFFF and locator >= 0:
            file.seek(struct.unpack_from("<Q", tail, locator + 8)[0])
            length = struct.unpack_from("<Q", file.read(56), 40)[0]
    if length > limits.entries * _BYTES_PER_ENTRY:
        raise _too_many(path, limits)


def _archive(archive: zipfile.ZipFile, path: Path, limits: Limits) -> Tree:
    entries = archive.infolist()
    packed, unpacked = path.stat().st_size, sum(entry.file_size for entry in entries)
    if len(entries) > limits.entries:
        raise _too_many(path, limits)
    if unpacked > limits.most(packed):
        raise SourceError(
            f"{path.name}: would unpack from {packed:,} to {unpacked:,} bytes, which no honest export does; "
            "unpack it yourself and give the files you trust"
        )
    inside: dict[str, zipfile.ZipInfo] = {}
    folders: dict[str, None] = {}
    problems: list[Problem] = []
    for entry in entries:
        name = _safe_name(entry.filename, path)
        if _hidden(PurePosixPath(name).parts):
            continue
        if entry.is_dir():
            folders[f"{name}/"] = None
            continue
        folders.update({f"{parent}/": None for parent in PurePosixPath(name).parents if parent.name})
        reason = _why_not_entry(entry, taken=name in inside)
        if reason:
            problems.append(Problem(Origin(f"{path.name}/{name}"), reason, "unpack the archive and give that file"))
            continue
        inside[name] = entry

    def opener(name: str) -> BinaryIO:
        try:
            stream = archive.open(inside[name])
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
            raise SourceError(f"{path.name}/{name}: damaged ({error}); download the archive once more") from error
        most = limits.most(inside[name].compress_size + (1 << 16))
        return io.BufferedReader(Watched(stream, f"{path.name}/{name}", most=most), 1 << 18)  # type: ignore[arg-type]

    return Tree(
        path.name, {name: inside[name].compress_size for name in sorted(inside)}, opener, problems, tuple(folders)
    )


def _safe_name(name: str, path: Path) -> str:
    pure = PurePosixPath(name.replace("\\", "/"))
    if pure.is_absolute() or ".." in pure.parts or ":" in (pure.parts or ("",))[0]:
        raise SourceError(
            f"{path.name}: holds the entry {name[:80]!r}, which would be written outside of it; "
            "it was not made by an honest export: do not unpack it"
        )
    return str(pure)


def _why_not_entry(entry: zipfile.ZipInfo, *, taken: bool) -> str:
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "a link, which is not followed"
    if entry.flag_bits & _ENCRYPTED:
        return "protected by a password"
    return "a second file of the same name" if taken else ""


def unpack(tree: Tree, names: tuple[str, ...], folder: Path) -> None:
    """Write files of the tree below `folder`, under their own names; raises SourceError."""
    for name in names:
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tree.open(name) as stream, target.open("wb") as file:
                shutil.copyfileobj(stream, file, 1 << 20)
        except OSError as error:
            raise SourceError(
                f"{tree.shown(name)}: cannot be unpacked ({error.strerror}); free some disk space, or unpack it"
            ) from error

"""A folder or archive of several kinds of files: each read by its own format, a whole export as one."""

from __future__ import annotations

import tempfile
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol, runtime_checkable

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.archives import ZIP, Tree, is_tree, open_tree, unpack
from mentee.sources.contract import Format, Options, Probe, SourceError
from mentee.sources.opening import GZIP, head_of


@runtime_checkable
class FolderFormat(Protocol):
    """A format that reads several files of a folder as one export, and knows which of them are its own."""

    def claims(self, name: str) -> bool:
        """Whether the file of that name (inside the folder) belongs to the export."""
        ...


Choose = Callable[[Probe], Format | None]
Read = Callable[[Format, Path, Options], Iterator[Fact | Problem]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is read at once: one file, or the files of an export below `folder` (as the tree names them)."""

    names: tuple[str, ...]
    folder: str | None = None
    format: Format | None = None


def parts_of(names: Sequence[str], choose: Choose, folders: Sequence[str] = ()) -> list[Part]:
    """The files of a tree as parts, outermost exports first; every name is in exactly one part."""
    ordered, inner = sorted(names), sorted(folders)
    taken: set[str] = set()
    parts: list[Part] = []
    for folder in _folders(names):
        prefix = f"{folder}/" if folder else ""
        first, end = bisect_left(ordered, prefix), bisect_left(ordered, f"{prefix}\U0010ffff")
        below = [name for name in ordered[first:end] if name not in taken]
        entries = tuple(name.removeprefix(prefix) for name in below)
        if not entries:
            continue
        first, end = bisect_right(inner, prefix), bisect_left(inner, f"{prefix}\U0010ffff")
        listed = (*(name.removeprefix(prefix) for name in inner[first:end]), *entries)
        kind = choose(Probe(PurePosixPath(folder).name, b"", listed))
        if kind is None:
            continue
        own = tuple(
            name
            for name, entry in zip(below, entries, strict=True)
            if not isinstance(kind, FolderFormat) or kind.claims(entry)
        )
        if own:
            parts.append(Part(own, folder, kind))
            taken.update(own)
    parts.extend(Part((name,)) for name in ordered if name not in taken)
    return parts


def _folders(names: Sequence[str]) -> list[str]:
    found = {""} | {str(parent) for name in names for parent in PurePosixPath(name).parents if parent.name}
    return sorted(found, key=lambda folder: (folder.count("/") + bool(folder), folder))


class MixedFiles:
    """The format of a folder or archive that no single format reads as a whole."""

    name = "folder or archive"
    about = "a folder or zip archive of files of any of these kinds, each read by its own"

    def __init__(self, choose: Choose, read: Read) -> None:
        self._choose, self._read = choose, read

    def recognises(self, probe: Probe) -> float:
        """A little sure of whatever has files inside, so that every other format goes first."""
        return 0.1 if probe.entries else 0.0

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Read every file inside by its own format; a file that none reads is a Problem."""
        with open_tree(path) as tree:
            tree.refuse_empty()
            yield from tree.problems
            done, strange = 0, _Strange(tree.name)
            total = sum(tree.weights.values())
            for part in parts_of(tree.names, self._choose, tree.folders):
                if options.enough():  # files that none reads yield nothing by which the asker could stop
                    break
                weight = sum(tree.weights[name] for name in part.names)
                begun = done

                def progress(read: int, begun: int = begun, weight: int = weight) -> None:
                    options.progress(begun + min(read, weight))

                inner = replace(options, progress=progress)
                try:
                    yield from self._read_part(tree, part, path, inner, strange)
                except SourceError as error:
                    yield refused(tree.shown(part.folder or part.names[0]), error)
                done += weight
                options.progress(done)
            yield from strange.problems()
        options.progress(total if path.is_dir() else path.stat().st_size)

    def _read_part(
        self, tree: Tree, part: Part, path: Path, options: Options, strange: _Strange
    ) -> Iterator[Fact | Problem]:
        kind = part.format
        if kind is None:
            with tree.open(part.names[0]) as stream:
                head = head_of(stream)
            if head.startswith(ZIP) or (head.startswith(GZIP) and not path.is_dir()):
                yield from self._read_nested(tree, part.names[0], path, options)
                return
            kind = self._choose(Probe(PurePosixPath(part.names[0]).name, head)) if head else None
            if kind is None:
                strange.add(part.names[0])
                return
        yield from self._read_as(kind, tree, part, path, options)

    def _read_as(
        self, kind: Format, tree: Tree, part: Part, path: Path, options: Options
    ) -> Iterator[Fact | Problem]:
        with tempfile.TemporaryDirectory(prefix="mentee-") as scratch:
            root = path
            if not path.is_dir():
                root = Path(scratch)
                unpack(tree, part.names, root)
            target = root / (part.names[0] if part.folder is None else part.folder)
            inside = part.names[0] if part.folder is None else part.folder
            for record in self._read(kind, target, options):
                shown = _shown(record.origin.file, target, f"{tree.name}/{inside}".rstrip("/"))
                yield replace(record, origin=replace(record.origin, file=shown))

    def _read_nested(self, tree: Tree, name: str, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Open an archive in a folder; in an archive, only what is a file in a zip's clothes (a spreadsheet)."""
        with tempfile.TemporaryDirectory(prefix="mentee-") as scratch:
            target = path / name
            if not path.is_dir():
                unpack(tree, (name,), Path(scratch))
                target = Path(scratch) / name
            if is_tree(target):
                with open_tree(target) as inner:
                    kind = self._choose(Probe(target.name, b"", inner.listing))
            else:
                kind = None
            if not path.is_dir() and (kind is None or isinstance(kind, FolderFormat)):
                yield Problem(
                    Origin(tree.shown(name)),
                    "an archive inside an archive, which is not followed",
                    "unpack the outer one and give this one",
                )
                return
            for record in self._read(kind or self, target, options):
                shown = _shown(record.origin.file, target, tree.shown(name))
                yield replace(record, origin=replace(record.origin, file=shown))


def _shown(file: str, target: Path, shown: str) -> str:
    """The name of a record's file as seen from outside, however the format wrote it."""
    for prefix in (str(target), target.name):
        if prefix and (file == prefix or file.startswith(f"{prefix}/")):
            return shown + file[len(prefix) :]
    return shown if not file else f"{shown}/{file}"


def refused(file: str, error: SourceError) -> Problem:
    """Why a file was not read, or not to its end, without its name, which the origin says."""
    reason, _, remedy = str(error).removeprefix(f"{PurePosixPath(file).name}: ").partition("; ")
    return Problem(Origin(file), reason, remedy)


class _Strange:
    """The files that no format reads, told once for each ending."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._counts: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Note one file."""
        ending = PurePosixPath(name).suffix.lower()
        self._counts[ending] += 1
        self._first.setdefault(ending, name)

    def problems(self) -> Iterator[Problem]:
        """One for each ending, with its first file."""
        for ending, count in self._counts.items():
            more = f", and {count - 1} more ending in {ending or 'nothing'}," if count > 1 else ""
            yield Problem(
                Origin(f"{self._name}/{self._first[ending]}"),
                f"this file{more} is of no kind that is read here: left out",
                "nothing to do, unless it was to be read: then export it as CSV, vCard, iCalendar or mbox",
            )

"""Which formats there are, which of them a file is by its content, and reading it whatever it is."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import cast

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.archives import is_tree, open_tree, size_of
from mentee.sources.contract import Format, Options, Probe, SourceError
from mentee.sources.mixed import FolderFormat, MixedFiles, refused
from mentee.sources.opening import read_head

TABLE = "mentee.sources.formats.directory:DIRECTORY"
FORMATS: tuple[str, ...] = (
    "mentee.sources.formats.linkedin:LINKEDIN",
    "mentee.sources.formats.vcard:VCARD",
    "mentee.sources.formats.mail:MBOX",
    "mentee.sources.formats.mail:MAILDIR",
    "mentee.sources.formats.mail:EML",
    "mentee.sources.formats.ical:ICAL",
    TABLE,
    "mentee.sources.formats.schedule:SCHEDULE",
)
_LEAST = 0.2  # less sure than this is not sure
_LEAST_OF_FOLDER = 0.85  # of a folder as a whole: else each of its files is looked at, and nothing is lost
_KNOWN_STRANGERS = (
    (b"%PDF", "a PDF; export the list itself as CSV or vCard"),
    (b"\xd0\xcf\x11\xe0", "an old Office or Outlook file; save it as .xlsx or CSV, a mail as .eml"),
    (b"!BDN", "an Outlook data file; export its contacts as CSV, its mail as mbox"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it and give the folder"),
    (b"Rar!", "a RAR archive; unpack it and give the folder"),
    (b"BZh", "compressed with bzip2; unpack it with bunzip2 first"),
    (b"\xfd7zXZ", "compressed with xz; unpack it with unxz first"),
    (b"SQLite format 3", "a database; export the data from the program that made it"),
)
log = logging.getLogger(__name__)

__all__ = ["FORMATS", "detect", "formats", "read", "size_of"]


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """Every registered format, imported now; a name that does not resolve is an error of ours and raises."""
    return tuple(_resolved(name) for name in FORMATS)


def _resolved(dotted: str) -> Format:
    module, _, attribute = dotted.partition(":")
    return cast("Format", getattr(import_module(module), attribute))


def detect(path: Path, columns: Collection[str] = ()) -> Format:
    """The format of a file or folder by its content; of a mixed folder or archive one that reads them all.

    A file of no known kind whose headings the user named (`columns`) is a table. Raises SourceError, with what to
    do instead, where nothing here reads it.
    """
    if is_tree(path):
        return _detect_tree(path)
    head = read_head(path)
    if not head:
        raise SourceError(f"{path.name}: the file is empty; export or download it once more")
    kind = _choose(Probe(path.name, head))
    if kind is not None:
        return kind
    for mark, remedy in _KNOWN_STRANGERS:
        if head.startswith(mark):
            raise SourceError(f"{path.name}: this is {remedy}")
    if columns:
        return _resolved(TABLE)
    known = ", ".join(kind.name for kind in formats())
    raise SourceError(
        f"{path.name}: of no kind that is read here ({known}); "
        "export it as one of these, or give a table a first line of headings (name, email, company ...)"
    )


def _detect_tree(path: Path) -> Format:
    with open_tree(path) as tree:
        tree.refuse_empty()
        kind = _choose(Probe(path.name, b"", tree.listing))
        if kind is None or (isinstance(kind, FolderFormat) and not all(map(kind.claims, tree.names))):
            return _MIXED
        return kind


def _choose(probe: Probe) -> Format | None:
    """The format that is surest of it, the first registered of equals; None where none is sure."""
    best, sure = None, _LEAST_OF_FOLDER if probe.entries else _LEAST
    for kind in formats():
        mine = kind.recognises(probe)
        if mine > sure:
            best, sure = kind, mine
    return best


def read(path: Path, options: Options) -> Iterator[Fact | Problem]:
    """The records of any file, folder or archive, and what was lost of it.

    Raises SourceError only where nothing could be read at all; damage after the first record is a Problem.
    """
    yield from _read(detect(path, options.columns), path, options)


def _read(kind: Format, path: Path, options: Options) -> Iterator[Fact | Problem]:
    begun = False
    try:
        for record in kind.read(path, options):
            begun = True
            yield _named_from(path, record)
    except SourceError as error:
        if not begun:
            raise
        yield refused(path.name, error)
    except Exception as error:  # the edge of a source: one file never ends an import
        log.exception("%s: the reader of %s failed", path.name, kind.name)
        yield Problem(
            Origin(path.name),
            f"the reader of {kind.name} failed here ({type(error).__name__}); what follows was not read",
            "please report this, with the few lines of the file around the place",
        )


def _named_from(path: Path, record: Fact | Problem) -> Fact | Problem:
    """The record with its file named from the file or folder that was read on: never where that lies."""
    file, whole = record.origin.file, str(path)
    if not file.startswith(whole) or whole == path.name:
        return record
    return replace(record, origin=replace(record.origin, file=path.name + file[len(whole) :]))


_MIXED = MixedFiles(_choose, _read)

"""What every source is: a format that knows its own content and reads it as a stream of records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from mentee.records.facts import Fact, Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the user may say about a file: `columns` maps a heading to the field it holds.

    `region` (ISO 3166 alpha-2) reads phone numbers without a country code; `today` bounds recurrence (ISO date
    seconds are the caller's affair); `progress` is told the bytes read so far; `enough` says, between
    the files of a folder or archive, whether the rest may be left unread.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    region: str = ""
    now: float = 0.0  # seconds since the epoch, for recurrence and absurd dates
    progress: Callable[[int], None] = lambda _read: None
    enough: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Probe:
    """The first bytes of a file (or a folder's listing), by which a format tells whether it is its own."""

    name: str
    head: bytes  # up to 64 KiB, decompressed
    entries: tuple[str, ...] = ()  # names inside, for folders and archives


class SourceError(Exception):
    """A file that cannot be read at all; the message names the file and the remedy."""


class Format(Protocol):
    """bytes -> records. Registered by dotted name in registry.FORMATS and imported on use."""

    name: str  # as shown: "vCard"
    about: str  # one line for help and docs

    def recognises(self, probe: Probe) -> float:
        """How sure the format is that the content is its own: 0 no, 1 certain; never raises."""
        ...

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Stream the records of the file or folder; raises SourceError only where nothing can be read."""
        ...

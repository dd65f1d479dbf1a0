"""Imports as pages show them: counts by noun, what a preview saw, what an import brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentee.flows.restore import NAME as EXPORT
from mentee.store.reads.imports import ImportLine
from mentee.store.reads.jobs import JobLine

NOUNS = ("people", "interactions", "gatherings", "posts")
KINDS = {
    "linkedin": "LinkedIn export",
    "vcard": "Contact cards",
    "mbox": "Mailbox",
    "maildir": "Mail folder",
    "mail": "Mail",
    "icalendar": "Calendar",
    "directory": "Table of people",
    "schedule": "Conference schedule",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One noun's tally."""

    noun: str
    new: int
    changed: int
    same: int

    @property
    def words(self) -> str:
        """What is most worth saying of it, in few words."""
        if self.new:
            return f"{self.new:,} {self.called(self.new)}"
        if self.changed:
            return f"{self.changed:,} {self.called(self.changed)} changed"
        return f"{self.same:,} {self.called(self.same)}, same as before"

    def called(self, count: int) -> str:
        """The noun for so many."""
        return self.noun if count != 1 else "person" if self.noun == "people" else self.noun.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a preview saw in one file; `share` of it was read where it is not `whole`."""

    file: str
    kind: str
    size: int
    rows: tuple[Row, ...]
    samples: tuple[tuple[str, tuple[str, ...]], ...]
    problems: tuple[Mapping[str, Any], ...]
    met: int
    merged: int
    doubtful: int
    broken: int
    records: int
    whole: bool
    nothing_new: bool
    replaces: bool
    for_good: bool  # an export: what it brings is not taken back as one import is
    reason: str

    @property
    def unreadable(self) -> bool:
        """Whether there is something in it, and nothing of it could be read."""
        return self.whole and bool(self.broken) and not self.rows and not self.met

    @property
    def useful(self) -> bool:
        """Whether importing it would change anything."""
        return not self.reason and (self.replaces or not (self.nothing_new and self.whole))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file's import."""

    file: str
    kind: str
    state: str
    rows: tuple[Row, ...]
    met: int
    merged: int
    doubtful: int
    broken: int
    import_id: int
    reason: str

    @property
    def unreadable(self) -> bool:
        """Whether there is something in it, and nothing of it could be read."""
        return self.state == "nothing new" and bool(self.broken) and not self.rows and not self.met


def kind_in_words(name: str) -> str:
    """A format as people call it."""
    return KINDS.get(name.casefold(), name[:1].upper() + name[1:])


def tally(counts: Mapping[str, Any]) -> tuple[Row, ...]:
    """The nouns of which there is anything."""
    rows = []
    for noun in NOUNS:
        one = counts.get(noun) or {}
        row = Row(noun, one.get("new", 0), one.get("changed", 0), one.get("same", 0))
        if row.new or row.changed or row.same:
            rows.append(row)
    return tuple(rows)


def sights(job: JobLine) -> list[Sight]:
    """What a preview's job saw, file by file."""
    return [
        Sight(
            file=said["file"],
            kind=kind_in_words(said["format"]),
            size=said["size"],
            rows=tally(said["counts"]),
            samples=tuple((noun, tuple(texts)) for noun, texts in said["samples"].items()),
            problems=tuple(said["problems"]),
            met=said["counts"].get("met", 0),
            merged=said["counts"].get("merged", 0),
            doubtful=said["counts"].get("doubtful", 0),
            broken=said["counts"].get("broken", 0),
            records=said["records"],
            whole=said["whole"],
            nothing_new=said["nothing_new"],
            replaces=said.get("replaces", False),
            for_good=said["format"] == EXPORT,
            reason=said["reason"],
        )
        for said in job.answer.get("files", ())
    ]


def outcomes(job: JobLine) -> list[Outcome]:
    """What an import's job brought, file by file."""
    return [
        Outcome(
            file=said["file"],
            kind=kind_in_words(said["format"]),
            state=said["state"],
            rows=tally(said["counts"]),
            met=said["counts"].get("met", 0),
            merged=said["counts"].get("merged", 0),
            doubtful=said["counts"].get("doubtful", 0),
            broken=said["counts"].get("broken", 0),
            import_id=said["import_id"],
            reason=said["reason"],
        )
        for said in job.answer.get("files", ())
    ]


@dataclass(frozen=True, slots=True)
class Source:
    """One import in the list; `rows` as tallies."""

    line: ImportLine
    kind: str
    rows: tuple[Row, ...]

    @property
    def undoable(self) -> bool:
        """Whether it can be taken back."""
        return self.line.state in {"done", "failed"}


def source_of(line: ImportLine) -> Source:
    """An import as the list shows it."""
    return Source(line, kind_in_words(line.format), tally(line.counts.as_json()))

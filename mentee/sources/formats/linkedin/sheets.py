"""One file of a LinkedIn export as a table whose columns are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from mentee.records.facts import Origin, Problem
from mentee.sources.contract import Options
from mentee.sources.dates import Reading
from mentee.sources.formats.linkedin.headings import SHAPES, Kind, fields_found, judge_for, kind_of
from mentee.sources.tables import Columns, NoHeadingsError, Opener, Row, Table, columns_of, open_table, places_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of one kind; `progress` is told the bytes read when the rows are read for good."""

    kind: Kind
    table: Table
    columns: Columns
    problems: tuple[Problem, ...] = ()
    progress: Callable[[int], None] | None = field(default=None, compare=False)

    @property
    def file(self) -> str:
        """The file's name as an Origin gives it."""
        return self.table.file

    def rows(self) -> Iterator[Row | Problem]:
        """The rows, telling progress; begins with what the headings did not say."""
        yield from self.problems
        yield from self.table.rows(self.progress)

    def one(self, row: Row, name: str) -> str:
        """The first filled cell of a field."""
        return self.columns.one(row, name)

    def every(self, row: Row, name: str) -> list[str]:
        """All filled cells of a field."""
        return self.columns.every(row, name)

    def reading(self, name: str) -> tuple[Reading, list[Problem]]:
        """How the dates of a field are written."""
        return self.columns.reading(self.table, name)

    def origin(self, row: Row) -> Origin:
        """Where the row stands."""
        return Origin(self.file, row.line)

    def unreadable(self, row: Row, what: str, text: str) -> Problem:
        """The problem of a cell that is no date, address or number."""
        return Problem(
            self.origin(row), f"{text[:60]!r} is no {what}", f"correct the {what} and import the file again"
        )


def open_sheet(opener: Opener, file: str, options: Options, *, alone: bool) -> Sheet | None:
    """The sheet in a file of the export, None where its headings are of no kind that says something of people.

    A file `alone` hears of every wish for columns; of the files of an export, each takes those it has.
    """
    try:
        table = open_table(opener, file, judge_for(file))
    except NoHeadingsError:
        return None
    kind = kind_of(table.headings, file)
    if kind is None:
        return None
    wishes = {
        heading: wish for heading, wish in options.columns.items() if alone or places_of(table.headings, heading)
    }
    columns, problems = columns_of(table, fields_found(table.headings, kind), wishes, SHAPES[kind].names)
    return Sheet(kind, table, columns, (*problems, *_left_out(table, columns)))


def _left_out(table: Table, columns: Columns) -> Iterator[Problem]:
    known = {place for places in columns.places.values() for place in places}
    others = [heading for place, heading in enumerate(table.headings) if place not in known and heading]
    if others:
        yield Problem(
            Origin(table.file, table.header.line),
            f"columns left out: {', '.join(others[:20])}",
            "nothing to do, unless one of them says something of a person: then name its field",
        )

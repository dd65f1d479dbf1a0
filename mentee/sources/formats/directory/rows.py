"""A whole table of people: a first look through, then person by person, then what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.contract import Options
from mentee.sources.dates import Reading
from mentee.sources.formats.directory.headings import FIELDS, fields_of
from mentee.sources.formats.directory.people import Reader
from mentee.sources.tables import Row, Table, columns_of

_NEEDS_SURVEY = ("email", "phone", "page", "manager", "manager_email", "manager_id", "id")
_REMEDIES = {
    "telephone numbers without a country's code": "give the region (such as DE or US) and import the file again",
    "addresses or numbers that several people share": "nothing to do: a shared one says of nobody who they are",
}


def read_people(table: Table, options: Options) -> Iterator[Fact | Problem]:
    """The people of a table and every loss; raises SourceError for a wish that names no field."""
    columns, problems = columns_of(table, fields_of(table.headings), options.columns, FIELDS)
    yield from problems
    today = datetime.fromtimestamp(options.now, UTC).date() if options.now else None
    dates: dict[str, Reading] = {}
    for name in ("birthday", "started", "finished"):
        dates[name], unsettled = columns.reading(table, name, pivot=_pivot(name, today))
        yield from unsettled
    reader = Reader(table, columns, options.region, today, dates)
    if any(name in columns for name in _NEEDS_SURVEY):
        for plain in table.plain_rows():
            reader.look(plain)
    known = {place for places in columns.places.values() for place in places}
    unknown = {place: 0 for place, heading in enumerate(table.headings) if place not in known and heading}
    for row in table.rows(options.progress):
        if isinstance(row, Problem):
            yield row
            continue
        _count(unknown, row)
        yield reader.person(row)
    yield from _losses(reader, unknown)


def _count(unknown: dict[int, int], row: Row) -> None:
    for place in unknown:
        if row.cells[place]:
            unknown[place] += 1


def _pivot(name: str, today: date | None) -> int:
    """Two digits above it are years of the last century: nobody is born tomorrow, or hired in twenty years."""
    year = today.year % 100 if today else 68
    return max(0, year - 1) if name == "birthday" and today else 68 if name != "birthday" else 10


def _losses(reader: Reader, unknown: dict[int, int]) -> Iterator[Problem]:
    table = reader.table
    left = [table.headings[place] for place, filled in unknown.items() if filled]
    if left:
        more = f" and {len(left) - 40} more" if len(left) > 40 else ""
        yield Problem(
            Origin(table.file, table.header.line),
            f"columns left out: {', '.join(heading[:60] for heading in left[:40])}{more}",
            "nothing to do, unless one of them is wanted: then say which field it holds",
        )
    for what, count in reader.losses.counts.items():
        remedy = _REMEDIES.get(what, "correct them and import the file again")
        yield Problem(Origin(table.file, reader.losses.lines[what]), f"{what}, left out: {count}", remedy)

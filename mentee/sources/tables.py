"""Tables of text: their delimiter, headings wherever they stand, and rows that no bad quotation mark swallows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import BinaryIO

from mentee.records.facts import Origin, Problem
from mentee.sources.contract import SourceError
from mentee.sources.dates import Order, Reading, reading_of
from mentee.sources.opening import Encoding, TextLines, encoding_of, head_of

DELIMITERS = ",;\t|"
_HEADER_WITHIN = 40  # records: notes before the headings are shorter
_MAX_COLUMNS = 1000
_FEW, _ZEROS = 16, 50  # so many zeros, and one byte in so many, damaged exports have; what has more is no text
_MAX_RECORD = 1 << 17  # characters, as csv's own limit of a field
_MAX_UNCLOSED = 50  # after so many, quotation marks of this file mean nothing
_EMPTY = frozenset({"-", "--", "n/a", "#n/a", "na", "null", "none", "nil", "(none)", "nan", "#ref!", "#value!"})
_INVISIBLE = re.compile("[\0\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})")
_MARKS = re.compile(r"[^\w]+|_")

Judge = Callable[[Sequence[str]], float]
Opener = Callable[[Callable[[int], None] | None], BinaryIO]


class NoHeadingsError(SourceError):
    """A file without a line that looks like the headings of a table."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a table and the line it begins at."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is no record, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Header:
    """The line of headings, how it is divided, and how well it was judged."""

    headings: tuple[str, ...]
    line: int
    delimiter: str
    score: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table with known headings, whose rows can be gone through more than once."""

    file: str
    header: Header
    source: Callable[[Callable[[int], None] | None, list[Problem] | None], Iterator[Row | Broken]]

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings as written."""
        return self.header.headings

    def rows(self, progress: Callable[[int], None] | None = None) -> Iterator[Row | Problem]:
        """The rows below the headings, each as wide as they are; what is no row is a Problem."""
        told: list[Problem] = []
        width = len(self.headings)
        for row in self.source(progress, told):
            if row.line <= self.header.line:
                continue
            if isinstance(row, Broken):
                yield Problem(Origin(self.file, row.line), row.reason, "mend the line and import the file again")
                continue
            cells = row.cells
            if not any(cells) or cells == self.headings:
                continue
            if any(cells[width:]):
                yield Problem(
                    Origin(self.file, row.line),
                    f"{len(cells)} cells where the headings are {width}",
                    "put the cell that holds the delimiter in quotation marks, and import the file again",
                )
                continue
            yield Row(row.line, (*cells[:width], *[""] * (width - len(cells))))
        yield from told

    def plain_rows(self) -> Iterator[Row]:
        """The rows alone, for a first look through the whole table."""
        return (row for row in self.rows() if isinstance(row, Row))


def clean(cell: str) -> str:
    """A cell without marks nobody sees and without the words that spreadsheets write for nothing."""
    if not cell:
        return cell
    text = _INVISIBLE.sub("", cell).strip() if not cell.isascii() or "\0" in cell else cell.strip()
    return "" if len(text) <= 7 and text.lower() in _EMPTY else text


@lru_cache(maxsize=4096)
def plain_heading(heading: str) -> str:
    """A heading in lower case words without accents, marks and numbers: "E-mail 1 - Value" is "e mail value"."""
    text = unicodedata.normalize("NFKD", _CAMEL.sub(" ", clean(heading)[:300]).lower())
    text = "".join(letter for letter in text if not unicodedata.combining(letter)).replace("ß", "ss")
    return " ".join(word for word in _MARKS.sub(" ", text).split() if not word.isdigit())


def judge_header(records: Iterable[Row | Broken], judge: Judge, delimiter: str) -> Header | None:
    """The record that `judge` finds most like headings, the first of equals; None where it finds none."""
    best: Header | None = None
    for _, record in zip(range(_HEADER_WITHIN), records, strict=False):
        if isinstance(record, Broken) or not 1 <= len(record.cells) <= _MAX_COLUMNS:
            continue
        score = judge(record.cells)
        if score > (best.score if best else 0):
            best = Header(_trimmed(record.cells), record.line, delimiter, score)
    return best


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:width]


def find_header(head: bytes, judge: Judge) -> Header | None:
    """The headings in the first bytes of a file, whatever its delimiter and encoding; None where there are none."""
    encoding = encoding_of(head)
    if head.count(0) > _FEW + len(head) / _ZEROS and not encoding.codec.startswith(("utf-16", "utf-32")):
        return None
    best: Header | None = None
    for delimiter in DELIMITERS:
        lines = TextLines(io.BytesIO(head), encoding)
        found = judge_header(read_records(lines, delimiter), judge, delimiter)
        if found and (best is None or found.score > best.score):
            best = found
    return best


def open_table(opener: Opener, file: str, judge: Judge) -> Table:
    """The table in a file; raises NoHeadingsError where no line of it looks like headings."""
    with opener(None) as stream:
        head = head_of(stream)
    header = find_header(head, judge)
    if header is None:
        raise NoHeadingsError(
            f"{file}: no line of headings was found; "
            "give the table a first line that names its columns (name, email, company, title ...)"
        )
    encoding = encoding_of(head)

    def source(progress: Callable[[int], None] | None, told: list[Problem] | None) -> Iterator[Row | Broken]:
        with opener(progress) as stream:
            lines = TextLines(stream, encoding)
            yield from read_records(lines, header.delimiter, width=len(header.headings))
            if told is not None:
                told.extend(_text_problems(lines, encoding, file))

    return Table(file, header, source)


def _text_problems(lines: TextLines, encoding: Encoding, file: str) -> Iterator[Problem]:
    remedy = "where names look wrong, save the file as UTF-8 and import it again"
    if lines.guessed_at:
        codec = "Windows-1252" if encoding.codec in ("cp1252", "utf-8", "utf-8-sig") else encoding.codec.upper()
        yield Problem(Origin(file, lines.guessed_at), f"the encoding is not stated; read as {codec}", remedy)
    if lines.marred_at:
        yield Problem(Origin(file, lines.marred_at), "characters that could not be read were replaced", remedy)
    for line in lines.overlong:
        yield Problem(Origin(file, line), "a line of more than a million characters, left out", "mend the line")


class _Taken:
    """The lines that one record takes, remembered so that they can be given back."""

    def __init__(self, waiting: deque[str], source: Iterator[str]) -> None:
        self._waiting, self._source = waiting, source
        self.lines: list[str] = []
        self.wanted_more = False
        self._room = _MAX_RECORD

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = None
        if not self.lines or self._room > 0:
            line = self._waiting.popleft() if self._waiting else next(self._source, None)
        if line is None:
            self.wanted_more = bool(self.lines)
            raise StopIteration
        self._room -= len(line)
        self.lines.append(line)
        return line


def read_records(lines: Iterable[str], delimiter: str, *, width: int = 0) -> Iterator[Row | Broken]:
    """The records of delimited text, cells cleaned.

    Where a quotation mark opens and does not close (or closes only by swallowing other records), the line it
    stands in is read as it is, if it then has `width` cells, and is Broken otherwise; the lines after it stay.
    """
    waiting: deque[str] = deque()
    source = iter(lines)
    number, unclosed = 0, 0
    while True:
        first = waiting.popleft() if waiting else next(source, None)
        if first is None:
            return
        if '"' not in first and len(first) <= _MAX_RECORD:  # what csv would say, sooner
            number += 1
            yield Row(number, tuple(map(clean, first.rstrip("\r\n").split(delimiter))))
            continue
        waiting.appendleft(first)
        taken = _Taken(waiting, source)
        quotechar = None if unclosed > _MAX_UNCLOSED else '"'
        try:
            cells = next(csv.reader(taken, delimiter=delimiter, quotechar=quotechar), None)
        except csv.Error:
            cells, taken.wanted_more = [], True
        if cells is None:
            return
        line = number + 1
        if taken.wanted_more or _swallowed(taken.lines, cells, delimiter, width):
            unclosed += 1
            number += 1
            waiting.extendleft(reversed(taken.lines[1:]))
            alone = _unquoted(taken.lines[0], delimiter)
            if len(alone) == width or not width:
                yield Row(line, tuple(map(clean, alone)))
            else:
                yield Broken(line, "a quotation mark opens here and is not closed")
            continue
        number += len(taken.lines)
        yield Row(line, tuple(map(clean, cells)))


def _swallowed(lines: list[str], cells: list[str], delimiter: str, width: int) -> bool:
    """Whether a record of several lines is really a stray quotation mark and the records after it."""
    if len(lines) < 2 or not width:
        return False
    alone = len(_unquoted(lines[0], delimiter)) == width
    if len(cells) != width:
        return alone or len(cells) > width
    return alone and not _is_strict(lines, delimiter)


def _is_strict(lines: list[str], delimiter: str) -> bool:
    """Whether every quotation mark closes before a delimiter or the end (RFC 4180)."""
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True), None)
    except csv.Error:
        return False
    return True


def _unquoted(line: str, delimiter: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.rstrip("\r\n").split(delimiter)]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold which field, and in which order the user says a date field is written."""

    places: Mapping[str, tuple[int, ...]]
    orders: Mapping[str, Order]

    def __contains__(self, field: str) -> bool:
        return field in self.places

    def one(self, row: Row, field: str) -> str:
        """The first filled cell of the field, "" where there is none."""
        for place in self.places.get(field, ()):
            if row.cells[place]:
                return row.cells[place]
        return ""

    def every(self, row: Row, field: str) -> list[str]:
        """All filled cells of the field."""
        return [row.cells[place] for place in self.places.get(field, ()) if row.cells[place]]

    def reading(self, table: Table, field: str, *, pivot: int = 68) -> tuple[Reading, list[Problem]]:
        """How the field's dates are written, found from all of them, and what could not be settled."""
        if field in self.orders:
            return Reading(self.orders[field], pivot=pivot), []
        usual = Order.DAY_FIRST if table.header.delimiter == ";" else Order.MONTH_FIRST
        texts = (text for row in table.plain_rows() for text in self.every(row, field))
        reading = reading_of(texts, default=usual, pivot=pivot) if field in self else Reading(usual, pivot=pivot)
        if reading.certain:
            return reading, []
        heading = table.headings[self.places[field][0]]
        other = Order.MONTH_FIRST if reading.order is Order.DAY_FIRST else Order.DAY_FIRST
        return reading, [
            Problem(
                Origin(table.file, table.header.line),
                f"the dates of {heading!r} do not tell day from month; read with the {reading.order.value}",
                f"if that is wrong, undo this import and say that {heading!r} holds '{field} {other.value}'",
            )
        ]


def columns_of(
    table: Table, found: Mapping[int, str], wishes: Mapping[str, str], fields: frozenset[str]
) -> tuple[Columns, list[Problem]]:
    """The columns as recognised (`found`: place to field), changed by the user's wishes (heading to field).

    A wish may end in "day first" or "month first"; the wish "" leaves a column out. Raises SourceError for a
    field that is not in `fields`.
    """
    chosen, orders, problems = dict(found), {}, []
    for heading, wish in wishes.items():
        field, order = _wished(wish)
        places = places_of(table.headings, heading)
        if not places:
            reason = f"there is no column {heading!r}, which was to be read as {wish!r}"
            problems.append(Problem(Origin(table.file, table.header.line), reason, "check the spelling"))
            continue
        if field and field not in fields:
            raise SourceError(
                f"{table.file}: there is no field {field!r} to read {heading!r} into; "
                f"use one of {', '.join(sorted(fields))}"
            )
        for place in places:
            chosen.pop(place, None)
            if field:
                chosen[place] = field
        if order:
            orders[field] = order
    held: dict[str, tuple[int, ...]] = {}
    for place, field in sorted(chosen.items()):
        held[field] = (*held.get(field, ()), place)
    return Columns(held, orders), problems


def _wished(wish: str) -> tuple[str, Order | None]:
    for order in Order:
        if wish.endswith(order.value):
            return wish.removesuffix(order.value).strip(), order
    return wish.strip(), None


def places_of(headings: Sequence[str], heading: str) -> list[int]:
    """The columns of that heading: as written, else by its words."""
    exact = [place for place, own in enumerate(headings) if own == heading]
    plain = plain_heading(heading)
    return exact or [place for place, own in enumerate(headings) if plain and plain_heading(own) == plain]

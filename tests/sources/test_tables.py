"""Reading delimited text row by row, whatever is wrong with a row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.sources.tables import Broken, Row, clean, find_header, plain_heading, read_records

CELL = st.text(alphabet='ab ,;\t"\n|é', max_size=6)


def rows(text: str, delimiter: str = ",", width: int = 0) -> list[tuple[str, ...] | None]:
    """The cells of each record, None for a broken one."""
    found = read_records(io.StringIO(text), delimiter, width=width)
    return [record.cells if isinstance(record, Row) else None for record in found]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_is_rightly_written_is_rightly_read(table: list[list[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    assert rows(text.getvalue(), delimiter, 3) == [tuple(map(clean, row)) for row in table]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab ,;\t|é", max_size=12), max_size=6), st.sampled_from(",;\t|"))
def test_lines_without_marks_read_as_csv_reads_them(lines: list[str], delimiter: str) -> None:
    text = "".join(f"{line}\n" for line in lines)
    plain = [tuple(map(clean, row)) or ("",) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    assert rows(text, delimiter) == plain


def test_a_mark_never_closed_swallows_nothing() -> None:
    good = "a,b,c\n" * 3
    assert rows(f'{good}"x,y,z\n{good}', width=3) == [("a", "b", "c")] * 3 + [("x", "y", "z")] + [("a", "b", "c")] * 3
    assert rows(f'{good}"x,y\n{good}', width=3) == [("a", "b", "c")] * 3 + [None] + [("a", "b", "c")] * 3


def test_a_mark_closed_rows_later_swallows_nothing() -> None:
    assert rows('"x,y,z\na,b,c\n"d",e,f\n', width=3) == [("x", "y", "z"), ("a", "b", "c"), ("d", "e", "f")]


def test_lines_are_counted_through_cells_of_many_lines() -> None:
    found = list(read_records(io.StringIO('a,b\n"1\n2\n3",c\nd,e\n'), ",", width=2))
    assert [record.line for record in found] == [1, 2, 5]


def test_a_file_of_nothing_but_marks_is_read_in_linear_time() -> None:
    found = list(read_records(io.StringIO('"a,b\n' * 20_000), ",", width=2))
    assert len(found) == 20_000


def test_a_cell_beyond_bounds_is_broken_and_the_rest_stays() -> None:
    found = list(read_records(io.StringIO(f'a,b\n"{"x" * 200_000}",c\nd,e\n'), ",", width=2))
    assert isinstance(found[1], Broken) or len(found[1].cells) == 2
    assert found[-1] == Row(3, ("d", "e"))


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("E-mail 1 - Value", "e mail value"),
        ("ManagerName", "manager name"),
        ("RECIPIENT PROFILE URLS", "recipient profile urls"),
        ("Recipient Profile URLs", "recipient profile urls"),
        ("inviterProfileUrl", "inviter profile url"),
        ("  Prénom\u200b ", "prenom"),
        ("Straße", "strasse"),
    ],
)
def test_headings_are_compared_by_their_words(heading: str, plain: str) -> None:
    assert plain_heading(heading) == plain


def test_the_headings_are_found_below_notes() -> None:
    head = b'Notes:\n"Some, words; and | marks"\n\nName;Mail\nAnn;ann@example.org\n'
    header = find_header(head, lambda cells: float({"Name", "Mail"} <= set(cells)))
    assert header is not None
    assert (header.headings, header.line, header.delimiter) == (("Name", "Mail"), 4, ";")


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "#N/A", "null", "-", "\u200b", "None"])
def test_words_for_nothing_are_nothing(cell: str) -> None:
    assert clean(cell) == ""

"""Tables in an Excel workbook (.xlsx, ISO/IEC 29500): each sheet's rows as text, dates as ISO dates."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from mentee.records.facts import Problem
from mentee.sources.archives import open_tree
from mentee.sources.contract import SourceError
from mentee.sources.tables import Broken, Judge, Row, Table, clean, judge_header

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LETTERS = re.compile(r"[A-Z]+")
_DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_DATE_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LONGEST_CODE = 255  # characters of a format, as spreadsheets allow
_MOST_TEXT = 64 << 20
_MAX_COLUMNS = 1000
_ERRORS = (
    *(ParseError, DefusedXmlException, KeyError, ValueError, OverflowError, OSError, EOFError),
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
)


def is_workbook(entries: tuple[str, ...]) -> bool:
    """Whether an archive's listing is a workbook's."""
    return "xl/workbook.xml" in entries


def workbook_tables(path: Path, judge: Judge) -> Iterator[Table]:
    """The sheets of a workbook that have headings; raises SourceError where it cannot be read."""
    with open_tree(path):
        pass  # refuses what is no whole archive, or too large
    try:
        with zipfile.ZipFile(path) as book:
            shared, dates, sheets = _shared(book, path), _date_styles(book), _sheets(book)
    except _ERRORS as error:
        raise SourceError(f"{path.name}: not a whole workbook ({error}); save it once more, or as CSV") from error
    for title, part in sheets:
        source = _source(path, part, shared, dates)
        header = judge_header(source(None, None), judge, "")
        if header is not None:
            yield Table(f"{path.name}/{title}" if len(sheets) > 1 else path.name, header, source)


def _source(
    path: Path, part: str, shared: list[str], dates: list[bool]
) -> Callable[[Callable[[int], None] | None, list[Problem] | None], Iterator[Row | Broken]]:
    def source(progress: Callable[[int], None] | None, told: list[Problem] | None) -> Iterator[Row | Broken]:
        number = 0
        try:
            with zipfile.ZipFile(path) as book, book.open(part) as stream:
                for number, element in enumerate(_elements(stream, "row"), 1):
                    line = int(element.get("r") or number)
                    yield Row(line, tuple(_cells(element, shared, dates)))
        except _ERRORS as error:
            yield Broken(number + 1, f"the sheet breaks off here ({error})")

    return source


def _elements(stream: Any, name: str) -> Iterator[Element]:
    """The elements of that name, each forgotten once it has been used."""
    wanted = {_MAIN + name, _STRICT + name}
    for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
        if element.tag in wanted:
            yield element
            element.clear()


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element.iter() if child.tag in (_MAIN + name, _STRICT + name))


def _shared(book: zipfile.ZipFile, path: Path) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    texts: list[str] = []
    size = 0
    with book.open("xl/sharedStrings.xml") as stream:
        for element in _elements(stream, "si"):
            texts.append("".join(child.text or "" for child in _children(element, "t")))
            size += len(texts[-1])
            if size > _MOST_TEXT:
                raise SourceError(f"{path.name}: more text than a list of people has; save the sheet wanted as CSV")
    return texts


def _date_styles(book: zipfile.ZipFile) -> list[bool]:
    """For each cell style whether it shows a date."""
    if "xl/styles.xml" not in book.namelist():
        return []
    codes: dict[str, bool] = {}
    styles: list[bool] = []
    with book.open("xl/styles.xml") as stream:
        for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if tag == "numFmt":
                plain = _DATE_CODE.sub("", (element.get("formatCode") or "")[:_LONGEST_CODE]).lower()
                codes[element.get("numFmtId") or ""] = any(letter in plain for letter in "ymd")
            elif tag == "cellXfs":
                for style in element:
                    number = style.get("numFmtId") or "0"
                    styles.append(codes.get(number, number.isdigit() and int(number) in _DATE_FORMATS))
    return styles


def _sheets(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Title and part of every worksheet, in order."""
    targets: dict[str, str] = {}
    with book.open("xl/_rels/workbook.xml.rels") as stream:
        for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
            target = element.get("Target")
            if target:
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                targets[element.get("Id") or ""] = part
    with book.open("xl/workbook.xml") as stream:
        found = [
            (element.get("name") or "sheet", targets.get(element.get(_RELATION) or "", ""))
            for element in _elements(stream, "sheet")
        ]
    present = set(book.namelist())
    return [(title, part) for title, part in found if part in present and "worksheet" in part]


def _cells(row: Element, shared: list[str], dates: list[bool]) -> Iterator[str]:
    place = 0
    for cell in _children(row, "c"):
        letters = _LETTERS.match(cell.get("r") or "")
        wanted = _column(letters[0]) if letters else place
        if wanted >= _MAX_COLUMNS:
            return
        while place < wanted:
            yield ""
            place += 1
        yield clean(_value(cell, shared, dates))
        place += 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: Element, shared: list[str], dates: list[bool]) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return "".join(child.text or "" for child in _children(cell, "t"))
    text = next((child.text or "" for child in _children(cell, "v")), "")
    if kind == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    style = cell.get("s") or ""
    if kind == "n" and text and style.isdigit() and int(style) < len(dates) and dates[int(style)]:
        return _date(text)
    return "" if kind == "e" else text.removesuffix(".0")


def _date(serial: str) -> str:
    """A day number counted from 1900 as spreadsheets do (their 1900 is a leap year, hence the 30th of December)."""
    try:
        at = datetime(1899, 12, 30) + timedelta(days=float(serial))  # noqa: DTZ001 - a day, not an instant
    except (ValueError, OverflowError):
        return serial
    return at.date().isoformat()

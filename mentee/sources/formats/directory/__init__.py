"""Any table or directory of people: delimited text, Excel workbooks, SCIM and LDIF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from mentee.records.facts import Fact, Problem
from mentee.sources.archives import is_tree, size_of
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.directory.headings import judge, judge_with
from mentee.sources.formats.directory.ldif import is_ldif, read_ldif
from mentee.sources.formats.directory.rows import read_people
from mentee.sources.formats.directory.scim import MOST_BYTES, is_scim, read_scim
from mentee.sources.formats.directory.spreadsheet import is_workbook, workbook_tables
from mentee.sources.opening import TextLines, encoding_of, head_of, open_bytes
from mentee.sources.tables import find_header, open_table

_BLANK = b"\xef\xbb\xbf \t\r\n"
_NO_TABLE = (b"{", b"[{", b"[\n", b"[\r", b"[ ", b"<", b"BEGIN:", b"From ")


class Directory:
    """Lists of people from wherever they are kept: address books, HR systems, mentoring programmes, LDAP."""

    name = "table of people"
    about = "a table of people (CSV, TSV, .xlsx; Google, Outlook, HR and mentor lists), SCIM JSON, or LDIF"

    def recognises(self, probe: Probe) -> float:
        """Sure of SCIM, LDIF and workbooks; of a table the surer, the more of its headings are known."""
        if probe.entries:
            return 0.9 if is_workbook(probe.entries) else 0.0
        if is_scim(probe.head) or is_ldif(probe.head):
            return 0.9
        header = None if probe.head.lstrip(_BLANK).startswith(_NO_TABLE) else find_header(probe.head, judge)
        return min(0.85, 0.5 + 0.05 * header.score) if header else 0.0

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """The people of the list; raises SourceError where it has no headings or is damaged."""
        if is_tree(path):
            yield from self._read_workbook(path, options)
        else:
            with open_bytes(path) as stream:
                head = head_of(stream)
            if is_scim(head):
                yield from self._read_scim(path, options)
            elif is_ldif(head):
                with open_bytes(path, options.progress) as stream:
                    yield from read_ldif(TextLines(stream, encoding_of(head)), path.name, options.region)
            else:
                yield from read_people(open_table(_opener(path), path.name, judge_with(options.columns)), options)
        options.progress(size_of(path))

    def _read_workbook(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        if path.is_dir():
            raise SourceError(f"{path.name}: a folder; give the list inside it")
        found = False
        for table in workbook_tables(path, judge_with(options.columns)):
            found = True
            yield from read_people(table, replace(options, progress=lambda _read: None))
        if not found:
            raise SourceError(
                f"{path.name}: no sheet has a line of headings; "
                "give it a first line that names its columns (name, email, company, title ...)"
            )

    def _read_scim(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        with open_bytes(path, options.progress) as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise SourceError(f"{path.name}: more than {MOST_BYTES >> 20} MiB of JSON; export it in parts")
        yield from read_scim(data, path.name, options.region)


def _opener(path: Path) -> Callable[[Callable[[int], None] | None], BinaryIO]:
    return lambda progress: open_bytes(path, progress)


DIRECTORY = Directory()

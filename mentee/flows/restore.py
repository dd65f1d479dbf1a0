"""Read a whole export of mentee back into a home that has nothing yet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mentee.sources.contract import SourceError
from mentee.sources.opening import open_bytes, read_head
from mentee.store.exports import FORMAT, is_empty, restore
from mentee.store.models import User
from mentee.store.writes.counts import Counts, Tally

NAME = "mentee export"
MAX_LINE = 256 << 20  # bytes; an added vocabulary is one line
ELSEWHERE = "to read it beside what is here, name another home: MENTEE_HOME=FOLDER mentee import FILE"
_NOUNS = {"interaction": "interactions", "gathering": "gatherings", "post": "posts"}


def is_export(path: Path) -> bool:
    """Whether the file begins as `mentee export` does, of this or of another version; compressed ones too."""
    if not path.is_file():
        return False
    first = read_head(path).partition(b"\n")[0]
    if not first.startswith(b'{"mentee"'):
        return False
    try:
        said = json.loads(first)
    except ValueError:
        return False
    return isinstance(said, dict) and said.get("mentee") == FORMAT["mentee"]


def restore_export(owner: User, path: Path, *, progress: Callable[[int], None], preview: bool = False) -> Counts:
    """Read the export back, or with `preview` only count what is in it.

    SourceError, with nothing kept, where the owner has something already or the file is damaged.
    """
    if not is_empty(owner):
        raise SourceError(
            f"{path.name}: a whole export is read into an empty home only, and this is none; {ELSEWHERE}"
        )
    counts = Counts()
    lines = _counted(_lines(path, progress), counts)
    try:
        if preview:
            for _ in lines:
                pass
        else:
            restore(owner, lines)
    except ValueError as error:
        raise SourceError(f"{path.name}: {error}; export it once more") from error
    return counts


def _lines(path: Path, progress: Callable[[int], None]) -> Iterator[dict[str, Any]]:
    """Each line as JSON; SourceError naming the line that is none."""
    number = 0
    with open_bytes(path, progress) as stream:
        while text := stream.readline(MAX_LINE):
            number += 1
            try:
                said = json.loads(text)
            except ValueError as error:
                raise SourceError(f"{path.name}, line {number}: no JSON; export it once more") from error
            if not isinstance(said, dict):
                raise SourceError(f"{path.name}, line {number}: no record of an export; export it once more")
            yield said


def _counted(lines: Iterator[dict[str, Any]], counts: Counts) -> Iterator[dict[str, Any]]:
    """The lines, with humans and facts counted as they pass."""
    for line in lines:
        table = line.get("table")
        if table == "person" and line.get("root_id") is None and not line.get("is_seeker"):
            counts.people.add(Tally(new=1))
        elif table in _NOUNS:
            getattr(counts, _NOUNS[table]).add(Tally(new=1))
        yield line

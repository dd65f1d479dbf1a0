"""An import from beginning to end: begun once per content, written in batches, resumed after a kill, finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from mentee.records.facts import Fact, Problem
from mentee.store.models import User
from mentee.store.writes.counts import Counts

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Begun:
    """An import to go on with: its id, and the records of its source that are stored already.

    `already`: this content was imported whole before, nothing is to be done; `counts` says what it brought.
    """

    id: int
    done: int
    already: bool
    counts: Counts


def begin_import(
    owner: User, *, file: str, digest: str, size: int, format: str, options: str = "", now: datetime
) -> Begun:
    """Begin, or take up again, the import of a content (`digest` of its bytes) as a format.

    `options` is whatever changes how the file is read: taken up with other options, it begins from its start.
    """
    raise NotImplementedError


def import_facts(
    owner: User,
    import_id: int,
    facts: Iterable[Fact | Problem],
    *,
    now: datetime,
    stored: Callable[[int], None] = lambda _records: None,
    batch: int = BATCH,
) -> Counts:
    """Store all facts of the source, skipping those stored before a kill, and finish the import.

    `stored` is told the number of records after each committed batch. An exception from `facts` leaves what was
    committed, to be taken up again.
    """
    raise NotImplementedError


def fail_import(owner: User, import_id: int, *, reason: str, now: datetime) -> None:
    """Say that the import could not go on, and why; it can be taken up again."""
    raise NotImplementedError


def preview(owner: User, facts: Iterable[Fact | Problem], *, file: str, format: str, now: datetime) -> Counts:
    """What importing the facts would bring; nothing stays of it."""
    raise NotImplementedError

"""An import from beginning to end: begun once per content, written in batches, resumed after a kill, finished."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction

from mentee.records.facts import Fact, Problem
from mentee.store import sql
from mentee.store.models import Import, User
from mentee.store.owners import facts_version, seeker_row, touch
from mentee.store.scratch import scratch_database
from mentee.store.writes.batch import Importer
from mentee.store.writes.counts import Counts
from mentee.store.writes.doubts import find_doubts, likely_twins, settle_doubts
from mentee.store.writes.mentions import settle_mentions
from mentee.store.writes.texts import line
from mentee.store.writes.undo import take_back

BATCH = 2000
State = Import.State


@dataclass(frozen=True, slots=True)
class Begun:
    """An import to go on with: its id, and the records of its source that are stored already.

    `already`: this content was imported whole before, nothing is to be done; `counts` says what it brought.
    """

    id: int
    done: int
    already: bool
    counts: Counts


class _UndoPreview(Exception):
    """Leaves the transaction of a preview so that nothing stays."""


def brought_before(owner: User, *, digest: Callable[[], str], format: str, size: int) -> Import | None:
    """The import of this content as this format that stands, whole or not; no digest is asked for in vain."""
    there = Import.objects.filter(owner=owner, size=size, format=format).exclude(state=State.UNDONE)
    return there.filter(digest=digest()).first() if there.exists() else None


@transaction.atomic
def begin_import(
    owner: User, *, file: str, digest: str, size: int, format: str, options: str = "", now: datetime
) -> Begun:
    """Begin, or take up again, the import of a content (`digest` of its bytes) as a format.

    `options` is whatever changes how the file is read: with other options than before, what was read before is
    taken back and it begins from its start.
    """
    seeker_row(owner)
    there = brought_before(owner, digest=lambda: digest, format=format, size=size)
    if there is not None and there.options != options:
        take_back(there, now=now)
        touch(owner)
        there = None
    if there is None:
        there = Import.objects.create(
            owner=owner, file=line(file), digest=digest, size=size, format=format, options=options, started=now
        )
    already = there.state == State.DONE
    if not already:
        Import.objects.filter(pk=there.pk).update(state=State.RUNNING, reason="")
    return Begun(there.pk, there.done, already, Counts.from_json(there.counts))


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
    committed, to be taken up again. LookupError where the owner has no such import under way.
    """
    row = Import.objects.filter(owner=owner, pk=import_id, state=State.RUNNING).first()
    if row is None:
        raise LookupError(f"no import {import_id} under way")
    importer = Importer(owner.pk, row.pk, file=row.file, format=row.format, now=now)
    counts, done = Counts.from_json(row.counts), row.done
    source = iter(facts)
    for _ in islice(source, done):
        pass
    while records := list(islice(source, batch)):
        with transaction.atomic():
            came = importer.write(records)
            counts.add(came)
            done += len(records)
            _advance(owner, row, done, counts, past=came.changed_facts)
        stored(done)
    _finish(owner, row, done, counts, now)
    return counts


def _advance(owner: User, row: Import, done: int, counts: Counts, *, past: bool) -> None:
    running = Import.objects.filter(pk=row.pk, state=State.RUNNING)
    if not running.update(done=done, counts=counts.as_json()):
        raise LookupError(f"import {row.pk} was stopped elsewhere")
    touch(owner, past=past)


def _finish(owner: User, row: Import, done: int, counts: Counts, now: datetime) -> None:
    """Join what only the whole file tells, and ask about likely twins, who are looked for while others may write."""
    with transaction.atomic():
        counts.merged += settle_mentions(owner.pk, row.pk, now=now)
        _advance(owner, row, done, counts, past=False)
    seen = facts_version(owner)
    found = {} if counts.nothing_new else likely_twins(owner.pk)
    with transaction.atomic():
        if not counts.nothing_new:
            if facts_version(owner) != seen:
                found = likely_twins(owner.pk)
            counts.doubtful += settle_doubts(owner.pk, found)
        Import.objects.filter(pk=row.pk).update(state=State.DONE, finished=now, counts=counts.as_json())
        touch(owner, past=False)


def fail_import(owner: User, import_id: int, *, reason: str, now: datetime) -> None:
    """Say that the import could not go on, and why; it can be taken up again."""
    Import.objects.filter(owner=owner, pk=import_id, state=State.RUNNING).update(
        state=State.FAILED, reason=line(reason), finished=now
    )


def preview(owner: User, facts: Iterable[Fact | Problem], *, file: str, format: str, now: datetime) -> Counts:
    """What importing the facts would bring; nothing stays of it, and on SQLite no other writer waits for it."""
    counts = Counts()
    try:
        with scratch_database(), transaction.atomic():
            seeker_row(owner)
            row = Import.objects.create(owner=owner, file=line(file), digest="", size=0, format=format, started=now)
            importer = Importer(owner.pk, row.pk, file=row.file, format=format, now=now)
            for records in sql.chunks(facts, BATCH):
                counts.add(importer.write(records))
            counts.merged += settle_mentions(owner.pk, row.pk, now=now)
            counts.doubtful += find_doubts(owner.pk)
            raise _UndoPreview
    except _UndoPreview:
        return counts

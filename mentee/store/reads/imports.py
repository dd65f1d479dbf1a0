"""What was imported from where, when, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.records.facts import Origin, Problem
from mentee.store.models import Import, ProblemRow, User
from mentee.store.writes.counts import Counts


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import; `state` is running, done, failed or undone."""

    id: int
    file: str
    format: str
    size: int
    state: str
    done: int
    counts: Counts
    reason: str
    started: datetime
    finished: datetime | None


def imports(owner: User) -> list[ImportLine]:
    """All imports, the latest first."""
    return [
        ImportLine(
            id=row.pk,
            file=row.file,
            format=row.format,
            size=row.size,
            state=row.state,
            done=row.done,
            counts=Counts.from_json(row.counts),
            reason=row.reason,
            started=row.started,
            finished=row.finished,
        )
        for row in Import.objects.filter(owner=owner).order_by("-pk")
    ]


def problems(owner: User, import_id: int, *, limit: int = 1000) -> list[Problem]:
    """What an import could not read, in the order of the file."""
    rows = ProblemRow.objects.filter(source__owner=owner, source=import_id).order_by("pk")[:limit]
    return [Problem(Origin(row.file, row.line, row.offset), row.reason, row.remedy) for row in rows]

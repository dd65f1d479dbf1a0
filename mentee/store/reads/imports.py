"""What was imported from where, when, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.records.facts import Problem
from mentee.store.models import User
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
    raise NotImplementedError


def problems(owner: User, import_id: int, *, limit: int = 1000) -> list[Problem]:
    """What an import could not read, in the order of the file."""
    raise NotImplementedError

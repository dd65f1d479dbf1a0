"""Look into an import, and take one back."""

from __future__ import annotations

from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.records.facts import Problem
from mentee.store.models import User
from mentee.store.reads.imports import imports, problems
from mentee.store.writes.undo import Undone, undo_import

REMEDY = "List them with: mentee imports"


def problems_of(owner: User, import_id: int) -> list[Problem]:
    """What an import could not read; BadInputError where there is no such import."""
    if all(line.id != import_id for line in imports(owner)):
        raise BadInputError(f"There is no import {import_id}.", REMEDY)
    return problems(owner, import_id)


def undo_one(owner: User, import_id: int, *, now: datetime) -> Undone:
    """Take an import back; BadInputError where there is none, or it was taken back before."""
    try:
        return undo_import(owner, import_id, now=now)
    except LookupError as error:
        if any(line.id == import_id for line in imports(owner)):
            raise BadInputError("It was taken back already.") from error
        raise BadInputError(f"There is no import {import_id} to take back.", REMEDY) from error

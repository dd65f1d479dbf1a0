"""Undo of an import: what only it brought goes, what others brought too stays, what it changed comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Undone:
    """Facts and people deleted, facts that stay because another import brought them too, merges taken back."""

    deleted: int
    people: int
    kept: int
    merges: int


def undo_import(owner: User, import_id: int, *, now: datetime) -> Undone:
    """Undo in one transaction; LookupError where the owner has no such import or it is undone already."""
    raise NotImplementedError

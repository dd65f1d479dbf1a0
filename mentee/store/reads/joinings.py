"""Joinings that hold, the latest first, so that they can be split again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.store.models import Merge, User


@dataclass(frozen=True, slots=True)
class Joining:
    """Two identities that are one human by a deed; `by_user`: said by the user, not found by an equal key."""

    id: int
    person: int
    one: str
    other: str
    reason: str
    at: datetime
    by_user: bool


def joinings(owner: User, *, by_user: bool = True, limit: int = 20) -> list[Joining]:
    """The latest joinings that hold; `by_user` False: those that equal keys made too."""
    rows = Merge.objects.filter(owner=owner, undone_at=None).select_related("child", "into").order_by("-at", "-pk")
    if by_user:
        rows = rows.filter(source=None)
    return [
        Joining(
            id=row.pk,
            person=row.into.root_id or row.into_id,
            one=row.into.name or row.into.value,
            other=row.child.name or row.child.value,
            reason=row.reason,
            at=row.at,
            by_user=row.source_id is None,
        )
        for row in rows[:limit]
    ]

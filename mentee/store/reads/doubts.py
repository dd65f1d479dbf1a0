"""The queue of likely twins with their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Value, When

from mentee.store import sql
from mentee.store.models import Doubt, Person, User
from mentee.store.reads.people import current_work
from mentee.store.written import as_written

WAITING = (Doubt.State.OPEN, Doubt.State.SKIPPED)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what tells who it is."""

    id: int
    name: str
    headline: str
    position: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """Two people who may be one human; strongest evidence first in the queue, `strength` in (0, 1]."""

    id: int
    a: Side
    b: Side
    evidence: tuple[str, ...]
    strength: float


def open_doubts(owner: User, *, limit: int = 100) -> list[OpenDoubt]:
    """Open ones by strength; those skipped come after all others."""
    later = Case(When(state=Doubt.State.SKIPPED, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = list(
        Doubt.objects.filter(owner=owner, state__in=WAITING)
        .select_related("a", "b")
        .order_by(later, "-strength", "pk")[:limit]
    )
    rows = list({(row.a_id, row.b_id): row for row in reversed(rows)}.values())[::-1]
    roots = {person.pk: person.root_id or person.pk for row in rows for person in (row.a, row.b)}
    sides = _sides(owner, sorted(set(roots.values())))
    return [
        OpenDoubt(row.pk, sides[roots[row.a_id]], sides[roots[row.b_id]], tuple(row.evidence), row.strength)
        for row in rows
        if roots[row.a_id] != roots[row.b_id]
    ]


def count_open(owner: User) -> int:
    """How many wait for an answer."""
    return Doubt.objects.filter(owner=owner, state=Doubt.State.OPEN).values("a", "b").distinct().count()


def _sides(owner: User, people: list[int]) -> dict[int, Side]:
    works = current_work(owner.pk, people)
    keys: dict[int, list[str]] = {}
    for link in ("id", "root_id"):
        rows = sql.select_in(
            f"SELECT {link}, value, kind, id FROM store_person WHERE {link} IN ({{}}) ORDER BY id",  # noqa: S608
            people,
        )
        written = as_written(row for *_, row in rows)
        for person, value, kind, row in rows:
            if kind != Person.Kind.UID:
                keys.setdefault(person, []).append(written.get(row) or value)
    sides = {}
    for person, name, headline in sql.select_in(
        "SELECT id, name, headline FROM store_person WHERE id IN ({})", people
    ):
        work = works.get(person)
        place = " at ".join(part for part in (work.title, work.name) if part) if work else ""
        sides[person] = Side(person, name, headline, place, tuple(keys.get(person, ())))
    return sides

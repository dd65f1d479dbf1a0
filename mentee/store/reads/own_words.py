"""What the user alone said of people (no source did), and whom they have set aside: to show and to take back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mentee.records.journey import Standing
from mentee.store import sql
from mentee.store.models import Statement, User

F = Statement.Field


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody who is not suggested: on hold `until` a date, or let go (None)."""

    id: int
    name: str
    until: date | None
    reason: str


def own_tags(owner: User, people: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The user's own tags by shown row, for all of these."""
    return _said(owner, people, F.TAG)


def own_notes(owner: User, person: int) -> str:
    """The user's own notes on a person; empty: none."""
    return next(iter(_said(owner, [person], F.NOTES)[person]), "")


def own_name(owner: User, person: int) -> str:
    """What the user calls a person; empty: as the sources say."""
    return next(iter(_said(owner, [person], F.NAME)[person]), "")


def inside_said(owner: User, people: Collection[int]) -> dict[int, bool | None]:
    """Whether the user said inside or outside, by shown row; None: neither."""
    said = _said(owner, people, F.INSIDE)
    return {person: texts[0] == "yes" if texts else None for person, texts in said.items()}


def _said(owner: User, people: Collection[int], field: F) -> dict[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {person: {} for person in people}
    for link in ("id", "root_id"):
        for person, text in sql.select_in(
            f"SELECT p.{link}, s.text FROM store_statement s JOIN store_person p ON p.id = s.person_id"  # noqa: S608
            f" WHERE +p.owner_id = %s AND s.field = %s AND s.source_id IS NULL AND p.{link} IN ({{}}) ORDER BY s.id",
            people,
            owner.pk,
            int(field),
        ):
            found[person][text] = None
    return {person: tuple(texts) for person, texts in found.items()}


def tags_among(owner: User, people: Collection[int]) -> dict[int, tuple[str, ...]]:
    """All tags, whoever said them, by shown row; those without any are left out."""
    found: dict[int, dict[str, None]] = {}
    for link in ("id", "root_id"):
        for person, text in sql.select_in(
            f"SELECT p.{link}, s.text FROM store_statement s JOIN store_person p ON p.id = s.person_id"  # noqa: S608
            f" WHERE +p.owner_id = %s AND s.field = %s AND p.{link} IN ({{}}) ORDER BY s.id",
            people,
            owner.pk,
            int(F.TAG),
        ):
            found.setdefault(person, {})[text] = None
    return {person: tuple(texts) for person, texts in found.items()}


def tags_used(owner: User) -> list[str]:
    """The user's own tags, each once, the most used first."""
    rows = sql.select(
        "SELECT MIN(s.text), COUNT(*) FROM store_statement s JOIN store_person p ON p.id = s.person_id"
        " WHERE p.owner_id = %s AND s.field = %s AND s.source_id IS NULL GROUP BY LOWER(s.text) ORDER BY 2 DESC, 1",
        [owner.pk, int(F.TAG)],
    )
    return [str(text) for text, _ in rows]


def place_in_list(owner: User, person: int) -> tuple[str, int] | None:
    """Where a shown person stands in the list by name, to go on behind; None where there is nobody of this id."""
    rows = sql.select("SELECT folded, id FROM store_person WHERE owner_id = %s AND id = %s", [owner.pk, person])
    return (str(rows[0][0]), int(rows[0][1])) if rows else None


def standings(owner: User) -> dict[int, Standing]:
    """Standing of everybody who has one, by shown row; where two were joined, the one that began last."""
    rows = sql.select(
        "SELECT COALESCE(p.root_id, p.id), s.standing FROM store_pursuit s JOIN store_person p ON p.id = s.person_id"
        " WHERE +p.owner_id = %s ORDER BY s.since, s.id",
        [owner.pk],
    )
    return {int(person): Standing(standing) for person, standing in rows}


def aside(owner: User, *, today: date, limit: int = 100) -> list[Aside]:
    """Those on hold today, soonest over first, then those let go."""
    held = sql.select(
        "SELECT COALESCE(p.root_id, p.id), COALESCE(r.name, p.name), h.until, h.reason FROM store_holdrow h"
        " JOIN store_person p ON p.id = h.person_id LEFT JOIN store_person r ON r.id = p.root_id"
        " WHERE +p.owner_id = %s AND h.since <= %s AND h.until > %s ORDER BY h.until, h.id LIMIT %s",
        [owner.pk, today, today, limit],
    )
    gone = [person for person, standing in standings(owner).items() if standing is Standing.LET_GO][:limit]
    names = sql.select_in("SELECT id, name FROM store_person WHERE id IN ({}) ORDER BY folded, id", gone)
    latest = {row[0]: row for row in held}  # the hold that lasts longest
    found = [Aside(person, name, _day(until), reason) for person, name, until, reason in latest.values()]
    return found + [Aside(person, name, None, "") for person, name in names if person not in latest]


def _day(value: date | str) -> date:
    """One driver gives dates, the other texts."""
    return date.fromisoformat(value) if isinstance(value, str) else value

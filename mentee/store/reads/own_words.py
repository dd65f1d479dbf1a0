"""What the user alone said of people (no source did), and whom they have set aside: to show and to take back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mentee.records.journey import Standing
from mentee.store import sql
from mentee.store.models import Statement, User
from mentee.store.writes.undo import HOLDS

F = Statement.Field


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody who is not suggested: on hold `until` a date, or let go (None)."""

    id: int
    name: str
    until: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the user alone says of one person; a text is empty where they say nothing."""

    tags: tuple[str, ...]
    notes: str
    name: str


def own_words(owner: User, person: int) -> OwnWords:
    """The user's own words on a person (a shown row)."""
    said = _said(owner, [person], F.TAG, F.NOTES, F.NAME)[person]
    notes, name = (next((text for field, text in said if field is one), "") for one in (F.NOTES, F.NAME))
    return OwnWords(tuple(text for field, text in said if field is F.TAG), notes, name)


def own_tags(owner: User, people: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The user's own tags by shown row, for all of these."""
    return {person: tuple(text for _, text in said) for person, said in _said(owner, people, F.TAG).items()}


def inside_said(owner: User, people: Collection[int]) -> dict[int, bool | None]:
    """Whether the user said inside or outside, by shown row; None: neither."""
    said = _said(owner, people, F.INSIDE)
    return {person: texts[0][1] == "yes" if texts else None for person, texts in said.items()}


def _said(owner: User, people: Collection[int], *fields: F) -> dict[int, tuple[tuple[F, str], ...]]:
    found: dict[int, dict[tuple[F, str], None]] = {person: {} for person in people}
    for link in ("id", "root_id"):
        for person, field, text in sql.select_in(
            f"SELECT p.{link}, s.field, s.text FROM store_statement s JOIN store_person p ON p.id = s.person_id"  # noqa: S608
            f" WHERE +p.owner_id = %s AND s.field IN ({sql.marks(fields)}) AND s.source_id IS NULL"
            f" AND p.{link} IN ({{}}) ORDER BY s.id",
            people,
            owner.pk,
            *map(int, fields),
        ):
            found[person][F(field), text] = None
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


def only_by_hand(owner: User, person: int) -> bool:
    """Whether the user's own words alone speak of somebody: no file, no fact, nothing done or thought of them."""
    words = ("store_statement", "store_position")  # those of a source speak for themselves
    speak = ["SELECT 1 FROM mine WHERE is_seeker"]
    for table, column in HOLDS:
        by_others = " AND t.source_id IS NOT NULL" if table in words else ""
        speak.append(f"SELECT 1 FROM {table} t JOIN mine ON mine.id = t.{column}{by_others}")  # noqa: S608 - our own names
    mine = "SELECT id, is_seeker FROM store_person WHERE owner_id = %s AND (id = %s OR root_id = %s)"
    ((there, spoken),) = sql.select(
        f"WITH mine AS ({mine}) SELECT EXISTS (SELECT 1 FROM mine), EXISTS ({' UNION ALL '.join(speak)})",  # noqa: S608
        [owner.pk, person, person],
    )
    return bool(there and not spoken)


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

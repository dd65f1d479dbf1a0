"""Whom the seeker pursues, holds off from or has let go, and the names a log line may use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentee.records.journey import Standing
from mentee.store import sql
from mentee.store.models import Statement, User


def pursued_ids(owner: User) -> frozenset[int]:
    """Shown rows of everybody with a standing, let go among them."""
    return frozenset(person for person, _ in _standings(owner))


def set_aside_ids(owner: User, today: date) -> tuple[frozenset[int], frozenset[int]]:
    """(on hold today, let go), as shown rows; two queries."""
    held = sql.select(
        "SELECT DISTINCT COALESCE(p.root_id, p.id) FROM store_holdrow h JOIN store_person p ON p.id = h.person_id"
        " WHERE +p.owner_id = %s AND h.since <= %s AND h.until > %s",
        [owner.pk, today, today],
    )
    gone = frozenset(person for person, standing in _standings(owner) if standing == Standing.LET_GO)
    return frozenset(int(person) for (person,) in held), gone


def _standings(owner: User) -> list[tuple[int, str]]:
    """Shown row and standing; where two pursued people were joined, the standing that began last."""
    rows = sql.select(
        "SELECT COALESCE(p.root_id, p.id), s.standing FROM store_pursuit s JOIN store_person p ON p.id = s.person_id"
        " WHERE +p.owner_id = %s ORDER BY s.since, s.id",
        [owner.pk],
    )
    return list({int(person): (int(person), str(standing)) for person, standing in rows}.values())


def names_in_use(owner: User) -> list[tuple[str, Sequence[str]]]:
    """Every human but the seeker with all their names, the one to show first."""
    rows = sql.select(
        "SELECT id, name FROM store_person WHERE owner_id = %s AND root_id IS NULL AND NOT is_seeker AND name <> ''"
        " ORDER BY id",
        [owner.pk],
    )
    names: dict[int, dict[str, None]] = {int(person): {str(name): None} for person, name in rows}
    others = sql.select(
        "SELECT DISTINCT COALESCE(p.root_id, p.id), s.text FROM store_statement s"
        " JOIN store_person p ON p.id = s.person_id WHERE p.owner_id = %s AND s.field IN (%s, %s)",
        [owner.pk, int(Statement.Field.NAME), int(Statement.Field.OTHER_NAME)],
    )
    for person, text in others:
        if int(person) in names:
            names[int(person)][str(text)] = None
    return [(str(person), tuple(found)) for person, found in names.items()]


def names_of(owner: User, people: Sequence[int]) -> list[str]:
    """What to call these humans (shown rows), in their order."""
    rows: dict[int, str] = dict(
        sql.select_in("SELECT id, name FROM store_person WHERE owner_id = %s AND id IN ({})", people, owner.pk)
    )
    return [str(rows[person]) or f"#{person}" for person in people]

"""Addresses as people write them: shown so, and compared in their normal form."""

from __future__ import annotations

from collections.abc import Iterable

from mentee.store import sql
from mentee.store.models import Statement


def as_written(rows: Iterable[int]) -> dict[int, str]:
    """By row of an identity how it was written, where that is known: the user's word, else the latest source's."""
    found: dict[int, tuple[tuple[bool, int, int], str]] = {}
    for person, text, source, number in sql.select_in(
        f"SELECT person_id, text, source_id, id FROM store_statement WHERE field = {int(Statement.Field.WRITTEN)}"  # noqa: S608
        " AND person_id IN ({})",
        rows,
    ):
        age = (source is None, source or 0, -number)
        if person not in found or age > found[person][0]:
            found[person] = (age, text)
    return {person: text for person, (_, text) in found.items()}

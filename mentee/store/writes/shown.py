"""What is shown of a human, as it follows from everything that was said: the user wins, then the latest source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentee.identity.names import fold, has_remark, name_quality
from mentee.store import sql
from mentee.store.models import Person, Statement
from mentee.store.written import as_written

F = Statement.Field
LATEST = {F.HEADLINE: 0, F.LOCATION: 1, F.BIRTHDAY: 2, F.NOTES: 3, F.OFFERS: 4}
NAMES = (F.NAME, F.OTHER_NAME, F.MENTION)
Said = tuple[int, str, int | None, int]  # field, text, source, id


def refresh(people: Iterable[int]) -> None:
    """Write anew what is shown of the humans to whom these rows belong."""
    rows = sql.select_in("SELECT COALESCE(root_id, id) FROM store_person WHERE id IN ({})", set(people))
    for part in sql.chunks(sorted({root for (root,) in rows})):
        _refresh(part)


def _refresh(roots: list[int]) -> None:
    fields = f"s.field NOT IN ({int(F.SKILL)}, {int(F.TAG)}, {int(F.WRITTEN)})"
    said: dict[int, list[Said]] = {root: [] for root in roots}
    for link, which in (("id", "p.id"), ("root_id", "p.root_id")):
        rows = sql.select(
            f"SELECT {which}, s.field, s.text, s.source_id, s.id FROM store_person p"  # noqa: S608 - our own names
            f" JOIN store_statement s ON s.person_id = p.id WHERE p.{link} IN ({sql.marks(roots)}) AND {fields}",
            roots,
        )
        for root, *rest in rows:
            said[root].append((rest[0], rest[1], rest[2], rest[3]))
    shown = {root: _shown(statements) for root, statements in said.items()}
    unnamed = [root for root, (name, *_) in shown.items() if not name]
    addresses = _addresses(unnamed)
    sql.change(
        "UPDATE store_person SET name = %s, folded = %s, headline = %s, location = %s, birthday = %s, notes = %s,"
        " offers = %s, inside = %s WHERE id = %s",
        [
            (*(values if values[0] else (*addresses.get(root, ("", "")), *values[2:])), root)
            for root, values in shown.items()
        ],
    )


def _shown(said: list[Said]) -> tuple[Any, ...]:
    latest: list[tuple[tuple[bool, int, int], str]] = [((False, -1, -1), "")] * len(LATEST)
    inside: tuple[int, bool | None] = (-1, None)
    for field, text, source, row in said:
        place = LATEST.get(F(field))
        age = (source is None, source or 0, row)
        if place is not None and age > latest[place][0]:
            latest[place] = (age, text)
        if field == F.INSIDE and row > inside[0]:
            inside = (row, text == "yes")
    name = best_name([one for one in said if one[0] in NAMES])
    return (name, fold(name), *(text for _, text in latest), inside[1])


def refresh_sides(people: Iterable[int]) -> None:
    """Write anew, for the humans to whom these rows belong, on which side the user says they are; as one set."""
    packed = sql.numbers(set(people))
    roots = sql.select(f"SELECT DISTINCT COALESCE(root_id, id) FROM store_person WHERE {sql.within('id')}", [packed])  # noqa: S608
    if not roots:
        return
    packed = sql.numbers(root for (root,) in roots)
    of = f"SELECT id FROM store_person WHERE {sql.within('id')} UNION SELECT id FROM store_person WHERE"  # noqa: S608
    said = sql.select(
        "SELECT COALESCE(p.root_id, p.id), s.text FROM store_statement s JOIN store_person p ON p.id = s.person_id"  # noqa: S608
        f" WHERE s.field = %s AND s.person_id IN ({of} {sql.within('root_id')}) ORDER BY s.id",
        [int(F.INSIDE), packed, packed],
    )
    latest: dict[int, bool | None] = {root: None for (root,) in roots}
    latest.update((root, text == "yes") for root, text in said)
    for side in (True, False, None):
        there = sql.numbers(root for root, one in latest.items() if one is side)
        sql.run(f"UPDATE store_person SET inside = %s WHERE {sql.within('id')}", [side, there])  # noqa: S608


def best_name(said: list[Said]) -> str:
    """The user's word; else a whole name before a part of one, a record's before a mention, the better written.

    Among equals a plain name goes before one with a remark ("Ada Oak (lists)", "Ada Oak-lists").
    """

    def worth(one: Said) -> tuple[bool, bool, bool, int, int, int, int]:
        field, text, source, row = one
        quality = name_quality(text)
        return source is None, quality >= 8, not has_remark(text), -NAMES.index(F(field)), quality, source or 0, -row

    return max(said, key=worth)[1] if said else ""


def _addresses(roots: list[int]) -> dict[int, tuple[str, str]]:
    """For humans without a name: their address, or another key, and the name that its first part seems to hold."""
    found: dict[int, tuple[str, str]] = {}
    for which in ("id", "root_id"):
        rows = sql.select_in(
            f"SELECT {which}, kind, value, id FROM store_person WHERE {which} IN ({{}})",  # noqa: S608 - our own names
            roots,
        )
        written = as_written(row for *_, row in rows)
        for root, kind, value, row in sorted(rows, key=lambda row: (row[1], row[3])):
            if kind != Person.Kind.UID:
                found.setdefault(
                    root, ((written.get(row) or value), name_in_address(value) if kind == Person.Kind.EMAIL else "")
                )
    return found


def name_in_address(address: str) -> str:
    """The folded name that an address like jane.doe@ seems to hold; empty where it holds none."""
    words = address.partition("@")[0].replace("_", ".").split(".")
    whole = 2 <= len(words) <= 3 and all(word.isalpha() and len(word) > 1 for word in words)
    return fold(" ".join(words)) if whole else ""

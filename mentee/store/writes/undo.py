"""Undo of an import: what only it brought goes, what others brought too stays, what it changed comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from mentee.store import sql
from mentee.store.models import Import, User
from mentee.store.owners import touch
from mentee.store.writes import facts, shown
from mentee.store.writes.clusters import Join, join, members, regroup
from mentee.store.writes.doubts import find_doubts

# Rows that keep a person, whoever named them: (table, column).
HOLDS = (
    ("store_naming", "person_id"),
    ("store_statement", "person_id"),
    ("store_participant", "person_id"),
    ("store_appearance", "person_id"),
    ("store_post", "author_id"),
    ("store_position", "person_id"),
    ("store_relation", "person_id"),
    ("store_relation", "other_id"),
    ("store_reflectionrow", "person_id"),
    ("store_tierating", "person_id"),
    ("store_pursuit", "person_id"),
    ("store_moverow", "person_id"),
    ("store_evaluationrow", "person_id"),
    ("store_ledgerrow", "person_id"),
    ("store_feedbackrow", "person_id"),
    ("store_holdrow", "person_id"),
    ("store_questionrow", "person_id"),
    ("store_needrow", "person_id"),
    ("store_introductionrow", "person_id"),
    ("store_decisionrow", "person_id"),
    ("store_choicerow", "rather_id"),
    ("store_choicerow", "than_id"),
)


@dataclass(frozen=True, slots=True)
class Undone:
    """Facts and people deleted, facts that stay because another import brought them too, merges taken back."""

    deleted: int
    people: int
    kept: int
    merges: int


def undo_import(owner: User, import_id: int, *, now: datetime) -> Undone:
    """Undo in one transaction; LookupError where the owner has no such import or it is undone already."""
    with transaction.atomic():
        row = Import.objects.filter(owner=owner, pk=import_id).exclude(state=Import.State.UNDONE).first()
        if row is None:
            raise LookupError(f"no import {import_id} to undo")
        undone = take_back(row, now=now)
        find_doubts(owner.pk)
        touch(owner)
    return undone


def take_back(row: Import, *, now: datetime) -> Undone:
    """Take out everything that one import brought; call it inside a transaction."""
    deleted = kept = 0
    for shape in facts.SHAPES:
        kept += _hand_over(row.pk, shape)
        _unsay(row.pk, shape)
        deleted += _delete_facts(row, shape)
    people, merges = _people(row)
    sql.run(
        "DELETE FROM store_organisation WHERE owner_id = %s AND NOT own AND domain = ''"
        " AND NOT EXISTS (SELECT 1 FROM store_position p WHERE p.organisation_id = store_organisation.id)",
        [row.owner_id],
    )
    Import.objects.filter(pk=row.pk).update(state=Import.State.UNDONE, finished=now)
    return Undone(deleted=deleted, people=people, kept=kept, merges=merges)


def _hand_over(import_id: int, shape: facts.Shape) -> int:
    """Give facts that later imports brought too to the next of these; gives their number."""
    rows = sql.select(
        f"SELECT s.id, s.source_id, s.fact, s.said FROM store_sighting s JOIN {shape.table} f"  # noqa: S608 - our own names
        " ON f.id = s.fact AND f.source_id = %s WHERE s.noun = %s ORDER BY s.id",
        [import_id, shape.code],
    )
    first: dict[int, sql.Row] = {}
    base: dict[int, sql.Row] = {}
    for one in rows:
        (base if one[1] == import_id else first).setdefault(one[2], one)
    sql.change(f"UPDATE {shape.table} SET source_id = %s WHERE id = %s", [(one[1], one[2]) for one in first.values()])  # noqa: S608
    said = [(base[fact][3], one[0]) for fact, one in first.items() if one[3] is None and fact in base]
    sql.change("UPDATE store_sighting SET said = %s WHERE id = %s", [(_text(text), row) for text, row in said])
    plain = [one[0] for fact, one in first.items() if one[3] is None and fact not in base]
    sql.run_in("DELETE FROM store_sighting WHERE id IN ({})", [*plain, *(one[0] for one in base.values())])
    return len(first)


def _unsay(import_id: int, shape: facts.Shape) -> None:
    """Take back what this import said of other imports' facts; where it said it last, what was said before shows."""
    rows = sql.select(
        "SELECT s.id, s.source_id, s.fact, s.said, f.source_id FROM store_sighting s"  # noqa: S608 - our own names
        f" JOIN {shape.table} f ON f.id = s.fact WHERE s.noun = %s AND s.fact IN"
        " (SELECT fact FROM store_sighting WHERE source_id = %s AND noun = %s AND said IS NOT NULL) ORDER BY s.id",
        [shape.code, import_id, shape.code],
    )
    chains: dict[int, list[sql.Row]] = {}
    for one in rows:
        chain = chains.setdefault(one[2], [])
        chain.insert(0 if one[1] == one[4] else len(chain), one)
    contents: dict[int, facts.Content] = {}
    for fact, chain in chains.items():
        place = next(number for number, one in enumerate(chain) if one[1] == import_id)
        if place + 1 == len(chain):
            before = next(one[3] for one in reversed(chain[:place]) if one[3] is not None)
            contents[fact] = _content(before)
        elif chain[place + 1][3] is None:
            sql.run(
                "UPDATE store_sighting SET said = %s WHERE id = %s", [_text(chain[place][3]), chain[place + 1][0]]
            )
    facts.show(shape, contents)
    sql.run("DELETE FROM store_sighting WHERE source_id = %s AND noun = %s", [import_id, shape.code])


def _text(said: Any) -> str:
    """JSON as the database driver gave it, as text again: one driver parses it, the other does not."""
    return said if isinstance(said, str) else json.dumps(said)


def _content(said: Any) -> facts.Content:
    parsed = json.loads(_text(said))
    return tuple(parsed["columns"]), [tuple(person) for person in parsed["people"]]


def _delete_facts(row: Import, shape: facts.Shape) -> int:
    which = f"SELECT id FROM {shape.table} WHERE owner_id = %s AND source_id = %s"  # noqa: S608 - our own names
    if shape.child:
        sql.run(f"DELETE FROM {shape.child} WHERE {shape.parent} IN ({which})", [row.owner_id, row.pk])  # noqa: S608
    return sql.run(
        f"DELETE FROM {shape.table} WHERE owner_id = %s AND source_id = %s",  # noqa: S608 - our own names
        [row.owner_id, row.pk],
    )


def _people(row: Import) -> tuple[int, int]:
    """Take back what the import said of people, and those of whom nothing is left; gives humans and merges gone."""
    named = {person for (person,) in sql.select("SELECT person_id FROM store_naming WHERE source_id = %s", [row.pk])}
    everybody = members(named)
    for table in ("statement", "position", "relation", "doubt", "naming"):
        sql.run(f"DELETE FROM store_{table} WHERE source_id = %s", [row.pk])  # noqa: S608 - our own names
    _delete_merges("source_id = %s", [row.pk])
    merges = sql.run("DELETE FROM store_merge WHERE source_id = %s", [row.pk])
    gone = _left_over(row.owner_id, named)
    whose = sql.select_in("SELECT id, COALESCE(root_id, id) FROM store_person WHERE id IN ({})", everybody)
    people = len({root for _, root in whose} - {root for person, root in whose if person not in gone})
    sql.run_in("UPDATE store_person SET root_id = NULL WHERE id IN ({})", everybody)
    for table, columns in (("merge", ("child_id", "into_id")), ("doubt", ("a_id", "b_id"))):
        for column in columns:
            if table == "merge":
                for part in sql.chunks(gone):
                    _delete_merges(f"{column} IN ({sql.marks(part)})", part)
            sql.run_in(f"DELETE FROM store_{table} WHERE {column} IN ({{}})", gone)  # noqa: S608 - our own names
    sql.run_in("DELETE FROM store_person WHERE id IN ({})", gone)
    regroup(everybody - gone)
    shown.refresh(everybody - gone)
    _name_the_kept(named - gone)
    _try_again(row, everybody - gone)
    return people, merges


def _try_again(row: Import, people: set[int]) -> None:
    """What other imports could not join because names spoke against it may be free to be joined now."""
    waiting = sql.select_in(
        "SELECT id, a_id, b_id, source_id, evidence FROM store_doubt WHERE owner_id = %s AND source_id IS NOT NULL"
        " AND state = 'open' AND a_id IN ({}) ORDER BY id",
        people,
        row.owner_id,
    )
    for doubt, a, b, source, text in waiting:
        evidence = tuple(json.loads(_text(text))[1:])
        joined = join(
            row.owner_id, source, [Join(a, b, "one record names both", evidence, weak=True)], now=row.started
        )
        if not joined.doubtful:
            sql.run("DELETE FROM store_doubt WHERE id = %s", [doubt])
            shown.refresh(joined.roots)


def _delete_merges(where: str, parameters: list[Any]) -> None:
    """Loosen the answers that hang on deeds about to be deleted."""
    sql.run(
        f"UPDATE store_doubt SET merge_id = NULL WHERE merge_id IN (SELECT id FROM store_merge WHERE {where})",  # noqa: S608
        parameters,
    )


def _left_over(owner_id: int, named: set[int]) -> set[int]:
    """Those of whom nothing is left: nobody names them, no fact has them, and they are not the seeker's own."""
    free = " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.{column} = p.id)"  # noqa: S608 - our own names
        for table, column in HOLDS
    )
    own = (
        "EXISTS (SELECT 1 FROM store_merge m JOIN store_person me ON me.owner_id = p.owner_id AND me.is_seeker"
        " WHERE m.source_id IS NULL AND m.undone_at IS NULL"
        " AND ((m.child_id = p.id AND m.into_id = me.id) OR (m.into_id = p.id AND m.child_id = me.id)))"
    )
    rows = sql.select_in(
        "SELECT p.id FROM store_person p WHERE p.owner_id = %s AND NOT p.is_seeker AND p.id IN ({})"  # noqa: S608
        f" AND {free} AND NOT {own}",
        named,
        owner_id,
    )
    return {person for (person,) in rows}


def _name_the_kept(people: set[int]) -> None:
    """People who stay for a fact that another import holds are from now on named by that import."""
    for fact, link, column in (
        ("store_interaction", "JOIN store_participant c ON c.interaction_id = f.id", "c.person_id"),
        ("store_gathering", "JOIN store_appearance c ON c.gathering_id = f.id", "c.person_id"),
        ("store_post", "", "f.author_id"),
    ):
        rows = sql.select_in(
            f"SELECT DISTINCT f.source_id, {column} FROM {fact} f {link} WHERE f.source_id IS NOT NULL"  # noqa: S608
            f" AND NOT EXISTS (SELECT 1 FROM store_naming n WHERE n.person_id = {column}) AND {column} IN ({{}})",
            people,
        )
        sql.insert("store_naming", "source_id, person_id", rows)

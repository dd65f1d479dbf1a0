"""What records say about people into rows: statements, positions and relations, one row per saying and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from mentee.identity.names import fold_organisation, shown_name
from mentee.records.facts import Person, Position
from mentee.store import sql
from mentee.store.digests import digest
from mentee.store.models import Statement
from mentee.store.writes.texts import NAME_MAX, line, note

F = Statement.Field


def statements(said: Person) -> Iterable[tuple[int, str]]:
    """Field and text of everything that a record says in words."""
    names = [name for name in (line(shown_name(name), NAME_MAX) for name in said.names) if name]
    yield from ((int(F.OTHER_NAME if place else F.NAME), name) for place, name in enumerate(names))
    singles = (
        (F.HEADLINE, line(said.headline)),
        (F.LOCATION, line(said.location)),
        (F.BIRTHDAY, line(said.birthday, 10)),
        (F.NOTES, note(said.notes)),
        (F.OFFERS, note(said.offers)),
    )
    yield from ((int(of), text) for of, text in singles if text.strip())
    yield from ((int(F.SKILL), text) for text in (line(skill).strip() for skill in said.skills) if text)
    yield from ((int(F.TAG), text) for text in (line(tag).strip() for tag in said.tags) if text)


@dataclass(slots=True)
class Sayings:
    """Rows about people of one batch, before they are written; `import_id` None: the user says so."""

    owner_id: int
    import_id: int | None
    statements: dict[tuple[int, int, int], str] = field(default_factory=dict)  # (person, field, digest) -> text
    positions: dict[tuple[int, int], Position] = field(default_factory=dict)  # (person, digest)
    relations: dict[tuple[int, str, int], date | None] = field(default_factory=dict)

    def add_statement(self, person: int, of: int, text: str) -> tuple[int, int, int]:
        """One thing said; gives what tells it from others."""
        key = (person, of, digest(text))
        self.statements.setdefault(key, text)
        return key

    def add_position(self, person: int, position: Position) -> tuple[int, int] | None:
        """One position; None where it names neither organisation nor title."""
        if not (position.organisation.strip() or position.title.strip() or position.department.strip()):
            return None
        key = (person, position_digest(position))
        self.positions.setdefault(key, position)
        return key

    def known(self, people: set[int]) -> set[tuple[int, ...]]:
        """What was said about these people before, by any source."""
        rows = sql.select_in("SELECT person_id, field, digest FROM store_statement WHERE person_id IN ({})", people)
        rows += sql.select_in("SELECT person_id, digest FROM store_position WHERE person_id IN ({})", people)
        return {tuple(row) for row in rows}

    def write(self) -> set[int]:
        """Write all; gives the people about whom something was said in words."""
        source = self.import_id
        sql.insert(
            "store_statement",
            "person_id, field, text, digest, source_id",
            [(person, of, text, number, source) for (person, of, number), text in self.statements.items()],
        )
        sql.insert(
            "store_relation",
            "person_id, kind, other_id, since, source_id",
            [(*key, connection.ops.adapt_datefield_value(since), source) for key, since in self.relations.items()],
        )
        self._write_positions()
        return {person for person, *_ in self.statements}

    def _write_positions(self) -> None:
        names: dict[str, str] = {}
        for position in self.positions.values():
            names.setdefault(organisation_key(position), line(position.organisation.strip(), NAME_MAX))
        ids = organisations(self.owner_id, names)
        day = connection.ops.adapt_datefield_value
        sql.insert(
            "store_position",
            "person_id, organisation_id, title, department, started, finished, current, digest, source_id",
            [
                (
                    person, ids[organisation_key(one)], line(one.title), line(one.department), day(one.started),
                    day(one.finished), one.current, number, self.import_id,
                )
                for (person, number), one in self.positions.items()
            ],
        )  # fmt: skip


def position_digest(position: Position) -> int:
    """What tells positions of one person apart."""
    parts = (
        fold_organisation(position.organisation), position.title, position.department, position.started,
        position.finished, position.current,
    )  # fmt: skip
    return digest(repr(parts))


def organisation_key(position: Position) -> str:
    """What tells organisations apart; empty for work at a place that is not named."""
    return line(fold_organisation(position.organisation) or position.organisation.strip().lower(), NAME_MAX)


def organisations(owner_id: int, names: dict[str, str]) -> dict[str, int]:
    """Rows of organisations by folded name, made where they are not there."""
    query = "SELECT folded, id FROM store_organisation WHERE owner_id = %s AND folded IN ({})"
    found: dict[str, int] = dict(sql.select_in(query, names, owner_id))
    missing = [folded for folded in names if folded not in found]
    if missing:
        sql.insert(
            "store_organisation",
            "owner_id, name, folded, own, domain",
            [(owner_id, names[folded], folded, False, "") for folded in missing],
        )
        found.update(sql.select_in(query, missing, owner_id))
    return found

"""A deed of the seeker's as one whole: everything it changed is kept, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import models, transaction

from mentee.store import models as tables
from mentee.store import sql
from mentee.store.models import Deed, User
from mentee.store.owners import touch
from mentee.store.writes import shown

TABLES: dict[str, type[models.Model]] = {
    str(model._meta.model_name): model
    for model in (
        tables.Pursuit,
        tables.MoveRow,
        tables.EvaluationRow,
        tables.LedgerRow,
        tables.FeedbackRow,
        tables.HoldRow,
        tables.QuestionRow,
        tables.NeedRow,
        tables.IntroductionRow,
        tables.DecisionRow,
        tables.GoalRow,
        tables.ReflectionRow,
        tables.TieRating,
        tables.ChoiceRow,
        tables.Interaction,
        tables.Participant,
        tables.Statement,
        tables.Organisation,
        tables.Position,
    )
}
PAST = frozenset({"interaction", "participant"})
FACTS = PAST | {"position", "statement"}
Change = tuple[str, int, dict[str, Any] | None]


class Doing:
    """Makes, changes and deletes rows, and remembers what they were."""

    def __init__(self, owner: User, now: datetime) -> None:
        self.owner, self.now = owner, now
        self.changes: list[Change] = []
        self.facts = self.past = False  # whether facts came or changed; whether one that was there changed

    def make(self, row: models.Model) -> None:
        """Insert a new row."""
        row.save(force_insert=True)
        self.changes.append((_name(row), row.pk, None))
        self._touched(_name(row), past=False)

    def change(self, row: models.Model, **values: Any) -> None:
        """Give a row other values."""
        before = _values(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        self.changes.append((_name(row), row.pk, before))
        if set(values) != {"notes"}:
            self._touched(_name(row), past=True)

    def delete(self, row: models.Model) -> None:
        """Delete a row."""
        self.changes.append((_name(row), row.pk, _values(row)))
        self._touched(_name(row), past=True)
        row.delete()

    def made(self, model: type[models.Model], rows: Iterable[int]) -> None:
        """Remember rows that were inserted as a set."""
        name = str(model._meta.model_name)
        self.changes += [(name, row, None) for row in rows]
        self._touched(name, past=False)

    def delete_all(self, model: type[models.Model], rows: Iterable[int]) -> None:
        """Delete rows as a set; nothing may hang on them."""
        fields = model._meta.concrete_fields
        name, table, packed = str(model._meta.model_name), model._meta.db_table, sql.numbers(rows)
        columns = ", ".join(str(field.column) for field in fields)
        for one in sql.select(f"SELECT {columns} FROM {table} WHERE {sql.within('id')} ORDER BY id", [packed]):  # noqa: S608
            values = zip(fields, one, strict=True)
            self.changes.append((name, one[0], {field.attname: _plain(value) for field, value in values}))
            self._touched(name, past=True)
        sql.run(f"DELETE FROM {table} WHERE {sql.within('id')}", [packed])  # noqa: S608

    def _touched(self, name: str, *, past: bool) -> None:
        """What kept facts have to hear: what came is added; what changed or went is another past.

        Of work and words it shows by itself what came and what went (`told_marks`).
        """
        self.facts |= name in FACTS
        self.past |= name in PAST and past


@contextmanager
def doing(owner: User, what: str, *, now: datetime) -> Iterator[Doing]:
    """One deed in one transaction, to be taken back whole; `what` says it in words, for "undone: ..."."""
    with transaction.atomic():
        deed = Doing(owner, now)
        yield deed
        if deed.changes:
            Deed.objects.create(owner=owner, at=now, what=what, changes=deed.changes)
            touch(owner, facts=deed.facts, past=deed.past)


def undo_last(owner: User, *, now: datetime) -> str | None:
    """Take back the latest deed that still stands; gives what it was, None where there is none."""
    with transaction.atomic():
        deed = Deed.objects.filter(owner=owner, undone_at=None).order_by("-pk").first()
        if deed is None:
            return None
        sides = _sides(deed.changes)
        for name, changes in groupby(reversed(deed.changes), key=itemgetter(0)):
            _put_back(TABLES[name], {row: before for _, row, before in changes})
        shown.refresh_sides(sides)
        Deed.objects.filter(pk=deed.pk).update(undone_at=now)
        names = {name for name, _, _ in deed.changes}
        touch(owner, facts=bool(names & FACTS), past=bool(names & PAST))
    return deed.what


def _sides(changes: list[Change]) -> set[int]:
    """Whom a deed said to be inside or outside, or no longer."""
    code, name = int(tables.Statement.Field.INSIDE), "statement"
    made = [row for table, row, before in changes if table == name and before is None]
    gone = [before for table, _, before in changes if table == name and before is not None]
    query = f"SELECT person_id FROM store_statement WHERE field = %s AND {sql.within('id')}"  # noqa: S608
    people = {person for (person,) in sql.select(query, [code, sql.numbers(made)])} if made else set()
    return people | {before["person_id"] for before in gone if before["field"] == code}


def _put_back(model: type[models.Model], rows: dict[int, dict[str, Any] | None]) -> None:
    """Give rows of one table the values they had; None: they were not there."""
    known = model._default_manager
    for part in sql.chunks(row for row, before in rows.items() if before is None):
        doomed = known.filter(pk__in=part)
        if model is tables.Organisation:  # it may have come into use since
            doomed = doomed.filter(own=False, positions=None)
        doomed.delete()
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    back = {row: before for row, before in rows.items() if before is not None}
    for field in fields:
        if isinstance(field, models.ForeignKey):
            back = _still_hung(field, back)
    known.bulk_create(
        [
            model(pk=row, **{field.attname: _before(field, before) for field in fields})
            for row, before in back.items()
        ],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[field.name for field in fields],
    )


def _still_hung(field: models.ForeignKey[Any, Any], rows: dict[int, dict[str, Any]]) -> dict[int, dict[str, Any]]:
    """What hung on somebody, or on something, that is gone stays gone."""
    wanted = {before[field.attname] for before in rows.values()} - {None}
    target = field.related_model._meta.db_table
    query = f"SELECT id FROM {target} WHERE {sql.within('id')}"  # noqa: S608
    there = {None} | {row for (row,) in sql.select(query, [sql.numbers(wanted)])} if wanted else {None}
    return {row: before for row, before in rows.items() if before[field.attname] in there}


def _before(field: models.Field[Any, Any], before: dict[str, Any]) -> Any:
    """What a row said of a column; a deed of before the column was there says nothing, so it was as the default."""
    return _was(field, before[field.attname]) if field.attname in before else field.get_default()


def _was(field: models.Field[Any, Any], value: Any) -> Any:
    return value if isinstance(field, (models.ForeignKey, models.JSONField)) else field.to_python(value)


def _name(row: models.Model) -> str:
    return str(row._meta.model_name)


def _values(row: models.Model) -> dict[str, Any]:
    """The row as it stands in the table, in values that JSON holds."""
    fresh = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: _plain(getattr(fresh, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value

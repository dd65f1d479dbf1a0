"""A deed of the seeker's as one whole: everything it changed is kept, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from mentee.store import models as tables
from mentee.store.models import Deed, User
from mentee.store.owners import touch

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
        tables.ChoiceRow,
        tables.Interaction,
        tables.Participant,
    )
}
FACTS = frozenset({"interaction", "participant"})


class Doing:
    """Makes, changes and deletes rows, and remembers what they were."""

    def __init__(self, owner: User, now: datetime) -> None:
        self.owner, self.now = owner, now
        self.changes: list[tuple[str, int, dict[str, Any] | None]] = []

    def make(self, row: models.Model) -> None:
        """Insert a new row."""
        row.save(force_insert=True)
        self.changes.append((_name(row), row.pk, None))

    def change(self, row: models.Model, **values: Any) -> None:
        """Give a row other values."""
        before = _values(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        self.changes.append((_name(row), row.pk, before))

    def delete(self, row: models.Model) -> None:
        """Delete a row."""
        self.changes.append((_name(row), row.pk, _values(row)))
        row.delete()

    @property
    def facts(self) -> bool:
        """Whether interactions changed."""
        return any(name in FACTS for name, _, _ in self.changes)


@contextmanager
def doing(owner: User, what: str, *, now: datetime) -> Iterator[Doing]:
    """One deed in one transaction, to be taken back whole; `what` says it in words, for "undone: ..."."""
    with transaction.atomic():
        deed = Doing(owner, now)
        yield deed
        if deed.changes:
            Deed.objects.create(owner=owner, at=now, what=what, changes=deed.changes)
            touch(owner, facts=deed.facts)


def undo_last(owner: User, *, now: datetime) -> str | None:
    """Take back the latest deed that still stands; gives what it was, None where there is none."""
    with transaction.atomic():
        deed = Deed.objects.filter(owner=owner, undone_at=None).order_by("-pk").first()
        if deed is None:
            return None
        for name, row, before in reversed(deed.changes):
            _put_back(TABLES[name], row, before)
        Deed.objects.filter(pk=deed.pk).update(undone_at=now)
        touch(owner, facts=any(name in FACTS for name, _, _ in deed.changes))
    return deed.what


def _put_back(model: type[models.Model], row: int, before: dict[str, Any] | None) -> None:
    if before is None:
        model._default_manager.filter(pk=row).delete()
        return
    people = [before[name] for name in ("person_id", "rather_id", "than_id") if before.get(name) is not None]
    if tables.Person.objects.filter(pk__in=people).count() < len(set(people)):
        return  # what hung on somebody who is gone stays gone
    values = {
        field.attname: before[field.attname]
        if isinstance(field, (models.ForeignKey, models.JSONField))
        else field.to_python(before[field.attname])
        for field in model._meta.concrete_fields
    }
    model._default_manager.update_or_create(
        pk=row, defaults={name: one for name, one in values.items() if name != "id"}
    )


def _name(row: models.Model) -> str:
    return str(row._meta.model_name)


def _values(row: models.Model) -> dict[str, Any]:
    """The row as it stands in the table, in values that JSON holds."""
    fresh = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: _plain(getattr(fresh, field.attname)) for field in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value

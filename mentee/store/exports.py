"""Everything an owner has, as dictionaries for one JSON line each, and back into an empty owner without loss."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Field, ForeignKey

from mentee.store import models as tables
from mentee.store import sql
from mentee.store.models import Person, Sighting, User
from mentee.store.owners import touch
from mentee.store.whole_days import completed, whole_days

FORMAT = {"mentee": "export", "version": 1}
BATCH = 500
MOST_ROWS = 1 << 53  # a larger number of a row is none that was ever given
Line = dict[str, Any]
Ids = dict[type[models.Model], dict[int, int]]
NOUNS: dict[int, type[models.Model]] = {
    Sighting.Noun.INTERACTION: tables.Interaction,
    Sighting.Noun.GATHERING: tables.Gathering,
    Sighting.Noun.POST: tables.Post,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One table: how its rows belong to an owner; in the order of PARTS, every row comes after those it names."""

    model: type[models.Model]
    owner: str = "owner"

    @property
    def name(self) -> str:
        """The name of the table in the export."""
        return str(self.model._meta.model_name)

    @property
    def fields(self) -> list[Field[Any, Any]]:
        """All columns but the owner, which the reader of the export is."""
        return [one for one in self.model._meta.concrete_fields if one.name != "owner"]


PARTS: list[Part] = [
    Part(tables.Import),
    Part(tables.ProblemRow, "source__owner"),
    Part(tables.Person),
    Part(tables.Naming, "source__owner"),
    Part(tables.Merge),
    Part(tables.Doubt),
    Part(tables.Statement, "person__owner"),
    Part(tables.Organisation),
    Part(tables.Position, "person__owner"),
    Part(tables.Relation, "person__owner"),
    Part(tables.Interaction),
    Part(tables.Participant, "interaction__owner"),
    Part(tables.Gathering),
    Part(tables.Appearance, "gathering__owner"),
    Part(tables.Post),
    Part(tables.Sighting, "source__owner"),
    Part(tables.Aspiration),
    Part(tables.RankedValue),
    Part(tables.Preferences),
    Part(tables.ReflectionRow, "person__owner"),
    Part(tables.TieRating, "person__owner"),
    Part(tables.ChoiceRow),
    Part(tables.Vocabulary),
    Part(tables.Pursuit, "person__owner"),
    Part(tables.MoveRow, "person__owner"),
    Part(tables.EvaluationRow, "person__owner"),
    Part(tables.LedgerRow, "person__owner"),
    Part(tables.FeedbackRow, "person__owner"),
    Part(tables.HoldRow, "person__owner"),
    Part(tables.QuestionRow, "person__owner"),
    Part(tables.NeedRow, "person__owner"),
    Part(tables.IntroductionRow, "person__owner"),
    Part(tables.DecisionRow, "person__owner"),
    Part(tables.GoalRow),
    Part(tables.Deed),
]


def export(owner: User) -> Iterator[Line]:
    """The first dictionary names the format and its version; each other one is a row: {"table": ..., fields}."""
    yield dict(FORMAT)
    with sql.one_moment():  # no row speaks of another that came too late to be in it
        for part in PARTS:
            names = [field.attname for field in part.fields]
            rows = part.model._default_manager.filter(**{part.owner: owner}).order_by("pk")
            for values in rows.values_list(*names).iterator(chunk_size=2000):
                yield {"table": part.name, **{name: _plain(value) for name, value in zip(names, values, strict=True)}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


@transaction.atomic
def restore(owner: User, lines: Iterable[Line]) -> int:
    """Read back what `export` gave; gives the number of rows.

    Where nobody else keeps anything here, rows keep their numbers: another export is the same to the byte.
    ValueError where the owner has something already, or for a line that is none of ours; then nothing is kept.
    """
    if not is_empty(owner):
        raise ValueError("only an owner who has nothing yet can take an export in")
    alone = User.objects.count() == 1
    source = iter(lines)
    if dict(next(source, {})) != FORMAT:
        raise ValueError("this is no export of mentee, or of a newer version")
    Person.objects.filter(owner=owner).delete()
    parts = {part.name: part for part in PARTS}
    order = {part.name: place for place, part in enumerate(PARTS)}
    ids: Ids = {part.model: {} for part in PARTS}
    roots: list[tuple[int, int]] = []
    count, reached = 0, 0
    for name, rows in _by_table(source):
        if name not in parts or order[name] < reached:
            raise ValueError(f"a row of {name!r} is not known here, or not in its place")
        reached = order[name]
        if parts[name].model is Person:
            roots += [(row["root_id"], row["id"]) for row in rows if row.get("root_id") is not None]
        _put(owner, parts[name], rows, ids, same=alone)
        count += len(rows)
    people = ids[Person]
    sql.change(
        "UPDATE store_person SET root_id = %s WHERE id = %s", [(people[root], people[row]) for root, row in roots]
    )
    if alone:
        _count_on([part.model for part in PARTS])
    touch(owner)
    return count


def _count_on(models_: list[type[models.Model]]) -> None:
    """Let new rows be numbered after those that brought their numbers along; SQLite does so by itself."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_):
            cursor.execute(statement)


def is_empty(owner: User) -> bool:
    """Whether the owner has nothing yet but their own row."""
    people = Person.objects.filter(owner=owner, is_seeker=False)
    return not people.exists() and not any(
        part.model._default_manager.filter(**{part.owner: owner}).exists()
        for part in PARTS
        if part.model is not Person
    )


def _by_table(lines: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    rows: list[Line] = []
    name = ""
    for line in lines:
        table = line.get("table") if isinstance(line, dict) else None
        if not isinstance(table, str):
            raise ValueError(f"a line is no row: {json.dumps(line, default=str)[:80]}")
        if rows and (table != name or len(rows) >= BATCH):
            yield name, rows
            rows = []
        name = table
        rows.append(line)
    if rows:
        yield name, rows


def _put(owner: User, part: Part, rows: list[Line], ids: Ids, *, same: bool) -> None:
    """Insert rows under their own numbers (`same`) or new ones, and keep which number became which."""
    known = part.model._default_manager
    owned = any(field.name == "owner" for field in part.model._meta.concrete_fields)
    made = []
    for row in rows:
        try:
            if part.model is tables.Gathering:  # exports from before days were kept as such do not say
                row.setdefault("all_day", whole_days(row["starts"], row["ends"]))
            values = {field.attname: _value(field, _told(field, row), part, ids) for field in part.fields}
            if (mend := MEND.get(part.model)) is not None:
                mend(values, ids)
        except (LookupError, TypeError, ValueError, ValidationError) as error:
            raise ValueError(f"a row of {part.name!r} is damaged: {error!r}") from error
        number = values.pop("id", None)
        if same:
            if type(number) is not int or not 0 < number < MOST_ROWS:
                raise ValueError(f"a row of {part.name!r} has no number")
            values["id"] = number
        made.append(part.model(**values, **({"owner": owner} if owned else {})))
    try:
        known.bulk_create(made)
    except IntegrityError as error:
        raise ValueError(f"a row of {part.name!r} contradicts another: {error}") from error
    ids[part.model].update((row["id"], one.pk) for row, one in zip(rows, made, strict=True))


def _told(field: Field[Any, Any], row: Line) -> Any:
    """What a row says of a column; an export of before the column was there means what the database fills it with."""
    if field.attname not in row and field.has_db_default():
        return field.get_default()
    return row[field.attname]


def _value(field: Field[Any, Any], value: Any, part: Part, ids: Ids) -> Any:
    if isinstance(field, ForeignKey):
        if value is None or field.remote_field.model is part.model:
            return None  # roots are set at the end
        return ids[field.remote_field.model][value]
    return value if field.primary_key or isinstance(field, models.JSONField) else field.to_python(value)


def _mend_sighting(values: Line, ids: Ids) -> None:
    """A sighting points at a fact, and keeps people in what it said."""
    noun = NOUNS[values["noun"]]
    values["fact"] = ids[noun][values["fact"]]
    said: Mapping[str, Any] | None = values["said"]
    if said is not None:
        people = ids[Person]
        columns = list(said["columns"])
        if noun is tables.Post:
            columns[0] = people[columns[0]]
        elif noun is tables.Gathering:
            columns = completed(columns)
        values["said"] = {"columns": columns, "people": [[people[one], *rest] for one, *rest in said["people"]]}


def _mend_deed(values: Line, ids: Ids) -> None:
    """A deed keeps rows by number, and what they were; what it names that is gone stays gone."""
    by_name = {part.name: part.model for part in PARTS}
    changes = []
    for name, row, before in values["changes"]:
        model = by_name[name]
        for field in model._meta.concrete_fields if before else ():
            target = field.remote_field.model if isinstance(field, ForeignKey) else None
            if target in ids and before.get(field.attname) is not None:
                before[field.attname] = ids[target].get(before[field.attname])
        changes.append([name, ids[model].get(row, -row), before])
    values["changes"] = changes


MEND: dict[type[models.Model], Callable[[Line, Ids], None]] = {Sighting: _mend_sighting, tables.Deed: _mend_deed}

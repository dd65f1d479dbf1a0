"""What the seeker has said: answers, reflections, preferences, vocabularies."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any

from mentee.records.seeker import Aspiration, Reflection, Seeker, Trait
from mentee.store import models, sql
from mentee.store.models import ReflectionRow, User
from mentee.store.written import as_written


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user may set; every field has the default that a newcomer meets."""

    pace: int = 3  # actions a day
    ideal_gap: int = 42  # days between encounters
    max_gap: int = 180
    region: str = ""  # ISO 3166 alpha-2, for phone numbers without country code
    zone: str = ""  # IANA time zone; empty: the machine's
    cards: int = 3  # reflection cards shown with a shortlist


def seeker(owner: User) -> Seeker:
    """The seeker's answers; empty where nothing was said yet."""
    me = models.Person.objects.filter(owner=owner, is_seeker=True).first()
    addresses = sql.select(
        "SELECT id, value FROM store_person WHERE owner_id = %s AND kind = 0 AND root_id = %s ORDER BY id",
        [owner.pk, me.pk if me else 0],
    )
    written = as_written(row for row, _ in addresses)
    own = models.Organisation.objects.filter(owner=owner, own=True).order_by("pk").values_list("name", flat=True)
    values = models.RankedValue.objects.filter(owner=owner).order_by("rank").values_list("value", flat=True)
    return Seeker(
        name=me.name if me else "",
        addresses=tuple((written.get(row) or value) for row, value in addresses),
        organisations=tuple(own),
        aspirations=tuple(
            Aspiration(row.text, tuple(row.skills), tuple(row.roles), row.horizon, row.live)
            for row in models.Aspiration.objects.filter(owner=owner).order_by("pk")
        ),
        values=tuple(values),
    )


def reflections(owner: User) -> dict[int, tuple[Reflection, ...]]:
    """Reflections by id of the shown person, in order of time."""
    found: dict[int, tuple[Reflection, ...]] = {}
    rows = ReflectionRow.objects.filter(person__owner=owner).select_related("person").order_by("at", "pk")
    for row in rows:
        shown = row.person.root_id or row.person_id
        found[shown] = (*found.get(shown, ()), reflection_of(row))
    return found


def choices(owner: User) -> list[tuple[dict[str, float], dict[str, float]]]:
    """The factors of whom the seeker would rather have, and of whom they would not, in order of time."""
    rows = models.ChoiceRow.objects.filter(owner=owner).order_by("at", "pk").values_list("factors", flat=True)
    return [(said["rather"], said["than"]) for said in rows]


def reflection_of(row: ReflectionRow) -> Reflection:
    """A row as the record."""
    return Reflection(
        at=row.at,
        like=row.like,
        respect=row.respect,
        treats_others=row.treats_others,
        values=tuple(row.values),
        traits=tuple(Trait(*trait) for trait in row.traits),
        red_flag=row.red_flag,
        note=row.note,
    )


def preferences(owner: User) -> Preferences:
    """What the user set, defaults for the rest; unknown or damaged entries are left out."""
    rows = sql.select("SELECT said FROM store_preferences WHERE owner_id = %s", [owner.pk])
    said: dict[str, Any] = json.loads(rows[0][0]) if rows else {}
    default = Preferences()
    kept = {
        one.name: said[one.name]
        for one in fields(Preferences)
        if type(said.get(one.name)) is type(getattr(default, one.name))
    }
    return Preferences(**kept)


def vocabularies(owner: User) -> dict[str, dict[str, list[str]]]:
    """Added vocabularies by name: term -> other terms."""
    return {row.name: row.entries for row in models.Vocabulary.objects.filter(owner=owner).order_by("name")}

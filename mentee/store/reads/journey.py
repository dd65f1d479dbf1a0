"""Relationships fully loaded, for one person or for all, with a bounded number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, datetime, tzinfo
from typing import Any, TypeVar

from django.db import models

from mentee.network.events import ROLE_CODE
from mentee.records.facts import Role
from mentee.records.journey import (
    ActionKind,
    Answer,
    ComingChance,
    Decision,
    Evaluation,
    Feedback,
    FeedbackKind,
    Gave,
    Goal,
    Hold,
    Introduction,
    LedgerEntry,
    Move,
    Need,
    Question,
    Received,
    Relationship,
    Standing,
    Wish,
)
from mentee.store import models as tables
from mentee.store import sql
from mentee.store.digests import written
from mentee.store.models import Deed, User
from mentee.store.reads.days import moment, zone_of
from mentee.store.reads.encounters import encounters
from mentee.store.reads.humans import inside_among
from mentee.store.reads.people import shown
from mentee.store.reads.seeker import preferences, reflection_of

POST_DAYS = 60  # a post older than this is nothing to answer
WENT_DAYS = 14  # how long a gathering the seeker meant to go to is asked about
R = TypeVar("R")
Lists = dict[int, list[R]]


def relationships(owner: User, *, now: datetime) -> list[Relationship]:
    """Every pursued person, in order of becoming known."""
    rows = tables.Pursuit.objects.filter(person__owner=owner).values_list("person_id", "person__root_id")
    return _load(owner, sorted({root or person for person, root in rows}), now)


def relationship(owner: User, person: int, *, now: datetime) -> Relationship:
    """One person, pursued (standing) or not (standing None); LookupError where the owner has no such person."""
    return _load(owner, [shown(owner, person)], now)[0]


def said_back(owner: User) -> list[tuple[int, str, tuple[Feedback, ...]]]:
    """(shown row, name, what they told the seeker in order of time) of everybody pursued who said anything."""
    rows = tables.Pursuit.objects.filter(person__owner=owner).values_list("person_id", "person__root_id")
    places = _members(sorted({root or person for person, root in rows}))
    found = _grouped(tables.FeedbackRow, places, "at", _feedback)
    names = {row: name for row, name, *_ in _people(sorted(found))}
    return [(person, names[person], tuple(found[person])) for person in sorted(found)]


def goals(owner: User) -> tuple[Goal, ...]:
    """What the seeker works at, in the order of beginning."""
    rows = tables.GoalRow.objects.filter(owner=owner).order_by("since", "pk")
    return tuple(_record(Goal, row) for row in rows)


def latest_deeds(owner: User, *, limit: int = 20) -> list[tuple[int, str, bool]]:
    """Its number, what it was, and whether it still stands; the latest first."""
    rows = Deed.objects.filter(owner=owner).order_by("-pk").values_list("pk", "what", "undone_at")[:limit]
    return [(number, what, undone is None) for number, what, undone in rows]


def _load(owner: User, people: list[int], now: datetime) -> list[Relationship]:
    if not people:
        return []
    places = _members(people)
    rows = {root: (name, inside, headline) for root, name, inside, headline in _people(people)}
    within = inside_among(owner.pk, people)
    usual = preferences(owner)
    met = encounters(owner, people, now=now.timestamp())
    pursuits = _pursuits(places)
    parts = _parts(places)
    gatherings = _gatherings(owner, places, now, zone_of(usual))
    posts, topics = _posts(owner, places, now), _topics(places)
    loaded = []
    for person in people:
        name, inside, headline = rows[person]
        pursuit = pursuits.get(person)
        lists: dict[str, Any] = {field: tuple(found.get(person, ())) for field, found in parts.items()}
        loaded.append(
            Relationship(
                person=str(person),
                name=name,
                standing=Standing(pursuit.standing) if pursuit else None,
                since=pursuit.since if pursuit else None,
                encounters=met[person],
                gatherings=_ahead_or_gone_to(gatherings.get(person, []), lists["decisions"], now),
                posts=tuple(posts.get(person, ())),
                topics=tuple(dict.fromkeys([*([headline] if headline else []), *topics.get(person, ())])),
                inside=person in within if inside is None else bool(inside),
                rest_until=pursuit.rest_until if pursuit else None,
                ideal_gap=(pursuit.ideal_gap if pursuit else None) or usual.ideal_gap,
                max_gap=(pursuit.max_gap if pursuit else None) or usual.max_gap,
                **lists,
            )
        )
    return loaded


def _members(people: list[int]) -> dict[int, int]:
    """Human by identity."""
    places = {person: person for person in people}
    places.update(sql.select_in("SELECT id, root_id FROM store_person WHERE root_id IN ({})", people))
    return places


def _people(people: list[int]) -> list[sql.Row]:
    return sql.select_in("SELECT id, name, inside, headline FROM store_person WHERE id IN ({})", people)


def _pursuits(places: dict[int, int]) -> dict[int, tables.Pursuit]:
    found: dict[int, tables.Pursuit] = {}
    for row in sorted(_rows(tables.Pursuit, places), key=lambda row: (row.since, row.pk)):
        found[places[row.person_id]] = row
    return found


def _rows(model: type[Any], places: dict[int, int]) -> list[Any]:
    """What a table holds of these people; written out, as to have such a query composed costs more than to run it."""
    query = f"SELECT * FROM {model._meta.db_table} WHERE {sql.within('person_id')}"  # noqa: S608 - our own names
    return list(model._default_manager.raw(query, [sql.numbers(places)]))


def _grouped(model: type[models.Model], places: dict[int, int], order: str, read: Callable[[Any], R]) -> Lists[R]:
    """What a table holds of these people, in order of a column; nothing there comes last."""
    found: Lists[R] = {}
    for row in sorted(_rows(model, places), key=lambda row: (str(getattr(row, order) or "9"), row.pk)):
        found.setdefault(places[row.person_id], []).append(read(row))
    return found


def _parts(places: dict[int, int]) -> dict[str, Lists[Any]]:
    """Everything of a relationship that lies in a table of its own, by field of the record.

    Of most people most tables hold nothing: one query says which are worth one of their own.
    """
    filled = _filled([model for model, *_ in PARTS.values()], places)
    return {
        field: _grouped(model, places, order, read) if model in filled else {}
        for field, (model, order, read) in PARTS.items()
    }


def _filled(asked: list[type[models.Model]], places: dict[int, int]) -> set[type[models.Model]]:
    """Those of the tables that hold anything of these people."""
    there = "SELECT {number} WHERE EXISTS (SELECT 1 FROM {table} WHERE {within})"
    within, packed = sql.within("person_id"), sql.numbers(places)
    asking = (
        there.format(number=number, table=model._meta.db_table, within=within) for number, model in enumerate(asked)
    )
    return {asked[number] for (number,) in sql.select(" UNION ALL ".join(asking), [packed] * len(asked))}


def _record(kind: type[R], row: models.Model, /, **other: Any) -> R:
    """The record of a row: columns are named as its fields; `other` says what is not kept as it is."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]
    return kind(**{name: other[name] if name in other else getattr(row, name) for name in names})


def _move(row: tables.MoveRow) -> Move:
    before = Standing(row.before) if row.before else None
    return _record(Move, row, before=before, after=Standing(row.after), evidence=tuple(row.evidence))


def _evaluation(row: tables.EvaluationRow) -> Evaluation:
    return _record(Evaluation, row, wish=Wish(row.wish))


def _entry(row: tables.LedgerRow) -> LedgerEntry:
    kind = Received(row.kind) if row.kind in {one.value for one in Received} else Gave(row.kind)
    return _record(LedgerEntry, row, kind=kind)


def _feedback(row: tables.FeedbackRow) -> Feedback:
    return _record(Feedback, row, kind=FeedbackKind(row.kind))


def _decision(row: tables.DecisionRow) -> Decision:
    return _record(Decision, row, kind=ActionKind(row.kind), answer=Answer(row.answer))


PARTS: dict[str, tuple[type[models.Model], str, Callable[[Any], Any]]] = {
    "moves": (tables.MoveRow, "at", _move),
    "reflections": (tables.ReflectionRow, "at", reflection_of),
    "evaluations": (tables.EvaluationRow, "at", _evaluation),
    "ledger": (tables.LedgerRow, "at", _entry),
    "feedback": (tables.FeedbackRow, "at", _feedback),
    "holds": (tables.HoldRow, "since", lambda row: _record(Hold, row)),
    "questions": (tables.QuestionRow, "asked", lambda row: _record(Question, row)),
    "needs": (tables.NeedRow, "at", lambda row: _record(Need, row)),
    "introductions": (tables.IntroductionRow, "asked", lambda row: _record(Introduction, row)),
    "decisions": (tables.DecisionRow, "at", _decision),
}  # field of the record: its table, the column of its order, how a row is read


def _gatherings(owner: User, places: dict[int, int], now: datetime, zone: tzinfo) -> Lists[ComingChance]:
    """Gatherings ahead at which the person will be, and those of the last days."""
    rows = sql.select_in(
        "SELECT DISTINCT c.person_id, g.digest, g.title, g.starts, g.url, g.place, g.all_day FROM store_appearance c"
        " JOIN store_gathering g ON g.id = c.gathering_id WHERE g.owner_id = %s AND g.starts > %s AND c.role <> %s"
        " AND c.person_id IN ({}) ORDER BY g.starts, g.digest",
        places,
        owner.pk,
        int(now.timestamp()) - WENT_DAYS * 86_400,
        ROLE_CODE[Role.DECLINED],
    )
    return _chances(places, rows, zone)


def _ahead_or_gone_to(
    chances: list[ComingChance], decisions: tuple[Decision, ...], now: datetime
) -> tuple[ComingChance, ...]:
    """Those ahead, and of those gone by the ones the seeker said they would go to."""
    meant = {d.about for d in decisions if d.kind is ActionKind.GO_TO_GATHERING and d.answer is Answer.DONE}
    return tuple(chance for chance in chances if chance.until > now or chance.key in meant)


def _posts(owner: User, places: dict[int, int], now: datetime) -> Lists[ComingChance]:
    """What the person published lately."""
    rows = sql.select_in(
        "SELECT author_id, digest, title, at, url, '', FALSE FROM store_post WHERE owner_id = %s"
        " AND at BETWEEN %s AND %s AND author_id IN ({}) ORDER BY at, digest",
        places,
        owner.pk,
        int(now.timestamp()) - POST_DAYS * 86_400,
        int(now.timestamp()),
    )
    return _chances(places, rows, UTC)


def _chances(places: dict[int, int], rows: Iterable[sql.Row], zone: tzinfo) -> Lists[ComingChance]:
    found: Lists[ComingChance] = {}
    for person, number, title, at, url, place, all_day in rows:
        begins = moment(at, zone, all_day=all_day)
        chance = ComingChance(written(number), title, begins, url, place, bool(all_day))
        chances = found.setdefault(places[person], [])
        if chance not in chances:
            chances.append(chance)
    return found


def _topics(places: dict[int, int]) -> Lists[str]:
    """Skills, talks and posts, in the sources' words."""
    rows = sql.select_in(
        "SELECT person_id, text FROM store_statement WHERE field = 9 AND person_id IN ({}) ORDER BY id", places
    )
    rows += sql.select_in(
        "SELECT person_id, topic FROM store_appearance WHERE topic <> '' AND person_id IN ({}) ORDER BY id", places
    )
    rows += sql.select_in("SELECT author_id, title FROM store_post WHERE author_id IN ({}) ORDER BY id", places)
    found: Lists[str] = {}
    for person, text in rows:
        found.setdefault(places[person], []).append(text)
    return found

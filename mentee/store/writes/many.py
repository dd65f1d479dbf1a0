"""What the seeker says of many people at once, as one set each: tags, where they work, inside or outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from mentee.records.facts import Position as Said
from mentee.store import sql
from mentee.store.digests import digest
from mentee.store.models import Organisation, Position, Statement, User
from mentee.store.reads.employment import day_of
from mentee.store.writes import shown
from mentee.store.writes.doing import Doing
from mentee.store.writes.sayings import organisation_key, organisations, position_digest
from mentee.store.writes.texts import NAME_MAX, line

F = Statement.Field


@dataclass(frozen=True, slots=True)
class Changed:
    """How many people are said to be something else now, and how many keep a tag because a file says it."""

    people: int
    kept: int = 0


def tag(deed: Doing, people: Iterable[int], *, add: Sequence[str], remove: Sequence[str], most: int) -> Changed:
    """Add own tags and take others off, whatever their case. LookupError for somebody of nobody's.

    ValueError where somebody would have more than `most`.
    """
    humans = _humans(deed.owner, people)
    own: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for row, person, text in _own(humans, F.TAG):
        own[humans[person]].setdefault(text.casefold(), []).append(row)
    off, new = {text.casefold() for text in remove}, {line(text).casefold(): line(text) for text in add}
    gone = {root: off & tags.keys() for root, tags in own.items()}
    more = {root: [text for low, text in new.items() if low not in own[root]] for root in set(humans.values())}
    if any(len(own[root]) - len(gone.get(root, ())) + len(texts) > most for root, texts in more.items()):
        raise ValueError(f"more than {most} tags")
    deed.delete_all(Statement, [row for root, lows in gone.items() for low in lows for row in own[root][low]])
    _insert(deed, F.TAG, [(root, text) for root in sorted(more) for text in more[root]])
    changed = {root for root, parts in [*gone.items(), *more.items()] if parts}
    return Changed(len(changed), _kept(humans, off) if off else 0)


def put_side(deed: Doing, people: Iterable[int], inside: bool | None) -> Changed:
    """Say that they are inside or outside, whatever else is known; None: as their work says."""
    humans = _humans(deed.owner, people)
    wanted = {True: "yes", False: "no", None: ""}[inside]
    own: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row, person, text in _own(humans, F.INSIDE):
        own[humans[person]].append((row, text))
    there = {root for root, said in own.items() if {text for _, text in said} == {wanted}}
    deed.delete_all(Statement, [row for root, said in own.items() if root not in there for row, _ in said])
    new = sorted(set(humans.values()) - there) if wanted else []
    _insert(deed, F.INSIDE, [(root, wanted) for root in new])
    changed = {*new, *own} - there
    if changed:
        shown.refresh_sides(changed)
    return Changed(len(changed))


def put_work(deed: Doing, people: Iterable[int], organisation: str) -> Changed:
    """Say that they work at the organisation now, in place of what was said before; empty: as their files say.

    What is known of their work there, or of work at a place that no file names, keeps its title and dates.
    """
    humans = _humans(deed.owner, people)
    name = line(organisation.strip(), NAME_MAX)
    place, key = Said(name), organisation_key(Said(name))
    held = _positions(humans)
    own = {root: [one for one in rows if one.mine] for root, rows in held.items()}
    gone = [one for rows in own.values() for one in rows if not name or one.key != key]
    deed.delete_all(Position, [one.id for one in gone])
    new = [root for root in sorted(set(humans.values())) if name and all(one.key != key for one in own.get(root, ()))]
    if new:
        _insert_positions(deed, place, key, {root: _like(held.get(root, []), key) for root in new})
    return Changed(len({*new, *(humans[one.person] for one in gone)}))


@dataclass(frozen=True, slots=True)
class _Held:
    """One row of a position; `key` tells its organisation, `mine`: the user says that it is current."""

    id: int
    person: int
    key: str
    title: str
    department: str
    started: date | None
    current: bool
    mine: bool


def _positions(humans: dict[int, int]) -> dict[int, list[_Held]]:
    """By shown row, the user's last and among the others the latest said last."""
    rows = sql.select(
        "SELECT w.id, w.person_id, o.folded, w.title, w.department, w.started, w.current, w.source_id, w.finished"  # noqa: S608
        " FROM store_position w JOIN store_organisation o ON o.id = w.organisation_id"
        f" WHERE {sql.within('w.person_id')} ORDER BY w.id",
        [sql.numbers(humans)],
    )
    found: dict[int, list[_Held]] = defaultdict(list)
    for id_, person, key, title, department, started, current, source, finished in sorted(
        rows, key=lambda one: one[7] is None
    ):
        now = bool(current) and finished is None
        one = _Held(id_, person, key, title, department, day_of(started), now, mine=now and source is None)
        found[humans[person]].append(one)
    return found


def _like(held: list[_Held], key: str) -> _Held | None:
    """What is known of somebody's work at this place, else of current work at a place that nobody named."""
    now = [one for one in held if one.current]
    there = [one for one in now if one.key == key] or [one for one in now if not one.key]
    return there[-1] if there else None


def _insert_positions(deed: Doing, place: Said, key: str, like: dict[int, _Held | None]) -> None:
    owner, day = deed.owner.pk, connection.ops.adapt_datefield_value
    known = bool(sql.select("SELECT 1 FROM store_organisation WHERE owner_id = %s AND folded = %s", [owner, key]))
    at = organisations(owner, {key: place.organisation})[key]
    if not known:
        deed.made(Organisation, [at])
    rows = []
    for root, one in like.items():
        said = Said(place.organisation)
        if one is not None:
            said = replace(said, title=one.title, department=one.department, started=one.started)
        rows.append(
            (root, at, said.title, said.department, day(said.started), None, True, position_digest(said), None)
        )
    columns = "person_id, organisation_id, title, department, started, finished, current, digest, source_id"
    deed.made(Position, _inserted("store_position", columns, rows))


def _humans(owner: User, people: Iterable[int]) -> dict[int, int]:
    """Shown row by identity, for all identities of the humans of these rows; LookupError for a row of nobody's."""
    chosen = set(people)
    rows = sql.select(
        f"SELECT COALESCE(root_id, id) FROM store_person WHERE {sql.within('id')} AND +owner_id = %s",  # noqa: S608
        [sql.numbers(chosen), owner.pk],
    )
    if len(rows) != len(chosen):
        raise LookupError("somebody is nobody's")
    roots = {root for (root,) in rows}
    members = sql.select(
        f"SELECT id, root_id FROM store_person WHERE {sql.within('root_id')}",  # noqa: S608
        [sql.numbers(roots)],
    )
    return {**{root: root for root in roots}, **dict(members)}


def _own(humans: dict[int, int], field: F) -> list[sql.Row]:
    """Row, person and text of what the user said, the first said first."""
    return sql.select(
        "SELECT id, person_id, text FROM store_statement WHERE field = %s AND source_id IS NULL"  # noqa: S608
        f" AND {sql.within('person_id')} ORDER BY id",
        [int(field), sql.numbers(humans)],
    )


def _kept(humans: dict[int, int], tags: set[str]) -> int:
    """How many keep one of the tags, because a file says it."""
    rows = sql.select(
        f"SELECT person_id, text FROM store_statement WHERE field = %s AND {sql.within('person_id')}"  # noqa: S608
        " AND source_id IS NOT NULL",
        [int(F.TAG), sql.numbers(humans)],
    )
    return len({humans[person] for person, text in rows if text.casefold() in tags})


def _insert(deed: Doing, field: F, said: list[tuple[int, str]]) -> None:
    rows = [(person, int(field), text, digest(text), None) for person, text in said]
    deed.made(Statement, _inserted("store_statement", "person_id, field, text, digest, source_id", rows))


def _inserted(table: str, columns: str, rows: list[sql.Row]) -> list[int]:
    """Insert the rows as one set; gives their numbers."""
    if not rows:
        return []
    ((before,),) = sql.select(f"SELECT COALESCE(MAX(id), 0) FROM {table}")  # noqa: S608 - our own names
    sql.insert(table, columns, rows)
    found = sql.select(
        f"SELECT id FROM {table} WHERE id > %s AND source_id IS NULL AND {sql.within('person_id')} ORDER BY id",  # noqa: S608
        [before, sql.numbers({row[0] for row in rows})],
    )
    return [row for (row,) in found]

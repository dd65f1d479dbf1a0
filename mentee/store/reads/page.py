"""Everything about one person, with where each thing comes from, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from mentee.network.events import ROLES
from mentee.records.facts import Channel, Key, KeyKind, Position, RelationKind
from mentee.records.journey import Direction, Encounter
from mentee.records.seeker import Reflection
from mentee.store import sql
from mentee.store.digests import written
from mentee.store.models import Merge, Person, ReflectionRow, Statement, User
from mentee.store.reads.days import day_kept, moment, zone_of
from mentee.store.reads.employment import Held, held
from mentee.store.reads.encounters import Cursor, timeline
from mentee.store.reads.humans import inside_among
from mentee.store.reads.people import shown
from mentee.store.reads.seeker import preferences, reflection_of
from mentee.store.writes.identities import KIND, MADE_UP
from mentee.store.written import as_written

F = Statement.Field
KINDS = {code: kind for kind, code in KIND.items()}
__all__ = ["Attended", "Cursor", "Joined", "PersonPage", "Published", "Related", "Sourced", "person_page"]


@dataclass(frozen=True, slots=True)
class Sourced:
    """A text with the imports that say it; empty: the user said it."""

    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A live merge deed of this human, which can be taken back."""

    id: int
    name: str
    key: Key
    reason: str
    evidence: tuple[str, ...]
    by_user: bool


@dataclass(frozen=True, slots=True)
class Related:
    """A stated relation; `forward` False: the other holds it to this person."""

    kind: RelationKind
    other: int
    name: str
    forward: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attended:
    """A gathering the person appears at; times in epoch seconds; `day` is its first where it has no hours."""

    key: str
    title: str
    starts: int
    ends: int | None
    place: str
    url: str
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    with_seeker: bool
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A post; `at` in seconds since the epoch."""

    key: str
    title: str
    at: int | None
    url: str
    summary: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One human. `timeline` has the latest first; `more` is None at its end."""

    id: int
    name: str
    headline: str
    location: str
    birthday: str
    notes: str
    offers: str
    inside: bool
    inside_said: bool | None  # the user's override
    is_seeker: bool
    keys: tuple[Key, ...]
    names: tuple[Sourced, ...]
    skills: tuple[Sourced, ...]
    tags: tuple[Sourced, ...]
    positions: tuple[tuple[Position, tuple[str, ...]], ...]
    relations: tuple[Related, ...]
    gatherings: tuple[Attended, ...]
    posts: tuple[Published, ...]
    reflections: tuple[Reflection, ...]
    joined: tuple[Joined, ...]
    files: tuple[str, ...]  # every import that names this human
    timeline: tuple[Encounter, ...]
    more: Cursor | None


def person_page(
    owner: User,
    person: int,
    *,
    now: float,
    before: Cursor | None = None,
    limit: int = 50,
    channel: Channel | None = None,
    direction: Direction | None = None,
) -> PersonPage:
    """Everything about the human whom the row belongs to; LookupError where the owner has no such person."""
    root = shown(owner, person)
    rows = list(Person.objects.filter(owner=owner, pk=root)) + list(
        Person.objects.filter(owner=owner, root=root).order_by("pk")
    )
    main, ids = rows[0], [row.pk for row in rows]
    spelled = as_written(ids)
    said = _said(ids)
    work = held(owner.pk, [root])
    met, more = timeline(owner, root, now=now, before=before, limit=limit, channel=channel, direction=direction)
    return PersonPage(
        id=root,
        name=main.name,
        headline=main.headline,
        location=main.location,
        birthday=main.birthday,
        notes=main.notes,
        offers=main.offers,
        inside=root in inside_among(owner.pk, [root], work=work) if main.inside is None else main.inside,
        inside_said=main.inside,
        is_seeker=main.is_seeker,
        keys=tuple(key for row in rows if (key := _key(row, spelled)) is not None),
        names=_sourced(said, F.NAME, F.OTHER_NAME, F.MENTION),
        skills=_sourced(said, F.SKILL),
        tags=_sourced(said, F.TAG),
        positions=_positions(work),
        relations=_relations(owner, ids),
        gatherings=_gatherings(owner, ids),
        posts=_posts(owner, ids),
        reflections=tuple(map(reflection_of, ReflectionRow.objects.filter(person__in=ids).order_by("at", "pk"))),
        joined=_joined(owner, ids),
        files=_files(ids),
        timeline=met,
        more=more,
    )


def _key(row: Person, spelled: Mapping[int, str]) -> Key | None:
    """The row's key as people know it; those made up for a name alone are none."""
    kind = KINDS[row.kind]
    if kind is KeyKind.UID and (row.is_seeker or row.value.startswith(MADE_UP)):
        return None
    return Key(kind, row.value, spelled.get(row.pk, ""))


def _said(ids: list[int]) -> list[sql.Row]:
    return sql.select_in(
        "SELECT s.field, s.text, i.file FROM store_statement s LEFT JOIN store_import i ON i.id = s.source_id"
        " WHERE s.person_id IN ({}) ORDER BY s.source_id, s.id",
        ids,
    )


def _sourced(said: list[sql.Row], *fields: F) -> tuple[Sourced, ...]:
    texts: dict[str, dict[str, None]] = {}
    for wanted in fields:
        for field, text, file in said:
            if field == wanted:
                texts.setdefault(text, {}).update({file: None} if file else {})
    return tuple(Sourced(text, tuple(files)) for text, files in texts.items())


def _positions(work: Iterable[Held]) -> tuple[tuple[Position, tuple[str, ...]], ...]:
    rows = sorted(sorted(work, key=lambda one: one.name), key=lambda one: one.prominence, reverse=True)
    return tuple(
        (Position(one.name, one.title, one.department, one.started, one.finished, one.current), one.files)
        for one in rows
    )


def _relations(owner: User, ids: list[int]) -> tuple[Related, ...]:
    found: dict[tuple[str, int, bool], tuple[str, dict[str, None]]] = {}
    for here, there, forward in (("person_id", "other_id", True), ("other_id", "person_id", False)):
        rows = sql.select_in(
            "SELECT r.kind, COALESCE(p.root_id, p.id), COALESCE(q.name, p.name), i.file FROM store_relation r"  # noqa: S608
            f" JOIN store_person p ON p.id = r.{there} LEFT JOIN store_person q ON q.id = p.root_id"
            f" LEFT JOIN store_import i ON i.id = r.source_id WHERE p.owner_id = %s AND r.{here} IN ({{}})"
            " ORDER BY r.id",
            ids,
            owner.pk,
        )
        for kind, other, name, file in rows:
            _, files = found.setdefault((kind, other, forward), (name, {}))
            files.update({file: None} if file else {})
    return tuple(
        Related(RelationKind(kind), other, name, forward, tuple(files))
        for (kind, other, forward), (name, files) in found.items()
    )


def _gatherings(owner: User, ids: list[int]) -> tuple[Attended, ...]:
    rows = sql.select_in(
        "SELECT g.digest, g.title, g.starts, g.ends, g.place, g.url, c.role, c.topic, g.all_day, EXISTS ("
        "SELECT 1 FROM store_appearance m JOIN store_person me ON me.id = m.person_id"
        " LEFT JOIN store_person r ON r.id = me.root_id"
        " WHERE m.gathering_id = g.id AND (me.is_seeker OR r.is_seeker))"
        " FROM store_appearance c JOIN store_gathering g ON g.id = c.gathering_id"
        " WHERE g.owner_id = %s AND c.person_id IN ({}) ORDER BY g.starts DESC, g.id, c.id",
        ids,
        owner.pk,
    )
    found: dict[int, list[sql.Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    zone = zone_of(preferences(owner)) if found else UTC
    return tuple(
        Attended(
            key=written(number),
            title=group[0][1],
            starts=int(moment(group[0][2], zone, all_day=group[0][8]).timestamp()),
            ends=None if group[0][3] is None else int(moment(group[0][3], zone, all_day=group[0][8]).timestamp()),
            place=group[0][4],
            url=group[0][5],
            roles=tuple(dict.fromkeys(ROLES[row[6]].value for row in group)),
            topics=tuple(dict.fromkeys(row[7] for row in group if row[7])),
            with_seeker=bool(group[0][9]),
            day=day_kept(group[0][2]) if group[0][8] else None,
        )
        for number, group in found.items()
    )


def _posts(owner: User, ids: list[int]) -> tuple[Published, ...]:
    rows = sql.select_in(
        "SELECT digest, title, at, url, summary FROM store_post WHERE owner_id = %s AND author_id IN ({})"
        " ORDER BY COALESCE(at, 0) DESC, id",
        ids,
        owner.pk,
    )
    return tuple(Published(written(number), *rest) for number, *rest in rows)


def _joined(owner: User, ids: list[int]) -> tuple[Joined, ...]:
    deeds = (
        Merge.objects.filter(owner=owner, undone_at=None, child__in=ids, into__in=ids)
        .select_related("child")
        .order_by("pk")
    )
    names: dict[int, str] = dict(
        sql.select_in(
            "SELECT person_id, MIN(text) FROM store_statement WHERE field IN (1, 2, 3) AND person_id IN ({})"
            " GROUP BY person_id",
            ids,
        )
    )
    return tuple(
        Joined(
            id=deed.pk,
            name=names.get(deed.child_id, ""),
            key=Key(KINDS[deed.child.kind], deed.child.value),
            reason=deed.reason,
            evidence=tuple(deed.evidence),
            by_user=deed.source_id is None,
        )
        for deed in deeds
    )


def _files(ids: list[int]) -> tuple[str, ...]:
    rows = sql.select_in(
        "SELECT DISTINCT i.id, i.file FROM store_naming n JOIN store_import i ON i.id = n.source_id"
        " WHERE n.person_id IN ({}) ORDER BY i.id",
        ids,
    )
    return tuple(dict.fromkeys(file for _, file in rows))

"""Positions as they stand when several sources, of several years, have spoken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import isnan

from mentee.ranking.titles import read_title
from mentee.store import sql


@dataclass(frozen=True, slots=True)
class Held:
    """One position of one human; `files` names the imports that say it, `by_user`: the user says it too."""

    person: int  # the shown row
    organisation: int
    name: str
    own: bool
    title: str
    department: str
    started: date | None
    finished: date | None
    current: bool
    files: tuple[str, ...]
    by_user: bool

    @property
    def prominence(self) -> tuple[bool, bool, int, float]:
        """What is shown first: a current position, with a title, the latest begun, the highest."""
        rung = read_title(self.title).rung
        started = self.started.toordinal() if self.started else 0
        return self.current, bool(self.title), started, -1.0 if isnan(rung) else rung


def held(owner_id: int, people: Iterable[int] | None = None) -> list[Held]:
    """Positions of all humans, or of those given by their shown rows, each once: the latest source's word counts.

    A position that one file calls current is past where another speaks later: both give a start, and the other's
    is later, at another place; or the other was imported later and is of the same format, or knows that this place
    was left. Where the user says where somebody works now, what files call current at other places is past, save
    a place of which a file first spoke after the user did, with the day it began.
    """
    query = (
        "SELECT COALESCE(p.root_id, p.id), o.id, o.name, o.own, w.title, w.department, w.started, w.finished,"
        " w.current, w.source_id, i.format, i.file, w.id FROM store_position w"
        " JOIN store_person p ON p.id = w.person_id"
        " JOIN store_organisation o ON o.id = w.organisation_id LEFT JOIN store_import i ON i.id = w.source_id"
        " WHERE p.owner_id = %s"
    )
    if people is None:
        rows = sql.select(query, [owner_id])
    else:
        wanted = list(people)
        few = query.replace("p.owner_id", sql.unhelpful("p.owner_id"))
        rows = sql.select_in(few + " AND p.id IN ({})", wanted, owner_id)
        rows += sql.select_in(few + " AND p.root_id IN ({})", wanted, owner_id)
    return _settled(rows)


def day_of(value: date | str | None) -> date | None:
    """One driver gives dates, the other texts."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _settled(rows: list[sql.Row]) -> list[Held]:
    """Most people have one position, which nothing speaks against; only the others are looked into."""
    count = Counter(row[0] for row in rows)
    alone = [_held(row, row[11:12], stale=False) for row in rows if count[row[0]] == 1]
    return [*alone, *_spoken_of_twice([row for row in rows if count[row[0]] > 1])]


def _held(row: sql.Row, files: Iterable[str | None], *, stale: bool) -> Held:
    person, organisation, name, own, title, department, started, finished, current, *_ = row
    return Held(
        person, organisation, name, bool(own), title, department, day_of(started), day_of(finished),
        bool(current) and finished is None and not stale,
        tuple(dict.fromkeys(file for file in files if file is not None)), row[9] is None,
    )  # fmt: skip


def _spoken_of_twice(rows: list[sql.Row]) -> list[Held]:
    rows.sort(key=lambda row: (row[0], row[9] or float("inf"), row[1], row[4]))
    newest: dict[tuple[int, str], int] = {}  # (person, format) -> the latest import that names a current position
    groups: dict[tuple[int, int, str, date | None], list[sql.Row]] = {}
    for row in rows:
        if row[8] and row[9] is not None:
            newest[row[0], row[10]] = max(row[9], newest.get((row[0], row[10]), 0))
        groups.setdefault((row[0], row[1], row[4], row[6]), []).append(row)
    latest, left, spoken = _latest_starts(rows), _left(rows), _spoken(rows)
    found = []
    for group in groups.values():
        last = group[-1]
        stale = last[9] is not None and (
            newest.get((last[0], last[10]), 0) > last[9]
            or left.get((last[0], last[1]), 0) > last[9]
            or _outdated(last, latest.get(last[0], {}), {row[9] for row in group})
            or _outspoken(last, spoken.get(last[0]), group)
        )
        if stale and not last[2] and last[4] in spoken.get(last[0], Spoken()).titles:
            continue  # the user said at which place this work is
        found.append(_held(last, (row[11] for row in group), stale=stale))
    return found


@dataclass(slots=True)
class Spoken:
    """Where the user says somebody works now, as what, and how late the user said it (a number of a row)."""

    places: set[int] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    row: int = 0


def _spoken(rows: list[sql.Row]) -> dict[int, Spoken]:
    found: dict[int, Spoken] = {}
    for person, organisation, _name, _own, title, *_, finished, current, source, _format, _file, row in rows:
        if source is None and current and finished is None:
            said = found.setdefault(person, Spoken())
            said.places.add(organisation)
            said.titles.add(title)
            said.row = max(said.row, row)
    return found


def _outspoken(last: sql.Row, said: Spoken | None, group: list[sql.Row]) -> bool:
    """Whether the user says that the person works elsewhere, and no file brought this as news since."""
    if said is None or last[1] in said.places:
        return False
    return last[6] is None or min(row[12] for row in group) < said.row


def _latest_starts(rows: list[sql.Row]) -> dict[int, dict[int, tuple[date, set[int]]]]:
    """By person and import: when its latest current position began, and all places it calls current."""
    found: dict[int, dict[int, tuple[date, set[int]]]] = {}
    for person, organisation, *_, started, finished, current, source, _format, _file, _row in rows:
        if current and finished is None and source is not None:
            begun, places = found.setdefault(person, {}).setdefault(source, (date.min, set()))
            found[person][source] = (max(begun, day_of(started) or date.min), places | {organisation})
    return found


def _outdated(row: sql.Row, latest: dict[int, tuple[date, set[int]]], own: set[int | None]) -> bool:
    """Whether an import that does not know this position, nor its place, knows of one begun after it."""
    started = day_of(row[6])
    return started is not None and any(
        begun > started and row[1] not in places for source, (begun, places) in latest.items() if source not in own
    )


def _left(rows: list[sql.Row]) -> dict[tuple[int, int], int]:
    """By person and place: the latest import that knows the place only as left."""
    found: dict[tuple[int, int], dict[int, bool]] = {}
    for person, organisation, *_, finished, current, source, _format, _file, _row in rows:
        if source is not None:
            said = found.setdefault((person, organisation), {})
            said[source] = said.get(source, False) or (bool(current) and finished is None)
    gone = {key: [source for source, there in said.items() if not there] for key, said in found.items()}
    return {key: max(sources) for key, sources in gone.items() if sources}

"""The people of the seeker's world in columns, and which of them are inside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.identity.twins import FREE_HOSTS
from mentee.store import sql
from mentee.store.models import Statement, User
from mentee.store.owners import seeker_row
from mentee.store.reads.employment import Held, held

SKILLS = (int(Statement.Field.SKILL), int(Statement.Field.TAG))  # fields in which people are said to know something
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class World:
    """n people, one row per human, in order of id; the index of a person is the row here.

    ids int64 [n]; seeker: index of the seeker; inside bool [n]. members int64 [m] (ids of all identities, in
    order) belong to the humans at index root int32 [m].
    """

    ids: Ints
    seeker: int
    names: list[str]
    headlines: list[str]
    offers: list[str]
    inside: NDArray[np.bool_]
    members: Ints
    root: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def index(self, person: int) -> int:
        """Row of the human whom the identity belongs to; LookupError where there is none."""
        place = int(np.searchsorted(self.members, person))
        if place == len(self.members) or self.members[place] != person:
            raise LookupError(f"no person {person}")
        return int(self.root[place])

    def same_humans(self, other: World) -> bool:
        """Whether the same identities are the same humans there, so that an index means the same person."""
        return np.array_equal(self.members, other.members) and np.array_equal(self.root, other.root)

    def rows(self, people: Ints) -> NDArray[np.int32]:
        """Rows of the humans of many identities, all of which must be the owner's."""
        if len(people) < len(self.members) or int(self.members[-1]) > 8 * len(people):
            return self.root[np.searchsorted(self.members, people)]
        place = np.zeros(int(self.members[-1]) + 1, dtype=np.int32)  # many: looked up in a table of all ids
        place[self.members] = self.root
        return place[people]


def world(owner: User) -> World:
    """All humans of the owner."""
    seeker = seeker_row(owner)
    rows = sql.select(
        "SELECT id, COALESCE(root_id, id), name, headline, offers, inside FROM store_person"
        " WHERE owner_id = %s ORDER BY id",
        [owner.pk],
    )
    shown = [row for row in rows if row[0] == row[1]]
    ids = np.fromiter((row[0] for row in shown), np.int64, len(shown))
    members = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    roots = np.fromiter((row[1] for row in rows), np.int64, len(rows))
    within = inside_people(owner.pk)
    return World(
        ids=ids,
        seeker=int(np.searchsorted(ids, seeker)),
        names=[row[2] for row in shown],
        headlines=[row[3] for row in shown],
        offers=[row[4] for row in shown],
        inside=np.fromiter((row[0] in within if row[5] is None else row[5] for row in shown), np.bool_, len(shown)),
        members=members,
        root=np.searchsorted(ids, roots).astype(np.int32),
    )


def told_marks(owner: User) -> Ints:
    """Greatest id, number, and sum of ids of skills and tags, positions, relations, posts, appearances; int64 [5, 3].

    Where nothing was changed in its place, equal marks mean that nothing came and nothing went; the sum tells rows
    that were put back in place of newer ones.
    """
    told = f"statement WHERE field IN ({', '.join(map(str, SKILLS))})"
    marks = [
        f"(SELECT {what} FROM store_{table})"  # noqa: S608 - our own names
        for table in (told, "position", "relation", "post", "appearance")
        for what in ("COALESCE(MAX(id), 0)", "COUNT(*)", "COALESCE(SUM(id), 0)")
    ]
    (found,) = sql.select(f"SELECT {', '.join(marks)}")
    return np.asarray([int(number) for number in found], dtype=np.int64).reshape(5, 3)


def inside_people(owner_id: int) -> set[int]:
    """Shown rows of those who work, or have an address, at one of the seeker's own organisations."""
    there = sql.select(
        "SELECT DISTINCT COALESCE(p.root_id, p.id) FROM store_position w JOIN store_person p ON p.id = w.person_id"
        " JOIN store_organisation o ON o.id = w.organisation_id AND o.own WHERE p.owner_id = %s",
        [owner_id],
    )
    told = sql.select(
        "SELECT DISTINCT COALESCE(p.root_id, p.id) FROM store_position w JOIN store_person p ON p.id = w.person_id"
        " WHERE w.source_id IS NULL AND p.owner_id = %s",
        [owner_id],
    )
    work = held(owner_id, {root for (root,) in there + told})
    within = {one.person for one in work if one.own and one.current}
    elsewhere = _told_elsewhere(work)
    for host in own_hosts(owner_id):
        rows = sql.select(
            "SELECT COALESCE(root_id, id) FROM store_person WHERE owner_id = %s AND kind = 0"
            " AND (value LIKE %s OR value LIKE %s)",
            [owner_id, f"%@{_literal(host)}", f"%.{_literal(host)}"],
        )
        within.update(root for (root,) in rows if root not in elsewhere)
    return within


def _told_elsewhere(work: Iterable[Held]) -> set[int]:
    """Those of whom the user says that they work elsewhere now: an address, which people keep, says less."""
    told = [one for one in work if one.current and one.name and one.by_user]
    return {one.person for one in told} - {one.person for one in told if one.own}


def inside_among(owner_id: int, people: Collection[int], *, work: Sequence[Held] | None = None) -> set[int]:
    """Those of these humans (shown rows) who are in `inside_people`; for a few, without looking at all others.

    `work`: all that they hold, where it is known already.
    """
    work = held(owner_id, people) if work is None else work
    within = {one.person for one in work if one.own and one.current}
    hosts, elsewhere = own_hosts(owner_id), _told_elsewhere(work)
    if not hosts:
        return within
    for link in ("id", "root_id"):
        for person, value in sql.select_in(
            f"SELECT {link}, value FROM store_person WHERE +owner_id = %s AND kind = 0 AND {link} IN ({{}})",  # noqa: S608
            people,
            owner_id,
        ):
            place = value.rpartition("@")[2]
            if person not in elsewhere and any(place == host or place.endswith(f".{host}") for host in hosts):
                within.add(person)
    return within


def own_hosts(owner_id: int) -> set[str]:
    """Hosts of the seeker's own addresses and organisations, without those where anybody may have a mailbox."""
    rows = sql.select(
        "SELECT p.value FROM store_person me JOIN store_person p ON p.root_id = me.id"
        " WHERE me.owner_id = %s AND me.is_seeker AND p.kind = 0",
        [owner_id],
    )
    rows += sql.select(
        "SELECT '@' || domain FROM store_organisation WHERE owner_id = %s AND own AND domain <> ''", [owner_id]
    )
    return {value.rpartition("@")[2] for (value,) in rows} - FREE_HOSTS


def _literal(text: str) -> str:
    """Text in which LIKE finds nothing to interpret but itself, near enough: a host has no percent sign."""
    return text.replace("%", "")

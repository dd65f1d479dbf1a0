"""Identities into humans: deeds that join two, and the shown row of each human as it follows from the live deeds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from mentee.identity.compare import clearly_others, could_be_one
from mentee.store import sql


@dataclass(frozen=True, slots=True)
class Join:
    """Two identities said to be one human. `weak`: by a key that several people may share, so names must agree."""

    a: int
    b: int
    reason: str
    evidence: tuple[str, ...] = ()
    weak: bool = False
    name: str = ""  # folded name beside the key, for weak joins
    held_by: frozenset[str] = frozenset()  # folded names of who holds `b`; empty: those shown
    shares: str = "the same telephone number, other names"  # what to say where the names do not agree


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of joins: humans joined of whom one was known before the import, all roots whose humans changed, and
    weak joins left to the user.
    """

    count: int
    roots: frozenset[int]
    doubtful: tuple[Join, ...]


class Humans:
    """The humans that some identities belong to, joined in memory and then written."""

    def __init__(self, people: Iterable[int]) -> None:
        rows = sql.select_in(
            "SELECT p.id, COALESCE(p.root_id, p.id), COALESCE(r.folded, p.folded), COALESCE(r.is_seeker, p.is_seeker)"
            " FROM store_person p LEFT JOIN store_person r ON r.id = p.root_id WHERE p.id IN ({})",
            set(people),
        )
        self.root: dict[int, int] = {}
        self.names: dict[int, set[str]] = {}
        self.seeker: int | None = None
        for person, root, folded, is_seeker in rows:
            self.root[person] = self.root[root] = root
            self.names.setdefault(root, set()).update([folded] if folded else [])
            if is_seeker:
                self.seeker = root
        self.before = dict(self.root)

    def find(self, person: int) -> int:
        """The root of the human, as joined so far."""
        while self.root[person] != person:
            person = self.root[person]
        return person

    def join(self, a: int, b: int) -> bool:
        """Make two humans one; the seeker's row, or else the oldest, is shown. False: they were one already."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return False
        kept, gone = (one, other) if one < other else (other, one)
        if gone == self.seeker:
            kept, gone = gone, kept
        self.root[gone] = kept
        self.names[kept] = self.names.get(kept, set()) | self.names.pop(gone, set())
        return True

    def write(self) -> frozenset[int]:
        """Write the new roots; gives those that stand for more than before."""
        moved = [(self.find(root), root) for root in {*self.before.values()} if self.find(root) != root]
        sql.change("UPDATE store_person SET root_id = %s WHERE root_id = %s", moved)
        sql.change("UPDATE store_person SET root_id = %s WHERE id = %s", moved)
        return frozenset(root for root, _ in moved)


def join(owner_id: int, import_id: int | None, joins: Sequence[Join], *, now: datetime) -> Joined:
    """Record the deeds and join the humans; what the user keeps apart stays apart, whatever a source says."""
    joins = [one for one in joins if one.a != one.b]
    if not joins:
        return Joined(0, frozenset(), ())
    apart = sql.select("SELECT a_id, b_id FROM store_doubt WHERE owner_id = %s AND state = 'different'", [owner_id])
    humans = Humans(
        {one.a for one in joins} | {one.b for one in joins} | {person for pair in apart for person in pair}
    )
    deeds: list[sql.Row] = []
    doubtful: list[Join] = []
    moved: list[tuple[int, int]] = []
    at = connection.ops.adapt_datetimefield_value(now)
    for one in joins:
        a, b = humans.find(one.a), humans.find(one.b)
        if a != b and any({humans.find(x), humans.find(y)} == {a, b} for x, y in apart):
            continue
        if a != b and one.weak and not _agree(humans, a, b, one):
            doubtful.append(one)
            continue
        child, into = max(one.a, one.b), min(one.a, one.b)
        deeds.append((owner_id, child, into, one.reason, json.dumps(one.evidence), import_id, at, None))
        if one.name:
            humans.names.setdefault(a, set()).add(one.name)
        if humans.join(a, b):
            moved.append((a, b))
    sql.insert("store_merge", "owner_id, child_id, into_id, reason, evidence, source_id, at, undone_at", deeds)
    known = _known_before(import_id, {person for pair in moved for person in pair})
    count = sum(not known.isdisjoint(pair) for pair in moved)
    return Joined(count, humans.write(), tuple(doubtful))


def _known_before(import_id: int | None, people: set[int]) -> set[int]:
    """Those of these shown rows that something else than this import brought."""
    if import_id is None:
        return people
    rows = sql.select_in(
        "SELECT p.id FROM store_person p WHERE (p.is_seeker OR EXISTS"
        " (SELECT 1 FROM store_naming n WHERE n.person_id = p.id AND n.source_id <> %s) OR NOT EXISTS"
        " (SELECT 1 FROM store_naming n WHERE n.person_id = p.id AND n.source_id = %s)) AND p.id IN ({})",
        people,
        import_id,
        import_id,
    )
    return {person for (person,) in rows}


def _agree(humans: Humans, a: int, b: int, one: Join) -> bool:
    mine = humans.names.get(a, set()) | ({one.name} if one.name else set())
    if one.held_by:
        return not all(clearly_others(name, other) for name in mine for other in one.held_by)
    theirs = humans.names.get(b, set())
    return not mine or not theirs or any(could_be_one(name, other) for name in mine for other in theirs)


def members(people: Iterable[int]) -> set[int]:
    """All identities of the humans to whom these belong."""
    rows = sql.select_in("SELECT COALESCE(root_id, id) FROM store_person WHERE id IN ({})", set(people))
    roots = {root for (root,) in rows}
    return roots | {row for (row,) in sql.select_in("SELECT id FROM store_person WHERE root_id IN ({})", roots)}


def regroup(everybody: set[int]) -> frozenset[int]:
    """Find the humans anew from the live deeds, for whole humans (see `members`); gives the shown rows."""
    sql.run_in("UPDATE store_person SET root_id = NULL WHERE root_id IS NOT NULL AND id IN ({})", everybody)
    humans = Humans(everybody)
    deeds = sql.select_in(
        "SELECT child_id, into_id FROM store_merge WHERE undone_at IS NULL AND child_id IN ({})", everybody
    )
    for child, into in sorted(deeds):
        if child in humans.root and into in humans.root:
            humans.join(child, into)
    humans.write()
    return frozenset(humans.find(person) for person in humans.root)

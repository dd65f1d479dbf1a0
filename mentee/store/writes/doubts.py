"""The queue of likely twins, found anew from everything that is known; answers given are never asked again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from mentee.identity.names import fold
from mentee.identity.twins import Bearers, Entry, alike, candidates, twins
from mentee.store import sql
from mentee.store.models import Person, Statement

MOST_NAMES = 6  # of one human that are compared
Likely = dict[tuple[int, int], tuple[float, str]]  # two shown rows -> strength and evidence as JSON
MANY = 6000  # people of whom all are read rather than looked up
MOST_MET = 100  # interactions of one identity in which is looked for people met twice


def find_doubts(owner_id: int) -> int:
    """Put new likely twins into the queue, take out what no longer holds; gives the number of new ones."""
    return settle_doubts(owner_id, likely_twins(owner_id))


def likely_twins(owner_id: int) -> Likely:
    """Whom to ask about, from everything that is known; reads only, a second or two for 30,000 people."""
    names = _names(owner_id)
    all_of_them = list(names)
    people = [all_of_them[place] for place in sorted(alike(names.values()))]
    entries = _entries(owner_id, {person: names[person] for person in people})
    pairs = candidates(entries)
    seen = _seen_with(owner_id, {people[place] for pair in pairs for place in pair})
    places = {person: place for place, person in enumerate(people)}
    everybody = Bearers.among(names.values())
    known_with = {places[person]: others for person, others in seen.items()}
    return {
        (people[twin.a], people[twin.b]): (twin.strength, json.dumps(twin.evidence))
        for twin in twins(entries, known_with=known_with, pairs=pairs, everybody=everybody)
    }


def settle_doubts(owner_id: int, found: Likely) -> int:
    """Make the queue hold these, but none that was answered; gives the number of new ones."""
    rows = sql.select(
        "SELECT d.id, d.a_id, d.b_id, d.state, d.source_id, COALESCE(a.root_id, a.id), COALESCE(b.root_id, b.id)"
        " FROM store_doubt d JOIN store_person a ON a.id = d.a_id JOIN store_person b ON b.id = d.b_id"
        " WHERE d.owner_id = %s",
        [owner_id],
    )
    waiting = {
        (a, b): row for row, a, b, state, source, *_ in rows if state in ("open", "skipped") and source is None
    }
    answered = {
        tuple(sorted(roots)) for *_, state, _source, a, b in rows if state == "different" for roots in [(a, b)]
    }
    answered |= {(a, b) for _, a, b, state, source, *_ in rows if (a, b) not in waiting}
    gone = [row for pair, row in waiting.items() if pair not in found]
    sql.run_in("DELETE FROM store_doubt WHERE id IN ({})", gone)
    sql.change(
        "UPDATE store_doubt SET strength = %s, evidence = %s WHERE id = %s",
        [(*found[pair], row) for pair, row in waiting.items() if pair in found],
    )
    new = {pair: said for pair, said in found.items() if pair not in waiting and pair not in answered}
    sql.insert(
        "store_doubt",
        "owner_id, a_id, b_id, strength, evidence, state",
        [(owner_id, *pair, *said, "open") for pair, said in new.items()],
    )
    return len(new)


def _names(owner_id: int) -> dict[int, dict[str, None]]:
    """The folded names of all humans who have one, by shown row in order."""
    names: dict[int, dict[str, None]] = {}
    for root, folded in sql.select(
        "SELECT id, folded FROM store_person WHERE owner_id = %s AND root_id IS NULL AND folded <> '' ORDER BY id",
        [owner_id],
    ):
        names[root] = {folded: None}
    fields = (int(Statement.Field.NAME), int(Statement.Field.OTHER_NAME), int(Statement.Field.MENTION))
    for root, text in sql.select(
        "SELECT COALESCE(p.root_id, p.id), s.text FROM store_person p JOIN store_statement s ON s.person_id = p.id"
        " WHERE p.owner_id = %s AND s.field IN (%s, %s, %s) ORDER BY s.id",
        [owner_id, *fields],
    ):
        known = names.get(root)
        if known is not None and len(known) < MOST_NAMES and (folded := fold(text)):
            known[folded] = None
    return names


def _entries(owner_id: int, names: Mapping[int, Collection[str]]) -> list[Entry]:
    """What is compared of these humans."""
    works, keys = _organisations(owner_id, names), _keys(owner_id, names)
    entries = []
    for root, known in names.items():
        hosts, boxes, profile = keys.get(root, (set[str](), set[str](), ""))
        entries.append(
            Entry(tuple(known), frozenset(works.get(root, ())), frozenset(hosts), frozenset(boxes), profile)
        )
    return entries


def _of(statement: str, owner_id: int, people: Collection[int]) -> list[sql.Row]:
    """Rows of a query about these humans, the shown row first; where they are many, all are read."""
    if len(people) > MANY:
        return [row for row in sql.select(f"{statement} AND p.owner_id = %s", [owner_id]) if row[0] in people]
    few = f"{statement} AND {sql.unhelpful('p.owner_id')} = %s"
    return [
        row for link in ("id", "root_id") for row in sql.select_in(f"{few} AND p.{link} IN ({{}})", people, owner_id)
    ]


def _organisations(owner_id: int, people: Collection[int]) -> dict[int, set[str]]:
    works: dict[int, set[str]] = {}
    for root, folded in _of(
        "SELECT DISTINCT COALESCE(p.root_id, p.id), o.folded FROM store_position w"
        " JOIN store_person p ON p.id = w.person_id JOIN store_organisation o ON o.id = w.organisation_id"
        " WHERE o.folded <> ''",
        owner_id,
        people,
    ):
        works.setdefault(root, set()).add(folded)
    return works


def _keys(owner_id: int, people: Collection[int]) -> dict[int, tuple[set[str], set[str], str]]:
    """Hosts and first parts of addresses, and the profile page, by human."""
    keys: dict[int, tuple[set[str], set[str], str]] = {}
    for root, kind, value in _of(
        "SELECT COALESCE(p.root_id, p.id), p.kind, p.value FROM store_person p WHERE p.kind IN (0, 1)",
        owner_id,
        people,
    ):
        hosts, boxes, profile = keys.get(root, (set[str](), set[str](), ""))
        if kind == Person.Kind.EMAIL:
            box, _, host = value.rpartition("@")
            hosts.add(host)
            boxes.add(box)
        elif value.startswith("linkedin.com/in/"):
            profile = value
        keys[root] = (hosts, boxes, profile)
    return keys


def _seen_with(owner_id: int, people: set[int]) -> dict[int, frozenset[int]]:
    """Whom these humans were seen with of late, without the seeker, who is seen with everybody."""
    seen: dict[int, set[int]] = {}
    for link in ("id", "root_id"):
        rows = sql.select_in(
            "SELECT DISTINCT a.human, COALESCE(q.root_id, q.id) FROM"  # noqa: S608 - our own names
            f" (SELECT p.{link} AS human, c.interaction_id, c.person_id,"
            " ROW_NUMBER() OVER (PARTITION BY c.person_id ORDER BY c.interaction_id DESC) AS place"
            " FROM store_person p JOIN store_participant c ON c.person_id = p.id"
            f" WHERE p.owner_id = %s AND p.{link} IN ({{}})) a"
            " JOIN store_participant b ON b.interaction_id = a.interaction_id AND b.person_id <> a.person_id"
            " JOIN store_person q ON q.id = b.person_id LEFT JOIN store_person r ON r.id = q.root_id"
            f" WHERE a.place <= {MOST_MET} AND NOT COALESCE(r.is_seeker, q.is_seeker)",
            people,
            owner_id,
        )
        for person, other in rows:
            seen.setdefault(person, set()).add(other)
    return {person: frozenset(others) for person, others in seen.items()}

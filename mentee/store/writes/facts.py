"""Facts into rows: interactions, gatherings and posts, each stored once however many files hold it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mentee.network.events import CHANNEL_CODE, ROLE_CODE
from mentee.records.facts import Channel, Contact, Gathering, Interaction, Post
from mentee.store import sql
from mentee.store.digests import digest
from mentee.store.models import Sighting
from mentee.store.writes.counts import Tally
from mentee.store.writes.texts import line, note

Content = tuple[tuple[Any, ...], list[tuple[Any, ...]]]  # the fact's columns, and the rows of its people
PersonOf = Callable[[Contact], int | None]
MAIL = CHANNEL_CODE[Channel.MAIL]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one noun lies in tables: its columns, and the table of its people with the column that points back."""

    code: int
    table: str
    columns: tuple[str, ...]
    child: str = ""
    parent: str = ""
    child_columns: tuple[str, ...] = ()

    def may_change(self, columns: tuple[Any, ...]) -> bool:
        """Copies of a mail differ in what lists and servers add, not in what was said: the first stays."""
        return self.table != "store_interaction" or columns[1] != MAIL


INTERACTIONS = Shape(
    int(Sighting.Noun.INTERACTION),
    "store_interaction",
    ("at", "channel", "bulk", "minutes", "thread", "subject"),
    "store_participant",
    "interaction_id",
    ("person_id", "role"),
)
GATHERINGS = Shape(
    int(Sighting.Noun.GATHERING),
    "store_gathering",
    ("title", "starts", "ends", "place", "url", "all_day"),
    "store_appearance",
    "gathering_id",
    ("person_id", "role", "topic", "digest"),
)
POSTS = Shape(int(Sighting.Noun.POST), "store_post", ("author_id", "title", "at", "url", "summary"))
SHAPES = (INTERACTIONS, GATHERINGS, POSTS)
EXTRA = {"store_interaction": ("notes", "")}  # columns that sources never fill


def interaction_content(one: Interaction, person_of: PersonOf) -> Content:
    """Bulk mail has no people: neither who sent it nor who else got it is a tie of anybody's."""
    people: list[tuple[Any, ...]] = []
    if not one.bulk:
        seats = ((person_of(seat.contact), ROLE_CODE[seat.role]) for seat in one.participants)
        people = list(dict.fromkeys(seat for seat in seats if seat[0] is not None))
    thread = digest(one.thread) if one.thread else None
    at = int(one.at.timestamp())
    return (at, CHANNEL_CODE[one.channel], one.bulk, one.minutes, thread, line(one.subject)), people


def gathering_content(one: Gathering, person_of: PersonOf) -> Content:
    """Columns and appearances of a gathering."""
    people: dict[tuple[Any, ...], None] = {}
    for seat in one.participants:
        if (person := person_of(seat.contact)) is not None:
            topic = line(seat.topic)
            people[(person, ROLE_CODE[seat.role], topic, digest(topic) if topic else 0)] = None
    ends = int(one.ends.timestamp()) if one.ends else None
    starts = int(one.starts.timestamp())
    return (line(one.title), starts, ends, line(one.place), line(one.url), one.all_day), list(people)


def post_content(one: Post, author: int) -> Content:
    """Columns of a post."""
    at = int(one.at.timestamp()) if one.at else None
    return (author, line(one.title), at, line(one.url), note(one.summary)), []


def write(owner_id: int, import_id: int | None, shape: Shape, facts: Mapping[int, Content]) -> Tally:
    """Store facts by the digest of their key: new ones, and what this import says of those that others brought."""
    known = sql.select_in(
        f"SELECT digest, id, source_id, {', '.join(shape.columns)} FROM {shape.table}"  # noqa: S608 - our own names
        " WHERE owner_id = %s AND digest IN ({})",
        facts,
        owner_id,
    )
    there = {number for number, *_ in known}
    fresh = {number: content for number, content in facts.items() if number not in there}
    _insert(owner_id, import_id, shape, fresh)
    others = {row: (source, tuple(columns), number) for number, row, source, *columns in known if source != import_id}
    changed = _sight(import_id, shape, others, facts)
    return Tally(new=len(fresh), changed=changed, same=len(facts) - len(fresh) - changed)


def _insert(owner_id: int, import_id: int | None, shape: Shape, fresh: Mapping[int, Content]) -> None:
    extra = EXTRA.get(shape.table, ())
    names = ["owner_id", "digest", *shape.columns, "source_id", *extra[:1]]
    sql.insert(
        shape.table,
        ", ".join(names),
        [(owner_id, number, *columns, import_id, *extra[1:]) for number, (columns, _) in fresh.items()],
    )
    if not shape.child:
        return
    ids = sql.select_in(
        f"SELECT digest, id FROM {shape.table} WHERE owner_id = %s AND digest IN ({{}})",  # noqa: S608 - our own names
        (number for number, (_, people) in fresh.items() if people),
        owner_id,
    )
    put_children(shape, [(row, child) for number, row in ids for child in fresh[number][1]])


def put_children(shape: Shape, rows: list[tuple[int, tuple[Any, ...]]]) -> None:
    """Insert rows of people under the fact they belong to."""
    sql.insert(shape.child, ", ".join((shape.parent, *shape.child_columns)), [(row, *child) for row, child in rows])


def children(shape: Shape, rows: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of people of some facts, in order."""
    found: dict[int, list[tuple[Any, ...]]] = {row: [] for row in rows}
    if shape.child:
        for row, *child in sql.select_in(
            f"SELECT {shape.parent}, {', '.join(shape.child_columns)} FROM {shape.child}"  # noqa: S608 - our own names
            f" WHERE {shape.parent} IN ({{}})",
            rows,
        ):
            found[row].append(tuple(child))
    return {row: sorted(people) for row, people in found.items()}


def said(columns: tuple[Any, ...], people: list[tuple[Any, ...]]) -> str:
    """A content as a sighting keeps it."""
    return json.dumps({"columns": columns, "people": sorted(people)})


def show(shape: Shape, contents: Mapping[int, Content]) -> None:
    """Make facts (by row) show these contents."""
    assign = ", ".join(f"{name} = %s" for name in shape.columns)
    sql.change(
        f"UPDATE {shape.table} SET {assign} WHERE id = %s",  # noqa: S608 - our own names
        [(*columns, row) for row, (columns, _) in contents.items()],
    )
    if shape.child:
        sql.run_in(f"DELETE FROM {shape.child} WHERE {shape.parent} IN ({{}})", contents)  # noqa: S608 - our own names
        put_children(shape, [(row, child) for row, (_, people) in contents.items() for child in people])


def _sight(
    import_id: int | None,
    shape: Shape,
    others: Mapping[int, tuple[int | None, tuple[Any, ...], int]],
    facts: Mapping[int, Content],
) -> int:
    """Note what this import says of facts that others brought; gives the number of those it changes."""
    if import_id is None:
        return 0
    rows = sql.select_in(
        "SELECT fact FROM store_sighting WHERE source_id = %s AND noun = %s AND fact IN ({})",
        others,
        import_id,
        shape.code,
    )
    seen = {row for (row,) in rows}
    maybe = [row for row, (_, columns, _) in others.items() if row not in seen and shape.may_change(columns)]
    people = children(shape, maybe)
    new: dict[int, Content] = {}
    notes: list[sql.Row] = []
    for row in maybe:
        source, columns, number = others[row]
        if source is not None and (columns, people[row]) != (facts[number][0], sorted(facts[number][1])):
            new[row] = facts[number]
            notes.append((source, shape.code, row, said(columns, people[row])))
    notes += [
        (import_id, shape.code, row, said(*new[row]) if row in new else None) for row in others if row not in seen
    ]
    sql.insert("store_sighting", "source_id, noun, fact, said", notes)
    show(shape, new)
    return len(new)

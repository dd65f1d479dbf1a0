"""Invented records, and a picture of everything an owner has that does not depend on the numbers of rows."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from mentee.records.facts import (
    Channel,
    Contact,
    Fact,
    Gathering,
    Interaction,
    Key,
    KeyKind,
    Origin,
    Participant,
    Person,
    Position,
    Post,
    Problem,
    Role,
)
from mentee.records.keys import SELF
from mentee.store import exports, models
from mentee.store.models import User
from mentee.store.writes.counts import Counts
from mentee.store.writes.imports import begin_import, import_facts

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
_NUMBER = count(1)


def new_owner() -> User:
    """An owner of their own."""
    return User.objects.create(username=f"owner-{next(_NUMBER)}")


def mail_key(address: str) -> Key:
    return Key(KeyKind.EMAIL, address)


def phone_key(number: str) -> Key:
    return Key(KeyKind.PHONE, number)


def contact(address: str, name: str = "") -> Contact:
    return Contact(name, (mail_key(address),))


def person(name: str, *keys: Key, at: str = "", title: str = "", line: int = 1, **more: Any) -> Person:
    positions = (Position(at, title, started=date(2020, 1, 1)),) if at or title else ()
    return Person(Origin("people.csv", line), (name,) if name else (), keys, positions=positions, **more)


def mail(key: str, sender: Contact, *to: Contact, day: int = 1, subject: str = "", thread: str = "") -> Interaction:
    seats = (Participant(sender, Role.SENDER), *(Participant(one, Role.TO) for one in to))
    return Interaction(
        Origin("box.mbox", None, day),
        f"mail:{key}",
        datetime(2025, 3, 1 + day % 28, tzinfo=UTC),
        Channel.MAIL,
        seats,
        subject or f"about {key}",
        f"mail:{thread or key}",
    )


def meeting(key: str, *people: Contact, day: int = 1, minutes: int = 30, title: str = "lunch") -> Interaction:
    seats = tuple(Participant(one, Role.ATTENDEE) for one in people)
    at = datetime(2025, 4, 1 + day % 28, tzinfo=UTC)
    return Interaction(Origin("diary.ics", 1), f"ical:{key}", at, Channel.MEETING, seats, title, "", minutes)


def gathering(key: str, *people: Contact, day: int = 1, title: str = "fair", topic: str = "") -> Gathering:
    seats = tuple(Participant(one, Role.SPEAKER if topic else Role.ATTENDEE, topic) for one in people)
    return Gathering(
        Origin("fair.xml", 1), f"fair:{key}", title, datetime(2026, 7, 1 + day % 28, tzinfo=UTC), participants=seats
    )


def post(key: str, author: Contact, title: str) -> Post:
    return Post(Origin("feed.xml", 1), f"post:{key}", author, title, datetime(2026, 1, 1, tzinfo=UTC))


def bring(
    owner: User, file: str, facts: Iterable[Fact | Problem], *, batch: int = 2000, format: str = "table"
) -> Counts:
    """Import facts as a file of that name and content."""
    begun = begin_import(owner, file=file, digest=f"digest of {file}", size=1, format=format, now=NOW)
    return import_facts(owner, begun.id, facts, now=NOW, batch=batch)


def numbered(*, kill: int = -1) -> Iterator[Fact]:
    """Sixty records; the process ends as by a power cut before number `kill`."""
    people = [contact(f"p{number}@acme.example", f"Pia P{number}") for number in range(7)]
    for number in range(60):
        if number == kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if number % 5 == 0:
            yield person("Ada Oak", line=number)
        else:
            yield mail(str(number), people[number % 7], Contact("", (SELF,)))


def row_of(owner: User, address: str) -> models.Person:
    """The shown row of whoever has this address."""
    row = models.Person.objects.get(owner=owner, kind=0, value=address)
    return row.root or row


def picture(owner: User) -> dict[str, list[str]]:
    """All an owner has, rows named by what they are instead of by their numbers; undone imports left out.

    A human is the set of their keys: which of their rows is the shown one depends on what came first.
    """
    lines = list(exports.export(owner))[1:]
    undone = {line["id"] for line in lines if line["table"] == "import" and line["state"] == "undone"}
    names = {(line["table"], line["id"]): _name(line) for line in lines}
    humans: dict[int, list[dict[str, Any]]] = {}
    found: dict[str, list[str]] = {"person": []}
    chains: dict[str, list[tuple[str, str]]] = {}  # by fact: which import said what of it, the first one first
    for line in lines:
        table = line["table"]
        if (table == "import" and line["id"] in undone) or line.get("source_id") in undone:
            continue
        if table == "person":
            humans.setdefault(line["root_id"] or line["id"], []).append(line)
            continue
        row = {field: _named(field, value, line, names) for field, value in line.items()}
        for field in ("id", "table", "counts", "started", "finished", "at" if table == "merge" else "id"):
            row.pop(field, None)
        if table == "deed":
            row["changes"] = [[of, bool(before)] for of, _, before in row["changes"]]
        if table == "sighting":
            chains.setdefault(row["fact"], []).append((row["source_id"], repr(_said(line, names))))
            continue
        if table in ("interaction", "gathering", "post"):
            chains.setdefault(names[table, line["id"]], []).insert(0, (row["source_id"], "None"))
        if table == "doubt":
            row["a_id"], row["b_id"] = sorted(_human(humans, line[side], names) for side in ("a_id", "b_id"))
        if table == "merge":
            row["child_id"], row["into_id"] = sorted((row["child_id"], row["into_id"]))
        found.setdefault(table, []).append(repr(sorted(row.items(), key=str)))
    for root, rows in humans.items():
        shown = {k: v for k, v in next(row for row in rows if row["id"] == root).items() if k not in _OF_A_ROW}
        found["person"].append(repr((sorted(str(names["person", row["id"]]) for row in rows), shown)))
    found["said"] = [repr((fact, _resolved(chain))) for fact, chain in chains.items()]
    return {table: sorted(rows) for table, rows in found.items() if rows}


def _human(humans: dict[int, list[dict[str, Any]]], person: int, names: dict[tuple[str, Any], Any]) -> str:
    rows = next(rows for rows in humans.values() if any(row["id"] == person for row in rows))
    return repr(sorted(names["person", row["id"]] for row in rows))


def _resolved(chain: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What each import says of a fact: None stands for what the one before said, or for what the fact shows."""
    said: dict[str, str] = {}
    before = "None"
    for source, text in chain:
        before = text if text != "None" else said.get(source, before)
        said[source] = before
    return [(source, text if len(set(said.values())) > 1 else "shown") for source, text in said.items()]


_OF_A_ROW = ("id", "root_id", "kind", "value", "table")


def _name(line: dict[str, Any]) -> str:
    """What a row is, whatever its number."""
    if line["table"] == "person":
        return f"{line['kind']}:{line['value']}"
    parts = (line.get(field) for field in ("file", "folded", "digest", "text", "at"))
    return f"{line['table']} {next((part for part in parts if part), '')}"


_TARGETS = {
    "source_id": "import",
    "person_id": "person",
    "root_id": "person",
    "child_id": "person",
    "into_id": "person",
    "a_id": "person",
    "b_id": "person",
    "other_id": "person",
    "author_id": "person",
    "organisation_id": "organisation",
    "interaction_id": "interaction",
    "gathering_id": "gathering",
    "merge_id": "merge",
}


def _named(field: str, value: Any, line: dict[str, Any], names: dict[tuple[str, Any], Any]) -> Any:
    if field == "fact":
        return names[("", "interaction", "gathering", "post")[line["noun"]], value]
    if field in _TARGETS and value is not None:
        return names[_TARGETS[field], value]
    return value


def _said(line: dict[str, Any], names: dict[tuple[str, Any], Any]) -> Any:
    if line["said"] is None:
        return None
    columns = list(line["said"]["columns"])
    if line["noun"] == 3:
        columns[0] = names["person", columns[0]]
    return columns, sorted((names["person", one], *rest) for one, *rest in line["said"]["people"])

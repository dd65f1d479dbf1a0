"""The mail addresses of people, and what tells which of them are the seeker's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby

from mentee.network.events import CHANNEL_CODE, ROLES
from mentee.records.facts import Channel, Contact, Interaction, Key, KeyKind, Origin, Participant
from mentee.store import sql
from mentee.store.models import Person, User
from mentee.store.written import as_written


def addresses_of(owner: User, people: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Mail addresses by id of the shown person, in order of becoming known; three queries."""
    found: dict[int, list[str]] = defaultdict(list)
    rows: list[sql.Row] = []
    for link in ("id", "root_id"):
        rows += sql.select_in(
            f"SELECT id, root_id, value FROM store_person WHERE {sql.unhelpful('owner_id')} = %s AND kind = %s"  # noqa: S608
            f" AND {link} IN ({{}})",
            people,
            owner.pk,
            int(Person.Kind.EMAIL),
        )
    written = as_written(row for row, *_ in rows)
    for row, root, value in sorted(set(rows)):
        found[root or row].append(written.get(row) or value)
    return {person: tuple(addresses) for person, addresses in found.items()}


def shown_addresses(owner: User, addresses: Sequence[str]) -> dict[str, str]:
    """Addresses of the book as they are written, by their normal form."""
    rows = sql.select_in(
        f"SELECT id, value FROM store_person WHERE owner_id = %s AND kind = {int(Person.Kind.EMAIL)}"  # noqa: S608
        " AND value IN ({})",
        addresses,
        owner.pk,
    )
    written = as_written(row for row, _ in rows)
    return {value: written.get(row) or value for row, value in rows}


def namesakes(owner: User) -> list[tuple[str, str]]:
    """(address, name) of others in the book under exactly the seeker's own name, but those called different."""
    rows = sql.select(
        "SELECT k.id, k.value, p.name FROM store_person me JOIN store_person p ON p.owner_id = me.owner_id"
        " AND p.folded = me.folded AND p.root_id IS NULL AND NOT p.is_seeker"
        " JOIN store_person k ON k.kind = 0 AND (k.id = p.id OR k.root_id = p.id)"
        " WHERE me.owner_id = %s AND me.is_seeker AND me.folded <> '' AND NOT EXISTS (SELECT 1 FROM store_doubt d"
        " WHERE d.state = 'different' AND d.a_id IN (me.id, k.id, p.id) AND d.b_id IN (me.id, k.id, p.id))"
        " ORDER BY k.id",
        [owner.pk],
    )
    written = as_written(row for row, *_ in rows)
    return [((written.get(row) or value), str(name)) for row, value, name in rows]


def latest_mails(owner: User, most: int) -> Iterator[Interaction]:
    """The latest mails as far as they tell whose they are: addresses, names, roles, and the file they came from."""
    rows = sql.select(
        "SELECT i.id, i.at, i.thread, f.file, c.role, k.value, COALESCE(r.name, k.name) FROM"
        " (SELECT id, at, thread, source_id FROM store_interaction WHERE owner_id = %s AND channel = %s"
        " ORDER BY at DESC, id DESC LIMIT %s) i"
        " JOIN store_participant c ON c.interaction_id = i.id"
        " JOIN store_person k ON k.id = c.person_id AND k.kind = 0"
        " LEFT JOIN store_person r ON r.id = k.root_id LEFT JOIN store_import f ON f.id = i.source_id ORDER BY i.id",
        [owner.pk, CHANNEL_CODE[Channel.MAIL], most],
    )
    for (number, at, thread, file), seats in groupby(rows, key=lambda row: row[:4]):
        yield Interaction(
            Origin(file or ""),
            str(number),
            datetime.fromtimestamp(at, UTC),
            Channel.MAIL,
            tuple(
                Participant(Contact(name, (Key(KeyKind.EMAIL, address),)), ROLES[role])
                for *_, role, address, name in seats
            ),
            thread=str(thread or number),
        )

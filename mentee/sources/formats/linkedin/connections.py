"""Connections.csv: the people whom the seeker is connected with, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b

from mentee.records.facts import (
    Channel,
    Contact,
    Interaction,
    Key,
    KeyKind,
    Participant,
    Person,
    Position,
    Problem,
    Role,
)
from mentee.records.keys import email_key, url_key
from mentee.sources.dates import Reading, read_instant
from mentee.sources.formats.linkedin.seeker import Me, full_name
from mentee.sources.formats.linkedin.sheets import Sheet
from mentee.sources.tables import Row


def digest(*parts: str) -> str:
    """A short name for some text, the same on every machine and in every file."""
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()


def read_connections(sheet: Sheet, me: Me) -> Iterator[Person | Interaction | Problem]:
    """Each connection as a person, and the day of connecting as an interaction with the seeker."""
    reading, problems = sheet.reading("connected")
    yield from problems
    identities = _Identities()
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        yield from _connection(sheet, row, me, reading, identities)


def _connection(
    sheet: Sheet, row: Row, me: Me, reading: Reading, identities: _Identities
) -> Iterator[Person | Interaction | Problem]:
    name = full_name(sheet, row)
    if not name:
        yield Problem(
            sheet.origin(row),
            "a connection without a name (its owner has hidden or closed the profile)",
            "nothing to do",
        )
        return
    connected = sheet.one(row, "connected")
    at = read_instant(connected, reading)
    if connected and at is None:
        yield sheet.unreadable(row, "date", connected)
    company, title = sheet.one(row, "company"), sheet.one(row, "title")
    page, mail = url_key(sheet.one(row, "url")), email_key(sheet.one(row, "email"))
    if mail is None and sheet.one(row, "email"):
        yield sheet.unreadable(row, "address", sheet.one(row, "email"))
    if page and not identities.owns(page, name):
        yield Problem(
            sheet.origin(row),
            f"the profile address {page.value} already belongs to somebody of another name; read without it",
            "correct the address that is wrong and import the file again",
        )
        page = None
    listed = identities.of(name, at, company, title, page)
    keys = tuple(key for key in (page, mail, listed) if key)
    positions = (Position(company, title),) if company or title else ()
    yield Person(sheet.origin(row), (name,), keys, positions=positions)
    if at is not None:
        contact = Contact(name, keys)
        yield Interaction(
            sheet.origin(row),
            f"linkedin:connected:{page.value if page else keys[-1].value}",
            at,
            Channel.SOCIAL,
            (Participant(me.contact(), Role.ATTENDEE), Participant(contact, Role.ATTENDEE)),
            subject="connected",
        )


class _Identities:
    """Keys for a connection that hold in every export of the same seeker, with a profile address or without.

    A name and the day of connecting are one human in one seeker's list; without a day, the name with company and
    title. Where two rows of a file say otherwise (other page, or other work), the later one gets no such key.
    """

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}
        self._owners: dict[Key, str] = {}

    def owns(self, page: Key, name: str) -> bool:
        """Whether the page is this name's: an export lists nobody twice, so another name is another human."""
        plain = " ".join(name.lower().split())
        return self._owners.setdefault(page, plain) == plain

    def of(self, name: str, at: datetime | None, company: str, title: str, page: Key | None) -> Key | None:
        """The key of one row, None where it could be another human's."""
        plain = " ".join(name.lower().split())
        value = digest(plain, at.date().isoformat()) if at else digest(plain, "", company.lower(), title.lower())
        evidence = page.value if page else digest(company, title)
        if self._seen.setdefault(value, evidence) != evidence:
            return None if page else Key(KeyKind.UID, f"linkedin:{digest(value, company.lower(), title.lower())}")
        return Key(KeyKind.UID, f"linkedin:{value}")

"""Messages, invitations, endorsements and recommendations of a LinkedIn export: who turned to whom, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from mentee.records.facts import (
    Channel,
    Contact,
    Interaction,
    Key,
    Origin,
    Participant,
    Person,
    Position,
    Problem,
    Relation,
    RelationKind,
    Role,
)
from mentee.records.keys import SELF, url_key
from mentee.sources.dates import Reading, read_date, read_instant
from mentee.sources.formats.linkedin.connections import digest
from mentee.sources.formats.linkedin.headings import Kind, plain_stem
from mentee.sources.formats.linkedin.seeker import Me, contact_of, full_name
from mentee.sources.formats.linkedin.sheets import Sheet
from mentee.sources.tables import Row

_NO = frozenset({"", "no", "false", "0", "nein", "non"})


def read_messages(sheet: Sheet, me: Me) -> Iterator[Interaction | Problem]:
    """messages.csv: one interaction for each message; of its text nothing is kept but a digest in the key."""
    reading, problems = sheet.reading("date")
    yield from problems
    names = _names_of_pages(sheet)
    drafts, first_draft, unknown = 0, 0, True
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
        elif sheet.one(row, "draft").lower() not in _NO:
            drafts += 1
            first_draft = first_draft or row.line
        else:
            message = _message(sheet, row, me, reading, names)
            if isinstance(message, Interaction):
                unknown = unknown and all(SELF not in one.contact.keys for one in message.participants)
            yield message
    if drafts:
        yield Problem(
            Origin(sheet.file, first_draft), f"drafts that were never sent, left out: {drafts}", "nothing to do"
        )
    if unknown and names:
        yield Problem(
            Origin(sheet.file, sheet.table.header.line),
            "the messages do not tell who of these people is you",
            "import the whole export (with Profile.csv or Invitations.csv), or name your profile address",
        )


def _names_of_pages(sheet: Sheet) -> dict[Key, str]:
    """The senders' names by profile page: receivers' names stand in one cell, where commas part nothing."""
    names: dict[Key, str] = {}
    for row in sheet.table.plain_rows():
        page = url_key(sheet.one(row, "from_url"))
        if page:
            names.setdefault(page, sheet.one(row, "from"))
    return names


def _message(sheet: Sheet, row: Row, me: Me, reading: Reading, names: Mapping[Key, str]) -> Interaction | Problem:
    written = sheet.one(row, "date")
    at = read_instant(written, reading)
    if at is None:
        return sheet.unreadable(row, "date", written)
    sender = contact_of(me, sheet.one(row, "from"), sheet.one(row, "from_url"))
    receivers = _receivers(sheet, row, me, names)
    participants = tuple(
        Participant(contact, role)
        for contact, role in ((sender, Role.SENDER), *((receiver, Role.TO) for receiver in receivers))
        if contact is not None
    )
    if len(participants) < 2:
        return Problem(sheet.origin(row), "a message whose other side has left LinkedIn", "nothing to do")
    conversation = sheet.one(row, "conversation")
    content = " ".join(sheet.one(row, "content").split())
    who = sheet.one(row, "from_url") or sheet.one(row, "from")
    return Interaction(
        sheet.origin(row),
        f"linkedin:message:{digest(conversation, at.isoformat(), who, content)}",
        at,
        Channel.MESSAGE,
        participants,
        subject=sheet.one(row, "subject") or sheet.one(row, "topic"),
        thread=f"linkedin:conversation:{conversation}" if conversation else "",
        bulk=_is_bulk(sheet, row),
    )


def _is_bulk(sheet: Sheet, row: Row) -> bool:
    topic = sheet.one(row, "topic").lower()
    return "spam" in sheet.one(row, "folder").lower() or topic.startswith(("sponsored", "linkedin offer"))


def _receivers(sheet: Sheet, row: Row, me: Me, names: Mapping[Key, str]) -> list[Contact | None]:
    urls = [url.strip() for url in sheet.one(row, "to_urls").split(",") if url.strip()]
    written = [name.strip() for name in sheet.one(row, "to").split(",") if name.strip()]
    if not urls:
        return [contact_of(me, name, "") for name in written]
    if len(urls) == 1:
        return [contact_of(me, sheet.one(row, "to"), urls[0])]
    if len(urls) != len(written):  # names with commas of their own: "Ann Example, MBA"
        written = [""] * len(urls)
    found = []
    for name, url in zip(written, urls, strict=True):
        page = url_key(url)
        found.append(contact_of(me, (names.get(page, name) if page else name) or name, url))
    return found


def read_invitations(sheet: Sheet, me: Me) -> Iterator[Interaction | Problem]:
    """Invitations.csv: who asked whom to connect; the seeker is the sender of what went out."""
    reading, problems = sheet.reading("sent")
    yield from problems
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        at = read_instant(sheet.one(row, "sent"), reading)
        outgoing = sheet.one(row, "direction").upper().startswith("OUT")
        sender: Contact | None = me.contact()
        receiver: Contact | None = me.contact()
        if outgoing:
            receiver = contact_of(Me(), sheet.one(row, "to"), sheet.one(row, "to_url"))
        else:
            sender = contact_of(Me(), sheet.one(row, "from"), sheet.one(row, "from_url"))
        if at is None:
            yield sheet.unreadable(row, "date", sheet.one(row, "sent"))
        elif sender is None or receiver is None:
            yield Problem(sheet.origin(row), "an invitation whose other side is not named", "nothing to do")
        else:
            yield _turn(sheet, row, sender, receiver, at, "invitation to connect")


def read_endorsements(sheet: Sheet, me: Me) -> Iterator[Interaction | Person | Problem]:
    """Endorsements: a turn to the other; a skill that the seeker vouches for is the other's skill."""
    reading, problems = sheet.reading("date")
    yield from problems
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        name, skill, written = full_name(sheet, row), sheet.one(row, "skill"), sheet.one(row, "date")
        other = contact_of(Me(), name, sheet.one(row, "url"))
        if other is None or not skill:
            yield Problem(sheet.origin(row), "an endorsement without a name or a skill", "nothing to do")
            continue
        if sheet.kind is Kind.ENDORSED and other.keys:
            yield Person(sheet.origin(row), (name,) if name else (), other.keys, skills=(skill,))
        at = read_instant(written, reading)
        if at is None:
            yield sheet.unreadable(row, "date", written)
            continue
        given = sheet.kind is Kind.ENDORSED
        sender, receiver = (me.contact(), other) if given else (other, me.contact())
        yield _turn(sheet, row, sender, receiver, at, f"endorsed for {skill}")


def _turn(sheet: Sheet, row: Row, sender: Contact, receiver: Contact, at: datetime, subject: str) -> Interaction:
    """An interaction of two, with a key from who turned to whom about what and when."""
    sides = [side.keys[0].value if side.keys else side.name.lower() for side in (sender, receiver)]
    name = sheet.kind.value.replace(" ", "-")
    return Interaction(
        sheet.origin(row),
        f"linkedin:{name}:{digest(*sides, at.isoformat(), subject)}",
        at,
        Channel.SOCIAL,
        (Participant(sender, Role.SENDER), Participant(receiver, Role.TO)),
        subject=subject,
    )


def read_recommendations(
    sheet: Sheet, me: Me, known: Mapping[tuple[str, str], tuple[Key, ...]]
) -> Iterator[Person | Problem]:
    """Recommendations: who recommends whom. `known` are keys of connections by name and company, both in lower case.

    The file does not give profile addresses: a recommendation is the connection's of the same name and company,
    where there is exactly one, else that of somebody known by name only.
    """
    stem = plain_stem(sheet.file)
    given = "given" in stem
    if not given and "received" not in stem:
        yield Problem(
            Origin(sheet.file, sheet.table.header.line),
            "the file does not say whether these were given or received; read as received",
            "if you gave them, rename the file to Recommendations_Given.csv and import it again",
        )
    reading, problems = sheet.reading("date")
    yield from problems
    for row in sheet.rows():
        if isinstance(row, Problem):
            yield row
            continue
        name, company, title = full_name(sheet, row), sheet.one(row, "company"), sheet.one(row, "title")
        if not name:
            yield Problem(sheet.origin(row), "a recommendation without a name", "nothing to do")
            continue
        keys = known.get((name.lower(), company.lower()), ())
        since = read_date(sheet.one(row, "date"), reading)
        positions = (Position(company, title, current=False),) if (company or title) and not keys else ()
        yield from _recommendation(sheet.origin(row), me, Contact(name, keys), positions, (given, since))


def _recommendation(
    origin: Origin, me: Me, other: Contact, positions: tuple[Position, ...], how: tuple[bool, date | None]
) -> Iterator[Person]:
    given, since = how
    if given:
        relation = Relation(RelationKind.RECOMMENDS, other, since)
        yield Person(origin, (other.name,), other.keys, positions=positions)
        yield Person(origin, me.names, (SELF,), relations=(relation,), is_seeker=True)
    else:
        relation = Relation(RelationKind.RECOMMENDS, me.contact(), since)
        yield Person(origin, (other.name,), other.keys, positions=positions, relations=(relation,))

"""The standard library's reading of a mail's header beside the mail reader's own, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime

from mentee.records.facts import Problem
from mentee.records.keys import email_key
from mentee.sources.formats.mail.addresses import mailboxes
from mentee.sources.formats.mail.dates import instant
from mentee.sources.formats.mail.headers import RawMail, scan
from mentee.sources.formats.mail.threads import message_ids

_PARSER = BytesHeaderParser()  # compat32, the default policy
FIELDS = ("from", "to", "cc", "date", "id")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one mail that the two read differently."""

    offset: int
    field: str
    raw: str
    ours: object
    theirs: object


def taken(head: bytes) -> Message:
    """What the standard library makes of a header, addresses and date parsed; the baseline's whole work."""
    message = _PARSER.parsebytes(head)
    take(message)
    return message


def take(message: Message) -> None:
    """Parse the addresses and the date of a header, and look at the other wanted fields."""
    for name in ("From", "To", "Cc"):
        theirs_addresses(message, name)
    theirs_date(message)
    for name in ("Message-ID", "In-Reply-To", "References", "Subject"):
        message.get(name)


def theirs_addresses(message: Message, name: str) -> list[tuple[str, str]]:
    """Names and addresses as the standard library parses them."""
    try:
        return getaddresses([str(value) for value in message.get_all(name, [])])
    except RecursionError:  # groups within groups
        return []


def theirs_date(message: Message) -> datetime | None:
    """The date as the standard library parses it."""
    try:
        at = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def differences(mails: Iterable[RawMail | Problem]) -> Iterator[Difference]:
    """Where the two do not agree on senders, recipients, date or identifier."""
    for mail in mails:
        if isinstance(mail, RawMail):
            yield from _compared(mail)


def _compared(mail: RawMail) -> Iterator[Difference]:
    message = _PARSER.parsebytes(mail.head[1:])
    fields = scan(mail.head)
    ours: dict[str, object] = {
        name: sorted({box.address for box in mailboxes(fields.get(name)).found}) for name in ("from", "to", "cc")
    }
    theirs: dict[str, object] = {
        name: sorted({key.value for _, address in theirs_addresses(message, name) if (key := email_key(address))})
        for name in ("from", "to", "cc")
    }
    ours["date"] = instant(fields.get("date", b""))
    theirs["date"] = theirs_date(message)
    ours["id"] = next(iter(message_ids(fields.get("message-id"))), "")
    theirs["id"] = str(message.get("Message-ID", "")).strip().removeprefix("<").removesuffix(">")
    for name in FIELDS:
        if ours[name] != theirs[name]:
            raw = fields.get("message-id" if name == "id" else name, b"").decode("utf-8", "replace")
            yield Difference(mail.offset, name, raw, ours[name], theirs[name])

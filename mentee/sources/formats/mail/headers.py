"""The wanted header fields of one mail, found on the bytes."""

from __future__ import annotations

import re
from typing import NamedTuple

Fields = dict[str, bytes]

_WANTED = """
from to cc bcc date message-id in-reply-to references subject reply-to sender author precedence return-path errors-to
list-id list-post list-unsubscribe list-unsubscribe-post mailing-list x-mailing-list x-beenthere
auto-submitted x-autoreply x-autorespond x-auto-response-suppress x-gmail-labels x-spam-flag
x-original-from x-original-sender x-google-original-from delivered-to x-original-to
"""
_JOINED = frozenset({"to", "cc", "bcc", "delivered-to", "x-original-to"})  # every occurrence counts

# One line break, then a wanted name: the break is what makes the search fast. Folded lines belong to the field.
_FIELD = re.compile(
    rb"\n(" + b"|".join(_WANTED.encode().split()) + rb")[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE,
)
_RECEIVED = re.compile(rb"\n(?:Received|X-Received|Delivery-Date)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_NAMES: dict[bytes, str] = {}
_MAX_SPELLINGS = 4096
_MAX_RECEIVED = 10


class RawMail(NamedTuple):
    """The header of one mail as it stands in the file.

    `head` begins with a line break before its first line; `envelope` is the mbox From_ line, empty elsewhere;
    `offset` the byte in the decompressed file where the mail begins; `cut` says that the header was longer than
    what is read of it.
    """

    file: str
    offset: int
    envelope: bytes
    head: bytes
    cut: bool = False


def scan(head: bytes) -> Fields:
    """The wanted fields of a header, names in lower case, values as written (folded, encoded).

    The first occurrence of a field wins, as in the standard library; all occurrences of recipients are joined
    with commas.
    """
    fields: Fields = {}
    for spelled, value in _FIELD.findall(head):
        name = _NAMES.get(spelled) or _lower(spelled)
        if name not in fields:
            fields[name] = value
        elif name in _JOINED:
            fields[name] += b"," + value
    return fields


def received(head: bytes) -> list[bytes]:
    """The values of the Received and delivery fields, last hop first."""
    return [match[1] for _, match in zip(range(_MAX_RECEIVED), _RECEIVED.finditer(head), strict=False)]


def with_line_feeds(head: bytes) -> bytes:
    """The header with line feeds, where the file was written with bare carriage returns."""
    if b"\n" not in head.strip(b"\n") and b"\r" in head:
        return head.replace(b"\r", b"\n")
    return head


def _lower(spelled: bytes) -> str:
    name = spelled.decode("ascii").lower()
    if len(_NAMES) < _MAX_SPELLINGS:
        _NAMES[spelled] = name
    return name

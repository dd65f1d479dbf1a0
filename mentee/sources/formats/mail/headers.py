"""The wanted header fields of one mail, found on the bytes."""

from __future__ import annotations

import re
from typing import NamedTuple

Fields = dict[str, bytes]

_NAMED = """
from to cc bcc date message-id in-reply-to references subject reply-to sender author precedence return-path errors-to
list-id list-post list-unsubscribe list-unsubscribe-post mailing-list x-mailing-list x-beenthere
auto-submitted x-autoreply x-autorespond x-auto-response-suppress x-gmail-labels x-spam-flag
x-original-from x-original-sender x-google-original-from
"""
WANTED = frozenset(_NAMED.split())
_JOINED = frozenset({"to", "cc", "bcc"})  # every occurrence counts

# A line break and a field with its folded lines. The break and the first letters make the search fast; what they
# let through beside the wanted names is sorted out by the table of names.
_FIELD = re.compile(
    rb"\n([FTBPftbp][A-Za-z-]*+|[Cc][Cc]|[Dd][Aa][Tt][Ee]|[LSIMRElsimre][UEINRAueinra][^CcMm\n][A-Za-z-]*"
    rb"|[Aa][Uu][Tt][HhOo][Oo-][A-Za-z-]*"
    rb"|[Xx]-(?:[Mm][Aa][Ii][Ll][Ii]|[Bb][Ee]|[Aa][Uu]|[Oo][Rr][Ii][Gg][Ii][Nn][Aa][Ll]-[FfSs]"
    rb"|[Gg][Oo][Oo][Gg][Ll][Ee]-[Oo]|[Gg][Mm][Aa]|[Ss][Pp][Aa][Mm]-[Ff])[A-Za-z-]*+"
    rb")[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)"
)
_RECEIVED = re.compile(rb"\n(?:Received|X-Received|Delivery-Date)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_DELIVERED = re.compile(rb"\n(?:Delivered-To|X-Original-To|Envelope-To|X-Envelope-To)[ \t]*:([^\n]*)", re.IGNORECASE)
_NAMES: dict[bytes, str] = {}
_MAX_SPELLINGS = 4096
_MAX_RECEIVED = 10
_MAX_DELIVERED = 400


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
    names = _NAMES
    for spelled, value in _FIELD.findall(head):
        name = names.get(spelled)
        if name is None:
            name = _known(spelled)
        if not name:
            continue
        if name not in fields:
            fields[name] = value
        elif name in _JOINED:
            fields[name] += b"," + value
    return fields


def received(head: bytes) -> list[bytes]:
    """The values of the Received and delivery fields, last hop first."""
    return [match[1] for _, match in zip(range(_MAX_RECEIVED), _RECEIVED.finditer(head), strict=False)]


def delivered_to(head: bytes) -> list[bytes]:
    """The values of the fields that name the mailbox into which the mail was put."""
    return [value[:_MAX_DELIVERED] for value in _DELIVERED.findall(head)[:_MAX_RECEIVED]]


def with_line_feeds(head: bytes) -> bytes:
    """The header with line feeds, where the file was written with bare carriage returns."""
    if head.find(b"\n", 1, len(head) - 1) < 0 and b"\r" in head:
        return head.replace(b"\r", b"\n")
    return head


def _known(spelled: bytes) -> str:
    """The name in lower case, empty where the field is not wanted; spellings are remembered, up to a bound."""
    name = spelled.decode("latin-1").lower()
    name = name if name in WANTED else ""
    if len(_NAMES) < _MAX_SPELLINGS:
        _NAMES[spelled] = name
    return name

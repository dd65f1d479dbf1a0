"""Address fields as mailboxes: a name, an address, and the participants they make."""

from __future__ import annotations

import re
from email.utils import parseaddr
from functools import lru_cache
from typing import NamedTuple

from mentee.identity.roles import AddressKind, address_kind
from mentee.records.facts import Contact, Participant, Role
from mentee.records.keys import email_key
from mentee.sources.formats.mail.headers import Fields
from mentee.sources.formats.mail.words import decoded, text_of


class Mailbox(NamedTuple):
    """Somebody named in an address field; the address is normalised, `name` decoded and never an address."""

    name: str
    address: str
    local: str
    host: str
    kind: AddressKind
    sender: Participant
    to: Participant
    cc: Participant


class Mailboxes(NamedTuple):
    """What an address field holds: the mailboxes in order, and what named no address."""

    found: tuple[Mailbox, ...]
    lost: tuple[str, ...]


class Named(NamedTuple):
    """Everybody whom a mail's header names: its writers, and those it is addressed to."""

    writers: Mailboxes
    to: Mailboxes
    cc: Mailboxes
    bcc: Mailboxes

    @property
    def writer(self) -> Mailbox | None:
        """Whom From names first; where it is missing, who sent the mail for them."""
        return self.writers.found[0] if self.writers.found else None


NOBODY = Mailboxes((), ())
_CACHED_VALUE = 2048
_CACHED_TOKEN = 512
_MAX_NAME = 200
_MAX_COMMENTS = 20
_PLAIN = re.compile(
    r'\s*(?:"([^"\\]*)"|([^"<>(),:;@\\]*?))\s*<\s*([^\s<>@",:;()\\\[\]]+@[^\s<>@",:;()\\\[\]]+)\s*>\s*(?:,\s*|$)'
    r'|\s*([^\s<>@",:;()\\\[\]]+@[^\s<>@",:;()\\\[\]]+)\s*(?:,\s*|$)'
)
_ANGLED = re.compile(r'[^"(<>\\]*<[^\s<>,:;]+@[^\s<>@,:;]+> ?')
# Not after a quote: what stands there is the rest of a longer address, somebody else's.
_SOME_ADDRESS = re.compile(
    r"(?<![^\s<>(\[,;:])[^\s<>@\",:;()\\\[\]']+@[^\s<>@\",:;()\\\[\]']+\.[^\s<>@\",:;()\\\[\]'.]+"
)
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)|<[^<>]*>|[,;:]|[^"(<,;:]+|.', re.DOTALL)
_EMPTY_GROUP = re.compile(
    r"undisclosed|recipient|suppressed|unlisted|no to|empfänger|destinataires|destinatarios", re.I
)


def named(fields: Fields) -> Named:
    """Everybody whom the fields name."""
    get = fields.get
    writers = mailboxes(get("from"))
    if not writers.found:
        writers = Mailboxes(mailboxes(get("sender")).found, writers.lost)
    return Named(writers, mailboxes(get("to")), mailboxes(get("cc")), mailboxes(get("bcc")))


def mailboxes(value: bytes | None) -> Mailboxes:
    """The mailboxes of an address field's value as written: folded, encoded, with groups and comments."""
    if value is None:
        return NOBODY
    return _cached(value) if len(value) <= _CACHED_VALUE else _parsed(value)


def _parsed(value: bytes) -> Mailboxes:
    if b'"' in value or b"(" in value:
        return _in_turn(text_of(value))
    found = [_token(token) for token in value.split(b",") if len(token) < _CACHED_TOKEN]
    if None in found or len(found) <= value.count(b","):
        return _in_turn(text_of(value))
    return Mailboxes(tuple(found), ())  # type: ignore[arg-type]  # None was just excluded


@lru_cache(maxsize=16384)
def _token(token: bytes) -> Mailbox | None:
    """One mailbox that stands alone, None where it takes more to read it."""
    match = _PLAIN.fullmatch(text_of(token))
    return _mailbox(match[2] or "", match[3] or match[4]) if match else None


def _in_turn(text: str) -> Mailboxes:
    """One plain mailbox after the other, or the patient way where one is not plain."""
    found = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _PLAIN.match(text, at)
        if match is None:
            return _patiently(text)
        quoted, phrase, angled, bare = match.groups()
        box = _mailbox(quoted or phrase or "", angled or bare)
        if box is None:
            return _patiently(text)
        found.append(box)
        at = match.end()
    return Mailboxes(tuple(found), ())


_cached = lru_cache(maxsize=4096)(_parsed)


@lru_cache(maxsize=32768)
def _mailbox(phrase: str, address: str) -> Mailbox | None:
    """One mailbox, None where the address is none."""
    key = email_key(address)
    if key is None:
        return None
    name = _name(phrase)
    normal = key.value
    local, _, host = normal.rpartition("@")
    contact = Contact(name, (key,))
    return Mailbox(
        name,
        normal,
        local,
        host,
        address_kind(normal, name),
        Participant(contact, Role.SENDER),
        Participant(contact, Role.TO),
        Participant(contact, Role.CC),
    )


def renamed(box: Mailbox, name: str) -> Mailbox:
    """The same address under another name."""
    return _mailbox(name, box.sender.contact.keys[0].shown) or box


def _name(phrase: str) -> str:
    """The phrase decoded, without the quotes that some programs put around it; empty where it is an address."""
    name = decoded(phrase.strip())
    while len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return "" if "@" in name and " " not in name else name[:_MAX_NAME]


def _patiently(text: str) -> Mailboxes:
    """Read what the plain pattern does not: quoted pairs, comments, groups, missing commas, broken quotes."""
    found: list[Mailbox] = []
    lost: list[str] = []
    for token in _tokens(text):
        name, address = _taken_apart(" ".join(token.split()))
        box = _mailbox(name, address) if "@" in address else None
        if box is None:
            rescued = _SOME_ADDRESS.findall(token)
            boxes = [_mailbox(_before(token, each) if len(rescued) == 1 else "", each) for each in rescued]
            found += [each for each in boxes if each is not None]
            if not any(boxes):
                lost.append(decoded(" ".join(token.split()))[:_MAX_NAME])
        else:
            found.append(box)
    return Mailboxes(tuple(found), tuple(lost))


def _taken_apart(token: str) -> tuple[str, str]:
    """Name and address: what stands in angles is the address, even after a name that looks like one."""
    if _ANGLED.fullmatch(token):
        name, _, address = token.partition("<")
        return name.strip(), address.rstrip("> ")
    if token.count("(") > _MAX_COMMENTS:  # the standard library follows comments in comments to the end of its stack
        return "", ""
    return parseaddr(token)


def _tokens(text: str) -> list[str]:
    """The members of the list, split at commas and semicolons outside quotes, comments and angles; groups opened."""
    tokens: list[str] = []
    token: list[str] = []
    for piece in _PIECE.findall(text):
        if piece == ":" and not any(part.startswith("<") for part in token):
            token = []  # what stood before it names a group
        elif piece in (",", ";"):
            tokens.append("".join(token))
            token = []
        else:
            token.append(piece)
    tokens.append("".join(token))
    return [each for each in (token.strip() for token in tokens) if each and not _is_no_name(each)]


def _is_no_name(token: str) -> bool:
    """Remains of an empty group, such as "undisclosed-recipients", which lose nobody."""
    return "@" not in token and (bool(_EMPTY_GROUP.search(token)) or not any(map(str.isalnum, token)))


def _before(token: str, address: str) -> str:
    return token[: token.find(address)].strip(" <\"'(")

"""Mailing lists and machines behind a mail, from the header's own evidence and what the mails before it showed."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from mentee.identity.roles import AddressKind, is_human_name, site
from mentee.records.keys import email_key
from mentee.sources.formats.mail.addresses import Mailbox, mailboxes
from mentee.sources.formats.mail.headers import Fields
from mentee.sources.formats.mail.words import text_of

_MAX_KNOWN = 20_000
_MAX_VALUE = 1000
_LISTS_PER_WRITER = 50  # so many list mails outweigh one writer on the host, who may be a forgery
_ADDRESS = re.compile(rb"[^\s<>@\",:;()\\\[\]]+@[^\s<>@\",:;()\\\[\]]+\.[A-Za-z0-9-]+")
_LIST_ID = re.compile(r"<?([\w+~-][\w.+~-]*\.[\w.-]+)>?\s*$")
_POSTING = ("list-post", "x-mailing-list", "x-beenthere", "mailing-list")
_ADMINISTRATION = re.compile(
    r"^owner-(?P<after>.+)$|^(?P<before>.+?)[-+](?:owner|bounces?|admin|request|return|unsubscribe|errors)(?:[-+=].*)?$"
)


class Lists:
    """What is known of lists while a stream of mails is read; bounded, and grows only with new evidence.

    A host on which lists are posted to and hardly anybody writes from is taken for a list host: an address on it
    that comes without a human name is a list too.
    """

    def __init__(self) -> None:
        self._addresses: set[str] = set()
        self._list_mails: Counter[str] = Counter()
        self._writers: dict[str, set[str]] = {}

    def learn(self, fields: Fields, author: Mailbox | None) -> set[str]:
        """Take in one mail and return the posting addresses that its own header shows."""
        posting = posting_addresses(fields)
        for address in posting:
            if len(self._addresses) < _MAX_KNOWN:
                self._addresses.add(address)
            host = address.rpartition("@")[2]
            if host in self._list_mails or len(self._list_mails) < _MAX_KNOWN:
                self._list_mails[host] += 1
        if author is not None and author.kind is AddressKind.PERSON and author.address not in posting:
            host = author.address.rpartition("@")[2]
            if host in self._writers or len(self._writers) < _MAX_KNOWN:
                writers = self._writers.setdefault(host, set())
                if len(writers) < 8:
                    writers.add(author.address)
        return posting

    def of(self, fields: Fields) -> set[str]:
        """The posting addresses that the header of a mail already learned from shows."""
        return posting_addresses(fields)

    def is_list(self, box: Mailbox) -> bool:
        """Whether the mailbox is a list's, by its words, by evidence or by its host."""
        if box.kind is AddressKind.LIST or box.address in self._addresses:
            return True
        if not self._list_mails:
            return False
        local, _, host = box.address.rpartition("@")
        seen = self._list_mails.get(host, 0)
        if not seen or len(self._writers.get(host, ())) * _LISTS_PER_WRITER > seen or host == site(host):
            return False
        return "-" in local or not is_human_name(box.name)


def posting_addresses(fields: Fields) -> set[str]:
    """The addresses, in lower case, to which mail for the lists of this mail is posted.

    From List-Post, X-Mailing-List, X-BeenThere and Mailing-List; from the recipients that List-Id spells; and
    from the recipients whose owner, bounces or request address sent the copy.
    """
    found: set[str] = set()
    for name in _POSTING:
        value = fields.get(name)
        if value and b"@" in value:
            found.update(_posting(value[:_MAX_VALUE]))
    identity = _identity(fields["list-id"][:_MAX_VALUE]) if "list-id" in fields else ""
    if identity:
        found.update(address for address in _named_in(fields, "to", "cc", "from") if _spells(identity, address))
    administered = _administered(fields)
    if administered:
        found.update(administered & _named_in(fields, "to", "cc"))
    return found


@lru_cache(maxsize=1024)
def _posting(value: bytes) -> tuple[str, ...]:
    match = _ADDRESS.search(value.replace(b"mailto:", b" "))
    key = email_key(match[0].decode("utf-8", "replace")) if match else None
    return (key.value,) if key else ()


def _named_in(fields: Fields, *names: str) -> set[str]:
    return {box.address for name in names if name in fields for box in mailboxes(fields[name]).found}


@lru_cache(maxsize=1024)
def _identity(value: bytes) -> str:
    match = _LIST_ID.search(text_of(value).strip())
    return match[1].lower() if match else ""


def _spells(identity: str, address: str) -> bool:
    """Whether a List-Id names the address: "talk.lists.example.org" is talk@ at example.org or below."""
    local, _, host = address.rpartition("@")
    if not identity.startswith(local + "."):
        return False
    rest = identity[len(local) + 1 :]
    return rest == host or rest.endswith("." + host) or host.endswith("." + rest)


def _administered(fields: Fields) -> set[str]:
    """Addresses of lists whose administrative address stands in Sender, Errors-To or Return-Path."""
    found = set()
    for name in ("sender", "errors-to", "return-path"):
        value = fields.get(name)
        for box in mailboxes(value).found if value else ():
            local, _, host = box.address.rpartition("@")
            match = _ADMINISTRATION.match(local)
            if match:
                found.add(f"{match['after'] or match['before']}@{host}")
    return found

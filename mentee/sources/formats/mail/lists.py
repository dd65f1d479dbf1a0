"""Mailing lists and machines behind a mail, from the header's own evidence and what the mails before it showed."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from mentee.identity.roles import AddressKind, is_human_name, site
from mentee.records.keys import email_key
from mentee.sources.formats.mail.addresses import Mailbox, Named, mailboxes
from mentee.sources.formats.mail.headers import Fields
from mentee.sources.formats.mail.words import text_of

_MAX_KNOWN = 20_000
_MAX_VALUE = 1000
_MAX_IDENTITY = 255  # RFC 2919, 3
_WRITERS_COUNTED = 8
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
        self._called: set[str] = set()  # by their words or by a name beside them
        self._list_mails: Counter[str] = Counter()
        self._writers: dict[str, set[str]] = {}

    def learn(self, posting: frozenset[str], writer: Mailbox | None) -> None:
        """Take in one mail: the posting addresses that its header shows, and its writer."""
        for address in posting:
            if address not in self._addresses and len(self._addresses) < _MAX_KNOWN:
                self._addresses.add(address)
            host = address.rpartition("@")[2]
            if host in self._list_mails or len(self._list_mails) < _MAX_KNOWN:
                self._list_mails[host] += 1
        if writer is not None and writer.kind is AddressKind.PERSON and writer.address not in posting:
            writers = self._writers.get(writer.host)
            if writers is None and len(self._writers) < _MAX_KNOWN:
                writers = self._writers[writer.host] = set()
            if writers is not None and len(writers) < _WRITERS_COUNTED:
                writers.add(writer.address)

    def is_list(self, box: Mailbox) -> bool:
        """Whether the mailbox is a list's, by its words, by evidence or by its host; what its words say is kept."""
        if box.kind is AddressKind.LIST:
            if len(self._called) < _MAX_KNOWN:
                self._called.add(box.address)  # it may stand without its name elsewhere
            return True
        if box.address in self._addresses:
            return True
        if box.address in self._called and not is_human_name(box.name):
            return True
        seen = self._list_mails.get(box.host)
        if (
            seen is None
            or len(self._writers.get(box.host, ())) * _LISTS_PER_WRITER > seen
            or box.host == site(box.host)
        ):
            return False
        return "-" in box.local or not is_human_name(box.name)


def posting_addresses(fields: Fields, people: Named) -> frozenset[str]:
    """The addresses, in lower case, to which mail for the lists of this mail is posted.

    From List-Post, X-Mailing-List, X-BeenThere and Mailing-List; where those are silent from the addresses that
    List-Id spells, and from the recipients whose owner, bounces or request address sent the copy.
    """
    for name in _POSTING:
        value = fields.get(name)
        if value and b"@" in value and (found := _posting(value[:_MAX_VALUE])):
            return found
    spelled = frozenset[str]()
    if "list-id" in fields:
        identity = _identity(fields["list-id"][:_MAX_VALUE])
        boxes = (*people.to.found, *people.cc.found, *people.writers.found)
        spelled = frozenset(box.address for box in boxes if _spells(identity, box))
    administered = _administered(fields.get("sender"), fields.get("errors-to"), fields.get("return-path"))
    if administered:
        spelled |= administered.intersection(box.address for box in (*people.to.found, *people.cc.found))
    return spelled


@lru_cache(maxsize=1024)
def _posting(value: bytes) -> frozenset[str]:
    match = _ADDRESS.search(value.replace(b"mailto:", b" "))
    key = email_key(match[0].decode("utf-8", "replace")) if match else None
    return frozenset({key.value} if key else ())


@lru_cache(maxsize=1024)
def _identity(value: bytes) -> str:
    match = _LIST_ID.search(text_of(value).strip()[-_MAX_IDENTITY:])
    return match[1].lower() if match else ""


def _spells(identity: str, box: Mailbox) -> bool:
    """Whether a List-Id names the address: "talk.lists.example.org" is talk@ at example.org or below."""
    if not identity.startswith(box.local + "."):
        return False
    rest = identity[len(box.local) + 1 :]
    return rest == box.host or rest.endswith("." + box.host) or box.host.endswith("." + rest)


@lru_cache(maxsize=4096)
def _administered(*values: bytes | None) -> frozenset[str]:
    """Addresses of lists whose administrative address stands in Sender, Errors-To or Return-Path."""
    found = set()
    for value in values:
        for box in mailboxes(value[:_MAX_VALUE]).found if value else ():
            match = _ADMINISTRATION.match(box.local)
            if match:
                found.add(f"{match['after'] or match['before']}@{box.host}")
    return frozenset(found)

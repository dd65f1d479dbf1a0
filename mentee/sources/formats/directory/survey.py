"""A first look through a table of people: whose an address is, and who is meant by a manager's name or number."""

from __future__ import annotations

import re
from hashlib import blake2b

from mentee.records.facts import Contact, Key, KeyKind
from mentee.records.keys import email_key
from mentee.sources.formats.directory.names import name_tokens, shown_name
from mentee.sources.tables import plain_heading

_GLOBAL_ID = re.compile(r"\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?", re.IGNORECASE)


def uid_key(heading: str, number: str, organisation: str, name: str) -> Key | None:
    """Key of a number that a table gives a person; None for none.

    A number alone is nobody: every organisation counts from 1. So its column's heading, the organisation and the
    name belong to the key, and two files never merge two humans; a UUID is enough by itself (RFC 9562).
    """
    number = number.strip()
    if not number:
        return None
    if _GLOBAL_ID.fullmatch(number):
        return Key(KeyKind.UID, f"directory:{number.strip('{}').replace('-', '').lower()}")
    tokens = name_tokens(name)
    if not tokens:
        return None
    text = "\x1f".join((plain_heading(heading), number.lower(), " ".join(organisation.lower().split()), tokens))
    return Key(KeyKind.UID, f"directory:{blake2b(text.encode('utf-8', 'replace'), digest_size=12).hexdigest()}")


class Survey:
    """What must be known of all rows before the first is read."""

    def __init__(self) -> None:
        self.shared: set[Key] = set()
        self._owner: dict[Key, str] = {}
        self._named: dict[str, tuple[str, tuple[Key, ...]] | None] = {}
        self._numbered: dict[str, tuple[str, tuple[Key, ...]]] = {}

    def add(self, name: str, keys: tuple[Key, ...], number: str) -> None:
        """Note one row."""
        tokens = name_tokens(name)
        for key in keys:
            if self._owner.setdefault(key, tokens) != tokens:
                self.shared.add(key)
        if tokens:
            known = self._named.get(tokens, (name, keys))
            self._named[tokens] = (name, keys) if known is not None and known[1] == keys else None
        if number:
            self._numbered[number.strip().lower()] = (name, keys)

    def manager(self, name: str, address: str, number: str, spare: Key | None) -> Contact | None:
        """Who is meant: by address, by the number of a row, by the name of exactly one row, else by name only.

        `spare` is the key of a manager whom no row stands for.
        """
        if "@" in name and not address:
            name, address = "", name
        found = self._numbered.get((number or name).strip().lower())
        if found is None and name:
            found = self._named.get(name_tokens(name))
        mail = email_key(address) if address else None
        if found is not None:
            shown, keys = found
            own = tuple(key for key in keys if key not in self.shared)
            return Contact(shown, own if mail is None or mail in own else (mail, *own))
        shown = shown_name(name)
        keys = tuple(key for key in (mail, spare) if key is not None)
        return Contact(shown, keys) if (shown and not shown.isdigit()) or keys else None

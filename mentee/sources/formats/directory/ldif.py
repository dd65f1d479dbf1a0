"""People of an LDAP directory or address book written as LDIF (RFC 2849, RFC 4519)."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mentee.records.facts import Contact, Key, KeyKind, Origin, Person, Position, Problem, Relation, RelationKind
from mentee.records.keys import email_key, url_key
from mentee.sources.opening import TextLines
from mentee.sources.phones import phone_key

_PEOPLE = frozenset(
    {
        "person",
        "inetorgperson",
        "organizationalperson",
        "user",
        "residentialperson",
        "mozillaabpersonalpha",
        "posixaccount",
        "contact",
    }
)
_START = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:(?:#[^\n]*|[ \t\r]*|version:[ \t]*\d+[ \t\r]*)\n)*+dn::? ?\S", re.IGNORECASE
)
_NEVER = frozenset({"userpassword", "jpegphoto", "thumbnailphoto", "usercertificate", "photo", "audio", "objectsid"})
_MOST_VALUES = 2000
_LONGEST_VALUE = 8192
_COMPANY = ("o", "company", "organizationname")
_UNIT = ("ou", "department", "departmentnumber", "organizationalunitname")


def is_ldif(head: bytes) -> bool:
    """Whether the content begins as LDIF does."""
    return _START.match(head) is not None


@dataclass(slots=True)
class Entry:
    """One entry: its name in the tree, its attributes in lower case."""

    line: int
    dn: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    broken: str = ""

    def every(self, *names: str) -> list[str]:
        """All values of the attributes."""
        return [value for name in names for value in self.values.get(name, ())]

    def one(self, *names: str) -> str:
        """The first value of the attributes, "" where there is none."""
        return next(iter(self.every(*names)), "")


def dn_key(dn: str) -> Key | None:
    """Key of an entry by its place in the tree (RFC 4514), None where it is none."""
    parts = [part.strip() for part in re.split(r"(?<!\\),", dn) if part.strip()]
    if not parts or not all("=" in part for part in parts):
        return None
    return Key(KeyKind.UID, "ldap:" + ",".join(re.sub(r"\s*=\s*", "=", part, count=1).lower() for part in parts))


def _logical_lines(lines: TextLines) -> Iterator[tuple[int, str]]:
    """Lines with their continuations put back; "" where an entry ends."""
    held, begun = "", 0
    for line in lines:
        text = line.rstrip("\r\n")
        if text.startswith(" ") and begun:
            held += text[1:] if len(held) < 1 << 20 else ""
            continue
        if begun:
            yield begun, held
        held, begun = text, lines.number
    if begun:
        yield begun, held
    yield lines.number, ""


def _entries(lines: TextLines) -> Iterator[Entry]:
    entry: Entry | None = None
    for number, text in _logical_lines(lines):
        if not text.strip():
            if entry is not None:
                yield entry
            entry = None
        elif not text.startswith("#"):
            name, value, broken = _attribute(text)
            if name == "dn":
                if entry is not None:
                    yield entry
                entry = Entry(number, value, broken=broken)
            elif entry is not None:
                entry.broken = entry.broken or broken
                kept = entry.values.setdefault(name, [])
                if value and len(kept) < _MOST_VALUES:
                    kept.append(value)


def _attribute(text: str) -> tuple[str, str, str]:
    """An attribute's name without options, its value, and why it is broken."""
    name, colon, rest = text.partition(":")
    name = name.split(";")[0].strip().lower()
    if not colon:
        return "", "", f"a line that is no attribute: {text[:40]!r}"
    if name in _NEVER or rest.startswith("<"):
        return name, "", ""
    if not rest.startswith(":"):
        return name, rest.strip()[:_LONGEST_VALUE], ""
    try:
        return name, base64.b64decode(rest[1:].strip(), validate=True).decode("utf-8").strip()[:_LONGEST_VALUE], ""
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return name, "", f"the value of {name[:40]!r} cannot be decoded"


def read_ldif(lines: TextLines, file: str, region: str) -> Iterator[Person | Problem]:
    """The people among the entries; other entries are counted."""
    others: Counter[str] = Counter()
    for entry in _entries(lines):
        classes = {text.lower() for text in entry.every("objectclass")}
        change = entry.one("changetype").lower()
        if change and change != "add":
            others[f"changes ({change})"] += 1
        elif not classes & _PEOPLE and not (not classes and entry.one("mail")):
            others[entry.every("objectclass")[-1] if classes else "entries without a class"] += 1
        else:
            yield from _person(entry, file, region)
    if others:
        kinds = ", ".join(f"{count} {kind[:40]}" for kind, count in others.most_common(10))
        yield Problem(Origin(file), f"entries that are no people, left out: {kinds}", "nothing to do")


def _person(entry: Entry, file: str, region: str) -> Iterator[Person | Problem]:
    origin = Origin(file, entry.line)
    if entry.broken:
        yield Problem(origin, entry.broken, "export the directory once more; the rest of the entry was read")
    whole = " ".join((entry.one("givenname"), entry.one("sn", "surname"))).strip()
    names = tuple(dict.fromkeys(text for text in (entry.one("cn"), entry.one("displayname"), whole) if text))
    addresses = [email_key(re.sub(r"^smtp:", "", text, flags=re.IGNORECASE)) for text in entry.every(*_MAILS)]
    phones = [phone_key(text, region) for text in entry.every("mobile", "telephonenumber", "homephone")]
    pages = [
        url_key(text.split(" ")[0]) for text in entry.every("labeleduri", "url", "wwwhomepage", "mozillahomeurl")
    ]
    keys = tuple(dict.fromkeys(key for key in (*addresses, *pages, *phones, dn_key(entry.dn)) if key is not None))
    if not names and not any(addresses):
        yield Problem(origin, "an entry without a name or an address", "nothing to do")
        return
    title, company, unit = entry.one("title"), entry.one(*_COMPANY), entry.one(*_UNIT)
    title = title or entry.one("employeetype")
    yield Person(
        origin,
        names[:3],
        keys,
        positions=(Position(company, title, unit),) if company or title or unit else (),
        location=", ".join(dict.fromkeys(entry.every("l", "st", "co", "physicaldeliveryofficename")[:4])),
        notes="\n".join(entry.every("description", "info")[:5]),
        relations=tuple(_relations(entry)),
    )


_MAILS = (
    "mail",
    "mailalternateaddress",
    "mailsecondaddress",
    "mozillasecondemail",
    "proxyaddresses",
    "rfc822mailbox",
)


def _relations(entry: Entry) -> Iterator[Relation]:
    for attribute, kind in (("manager", RelationKind.REPORTS_TO), ("secretary", RelationKind.ASSISTANT)):
        for dn in entry.every(attribute):
            key = dn_key(dn)
            if key is not None and key != dn_key(entry.dn):
                first = re.split(r"(?<!\\)[,+]", dn)[0]
                name = first.partition("=")[2].strip() if first.lower().startswith("cn=") else ""
                yield Relation(kind, Contact(name, (key,)))

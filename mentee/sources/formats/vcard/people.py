"""A card -> the person it describes, and what of it could not be used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from mentee.records.facts import (
    Contact,
    Key,
    KeyKind,
    Origin,
    Person,
    Position,
    Problem,
)
from mentee.records.keys import email_key, url_key
from mentee.sources.formats.content_lines import Property, split, unescaped
from mentee.sources.formats.vcard.cards import Card
from mentee.sources.formats.vcard.profiles import profile_key
from mentee.sources.formats.vcard.relations import relations

LONGEST_NOTE = 20_000  # characters
_NO_PEOPLE = frozenset({"group", "org", "organization", "location", "thing", "device", "application"})
_NO_IDENTITY = frozenset({"fax", "pager", "main", "x-main", "company"})  # numbers that several people answer
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12})(?::.*)?", re.IGNORECASE)
_BIRTHDAY = re.compile(r"(?:(\d{4})-?|--)(\d\d)-?(\d\d)(?:[T ].*)?")
_HANDLES = {
    "twitter": "https://twitter.com/",
    "linkedin": "https://www.linkedin.com/in/",
    "github": "https://github.com/",
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
}
_ANDROID = "vnd.android.cursor.item/"

PhoneReader = Callable[[str], Key | None]


@dataclass(slots=True)
class Reading:
    """A card being read: its properties by name, the labels of its groups, and the problems found."""

    card: Card
    file: str
    phone: PhoneReader
    by_name: dict[str, list[Property]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    phones_unread: int = 0

    def __post_init__(self) -> None:
        for written in self.card.properties:
            found = _android(written) if written.name == "X-ANDROID-CUSTOM" else written
            if found.name == "X-ABLABEL":
                text = unescaped(found.value).strip()
                wrapped = _LABEL.fullmatch(text)
                self.labels[found.group] = (wrapped[1] if wrapped else text).lower()
            self.by_name.setdefault(found.name, []).append(found)

    def all(self, *names: str) -> list[Property]:
        """Properties of these names, the preferred ones first."""
        found = [one for name in names if name in self.by_name for one in self.by_name[name]]
        return sorted(found, key=_preference) if len(found) > 1 else found

    def texts(self, *names: str) -> list[str]:
        """Their whole values, unescaped, without empty ones."""
        values = (" ".join(unescaped(one.value).split()) for one in self.all(*names))
        return [value for value in values if value]

    def label(self, found: Property) -> str:
        """The user's own label of a grouped property, in lower case."""
        return self.labels.get(found.group, "") if found.group else ""

    def problem(self, line: int, reason: str, remedy: str = "nothing to do: the rest of the card was read") -> None:
        """Note what was lost."""
        self.problems.append(Problem(Origin(self.file, line), reason, remedy))


def _android(found: Property) -> Property:
    """Android's own fields: `vnd.android.cursor.item/nickname;Bob;1;...`."""
    kind, *values = split(found.value, ";")
    name = {"nickname": "NICKNAME", "relation": "X-ABRELATEDNAMES"}.get(kind.removeprefix(_ANDROID), found.name)
    return Property(found.line, name, values[0] if values else "", found.group, found.params)


def _preference(found: Property) -> int:
    """1 to 100, lower is preferred (RFC 6350, 5.3); `TYPE=pref` of older versions counts as 1."""
    if found.params is None:
        return 101
    if "pref" in found.types:
        return 1
    said = found.param("PREF")
    return int(said[0]) if said and said[0].isascii() and said[0].isdigit() else 101


def person_of(reading: Reading) -> Person | None:
    """The person of a card; None (with a problem) where it is no person's or names nobody."""
    for line, reason in reading.card.faults:
        reading.problem(line, reason, "correct the line in the file, or export the contact again")
    line = reading.card.line
    if not _is_person(reading):
        reading.problem(line, "the card is a group's or an organisation's, not a person's", "nothing to do")
        return None
    keys = tuple(dict.fromkeys(_keys(reading)))
    names = _names(reading) or tuple(reading.texts("EMAIL", "TEL")[:1])
    if not names:
        reading.problem(line, "the card has neither a name nor an address", "add a name to the contact")
        return None
    headline = ", ".join(dict.fromkeys(reading.texts("TITLE")[:1] + reading.texts("ROLE")[:1]))
    return Person(
        Origin(reading.file, line),
        names,
        keys,
        headline=headline,
        positions=_positions(reading),
        skills=tuple(dict.fromkeys(reading.texts("EXPERTISE"))),
        location=_location(reading),
        birthday=_birthday(reading),
        notes=_notes(reading),
        tags=tuple(dict.fromkeys(_listed(reading, "CATEGORIES"))),
        relations=tuple(dict.fromkeys(relations(reading.all, reading.label, names=tuple(reading.by_name)))),
    )


def _is_person(reading: Reading) -> bool:
    kinds = {text.lower() for text in reading.texts("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS")}
    return not kinds & (_NO_PEOPLE | {"company"})


def _listed(reading: Reading, name: str) -> Iterator[str]:
    for found in reading.all(name):
        yield from filter(None, split(found.value, ","))


def _names(reading: Reading) -> tuple[str, ...]:
    """FN as written, then given + family name where they read otherwise, then nicknames."""
    names = reading.texts("FN")
    for found in reading.all("N"):
        family, given, additional, *_rest = [*split(found.value, ";"), "", "", ""]
        composed = " ".join(part.replace(",", " ") for part in (given, "" if names else additional, family) if part)
        names.append(" ".join(composed.split()))
    for found in reading.all("NICKNAME"):
        names.extend(split(found.value, ","))
    unique: dict[str, str] = {}
    for name in filter(None, names):
        unique.setdefault(name.casefold(), name)
    return tuple(unique.values())


def _keys(reading: Reading) -> Iterator[Key]:
    for found in reading.all("EMAIL"):
        said = unescaped(found.value).strip()
        keys = [key for address in re.split(r"[,;\s]+", said) if (key := email_key(address))]
        yield from keys
        if said and not keys:
            reading.problem(found.line, f"{said[:80]!r} is no mail address", "correct the address")
    yield from _phones(reading)
    yield from _pages(reading)
    for found in reading.all("UID", "X-ABUID"):
        if key := uid_key(unescaped(found.value)):
            yield key
            break


def _phones(reading: Reading) -> Iterator[Key]:
    """Numbers that are one person's: no fax, no pager, no switchboard."""
    for found in reading.all("TEL"):
        label = reading.label(found)
        text = unescaped(found.value).strip()
        if found.types & _NO_IDENTITY or "assistant" in label:
            continue
        if key := reading.phone(text):
            yield key
        elif text:
            reading.phones_unread += 1


def _pages(reading: Reading) -> Iterator[Key]:
    for found in reading.all("URL", "IMPP", "X-KADDRESSBOOK-BLOGFEED"):
        read = url_key if "profile" in reading.label(found) or "profile" in found.types else profile_key
        key = read(unescaped(found.value))
        if key and key.kind is KeyKind.URL:
            yield key
    for found in reading.all("X-SOCIALPROFILE", "SOCIALPROFILE"):
        value = unescaped(found.value).strip()
        service = {*found.types, *(said.lower() for said in found.param("SERVICE-TYPE"))}
        handle = value.removeprefix("x-apple:").lstrip("@")
        site = next((_HANDLES[name] for name in _HANDLES if name in service), "")
        if key := url_key(value if "://" in value or not site else site + handle):
            yield key
    for name, site in _HANDLES.items():
        for text in reading.texts(f"X-{name.upper()}"):
            if key := url_key(text if "/" in text else site + text.lstrip("@")):
                yield key


def uid_key(text: str) -> Key | None:
    """Key of a card's UID; too short ones ("1", "42") are counters of one program, not identities."""
    text = text.strip()
    if uuid := _UUID.fullmatch(text):
        return Key(KeyKind.UID, "vcard:" + uuid[1].replace("-", "").lower())
    if len(text) < 8:
        return None
    if len(text) > 200:
        text = hashlib.sha256(text.encode()).hexdigest()
    return Key(KeyKind.UID, f"vcard:{text}")


def _positions(reading: Reading) -> tuple[Position, ...]:
    """ORG and TITLE of the same group belong together; the rest are paired in their order."""
    titles = [(one.group, " ".join(unescaped(one.value).split())) for one in reading.all("TITLE")]
    titles = [pair for pair in titles if pair[1]] or [("", text) for text in reading.texts("ROLE")]
    positions: list[Position] = []
    for found in reading.all("ORG"):
        organisation, *units = split(found.value, ";")
        department = ", ".join(unit for unit in units if unit) or next(
            iter(reading.texts("X-KADDRESSBOOK-X-DEPARTMENT", "X-DEPARTMENT")), ""
        )
        pair = next((pair for pair in titles if found.group and pair[0] == found.group), None)
        if pair is None and titles and not (titles[0][0] and found.group):
            pair = titles[0]
        if pair:
            titles.remove(pair)
        if organisation or department or pair:
            positions.append(Position(organisation, pair[1] if pair else "", department))
    positions.extend(Position("", title) for _, title in titles)
    return tuple(dict.fromkeys(positions))


def _location(reading: Reading) -> str:
    """City, region and country of the first address that has any of them."""
    for found in reading.all("ADR"):
        parts = [*split(found.value, ";"), *[""] * 7]
        if place := ", ".join(part for part in (parts[3], parts[4], parts[6]) if part):
            return " ".join(place.split())
    return ""


def _birthday(reading: Reading) -> str:
    """ "YYYY-MM-DD", or "--MM-DD" without a year (also where Apple writes a year to be left out)."""
    for found in reading.all("BDAY"):
        text = found.value.strip()
        match = _BIRTHDAY.fullmatch(text)
        year = match[1] if match else None
        if year and year in (*found.param("X-APPLE-OMIT-YEAR"), "0000", "1604"):
            year = None
        try:
            if match:
                date(int(year or 2000), int(match[2]), int(match[3]))
                return f"{year or '-'}-{match[2]}-{match[3]}"
        except ValueError:
            pass
        if text:
            reading.problem(
                found.line, f"{text[:40]!r} is no whole date of birth", "write it as YYYY-MM-DD or --MM-DD"
            )
    return ""


def _notes(reading: Reading) -> str:
    notes = reading.all("NOTE")
    text = "\n\n".join(filter(None, (unescaped(note.value).replace("\r\n", "\n").strip() for note in notes)))
    if len(text) > LONGEST_NOTE:
        reading.problem(notes[0].line, f"the note is longer than {LONGEST_NOTE} characters; the rest was left out")
    return text[:LONGEST_NOTE]


def contact_of(person: Person) -> Contact:
    """The person as another record names them."""
    return Contact(person.names[0], person.keys)

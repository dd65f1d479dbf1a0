"""One row of a table of people as a Person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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
    Relation,
    RelationKind,
)
from mentee.records.keys import email_key, url_key
from mentee.sources.dates import Reading, read_birthday, read_date
from mentee.sources.formats.directory.names import LONGEST_NAME, shown_name
from mentee.sources.formats.directory.survey import Survey, uid_key
from mentee.sources.formats.directory.words import ASSISTANT, FAMILY, MANAGER, NO, YES
from mentee.sources.phones import phone_key
from mentee.sources.tables import Columns, Row, Table, clean

_JOINED = ":::"
_MAIL = re.compile(r"(?<![^\s<>,;|\"'()\[\]])[^\s<>,;|\"'()\[\]]+@[^\s<>,;|\"'()\[\]]+")
_MANY = re.compile(r"[;\n|]|:::")
_COUNTS = re.compile(r"[1-9]|[^\W\d]")
_LISTED = re.compile(r"[;,\n|]|:::")


@dataclass(slots=True)
class Losses:
    """What was left out cell by cell, told once at the end with the first place."""

    counts: Counter[str] = field(default_factory=Counter)
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, what: str, line: int) -> None:
        """Note one."""
        self.counts[what] += 1
        self.lines.setdefault(what, line)


@dataclass(frozen=True, slots=True)
class Reader:
    """How the rows of one table are read."""

    table: Table
    columns: Columns
    region: str
    today: date | None
    dates: dict[str, Reading]
    survey: Survey = field(default_factory=Survey)
    losses: Losses = field(default_factory=Losses)
    looked: dict[int, tuple[Key, ...]] = field(default_factory=dict)  # by line, from the first look

    def name(self, row: Row) -> str:
        """The name to show: the whole one, or its parts."""
        whole = self.columns.one(row, "name")
        if not whole:
            parts = ("given", "middle", "family", "suffix")
            whole = " ".join(text for part in parts if (text := self.columns.one(row, part)))
        return shown_name(whole)

    def look(self, row: Row) -> None:
        """Note the row in the survey."""
        name = self.name(row)
        keys = self.looked[row.line] = self.keys(row, name)
        self.survey.add(name, keys, self.columns.one(row, "id"))

    def keys(self, row: Row, name: str) -> tuple[Key, ...]:
        """Every exact identity in the row, addresses first."""
        found: dict[Key, None] = {}
        for cell in (*self.columns.every(row, "email"), *_with_at(self.columns.every(row, "id"))):
            addresses = [email_key(text) for text in _MAIL.findall(cell)]
            self._collect(found, row, addresses, "cells that hold no e-mail address")
        for cell in self.columns.every(row, "page"):
            found.update({key: None for text in _MANY.split(cell) if (key := url_key(text))})
        for cell in self.columns.every(row, "phone"):
            keys = [phone_key(text, self.region) for text in _MANY.split(cell)]
            self._collect(found, row, keys, "telephone numbers without a country's code")
        number = self.columns.one(row, "id")
        if number and "@" not in number:
            uid = uid_key(self._heading("id"), number, self.columns.one(row, "organisation"), name)
            found.update({uid: None} if uid else {})
        return tuple(found)

    def _collect(self, found: dict[Key, None], row: Row, keys: list[Key | None], what: str) -> None:
        kept = [key for key in keys if key is not None]
        found.update(dict.fromkeys(kept))
        if not kept:
            self.losses.add(what, row.line)

    def _heading(self, name: str) -> str:
        places = self.columns.places.get(name)
        return self.table.headings[places[0]] if places else ""

    def person(self, row: Row) -> Person | Problem:
        """The person of a row, or why it is none."""
        origin = Origin(self.table.file, row.line)
        name = self.name(row)
        keys = self.looked.pop(row.line, None)
        keys = self.keys(row, name) if keys is None else keys
        own = tuple(key for key in keys if key not in self.survey.shared)
        for key in keys:
            if key in self.survey.shared:
                self.losses.add("addresses or numbers that several people share", row.line)
        if len(name) > LONGEST_NAME:
            return Problem(origin, f"a name of {len(name):,} characters", "mend the line and import the file again")
        if not name and not any(key.kind is KeyKind.EMAIL for key in own):
            return Problem(origin, "neither a name nor an e-mail address", "fill one in, or leave the line away")
        nicknames = tuple(text for text in self.columns.every(row, "nickname") if text != name)
        return Person(
            origin,
            (name, *nicknames) if name else nicknames,
            own,
            headline=self._headline(row),
            positions=tuple(self._positions(row)),
            skills=self._listed(row, "skills"),
            location=self._location(row),
            birthday=self._birthday(row),
            notes="\n".join(self.columns.every(row, "notes")),
            tags=tuple(text.lstrip("* ") for text in self._listed(row, "tags") if text.lower() not in _OWN_GROUPS),
            offers="; ".join(dict.fromkeys(self._offers(row))),
            relations=tuple(self._relations(row)),
        )

    def _headline(self, row: Row) -> str:
        texts = (*self.columns.every(row, "headline"), *self.columns.every(row, "grade"))
        return " - ".join(dict.fromkeys(texts))

    def _listed(self, row: Row, name: str) -> tuple[str, ...]:
        texts = (text for cell in self.columns.every(row, name) for text in _LISTED.split(cell))
        return tuple(dict.fromkeys(text for text in map(clean, texts) if text))

    def _location(self, row: Row) -> str:
        texts = self.columns.every(row, "location") or self.columns.every(row, "home")
        return ", ".join(
            dict.fromkeys(
                place for text in texts for part in text.split(_JOINED) if (place := " ".join(part.split()))
            )
        )

    def _birthday(self, row: Row) -> str:
        text = _no_zeros(self.columns.one(row, "birthday"))
        day = read_birthday(text, self.dates["birthday"]) if text else ""
        if text and not day:
            self.losses.add("birthdays that are no dates", row.line)
        return day

    def _date(self, row: Row, name: str) -> date | None:
        text = _no_zeros(self.columns.one(row, name))
        day = read_date(text, self.dates[name]) if text else None
        if text and day is None:
            self.losses.add("dates that could not be read", row.line)
        return day

    def _positions(self, row: Row) -> Iterator[Position]:
        """Work by work: the first organisation with the first title, the second with the second."""
        firms, titles, departments = (self._works(row, name) for name in ("organisation", "title", "department"))
        titles = titles if any(titles) else self._works(row, "profession")
        started, finished = self._date(row, "started"), self._date(row, "finished")
        gone = finished is not None and (self.today is None or finished <= self.today)
        for place in range(max(len(firms), len(titles), len(departments))):
            firm, title, department = (
                texts[place] if place < len(texts) else "" for texts in (firms, titles, departments)
            )
            if not (firm or title or department):
                continue
            if place:
                yield Position(firm, title, department, current=not gone)
            else:
                yield Position(firm, title, department, started, finished, current=not gone)

    def _works(self, row: Row, name: str) -> list[str]:
        return [
            text.strip() for place in self.columns.places.get(name, ()) for text in row.cells[place].split(_JOINED)
        ]

    def _offers(self, row: Row) -> Iterator[str]:
        for place in self.columns.places.get("offers", ()):
            text, heading = row.cells[place], self.table.headings[place].strip()
            if text and text.lower() not in NO:
                yield heading if text.lower() in YES else text
        for place in self.columns.places.get("capacity", ()):
            text = row.cells[place]
            if text and text.lower() not in NO:
                yield f"{self.table.headings[place].strip()}: {text}"

    def _relations(self, row: Row) -> Iterator[Relation]:
        manager = self._manager(row)
        if manager is not None:
            yield Relation(RelationKind.REPORTS_TO, manager)
        for name, kind in _RELATED.items():
            for cell in self.columns.every(row, name):
                for text in _MANY.split(cell):
                    if text.strip():
                        yield Relation(kind, Contact(shown_name(text)))
        labels, names = (self._works(row, field) for field in ("relation_label", "relation"))
        for label, text in zip(labels, names, strict=False):
            if text:
                yield Relation(_kind_of(label), Contact(shown_name(text)))

    def _manager(self, row: Row) -> Contact | None:
        name, address, number = (self.columns.one(row, part) for part in ("manager", "manager_email", "manager_id"))
        if not (name or address or number) or name.lower() in NO:
            return None
        spare = uid_key(f"manager {self._heading('manager_id')}", number, self.columns.one(row, "organisation"), name)
        found = self.survey.manager(name, address, number, spare)
        if found is None:
            self.losses.add("managers given by a number that no line has", row.line)
            return None
        return None if found.name == self.name(row) else found


_RELATED = {
    "assistant": RelationKind.ASSISTANT,
    "relative": RelationKind.FAMILY,
    "acquaintance": RelationKind.KNOWS,
}
_OWN_GROUPS = frozenset({"* mycontacts", "* my contacts", "mycontacts", "* other contacts"})


def _kind_of(label: str) -> RelationKind:
    plain = label.lower().replace(" ", "").lstrip("*")
    for words, kind in (
        (MANAGER, RelationKind.REPORTS_TO),
        (ASSISTANT, RelationKind.ASSISTANT),
        (FAMILY, RelationKind.FAMILY),
    ):
        if plain in words:
            return kind
    return RelationKind.KNOWS


def _no_zeros(text: str) -> str:
    """A date, "" where it is written in zeros alone, as Outlook writes that there is none (0/0/00)."""
    return text if _COUNTS.search(text) else ""


def _with_at(texts: list[str]) -> list[str]:
    return [text for text in texts if "@" in text]

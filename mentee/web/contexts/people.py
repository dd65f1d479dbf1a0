"""What the list of people shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mentee.flows.people import Wanted, how_many, known_tags, people_page
from mentee.records.journey import Standing
from mentee.store.reads.imports import imports
from mentee.store.reads.own_words import standings
from mentee.store.reads.people import PersonLine

if TYPE_CHECKING:
    from mentee.store.models import User

SIZE = 50
LONGEST = 100
MOST_TAGS = 24  # offered to choose from


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; `source` is the number of an import."""

    q: str = ""
    side: str = ""
    tag: str = ""
    source: int | None = None
    after: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """From the query of an address; what makes no sense is left out."""
        side = query.get("side", "")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:LONGEST],
            side=side if side in {"inside", "outside"} else "",
            tag=query.get("tag", "").replace("\x00", "").strip()[:LONGEST],
            source=_number(query.get("source", "")),
            after=_number(query.get("after", "")),
        )

    @property
    def wanted(self) -> Wanted:
        """As the flow takes it."""
        inside = {"inside": True, "outside": False}.get(self.side)
        return Wanted(text=self.q, inside=inside, tag=self.tag, source=self.source)

    @property
    def any(self) -> bool:
        """Whether somebody may be left out."""
        return bool(self.q or self.side or self.tag or self.source)

    def query(self, **changes: object) -> str:
        """The query of an address with some of it changed."""
        said = {
            "q": self.q,
            "side": self.side,
            "tag": self.tag,
            "source": self.source,
            "after": self.after,
            **changes,
        }
        return urlencode({name: value for name, value in said.items() if value})


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 19 else None


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list."""

    person: PersonLine
    work: str
    tags: tuple[str, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A part of the list; `more` is the query of the next part, empty at the end."""

    filters: Filters
    lines: tuple[Line, ...]
    more: str
    first: bool
    start: str  # query of the beginning
    count: int | None  # how many there are in all; None: not counted
    tags: tuple[str, ...]  # to filter by
    file: str  # of the import that names them; empty: of any


def list_page(owner: User, filters: Filters, *, whole: bool = True) -> ListPage:
    """People in order of name; `whole`: with what stands around the list."""
    found = people_page(owner, filters.wanted, after=filters.after, size=SIZE)
    known = standings(owner)
    lines = tuple(
        Line(
            person=line,
            work=", ".join(part for part in (line.title, line.organisation) if part) or line.headline,
            tags=found.tags.get(line.id, ()),
            standing=known.get(line.id),
        )
        for line in found.lines
    )
    return ListPage(
        filters,
        lines,
        filters.query(after=found.after) if found.after else "",
        filters.after is None,
        filters.query(after=""),
        count=how_many(owner, filters.wanted) if whole else None,
        tags=tuple(known_tags(owner)[:MOST_TAGS]) if whole else (),
        file=_file(owner, filters.source),
    )


def _file(owner: User, source: int | None) -> str:
    """What the import is called; empty where none is asked for, or it is nobody's."""
    if source is None:
        return ""
    return next((line.file for line in imports(owner) if line.id == source), "")

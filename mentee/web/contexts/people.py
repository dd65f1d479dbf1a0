"""What the list of people shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from mentee.flows.people import people_page
from mentee.records.journey import Standing
from mentee.store.reads.own_words import standings
from mentee.store.reads.people import PersonLine

if TYPE_CHECKING:
    from mentee.store.models import User

SIZE = 50
MOST_AT_ONCE = 200
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    q: str = ""
    side: str = ""
    after: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """From the query of an address; what makes no sense is left out."""
        side, after = query.get("side", ""), query.get("after", "")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:LONGEST],
            side=side if side in {"inside", "outside"} else "",
            after=int(after) if after.isdecimal() and len(after) < 19 else None,
        )

    def query(self, **changes: object) -> str:
        """The query of an address with some of it changed."""
        said = {"q": self.q, "side": self.side, "after": self.after, **changes}
        return urlencode({name: value for name, value in said.items() if value})


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


def list_page(owner: User, filters: Filters) -> ListPage:
    """People in order of name."""
    inside = {"inside": True, "outside": False}.get(filters.side)
    found = people_page(owner, text=filters.q, inside=inside, after=filters.after, size=SIZE)
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
    )

"""What the Network page shows: the picture's data, the same people as a list, and the ways to somebody."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from django.core.paginator import Page, Paginator

from mentee.flows.errors import AmbiguousPersonError, UnknownPersonError
from mentee.flows.network_map import ON_LIST, PURSUED, RINGS, NetworkMap, matching
from mentee.flows.path import Way, WaysIn
from mentee.web.views.search import person_url

PER_PAGE = 30
CLOSENESS = ("close", "familiar", "in touch", "faint")  # by RINGS
NO_TIE = "no contact yet"
INSIDE = 4  # beside PURSUED and ON_LIST
SCALE = 10  # distances are sent as whole tenths
TURN = 180  # and angles as so many parts of a radian
NAMED = 200  # people whose names come with the picture; those of the others follow when somebody looks nearer


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the picture as a line of the list; `last` in seconds since the epoch."""

    id: int
    name: str
    url: str
    title: str
    organisation: str
    inside: bool
    strength: float
    closeness: str
    last: float | None
    pursued: bool
    on_list: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A way of introduction: names with their addresses, and what each tie rests on."""

    ids: str
    people: tuple[tuple[str, str, str], ...]  # name, address (empty for the seeker), work
    steps: tuple[tuple[str, str, str], ...]  # whom, closeness, evidence
    connectors: tuple[str, ...]

    @property
    def direct(self) -> bool:
        """Whether nobody stands between."""
        return not self.connectors


@dataclass(frozen=True)
class NetworkPage:
    """The page; `q` and `side` filter the list, `asked` says that ways to the person meant by `q` are wanted."""

    drawn: NetworkMap
    q: str
    side: str
    number: str
    asked: bool
    ways: WaysIn | None = None
    trouble: AmbiguousPersonError | UnknownPersonError | None = None

    @cached_property
    def people(self) -> Page[int]:
        """The lines of this part of the list, as rows of the picture."""
        return Paginator(self.rows, PER_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> list[Line]:
        """The people of this part of the list."""
        return [line(self.drawn, i) for i in self.people]

    @property
    def counted(self) -> list[tuple[str, int]]:
        """How many ties there are of each closeness."""
        counts = self.drawn.counted.tolist()
        parts = [count - before for count, before in zip(counts, [0, *counts], strict=False)]
        return [(word, count) for word, count in zip(CLOSENESS, parts, strict=True) if count]

    @property
    def chains(self) -> list[Chain]:
        """The ways found, best first."""
        return [chain(way) for way in self.ways.ways] if self.ways else []

    @property
    def left_out(self) -> int:
        """How many people are not on the picture."""
        return self.drawn.everybody - len(self.drawn)

    @property
    def inside_count(self) -> int:
        """How many of those drawn are inside."""
        return int(np.count_nonzero(self.drawn.inside))

    @property
    def outside_count(self) -> int:
        """How many of those drawn are outside."""
        return len(self.drawn) - self.inside_count

    @cached_property
    def rows(self) -> list[int]:
        """The people of the whole list, as rows of the picture."""
        words = "" if self.asked else self.q
        inside = {"inside": True, "outside": False}.get(self.side)
        return matching(self.drawn, words, inside=inside)


def closeness(strength: float) -> str:
    """A tie's strength in a word."""
    return next((word for word, least in zip(CLOSENESS, RINGS, strict=True) if strength >= least), NO_TIE)


def line(drawn: NetworkMap, i: int) -> Line:
    """Person i of the picture."""
    person, marks, last = int(drawn.ids[i]), int(drawn.marks[i]), float(drawn.last[i])
    return Line(
        id=person,
        name=drawn.names[i],
        url=person_url(person),
        title=drawn.titles[i],
        organisation=drawn.organisation(i),
        inside=bool(drawn.inside[i]),
        strength=float(drawn.strength[i]),
        closeness=closeness(float(drawn.strength[i])),
        last=None if np.isnan(last) else last,
        pursued=bool(marks & PURSUED),
        on_list=bool(marks & ON_LIST),
    )


def chain(way: Way) -> Chain:
    """A way with everything that is told of it."""
    names = ("You", *way.names[1:])
    urls = ("", *(person_url(person) for person in way.ids[1:]))
    return Chain(
        ids=",".join(map(str, way.ids)),
        people=tuple(zip(names, urls, way.details, strict=True)),
        steps=tuple(
            (f"{a} and {b}", closeness(step.strength), step.evidence)
            for a, b, step in zip(names, names[1:], way.path.steps, strict=False)
        ),
        connectors=way.names[1:-1],
    )


def picture(drawn: NetworkMap) -> dict[str, Any]:
    """The picture in columns, as small as can be read.

    `far` holds differences of distances from the middle, in tenths; `turn` angles in parts of a radian; `tie`
    strengths in hundredths; `ties` for each tie how much further its first end is than that of the one before, and
    how far the second end is from the first. `mark` tells the people of this picture from those of another.
    """
    x, y = drawn.at.T
    far = np.rint(np.hypot(x, y) * SCALE).astype(int)
    named = (np.arange(len(drawn)) < NAMED) | (drawn.marks > 0)
    return {
        "mark": mark(drawn),
        "id": drawn.ids.tolist(),
        "name": [name if known else "" for name, known in zip(drawn.names, named.tolist(), strict=True)],
        "far": np.diff(far, prepend=0).tolist(),
        "turn": np.rint(np.arctan2(y, x) * TURN).astype(int).tolist(),
        "tie": np.rint(drawn.strength * 100).astype(int).tolist(),
        "group": drawn.group.tolist(),
        "groups": drawn.groups,
        "flags": (drawn.marks + INSIDE * drawn.inside).tolist(),
        "ties": np.stack([np.diff(drawn.a, prepend=0), drawn.b - drawn.a], axis=1).ravel().tolist(),
        "rings": [
            {"radius": round(SCALE * float(radius)), "word": word}
            for radius, word in zip(drawn.rings, CLOSENESS, strict=True)
            if radius
        ],
    }


def mark(drawn: NetworkMap) -> int:
    """A number that two pictures of the same people in the same order share."""
    return zlib.crc32(drawn.ids.tobytes())

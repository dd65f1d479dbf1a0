"""What the page of ways in shows: chains with both ties' evidence, letters ready to send, gatherings and posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from mentee.flows.approach import Approach, Approaches, Occasion, approaches
from mentee.records.journey import Draft, Introduction
from mentee.web.contexts.drafts import Letter, letter_of

if TYPE_CHECKING:
    from mentee.store.models import User

DIRECT = 2  # people on a chain with nobody between
WELL = 0.3  # tie from which an introduction would be odd
LIKELY = ((0.3, "a strong way"), (0.1, "a good way"), (0.03, "a long shot"))


@dataclass(frozen=True, slots=True)
class Link:
    """One person on a chain, and what ties them to the one before; `strength` in [0, 1] of that tie."""

    id: int
    name: str
    detail: str
    evidence: str
    strength: float


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of introduction: the links from the first connector to the person, and the letter."""

    number: int
    links: tuple[Link, ...]
    direct: bool
    through: int
    through_name: str
    likely: str
    letter: Letter | None
    asked: Introduction | None


@dataclass(frozen=True, slots=True)
class WaysPage:
    """The page."""

    found: Approaches
    chains: tuple[Chain, ...]
    gatherings: tuple[tuple[Occasion, Letter | None], ...]
    posts: tuple[tuple[Occasion, Letter | None], ...]
    near: bool  # whether they know each other so well that nobody has to stand between


def ways_page(owner: User, person: int, *, now: datetime) -> WaysPage:
    """Ways to one person; UnknownPersonError where the owner has nobody of that number."""
    found = approaches(owner, f"#{person}", now=now)
    me = found.relationship

    def letter(draft: Draft | None, to: int, name: str) -> Letter | None:
        if draft is None:
            return None
        return letter_of(draft, to=name, address=next(iter(found.addresses.get(to, ())), ""))

    def occasions(of: tuple[Occasion, ...]) -> tuple[tuple[Occasion, Letter | None], ...]:
        return tuple((one, letter(one.draft, int(me.person), me.name)) for one in of)

    return WaysPage(
        found=found,
        chains=tuple(
            _chain(number, one, letter(one.draft, one.writes_to, one.way.names[1]))
            for number, one in enumerate(found.chains, start=1)
        ),
        gatherings=occasions(found.gatherings),
        posts=occasions(found.posts),
        near=bool(found.chains) and len(found.chains[0].way.ids) == DIRECT and found.ways.tie >= WELL,
    )


def _chain(number: int, one: Approach, letter: Letter | None) -> Chain:
    way = one.way
    links = tuple(
        Link(person, name, detail, step.evidence, step.strength)
        for person, name, detail, step in zip(
            way.ids[1:], way.names[1:], way.details[1:], way.path.steps, strict=True
        )
    )
    likely = next((words for least, words in LIKELY if way.path.value >= least), "a very long shot")
    direct = len(links) == 1
    return Chain(number, links, direct, way.ids[1], way.names[1], likely, letter, one.asked)

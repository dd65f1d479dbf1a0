"""Ways to approach one person, with words ready: introductions, gatherings both attend, things they published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from mentee.flows.path import Way, WaysIn, ways_to
from mentee.flows.steps.desk import desk_for
from mentee.journey.outreach import messages
from mentee.planner.words.drafts import draft_for
from mentee.records.journey import (
    Action,
    ActionKind,
    ComingChance,
    Connector,
    Draft,
    Introduction,
    Relationship,
    Step,
)
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads.addresses import addresses_of

MINUTES = 10
MOST_WAYS, MOST_CHANCES = 5, 8


@dataclass(frozen=True, slots=True)
class Approach:
    """A chain of introduction with the note to send and to forward; `asked` where that connector was asked.

    `writes_to` is the id of who gets the note: the first connector, or the person where nobody stands between.
    """

    way: Way
    draft: Draft | None
    writes_to: int
    asked: Introduction | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """A coming gathering or something published, with the words for it."""

    chance: ComingChance
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Approaches:
    """All ways to one person, best first; `addresses` by id of those who may be written to."""

    relationship: Relationship
    ways: WaysIn
    chains: tuple[Approach, ...]
    gatherings: tuple[Occasion, ...]
    posts: tuple[Occasion, ...]
    addresses: dict[int, tuple[str, ...]]
    unanswered: bool  # whether the seeker's latest message still waits for an answer


def approaches(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Approaches:
    """Ways to the person meant by `text`, pursued or not; BadInputError for the seeker."""
    rel, desk = desk_for(owner, text, now=now, say=say)
    landscape = desk.landscape
    if landscape is None:
        raise LookupError("a desk for somebody always has a landscape")
    ways = ways_to(landscape, landscape.facts.world.index(int(rel.person)), most=MOST_WAYS)

    def words(kind: ActionKind, about: str, through: str = "") -> Draft | None:
        today = desk.context.day(now)
        action = Action(
            kind=kind,
            person=rel.person,
            name=rel.name,
            step=Step.INITIATE,
            what="",
            why=(),
            opens=today,
            closes=None,
            minutes=MINUTES,
            worth=0.0,
            about=about,
            with_=(through,) if through else (),
        )
        named = replace(rel, connectors=(Connector(through, 1.0),)) if through else rel
        return draft_for(action, named, desk.context, say=say)

    def chain(way: Way) -> Approach:
        if len(way.ids) == 2:  # nobody stands between
            known = bool(messages(rel, now))
            return Approach(
                way, words(ActionKind.RECONNECT if known else ActionKind.FIRST_MESSAGE, ""), way.ids[1], None
            )
        through = way.names[1]
        if len(way.ids) > 3:  # whom one asks first does not know the person
            return Approach(way, None, way.ids[1], None)
        asked = next((one for one in reversed(rel.introductions) if one.connector == through), None)
        return Approach(way, words(ActionKind.ASK_INTRODUCTION, through, through), way.ids[1], asked)

    chains = tuple(chain(way) for way in ways.ways)
    said = messages(rel, now)
    return Approaches(
        relationship=rel,
        ways=ways,
        chains=chains,
        gatherings=tuple(
            Occasion(one, words(ActionKind.GO_TO_GATHERING, one.key)) for one in rel.gatherings[:MOST_CHANCES]
        ),
        posts=tuple(
            Occasion(one, words(ActionKind.ANSWER_POST, one.key)) for one in reversed(rel.posts[-MOST_CHANCES:])
        ),
        addresses=addresses_of(owner, sorted({int(rel.person), *(one.writes_to for one in chains)})),
        unanswered=bool(said) and said[-1].direction.value == "sent",
    )

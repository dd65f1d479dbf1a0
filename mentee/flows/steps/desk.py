"""The desk: pursued relationships with all that is known of them on a day, and the context to think about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import numpy as np

from mentee.flows.landscape.load import Landscape, load
from mentee.flows.steps.seeking import context_for
from mentee.flows.steps.whom import whom
from mentee.journey.outreach import took_place
from mentee.network.paths import best_paths, explained
from mentee.network.weights import TieWeights
from mentee.planner.context import Context
from mentee.ranking.weights import Weights
from mentee.records.journey import Connector, Relationship, Standing
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads import journey as kept

EARLY = (None, Standing.CONSIDERING, Standing.CONNECTING)
MOST_CONNECTORS = 4


@dataclass(frozen=True, slots=True)
class Desk:
    """Relationships as of `now`; `landscape` None where nobody is pursued and none was asked for."""

    owner: User
    now: datetime
    relationships: tuple[Relationship, ...]
    context: Context
    landscape: Landscape | None = None

    def one(self, person: str) -> Relationship:
        """The relationship with a person; LookupError where it is not on the desk."""
        for rel in self.relationships:
            if rel.person == person:
                return rel
        raise LookupError(f"no relationship with person {person}")


def open_desk(owner: User, *, now: datetime, say: Say = as_written) -> Desk:
    """Every pursued relationship."""
    rels = kept.relationships(owner, now=now)
    return _desk(owner, rels, now=now, say=say)


def desk_for(owner: User, text: str, *, now: datetime, say: Say = as_written) -> tuple[Relationship, Desk]:
    """The relationship with the person meant by `text`, pursued or not, on a desk of its own."""
    match = whom(owner, text)
    desk = _desk(owner, [kept.relationship(owner, match.id, now=now)], now=now, say=say)
    return desk.relationships[0], desk


def _desk(owner: User, rels: Sequence[Relationship], *, now: datetime, say: Say) -> Desk:
    landscape = load(owner, now=now, weights=Weights(), tie_weights=TieWeights()) if rels else None
    told = tuple(enriched(rel, landscape) for rel in rels) if landscape else ()
    return Desk(owner, now, told, context_for(owner, told, landscape, say=say), landscape)


def enriched(rel: Relationship, landscape: Landscape) -> Relationship:
    """The relationship with what the landscape knows: the tie, the usual time to answer, who could introduce."""
    i = landscape.facts.world.index(int(rel.person))
    usual = float(landscape.ties.answer_days[i])
    return replace(
        rel,
        topics=_topics(rel.topics, landscape, i),
        tie=float(landscape.ties.strength[i]),
        busy_gap_days=None if np.isnan(usual) else usual,
        connectors=connectors(rel, landscape, i),
    )


def _topics(topics: tuple[str, ...], landscape: Landscape, i: int) -> tuple[str, ...]:
    """What the person works on; a headline that only says their title and place of work is no topic."""
    work = {part.casefold() for part in landscape.work_of(i) if part}
    title, place = landscape.work_of(i)
    work.add(f"{title} at {place}".casefold())
    return tuple(topic for topic in topics if topic.casefold() not in work)


def connectors(rel: Relationship, landscape: Landscape, i: int) -> tuple[Connector, ...]:
    """Those who know both, best first, while there is no contact yet: later nobody has to introduce."""
    if rel.standing not in EARLY or any(took_place(encounter, landscape.now) for encounter in rel.encounters):
        return ()
    paths = best_paths(
        landscape.graph,
        source=landscape.me,
        target=i,
        k=MOST_CONNECTORS + 1,
        max_connectors=1,
        blocked=landscape.blocked(),
    )
    name = partial(Landscape.name, landscape)
    found = []
    for path in paths:
        if len(path.people) == 3 and landscape.facts.world.names[path.people[1]]:
            told = explained(path, ties=landscape.ties, between=landscape.between, name=name)
            found.append(Connector(name(path.people[1]), path.value, told.steps[-1].evidence))
    return tuple(found[:MOST_CONNECTORS])

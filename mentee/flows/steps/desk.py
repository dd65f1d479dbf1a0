"""The desk: pursued relationships with all that is known of them on a day, and the context to think about them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import numpy as np
from django.utils import timezone

from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.memory import LASTS, MOST, remembered
from mentee.flows.steps.seeking import context_for
from mentee.flows.steps.whom import whom
from mentee.flows.weighing import weights_of
from mentee.journey.outreach import took_place
from mentee.network.paths import best_paths, explained
from mentee.network.weights import TieWeights
from mentee.planner.context import Context
from mentee.planner.plan import fresh
from mentee.planner.summary import Summary
from mentee.records.journey import Connector, Relationship, Standing
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.reads.people import Match
from mentee.store.reads.pursued import pursued_ids

EARLY = (None, Standing.CONSIDERING, Standing.CONNECTING)
MOST_CONNECTORS = 4
ONES_KEPT = 6  # of the desks with one person: in memory


@dataclass(slots=True)
class Read:
    """What was read out of relationships since they last changed; never wrong, only to be looked at again.

    `settled`: when evidence was last seen to move nobody.
    """

    summaries: dict[str, Summary] = field(default_factory=dict)
    settled: datetime | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The relationships and the context of one version of what an owner has.

    Until `until` nothing that was ahead is past, and so nothing in them reads otherwise.
    """

    relationships: tuple[Relationship, ...]
    context: Context
    until: datetime
    read: Read = field(default_factory=Read)


@dataclass(frozen=True, slots=True)
class Desk:
    """Relationships as of `now`; `landscape` None where nobody is pursued and none was asked for.

    `mark` is equal for desks of one process that say the same; None: not known.
    """

    owner: User
    now: datetime
    relationships: tuple[Relationship, ...]
    context: Context
    landscape: Landscape | None = None
    read: Read = field(default_factory=Read)
    mark: Hashable = None

    def one(self, person: str) -> Relationship:
        """The relationship with a person; LookupError where it is not on the desk."""
        for rel in self.relationships:
            if rel.person == person:
                return rel
        raise LookupError(f"no relationship with person {person}")

    def summary(self, rel: Relationship) -> Summary:
        """A relationship on the desk, read; once, as long as it does not change."""
        found = fresh(rel, self.now, self.context, self.read.summaries.get(rel.person))
        self.read.summaries[rel.person] = found
        return found


def open_desk(owner: User, *, now: datetime, say: Say = as_written) -> Desk:
    """Every pursued relationship: from memory where nothing of the owner's changed since and nothing came to pass."""
    if not pursued_ids(owner):
        return Desk(owner, now, (), context_for(owner, (), None, say=say))
    return _desk(owner, "desk", None, partial(kept.relationships, owner, now=now), now=now, say=say)


def desk_for(owner: User, text: str | Match, *, now: datetime, say: Say = as_written) -> tuple[Relationship, Desk]:
    """The relationship with the person meant by `text`, pursued or not, on a desk of its own."""
    person = whom(owner, text).id

    def load_one() -> list[Relationship]:
        return [kept.relationship(owner, person, now=now)]

    desk = _desk(owner, "desk of one", person, load_one, now=now, say=say)
    return desk.relationships[0], desk


def landscape_for(owner: User, *, now: datetime) -> Landscape:
    """What is known of everybody, as every desk sees it."""
    return load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())


def _desk(
    owner: User, kind: str, person: int | None, read: Callable[[], list[Relationship]], *, now: datetime, say: Say
) -> Desk:
    landscape = landscape_for(owner, now=now)
    make = partial(_made, owner, landscape, read, now)
    until: datetime | None = None
    zone = str(timezone.get_current_timezone())  # days begin elsewhere in another browser
    while True:
        mark: Hashable = (landscape.mark, person, until, zone)
        known = remembered(
            kind, mark, make, whose=owner.pk, now=now.timestamp(), most=MOST if person is None else ONES_KEPT
        )
        if now < known.until:
            break
        until = known.until  # something that was ahead has come to pass: what is made now is kept beside it
    context = replace(known.context, say=say)
    return Desk(owner, now, known.relationships, context, landscape, known.read, (mark, say))


def _made(owner: User, landscape: Landscape, read: Callable[[], list[Relationship]], now: datetime) -> Kept:
    rels = tuple(enriched(rel, landscape) for rel in read())
    ahead = [met.at for rel in rels for met in rel.encounters if met.at > now]
    ahead += [chance.until for rel in rels for chance in rel.gatherings if chance.until > now]
    until = min(ahead, default=now + timedelta(seconds=2 * LASTS))
    return Kept(rels, context_for(owner, rels, landscape), until)


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

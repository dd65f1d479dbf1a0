"""Who could introduce the seeker to somebody: the best few chains, with what each tie rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from mentee.flows.landscape.load import Landscape, load
from mentee.flows.steps.whom import whom
from mentee.flows.weighing import weights_of
from mentee.network.paths import best_ways, explained
from mentee.network.weights import TieWeights
from mentee.records.scores import Path
from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Way:
    """A chain of introduction with the names of everybody on it, the seeker first."""

    path: Path
    ids: tuple[int, ...]
    names: tuple[str, ...]
    details: tuple[str, ...]  # title and organisation of each


@dataclass(frozen=True, slots=True)
class Chance:
    """A coming gathering at which the person will be; `starts` in epoch seconds; `day` where it has no hours."""

    title: str
    starts: float
    place: str
    url: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How to reach one person: chains, best first, and coming gatherings; `tie` is the seeker's own, in [0, 1)."""

    person: int
    name: str
    tie: float
    ways: tuple[Way, ...]
    chances: tuple[Chance, ...]


def ways_in(owner: User, text: str, *, now: datetime, most: int = 3, max_connectors: int = 2) -> WaysIn:
    """The best `most` ways to the person meant by `text`, over at most two connectors."""
    match = whom(owner, text)
    landscape = load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())
    return ways_to(landscape, landscape.facts.world.index(match.id), most=most, max_connectors=max_connectors)


def ways_to(landscape: Landscape, i: int, *, most: int, max_connectors: int = 2) -> WaysIn:
    """Ways to person i of the landscape."""
    paths = best_ways(
        landscape.graph,
        landscape.ties,
        source=landscape.me,
        target=i,
        k=most,
        max_connectors=max_connectors,
        blocked=landscape.blocked(),
    )
    name = partial(Landscape.name, landscape)
    told = [explained(path, ties=landscape.ties, between=landscape.between, name=name) for path in paths]
    return WaysIn(
        person=int(landscape.facts.world.ids[i]),
        name=landscape.name(i),
        tie=float(landscape.ties.strength[i]),
        ways=tuple(_way(landscape, path) for path in told),
        chances=_chances(landscape, i),
    )


def _way(landscape: Landscape, path: Path) -> Way:
    details = tuple(", ".join(part for part in landscape.work_of(j) if part) for j in path.people)
    ids = tuple(int(landscape.facts.world.ids[j]) for j in path.people)
    return Way(landscape.by_id(path), ids, tuple(landscape.name(j) for j in path.people), details)


def _chances(landscape: Landscape, i: int) -> tuple[Chance, ...]:
    coming = landscape.coming
    rows = sorted({int(gathering) for gathering in coming.gathering[coming.person == i]})
    return tuple(
        Chance(coming.titles[row], float(coming.starts[row]), coming.places[row], coming.urls[row], coming.days[row])
        for row in rows
    )

"""The landscape of an owner at a time: facts kept until they change, ties among others kept for the day."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from mentee.flows.landscape.between import between_of_the_day
from mentee.flows.landscape.facts import Facts, gather
from mentee.flows.landscape.keeping import DAYS, kept, kept_before
from mentee.flows.landscape.memory import begin_anew, one_at_a_time, remembered
from mentee.network.between import BetweenTies
from mentee.network.graph import Graph, introduction_graph
from mentee.network.paths import Reach, best_values, well_known
from mentee.network.ties import Ratings, Ties, seeker_ties
from mentee.network.weights import TieWeights
from mentee.ranking.admire import Admiration, admiration
from mentee.ranking.weights import Weights
from mentee.records.scores import Path
from mentee.records.seeker import Seeker
from mentee.store import snapshot, sql
from mentee.store.models import User
from mentee.store.owners import both_versions, era
from mentee.store.reads import seeker as said
from mentee.store.reads import world as columns
from mentee.store.reads.pursued import set_aside_ids

Floats = NDArray[np.float64]
HOUR = 3600.0
_HOURS = 24 * DAYS
OF_FACTS = frozenset({"facts", "ties"})  # kinds that follow from the facts, whatever else the seeker says


@dataclass(frozen=True, slots=True)
class Network:
    """The seeker's ties, and the graph of these and the ties among others."""

    ties: Ties
    graph: Graph


@dataclass(frozen=True, slots=True)
class Landscape:
    """n people as of `now`; arrays [n]. `rung` of the seeker is nan where no title of theirs is known.

    `held` are those on hold, `let_go` those whom the seeker let go: neither is suggested.
    """

    facts: Facts
    now: datetime
    seeker: Seeker
    ties: Ties
    between: BetweenTies
    graph: Graph
    reach: Reach
    admirations: dict[int, Admiration]
    red_flags: dict[int, str]
    coming: columns.Coming
    rung: float
    tie_weights: TieWeights
    weights: Weights
    held: frozenset[int] = frozenset()
    let_go: frozenset[int] = frozenset()
    mark: Hashable = None  # equal for equal landscapes of one process; None: not known

    @property
    def me(self) -> int:
        """Index of the seeker."""
        return self.facts.world.seeker

    @property
    def size(self) -> int:
        """How many people there are, the seeker included."""
        return len(self.facts.world)

    def by_id(self, path: Path) -> Path:
        """A path whose people are named by their ids, as they are everywhere outside the landscape."""
        ids = self.facts.world.ids
        steps = (replace(step, source=int(ids[step.source]), target=int(ids[step.target])) for step in path.steps)
        return replace(path, people=tuple(int(ids[i]) for i in path.people), steps=tuple(steps))

    def name(self, i: int) -> str:
        """What to call person i; somebody without a name is called by what is known."""
        return self.facts.world.names[i] or f"person {self.facts.world.ids[i]}"

    def work_of(self, i: int) -> tuple[str, str]:
        """Title and organisation of person i as they are now; empty where not known."""
        work = self.facts.work
        row = int(work.main[i])
        if row < 0:
            return "", ""
        place = int(work.employment.organisation[row])
        return work.titles[work.title[row]], work.organisations[place] if place >= 0 else ""

    def blocked(self) -> NDArray[np.bool_]:
        """bool [n]: people who may not introduce the seeker (red flag, hold), and addresses that are no people."""
        marked = self.facts.happened.lists.copy()
        marked[[*self.red_flags, *self.held]] = True
        return marked


def load(owner: User, *, now: datetime, weights: Weights, tie_weights: TieWeights) -> Landscape:
    """The owner's landscape at `now` (aware): from memory or kept arrays where nothing changed, else from the store.

    What is in memory may be an hour older than `now`; the gatherings are always those ahead of `now`.
    """
    with sql.one_moment():  # an import that goes on beside it changes the versions and all that follows from them
        made = _at_its_version(owner, now, weights, tie_weights)
    return made if made.now == now else replace(made, now=now, coming=_ahead(made.coming, now.timestamp()))


def _at_its_version(owner: User, now: datetime, weights: Weights, tie_weights: TieWeights) -> Landscape:
    version, facts_version = both_versions(owner)
    begin_anew(owner.pk, facts_version)
    begin_anew(owner.pk, version, but=OF_FACTS)
    facts = _facts(owner, facts_version, now.timestamp())
    zone = str(timezone.get_current_timezone())  # days begin elsewhere in another browser
    mark = (_source(owner, facts_version), version, weights, tie_weights, zone)
    made = remembered(
        "landscape",
        mark,
        partial(_made, owner, facts, facts_version, now, weights, tie_weights),
        whose=owner.pk,
        now=now.timestamp(),
    )
    return replace(made, mark=mark)


def _source(owner: User, version: int) -> Hashable:
    """Names the facts of a version: those of another home, or of a store begun anew, are others."""
    return owner.pk, version, snapshot.state(owner, version, part="facts")


def _made(
    owner: User, facts: Facts, version: int, now: datetime, weights: Weights, tie_weights: TieWeights
) -> Landscape:
    moment = now.timestamp()
    answers = said.seeker(owner)
    ratings = _ratings(owner, facts)
    rungs = person_rungs(facts)[0]
    rung = float(rungs[facts.world.seeker])
    ties, between, graph = remembered(
        "ties",
        (_source(owner, version), tie_weights, ratings.value.tobytes(), ratings.at.tobytes()),
        partial(_network, owner, facts, version, ratings, rungs, moment, tie_weights),
        whose=owner.pk,
        now=moment,
    )
    admirations, red_flags = _admirations(owner, facts, answers, weights)
    held, let_go = (frozenset(map(facts.world.index, ids)) for ids in set_aside_ids(owner, now.date()))
    made = Landscape(
        facts=facts,
        now=now,
        seeker=answers,
        ties=ties,
        between=between,
        graph=graph,
        reach=Reach(np.zeros(0), np.zeros(0, np.int32), np.zeros(0, np.int8)),
        admirations=admirations,
        red_flags=red_flags,
        coming=columns.coming(owner, facts.world, now=moment),
        rung=rung,
        tie_weights=tie_weights,
        weights=weights,
        held=held,
        let_go=let_go,
    )
    known = well_known(graph, made.ties, made.me)
    return replace(made, reach=best_values(graph, source=made.me, blocked=made.blocked(), known=known))


def _network(
    owner: User, facts: Facts, version: int, ratings: Ratings, rungs: Floats, moment: float, weights: TieWeights
) -> tuple[Ties, BetweenTies, Graph]:
    """The seeker's ties, those among others, and the graph of both; as of this hour, with the ratings as they are."""
    between = between_of_the_day(owner, facts, version, moment, weights)
    make = partial(_ties, facts, between, ratings, rungs, moment, weights)
    hour = version * _HOURS + int(moment // HOUR)
    made = kept(owner, Network, make, part="ties", mark=hour, said=(ratings.value, ratings.at))
    return made.ties, between, made.graph


def _ties(
    facts: Facts, between: BetweenTies, ratings: Ratings, rungs: Floats, moment: float, weights: TieWeights
) -> Network:
    me = facts.world.seeker
    ties = seeker_ties(
        facts.events,
        me=me,
        now=moment,
        weights=weights,
        people=len(facts.world),
        ratings=ratings,
        distance=np.maximum(0.0, rungs - float(rungs[me])),
    )
    return Network(ties, introduction_graph(ties, between, me=me, weights=weights))


def _ahead(coming: columns.Coming, now: float) -> columns.Coming:
    """Gatherings still ahead; the lists stay, so that their numbers hold."""
    rows = coming.until[coming.gathering] > now
    return replace(coming, gathering=coming.gathering[rows], person=coming.person[rows])


def person_rungs(facts: Facts) -> tuple[Floats, Floats]:
    """(rung, certainty), float64 [n]: the highest rung among current positions, nan and 0 where none says any."""
    work = facts.work
    size = len(facts.world)
    rung, certainty = np.full(size, np.nan), np.zeros(size)
    if not len(work.title):
        return rung, certainty
    person, level, sure = work.employment.person, work.rung[work.title], work.certainty[work.title]
    shown = np.zeros(len(person), dtype=bool)
    shown[work.main[work.main >= 0]] = True
    rows = np.flatnonzero((work.current | shown) & ~np.isnan(level))
    rows = rows[np.lexsort((level[rows], work.current[rows]))]
    rung[person[rows]], certainty[person[rows]] = level[rows], sure[rows]
    return rung, certainty


def _facts(owner: User, version: int, moment: float) -> Facts:
    make = partial(kept, owner, Facts, partial(_gathered, owner, version), part="facts", mark=version)
    with one_at_a_time("facts", owner.pk):
        if snapshot.state(owner, version, part="facts") is None:  # only what is in a file can be named for sure
            make = partial(_itself, make())
        return remembered("facts", _source(owner, version), make, whose=owner.pk, now=moment, lasts=math.inf)


def _itself(facts: Facts) -> Facts:
    return facts


def _gathered(owner: User, version: int) -> Facts:
    """On top of the facts kept before this version, where they still hold."""
    return gather(owner, era(version), kept_before(owner, Facts, part="facts", mark=version))


def _ratings(owner: User, facts: Facts) -> Ratings:
    person, strength, at = columns.ratings(owner, facts.world)
    value, when = np.full(len(facts.world), np.nan), np.full(len(facts.world), np.nan)
    value[person], when[person] = strength, at
    return Ratings(value, when)


def _admirations(
    owner: User, facts: Facts, answers: Seeker, weights: Weights
) -> tuple[dict[int, Admiration], dict[int, str]]:
    """What the seeker thinks of people, by index, and the reasons of those with a red flag."""
    admirations: dict[int, Admiration] = {}
    for person, reflections in said.reflections(owner).items():
        found = admiration(reflections, answers.values, prior=weights.admire_prior)
        if found is not None:
            admirations[facts.world.index(person)] = found
    return admirations, {i: found.red_flag for i, found in admirations.items() if found.red_flag}

"""Ties among others as of a day: they fade over years, so those of the same day will do; what came since is added."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import partial
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from mentee.flows.landscape.facts import DAY, Facts
from mentee.flows.landscape.keeping import DAYS, kept, kept_before
from mentee.network.between import BetweenTies, ties_between, with_more
from mentee.network.weights import TieWeights
from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class OfTheDay:
    """The ties at `moment` (epoch seconds), with all `count` interactions up to the id `last`.

    `rest` uint8 [20]: digest of what else they follow from: who is who, work, and relations.
    """

    ties: BetweenTies
    moment: float
    era: int
    last: int
    count: int
    rest: NDArray[np.uint8]


def between_of_the_day(owner: User, facts: Facts, version: int, now: float, weights: TieWeights) -> BetweenTies:
    """The ties among others with all that is known by this version of the facts."""
    mark = version * DAYS + int(now // DAY)
    rest = _rest(facts)
    make = partial(_made, owner, facts, mark, now, weights, rest)
    return kept(owner, OfTheDay, make, part="between", mark=mark, said=(np.asarray(astuple(weights)),)).ties


def _made(owner: User, facts: Facts, mark: int, now: float, weights: TieWeights, rest: NDArray[np.uint8]) -> OfTheDay:
    history, me = facts.happened.history, facts.world.seeker
    before = kept_before(owner, OfTheDay, part="between", mark=mark, said=(np.asarray(astuple(weights)),))
    if before is not None and _holds(before, facts, now, rest):
        new = history.events.only(np.flatnonzero(history.ids > before.last))
        ties = with_more(before.ties, new, me=me, now=before.moment, weights=weights)
        return OfTheDay(ties, before.moment, facts.era, history.last, len(history.ids), rest)
    ties = ties_between(
        history.events,
        now=now,
        weights=weights,
        people=len(facts.world),
        me=me,
        employment=facts.work.employment,
        stated=facts.said.stated,
    )
    return OfTheDay(ties, now, facts.era, history.last, len(history.ids), rest)


def _holds(before: OfTheDay, facts: Facts, now: float, rest: NDArray[np.uint8]) -> bool:
    """Whether interactions were only added since, on the same day."""
    same_day = before.moment // DAY == now // DAY and before.moment <= now
    there = int(np.count_nonzero(facts.happened.history.ids <= before.last)) == before.count
    return same_day and there and before.era == facts.era and np.array_equal(before.rest, rest)


def _rest(facts: Facts) -> NDArray[np.uint8]:
    work, stated, people = facts.work.employment, facts.said.stated, facts.world
    digest = blake2b(digest_size=20)
    for array in (
        people.members, people.root, work.person, work.organisation, work.start, work.end,
        stated.a, stated.b, stated.kind,
    ):  # fmt: skip
        digest.update(np.ascontiguousarray(array).data)
    return np.frombuffer(digest.digest(), np.uint8)

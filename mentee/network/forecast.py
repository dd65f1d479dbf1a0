"""What the ties foretell: whom somebody writes to next, which ties form, who introduces, who belongs together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from mentee.network.between import BetweenTies
from mentee.network.encounters import ALONGSIDE, SENDER, encounters, events_with, seats
from mentee.network.events import Events
from mentee.network.graph import Graph
from mentee.network.ties import Ties, sums
from mentee.network.weights import DAY, ForecastWeights, TieWeights

Floats = NDArray[np.float64]


def expected_next(ties: Ties, weights: ForecastWeights) -> Floats:
    """How soon the seeker may be expected to write to each person again; float64 [n], to be ranked by.

    Mostly the rank by the quick half-life, with the slow one telling apart those who are quiet.
    """
    return weights.next_quick * ties.lately + (1.0 - weights.next_quick) * ties.rank


def tie_formation(graph: Graph, person: int, weights: ForecastWeights) -> Floats:
    """How likely a tie from `person` to each other is to form; float64 [people], to be ranked by, own place 0.

    Resource allocation (Zhou, Lu & Zhang 2009) on the square roots of the strengths: over each shared
    acquaintance the product of both ties, divided by all that the acquaintance gives; chains over two add a
    little, and so does having been addressed together. Set against how much both give in all, as in Jaccard's
    measure: somebody with few contacts who shares them is likelier than the one everybody knows. Read it for
    those not yet tied. Costs one pass over the graph per step.
    """
    how = np.sqrt(graph.strength)
    ties = csr_array((how, graph.indices, graph.indptr), shape=(graph.people, graph.people))
    given = np.maximum(np.asarray(ties.sum(axis=1)).ravel(), 1e-12)
    own = np.zeros(graph.people)
    row = slice(graph.indptr[person], graph.indptr[person + 1])
    own[graph.indices[row]] = how[row]
    over_one = ties @ (own / given)
    over_two = ties @ (over_one / given)
    likely = over_one + weights.chain_of_three * over_two + weights.seen_together * own
    score: Floats = likely / np.sqrt(given * given[person])
    score[person] = 0.0
    return score


@dataclass(frozen=True, slots=True)
class Introducers:
    """Who could have brought two people together, best first: person int32 [k], value float64 [k]."""

    person: NDArray[np.int32]
    value: Floats


def introducers(
    events: Events, a: int, b: int, *, now: float, weights: TieWeights, forecast: ForecastWeights, people: int
) -> Introducers:
    """Who is likeliest to introduce a and b (or to have done so) by what is known at `now`: those in touch with both.

    The value is the product of the connector's own ties to a and to b, times the square root of how often they wrote
    to both at once. Whoever introduces two people writes to both, so crowds do not count against it here.
    """
    to_a, knows_a = _reaching(events, a, now=now, weights=weights, forecast=forecast, people=people)
    to_b, knows_b = _reaching(events, b, now=now, weights=weights, forecast=forecast, people=people)
    known = knows_a & knows_b
    known[[a, b]] = False
    who = np.flatnonzero(known).astype(np.int32)
    both = _brought(events, a, b, now=now, weights=weights, forecast=forecast, people=people)
    value = to_a[who] * to_b[who] * np.sqrt(forecast.brought_floor + both[who])
    order = np.argsort(-value, kind="stable")
    return Introducers(who[order], value[order])


def _reaching(
    events: Events, whom: int, *, now: float, weights: TieWeights, forecast: ForecastWeights, people: int
) -> tuple[Floats, NDArray[np.bool_]]:
    """Everybody's own tie to one person, float64 [people], and who is in touch with them at all.

    What others send counts, so the weights of sent and received change places; it fades by a power of its age.
    """
    seen = replace(
        weights,
        sent=weights.received,
        received=weights.sent,
        alongside=forecast.introducer_alongside,
        crowding=0.0,
    )
    met = encounters(events, me=whom, now=now, weights=seen)
    fresh = (1.0 + (now - met.at) / DAY / forecast.introducer_days) ** -forecast.introducer_power
    touched = np.zeros(people, dtype=np.bool_)
    touched[met.person[met.kind != ALONGSIDE]] = True
    return sums(met.person, met.worth * fresh, people), touched


def _brought(
    events: Events, a: int, b: int, *, now: float, weights: TieWeights, forecast: ForecastWeights, people: int
) -> Floats:
    """How often each person wrote to both at once, float64 [people], faded."""
    sat = seats(events, events_with(events, a) & events_with(events, b) & (events.at <= now) & ~events.bulk)
    others = np.bincount(sat.event, minlength=len(events)) - 1
    wrote = (sat.role == SENDER) & (others[sat.event] <= weights.broadcast_limit)
    fresh = np.exp2((events.at[sat.event[wrote]] - now) / DAY / forecast.brought_half_life)
    return sums(sat.person[wrote], fresh, people)


def in_touch(ties: Ties) -> NDArray[np.bool_]:
    """Who has written, been written to, or met."""
    return (ties.sent + ties.received + ties.together) > 0


def circles(between: BetweenTies, weights: ForecastWeights) -> csr_array:
    """Each person's circle as a row of length 1; the product of two rows says how much two people belong together.

    The row is the person's contacts (logarithm of how often, each divided by how much both have of it), and at
    half weight their contacts' contacts: people of one department talk with the same people, not only with each
    other. Costs the sum of squared contact counts; for a few thousand people at once.
    """
    a, b = between.ends()
    often = np.log1p(between.counts.sum(axis=0))
    shape = (between.people, between.people)
    talk = csr_array((np.r_[often, often], (np.r_[a, b], np.r_[b, a])), shape=shape)
    even = diags_array(1.0 / np.sqrt(np.maximum(np.asarray(talk.sum(axis=1)).ravel(), 1e-12)))
    ring = csr_array(even @ talk @ even)
    circle = csr_array(ring + weights.second_hand * (ring @ ring))
    length = np.sqrt(np.asarray(circle.multiply(circle).sum(axis=1)).ravel())
    return csr_array(diags_array(1.0 / np.maximum(length, 1e-12)) @ circle)

"""What the ties foretell: which ties form, who belongs together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from mentee.network.between import BetweenTies
from mentee.network.graph import Graph
from mentee.network.ties import Ties
from mentee.network.weights import ForecastWeights

Floats = NDArray[np.float64]


def tie_formation(graph: Graph, person: int, weights: ForecastWeights) -> Floats:
    """How likely a tie from `person` to each other is to form; float64 [people], to be ranked by, own place 0.

    Resource allocation (Zhou, Lu & Zhang 2009) on the strengths: over each shared
    acquaintance the product of both ties, divided by all that the acquaintance gives; chains over two add a
    little, and so does having been addressed together. Set against how much both give in all, as in Jaccard's
    measure: somebody with few contacts who shares them is likelier than the one everybody knows. Read it for
    those not yet tied. Costs one pass over the graph per step.
    """
    how = graph.strength
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

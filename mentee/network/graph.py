"""The network that introductions go through: the seeker's own ties and the ties among all others, in one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from mentee.network.between import BetweenTies
from mentee.network.ties import Ties
from mentee.network.weights import DAY, TieWeights

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graph:
    """Symmetric ties among `people` persons in compressed rows.

    indptr int64 [people + 1]; indices int32 [2 e], ascending within each row; strength float64 [2 e] in (0, 1].
    me: the seeker, -1: nobody; revived float64 [people]: the part of the seeker's own tie that is a dormant one
    coming back.
    """

    people: int
    indptr: NDArray[np.int64]
    indices: NDArray[np.int32]
    strength: Floats
    me: int = -1
    revived: Floats | None = None

    def row(self, i: int) -> tuple[NDArray[np.int32], Floats]:
        """Whom person i is tied to, ascending, and how strongly."""
        part = slice(self.indptr[i], self.indptr[i + 1])
        return self.indices[part], self.strength[part]

    def tie(self, i: int, j: int) -> float:
        """Strength of one tie, 0 where there is none."""
        whom, how = self.row(i)
        at = int(whom.searchsorted(j))
        return float(how[at]) if at < len(whom) and whom[at] == j else 0.0

    def back(self, i: int, j: int) -> float:
        """The part of the tie from the seeker i to person j that is a dormant one coming back."""
        return float(self.revived[j]) if self.revived is not None and i == self.me else 0.0


def graph_of(matrix: csr_array, *, me: int = -1, revived: Floats | None = None) -> Graph:
    """Graph of a symmetric matrix of strengths; zeros and the diagonal are no ties."""
    made = matrix.tocoo()
    a, b = made.coords
    real = (a != b) & (made.data > 0)
    clean = csr_array((made.data[real], (a[real], b[real])), shape=made.shape)
    clean.sort_indices()
    return Graph(
        made.shape[0],
        clean.indptr.astype(np.int64),
        clean.indices.astype(np.int32),
        clean.data.astype(np.float64),
        me,
        revived,
    )


def revival(ties: Ties, weights: TieWeights) -> Floats:
    """What a trusted tie that has gone dormant is worth beyond what time has left of it; float64 [n].

    Dormant ties give advice as good as current ones, and more novel (Levin, Walter & Murnighan 2011): half of
    what the tie once had beyond today's comes back, in full after twice the dormant time, nothing before it.
    """
    quiet = np.nan_to_num((ties.now - ties.last) / DAY)
    asleep = np.clip(quiet / weights.dormant_days - 1.0, 0.0, 1.0)
    lost = np.maximum(0.0, ties.once - ties.strength)
    return np.where(ties.rated, 0.0, weights.dormant_revival * asleep * lost)


def introduction_graph(ties: Ties, between: BetweenTies, *, me: int, weights: TieWeights) -> Graph:
    """The network seen from `me`: the seeker's own ties (dormant ones revived in part) and those among others."""
    people = between.people
    back = revival(ties, weights)
    own = np.minimum(ties.strength + back, 1.0)
    a, b = between.ends()
    apart = (a != me) & (b != me)
    tied = np.flatnonzero(own > 0)
    tied = tied[tied != me]
    mine = np.full(len(tied), me)
    a, b, how = np.r_[a[apart], mine], np.r_[b[apart], tied], np.r_[between.strength[apart], own[tied]]
    matrix = csr_array((np.r_[how, how], (np.r_[a, b], np.r_[b, a])), shape=(people, people))
    return graph_of(matrix, me=me, revived=back)

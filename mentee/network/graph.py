"""The network that introductions go through: the seeker's own ties and the ties among all others, in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mentee.network.between import BetweenTies
from mentee.network.order import then_by
from mentee.network.ties import Ties, mutual
from mentee.network.weights import DAY, TieWeights

if TYPE_CHECKING:
    from scipy.sparse import csr_array

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
    real = (a < b) & (made.data > 0)
    people: int = made.shape[0]
    keys, how = a[real].astype(np.int64) * people + b[real], made.data[real].astype(np.float64)
    order = np.argsort(keys, kind="stable")
    return laid_out(people, keys[order], how[order], me=me, revived=revived)


def laid_out(people: int, keys: NDArray[np.int64], strength: Floats, *, me: int, revived: Floats | None) -> Graph:
    """Graph of ties given once each: keys [e] ascending (smaller * people + larger), strength [e].

    One stable pass by row is enough: of each row, those who are smaller come before those who are larger, and both
    are in order already.
    """
    a, b = keys // people, keys % people
    row = np.concatenate((b, a))
    order = then_by(np.arange(len(row)), row)
    ends = np.cumsum(np.bincount(row, minlength=people))
    return Graph(
        people,
        np.concatenate((np.zeros(1, dtype=np.int64), ends)),
        np.concatenate((a, b))[order].astype(np.int32),
        np.concatenate((strength, strength))[order],
        me,
        revived,
    )


def revival(ties: Ties, weights: TieWeights) -> Floats:
    """What a trusted tie that has gone dormant is worth beyond what time has left of it; float64 [n].

    Dormant ties give advice as good as current ones, and more novel (Levin, Walter & Murnighan 2011): half of
    what the tie once had beyond today's comes back, in full after twice the dormant time, nothing before it. Trust
    shows in having met or written both ways; a tie that the seeker rated is what they say.
    """
    quiet = np.nan_to_num((ties.now - ties.last) / DAY)
    asleep = np.clip(quiet / weights.dormant_days - 1.0, 0.0, 1.0)
    lost = np.maximum(0.0, ties.once - ties.strength)
    return np.where(ties.rated | ~mutual(ties), 0.0, weights.dormant_revival * asleep * lost)


def introduction_graph(ties: Ties, between: BetweenTies, *, me: int, weights: TieWeights) -> Graph:
    """What favours go over, seen from `me`: the seeker's own ties (dormant ones revived in part) and others' ties."""
    people = between.people
    back = revival(ties, weights)
    own = np.minimum(ties.favour + back, 1.0)
    a, b = between.ends()
    apart = (a != me) & (b != me)
    tied = np.flatnonzero(own > 0)
    tied = tied[tied != me]
    keys = np.concatenate((between.keys[apart], np.minimum(tied, me) * people + np.maximum(tied, me)))
    how = np.concatenate((between.strength[apart], own[tied]))
    order = np.argsort(keys, kind="stable")  # quick: two runs in order
    return laid_out(people, keys[order], how[order], me=me, revived=back)

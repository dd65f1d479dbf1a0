"""People close by whom the seeker has not yet met: whose tie with them is likeliest to form, and over whom."""

from __future__ import annotations

from collections.abc import Set

import numpy as np
from numpy.typing import NDArray

from mentee.flows.landscape.load import Landscape
from mentee.network.encounters import ALONGSIDE
from mentee.network.forecast import in_touch, tie_formation
from mentee.network.paths import within
from mentee.network.ties import mutual
from mentee.network.weights import ForecastWeights

Floats = NDArray[np.float64]
NAMED = 2  # acquaintances that are named


def close_by(landscape: Landscape, *, aside: Set[int]) -> Floats:
    """How likely a tie is to form, float64 [n]; 0 for those in touch with the seeker, set aside, or no people.

    The measure is network.forecast.tie_formation, over the same graph as the ways of introduction.
    """
    score = tie_formation(landscape.graph, landscape.me, ForecastWeights())
    connected = landscape.ties.social[ALONGSIDE] > 0  # whom one accepted on social media one knows
    score[in_touch(landscape.ties) | connected | landscape.blocked()] = 0.0
    score[[*aside]] = 0.0
    return score


def shared(landscape: Landscape, i: int) -> list[int]:
    """Whom the seeker wrote with or met who has to do with person i too, the strongest product of both ties first."""
    mine, how = landscape.graph.row(landscape.me)
    theirs, tied = landscape.graph.row(i)
    fine = mutual(landscape.ties)[mine] & ~landscape.blocked()[mine]
    found, at = within(theirs, mine)
    found &= fine
    worth = how[found] * tied[at[found]]
    return [int(who) for who in mine[found][np.argsort(-worth, kind="stable")][:NAMED]]

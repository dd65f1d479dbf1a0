"""The picture of the network around the seeker: who is on it, where they stand, and who of them know each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mentee.flows.errors import NotReadyError
from mentee.flows.find import question_of, target_rung
from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.of_the_day import of_the_day
from mentee.flows.landscape.profiles import profiles
from mentee.flows.weighing import weights_of
from mentee.identity.names import fold
from mentee.network.placing import Crowd, placed, ring
from mentee.network.weights import TieWeights
from mentee.ranking.columns import Aim
from mentee.ranking.shortlist import shortlist
from mentee.store.models import User
from mentee.store.reads.pursued import pursued_ids

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

MOST = 2000  # people on the picture
SHORTLISTED = 12
TIES_EACH = 2  # of a person's ties with others the strongest are drawn
RINGS = (0.5, 0.2, 0.05, 1e-6)  # ties at least this strong lie within the ring
PURSUED, ON_LIST = 1, 2  # marks
SHAPE = 4


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """n people, the strongest tie first; arrays [n] unless said otherwise.

    ids int64; at float64 [n, 2] with the seeker at the origin, in units of the room one person takes; strength of
    the seeker's tie in [0, 1); last in epoch seconds, nan: never; group indexes `groups`, -1: no workplace known;
    marks: sum of PURSUED and ON_LIST. a and b int32 [e] are ends of ties among them, `how` float64 [e]. rings
    float64 [4]: radius within which ties are at least RINGS strong, 0: nobody; counted int64 [4]. `everybody`
    counts all people known, whether on the picture or not.
    """

    ids: NDArray[np.int64]
    names: list[str]
    titles: list[str]
    group: Ints
    groups: list[str]
    inside: NDArray[np.bool_]
    strength: Floats
    last: Floats
    marks: NDArray[np.int64]
    at: Floats
    a: Ints
    b: Ints
    how: Floats
    rings: Floats
    counted: NDArray[np.int64]
    everybody: int

    def __len__(self) -> int:
        return len(self.ids)

    def organisation(self, i: int) -> str:
        """Where person i works, empty where it is not known."""
        return self.groups[self.group[i]] if self.group[i] >= 0 else ""


def network_map(owner: User, *, now: datetime, most: int = MOST) -> NetworkMap:
    """The picture at `now`, kept until something changes or the day ends; NotReadyError where nobody is known."""
    found = of_the_day(
        owner,
        NetworkMap,
        partial(_drawn, owner, now=now, most=most),
        part=f"map{most}",
        now=now,
        shape=SHAPE,
    )
    if not found.everybody:
        raise NotReadyError("There is nobody to draw yet.", "Bring people in first: mentee import FILE...")
    return found


def matching(drawn: NetworkMap, text: str, *, inside: bool | None = None) -> list[int]:
    """Rows of the people whose name, title or workplace says all the words, of one side or (None) of both."""
    words = fold(text).split()
    sides = range(len(drawn)) if inside is None else np.flatnonzero(drawn.inside == inside).tolist()
    if not words:
        return list(sides)
    return [i for i in sides if _says(fold(f"{drawn.names[i]} {drawn.titles[i]} {drawn.organisation(i)}"), words)]


def _says(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _drawn(owner: User, *, now: datetime, most: int) -> NetworkMap:
    landscape = load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())
    world = landscape.facts.world
    pursued = {world.index(person) for person in pursued_ids(owner)}
    listed = set(_shortlisted(owner, landscape))
    rows = _chosen(landscape, pursued=pursued, listed=listed, most=most)
    strength = landscape.ties.strength[rows]
    works = [landscape.work_of(int(i)) for i in rows]
    groups = {name: place for place, name in enumerate(dict.fromkeys(name for _, name in works if name))}
    group = np.asarray([groups.get(name, -1) for _, name in works], dtype=np.int32)
    a, b, how = _ties_among(landscape, rows)
    crowd = Crowd(strength, world.inside[rows], group, a, b, how)
    marks = [PURSUED * (int(i) in pursued) + ON_LIST * (int(i) in listed) for i in rows]
    return NetworkMap(
        ids=world.ids[rows],
        names=[landscape.name(int(i)) for i in rows],
        titles=[title for title, _ in works],
        group=group,
        groups=list(groups),
        inside=world.inside[rows],
        strength=strength,
        last=landscape.ties.last[rows],
        marks=np.asarray(marks, dtype=np.int64),
        at=placed(crowd).round(2),
        a=a,
        b=b,
        how=how,
        rings=np.asarray([ring(strength, least) for least in RINGS]),
        counted=np.asarray([np.count_nonzero(strength >= least) for least in RINGS], dtype=np.int64),
        everybody=int(landscape.size - 1),
    )


def _chosen(landscape: Landscape, *, pursued: set[int], listed: set[int], most: int) -> NDArray[np.int64]:
    """Whom to draw: those pursued, then those on the shortlist, then the strongest ties and best ways in.

    They come in order of their ties, the strongest first.
    """
    score = landscape.ties.strength + 1e-3 * landscape.reach.value
    score = np.where(landscape.facts.happened.lists, -1.0, score)
    score[list(pursued)] += 20.0
    score[list(listed)] += 10.0
    score[landscape.me] = -2.0
    best = np.argsort(-score, kind="stable")[: min(most, landscape.size - 1)]
    best = best[score[best] >= 0]
    order = np.lexsort((best, -landscape.ties.strength[best]))
    return best[order].astype(np.int64)


def _shortlisted(owner: User, landscape: Landscape) -> list[int]:
    if landscape.size <= 1 or not any(aspiration.live for aspiration in landscape.seeker.aspirations):
        return []
    query, _ = question_of(owner, landscape, "")
    known = profiles(owner, landscape, query)
    aim = Aim(rung=landscape.rung, target=target_rung(landscape))
    return [one.person for one in shortlist(known, query, aim, weights=landscape.weights, k=SHORTLISTED)]


def _ties_among(landscape: Landscape, rows: NDArray[np.int64]) -> tuple[Ints, Ints, Floats]:
    """Ties among these people, of each person the few strongest; in order of both ends."""
    place = np.full(landscape.size, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    a, b = landscape.between.ends()
    both = (place[a] >= 0) & (place[b] >= 0)
    a, b, how = place[a[both]], place[b[both]], landscape.between.strength[both]
    ends, other = np.r_[a, b], np.r_[b, a]
    edge = np.r_[np.arange(len(a)), np.arange(len(a))]
    order = np.lexsort((other, -how[edge], ends))
    first = np.searchsorted(ends[order], np.arange(len(rows)))
    nth = np.arange(len(order)) - first[ends[order]]
    kept = np.unique(edge[order[nth < TIES_EACH]])
    low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
    sort = np.lexsort((high, low))
    return low[sort].astype(np.int32), high[sort].astype(np.int32), how[kept][sort]

"""Where people stand in a picture of the network: near is close, left is inside, a sector is a workplace."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]

HOLE = 1.7  # radius around the seeker that stays free; the unit is the room that one person takes
ROOM = 1.35  # area per person: 1 would be as tight as can be
LEAST_SIDE = 0.16  # share of the circle that a side with anybody on it gets
SIDE_GAP = 0.12  # radians between the sides
SMALL = 3  # workplaces with fewer people share one sector
GOLDEN = (5**0.5 - 1) / 2
ROUNDS, SETTLING = 60, 30
TOUCH = 1.08  # people closer than this are pushed apart


@dataclass(frozen=True, slots=True)
class Crowd:
    """n people without the seeker: `strength` float64 [n] of the seeker's tie in [0, 1]; `inside` bool [n];
    `group` int32 [n], number of the workplace, -1 unknown; ties among them `a`, `b` int32 [e], `how` float64 [e].
    """

    strength: Floats
    inside: NDArray[np.bool_]
    group: Ints
    a: Ints
    b: Ints
    how: Floats


def placed(crowd: Crowd) -> Floats:
    """Positions float64 [n, 2], the seeker at the origin; the same crowd stands in the same places.

    The distance from the centre follows the rank of the tie, so that the disc is evenly filled. Inside is left,
    outside right; on a side each workplace has a sector as wide as it has people. Then those who know each other
    move together and those who stand on each other move apart.
    """
    size = len(crowd.strength)
    if not size:
        return np.zeros((0, 2))
    radius = radii(crowd.strength)
    angle = _angles(crowd, radius)
    at = _points(radius, angle)
    return _settled(at, radius, crowd)


def radii(strength: Floats) -> Floats:
    """Distance from the seeker, float64 [n]: the strongest tie nearest, equal room for everybody."""
    rank = np.empty(len(strength))
    rank[np.argsort(-strength, kind="stable")] = np.arange(len(strength))
    return np.sqrt(HOLE**2 + (rank + 0.5) * ROOM / np.pi)


def ring(strength: Floats, least: float) -> float:
    """Radius within which all ties are at least this strong; 0 where there is none."""
    count = int(np.count_nonzero(strength >= least))
    return float(np.sqrt(HOLE**2 + count * ROOM / np.pi)) if count else 0.0


def _points(radius: Floats, angle: Floats) -> Floats:
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _angles(crowd: Crowd, radius: Floats) -> Floats:
    angle = np.zeros(len(radius))
    within = float(np.count_nonzero(crowd.inside)) / len(radius)
    if 0 < within < 1:
        within = min(max(within, LEAST_SIDE), 1 - LEAST_SIDE)
    for side, middle, share in ((True, np.pi, within), (False, 0.0, 1 - within)):
        rows = np.flatnonzero(crowd.inside == side)
        if len(rows):
            width = 2 * np.pi * share - (SIDE_GAP if share < 1 else 0.0)
            angle[rows] = _side_angles(rows, crowd, radius, begin=middle - width / 2, width=width)
    return angle


def _side_angles(rows: NDArray[np.int64], crowd: Crowd, radius: Floats, *, begin: float, width: float) -> Floats:
    """Angles of the people of one side: sectors one after the other, a person's place in it by the golden ratio."""
    sector = _sectors(rows, crowd)
    order = np.lexsort((radius[rows], sector))
    ordered = sector[order]
    counts = np.bincount(ordered)
    starts = np.r_[0, np.cumsum(counts)[:-1]]
    nth = np.arange(len(rows)) - starts[ordered]
    spread = np.modf((nth + 0.5) * GOLDEN)[0]
    angle = np.empty(len(rows))
    angle[order] = begin + width * (starts[ordered] + spread * counts[ordered]) / len(rows)
    return angle


def _sectors(rows: NDArray[np.int64], crowd: Crowd) -> NDArray[np.int64]:
    """Number of the sector of each of these people: workplaces that know each other are neighbours."""
    group = crowd.group[rows].astype(np.int64)
    known, index, count = np.unique(group, return_inverse=True, return_counts=True)
    big = (count >= SMALL) & (known >= 0)
    label = np.where(big, np.cumsum(big) - 1, big.sum())[index]  # the last one is everybody else
    sectors = int(big.sum()) + 1
    local = np.full(len(crowd.group), -1, dtype=np.int64)
    local[rows] = label
    a, b = local[crowd.a], local[crowd.b]
    cross = (a >= 0) & (b >= 0) & (a != b)
    links = np.zeros((sectors, sectors))
    np.add.at(links, (a[cross], b[cross]), crowd.how[cross])
    place = np.empty(sectors, dtype=np.int64)
    place[_chain(links + links.T, np.bincount(label, minlength=sectors))] = np.arange(sectors)
    return place[label]


def _chain(links: Floats, size: NDArray[np.int64]) -> list[int]:
    """Sectors in a row: the largest first, then always the one most tied to the last two, the larger where equal."""
    left = np.ones(len(size), dtype=bool)
    row = [int(np.argmax(size))]
    left[row[0]] = False
    for _ in range(len(size) - 1):
        pull = links[row[-1]] + (0.5 * links[row[-2]] if len(row) > 1 else 0.0) + 1e-9 * size
        row.append(int(np.argmax(np.where(left, pull, -1.0))))
        left[row[-1]] = False
    return row


def _settled(at: Floats, radius: Floats, crowd: Crowd) -> Floats:
    """The places after people drew together and made room, still at their distance from the seeker."""
    from scipy.spatial import cKDTree  # a tenth of a second to import, and most calls find the picture kept

    seed = at.copy()
    pull = np.clip(crowd.how, 0.05, 0.5)[:, None] * 0.12
    for turn in range(ROUNDS + SETTLING):
        if turn < ROUNDS:
            step = (at[crowd.b] - at[crowd.a]) * pull
            moved = _summed(crowd.a, step, len(at)) - _summed(crowd.b, step, len(at))
            length = np.linalg.norm(moved, axis=1, keepdims=True)
            at = at + moved * np.minimum(1.0, 0.6 / np.maximum(length, 1e-9)) + 0.04 * (seed - at)
        pairs = cKDTree(at).query_pairs(TOUCH, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        gap = at[pairs[:, 0]] - at[pairs[:, 1]]
        apart = np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 1e-6)
        push = gap / apart * (TOUCH - apart) * 0.5
        at = at + 0.7 * (_summed(pairs[:, 0], push, len(at)) - _summed(pairs[:, 1], push, len(at)))
        now = np.maximum(np.linalg.norm(at, axis=1), 1e-6)
        at = at * (1 + (0.35 if turn < ROUNDS else 0.04) * (radius / now - 1))[:, None]
    return at


def _summed(who: NDArray[np.integer], step: Floats, size: int) -> Floats:
    return np.stack([np.bincount(who, weights=step[:, k], minlength=size) for k in (0, 1)], axis=1)

"""Pairs of people who were in the same place: all pairs within groups, and sums per pair, without loops."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from mentee.network.order import starts, then_by

Indices = NDArray[np.int64]
PAIRS_AT_ONCE = 4_000_000


def pairs_within(sizes: Indices) -> tuple[Indices, Indices, Indices]:
    """All pairs of rows in the same group, for groups of the given sizes laid end to end.

    Returns (group, first, second), each [sum of n (n - 1) / 2], first < second being row numbers.
    """
    rows = int(sizes.sum())
    group = np.repeat(np.arange(len(sizes)), sizes)
    end = np.cumsum(sizes)[group] if rows else np.zeros(0, dtype=np.int64)
    later = end - np.arange(rows) - 1  # rows of the same group behind this one
    first = np.repeat(np.arange(rows), later)
    begin = np.cumsum(later) - later
    second = first + 1 + np.arange(len(first)) - np.repeat(begin, later)
    return group[first], first, second


def chunks(sizes: Indices) -> Iterator[slice]:
    """Slices of the groups that make at most PAIRS_AT_ONCE pairs each (one group alone may make more)."""
    made = np.cumsum(sizes * (sizes - 1) // 2)
    start = 0
    while start < len(sizes):
        before = int(made[start - 1]) if start else 0
        stop = max(start + 1, int(np.searchsorted(made, before + PAIRS_AT_ONCE, side="right")))
        yield slice(start, stop)
        start = stop


def pair_keys(a: NDArray[np.integer], b: NDArray[np.integer], people: int) -> Indices:
    """One number per unordered pair: smaller * people + larger."""
    low = np.minimum(a, b).astype(np.int64)
    keys: Indices = low * people + np.maximum(a, b)
    return keys


def sum_by_key(keys: Indices, columns: NDArray[np.float64]) -> tuple[Indices, NDArray[np.float64]]:
    """Distinct keys in order, and the sums [columns, distinct] of the columns [columns, rows] per key."""
    if not len(keys):
        return keys, columns
    order = then_by(np.arange(len(keys)), keys)
    ordered = keys[order]
    first = np.flatnonzero(starts(ordered))
    return ordered[first], np.add.reduceat(columns[:, order], first, axis=1)

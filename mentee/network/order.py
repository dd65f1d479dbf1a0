"""Stable orders by whole-number keys, sixteen bits at a time: several times faster than sorting the numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
DIGIT = 16


def then_by(order: Rows, key: NDArray[np.integer]) -> Rows:
    """The rows of `order` put in order of `key`, those with an equal key staying as they were (radix sort)."""
    if not len(order):
        return order
    low = int(key.min())
    span = int(key.max()) - low
    offset = (key - low).astype(np.uint64)
    for shift in range(0, span.bit_length(), DIGIT):
        digit = (offset >> np.uint64(shift)).astype(np.uint16)
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def by_both(order: Rows, first: NDArray[np.integer], second: NDArray[np.integer]) -> Rows:
    """The rows in order of the first key, and of the second where that is equal; one key where both fit in it."""
    if not len(order):
        return order
    low, high = int(second.min()), int(second.max())
    if (int(first.max()) + 1) * (high - low + 1) >= 2**62 or int(first.min()) < 0:
        return then_by(then_by(order, second), first)
    return then_by(order, first * np.int64(high - low + 1) + (second - low))


def starts(*keys: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Of rows in order of the keys: where a new combination begins."""
    new = np.zeros(len(keys[0]), dtype=np.bool_)
    new[:1] = True
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return new

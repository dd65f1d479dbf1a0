"""Records of arrays kept in files under a mark, and what was kept last under an earlier one, to build upon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mentee.flows.landscape.arrays import put_together, taken_apart
from mentee.store import snapshot
from mentee.store.models import User

Floats = NDArray[np.float64]
T = TypeVar("T")
SHAPE = 6  # grows when the fields of what is kept, or their meaning, change
DAYS = 1_000_000  # more days than there will be: a version and a day make one number


def kept(
    owner: User, kind: type[T], make: Callable[[], T], *, part: str, mark: int, said: Sequence[Floats] = ()
) -> T:
    """What was kept under this mark, else made anew and kept; what an older mentee kept in another shape is not.

    `said` is what else it was made from, and must be equal.
    """
    found = _read(kind, snapshot.load(owner, mark, part=part), said)
    if found is not None:
        return found
    made = make()
    snapshot.save(owner, mark, {**taken_apart(made), "made from": _made_from(said)}, part=part)
    return _read(kind, snapshot.load(owner, mark, part=part), said) or made  # what was just made is free again


def kept_before(owner: User, kind: type[T], *, part: str, mark: int, said: Sequence[Floats] = ()) -> T | None:
    """What was kept last under a mark before this one, None where there is none of this shape."""
    return _read(kind, snapshot.load_before(owner, mark, part=part), said)


def _read(kind: type[T], arrays: dict[str, snapshot.Array] | None, said: Sequence[Floats]) -> T | None:
    if arrays is not None:
        with suppress(KeyError):
            if np.array_equal(arrays["made from"], _made_from(said)):
                return put_together(kind, arrays)
    return None


def _made_from(said: Sequence[Floats]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join([SHAPE.to_bytes(8, "little"), *(array.tobytes() for array in said)]), np.uint8)

"""What takes long to make and holds until something changes or the day ends: made once, then read back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

import numpy as np

from mentee.flows.landscape.arrays import put_together, taken_apart
from mentee.store import snapshot
from mentee.store.models import User
from mentee.store.owners import version

T = TypeVar("T")
DAY = 86_400.0
_DAYS = 1_000_000  # more days than there will be: a version and a day make one number


def of_the_day(owner: User, kind: type[T], make: Callable[[], T], *, part: str, now: datetime, shape: int) -> T:
    """A record of arrays, texts and whole numbers that follows from what the owner has and the day of `now`.

    `shape` grows when the record's fields or their meaning change: what was kept under another is made anew.
    """
    mark = version(owner) * _DAYS + int(now.timestamp() // DAY)
    arrays = snapshot.load(owner, mark, part=part)
    if arrays is not None:
        with suppress(KeyError):
            if int(arrays["shape"][0]) == shape:
                return put_together(kind, arrays)
    made = make()
    snapshot.save(owner, mark, {**taken_apart(made), "shape": np.asarray([shape])}, part=part)
    return made

"""What was made of an owner's facts, kept in the process for the next question; the few used last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 2  # of each kind: about 40 MB for 30,000 people and 300,000 interactions
LASTS = 3600.0  # seconds for which ties, which fade over months, are as good as new

_KEPT: OrderedDict[tuple[str, Hashable], tuple[float, Any]] = OrderedDict()
_LOCK = Lock()


def remembered(
    kind: str, key: Hashable, make: Callable[[], T], *, now: float, lasts: float = LASTS, most: int = MOST
) -> T:
    """What was made under this key at most `lasts` seconds before `now` (epoch seconds), else made anew and kept.

    Of this kind `most` are kept. The key must name everything that `make` depends on beside the time.
    """
    with _LOCK:
        found = _KEPT.get((kind, key))
        if found is not None and 0 <= now - found[0] <= lasts:
            _KEPT.move_to_end((kind, key))
            return found[1]  # type: ignore[no-any-return]
    made = make()
    with _LOCK:
        _KEPT[kind, key] = (now, made)
        _KEPT.move_to_end((kind, key))
        for old in [place for place in _KEPT if place[0] == kind][:-most]:
            del _KEPT[old]
    return made


def forget() -> None:
    """Let go of everything: memory is free again, and the next question is answered from the files."""
    with _LOCK:
        _KEPT.clear()

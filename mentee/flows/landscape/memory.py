"""What was made of an owner's facts, kept in the process for the next question; the few used last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from threading import Lock, RLock
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 2  # of each kind: about 40 MB for 30,000 people and 300,000 interactions
LASTS = 3600.0  # seconds for which ties, which fade over months, are as good as new

_KEPT: OrderedDict[tuple[str, Hashable], tuple[float, int, Any]] = OrderedDict()
_SINCE: dict[tuple[int, frozenset[str]], Hashable] = {}
_LOCK = Lock()
_MAKING: dict[tuple[str, int], AbstractContextManager[bool]] = {}


def remembered(
    kind: str,
    key: Hashable,
    make: Callable[[], T],
    *,
    whose: int,
    now: float,
    lasts: float = LASTS,
    most: int = MOST,
) -> T:
    """What was made under this key at most `lasts` seconds before `now` (epoch seconds), else made anew and kept.

    Of this kind `most` are kept. The key must name everything that `make` depends on beside the time. `whose` is the
    owner's number: of one kind and owner one thing is made at a time, and who waited takes what the other made.
    """
    with _LOCK:
        found = _found(kind, key, now, lasts)
    if found is not None:
        return found[2]  # type: ignore[no-any-return]
    with one_at_a_time(kind, whose):
        with _LOCK:
            found = _found(kind, key, now, lasts)
        if found is not None:
            return found[2]  # type: ignore[no-any-return]
        made = make()
        with _LOCK:
            _KEPT[kind, key] = (now, whose, made)
            _KEPT.move_to_end((kind, key))
            for old in [place for place in _KEPT if place[0] == kind][:-most]:
                del _KEPT[old]
    return made


def one_at_a_time(kind: str, whose: int) -> AbstractContextManager[bool]:
    """While it is held, no other thread makes anything of this kind for this owner."""
    with _LOCK:
        return _MAKING.setdefault((kind, whose), RLock())


def _found(kind: str, key: Hashable, now: float, lasts: float) -> tuple[float, int, Any] | None:
    found = _KEPT.get((kind, key))
    if found is None or not 0 <= now - found[0] <= lasts:
        return None
    _KEPT.move_to_end((kind, key))
    return found


def begin_anew(whose: int, mark: Hashable, *, but: frozenset[str] = frozenset()) -> None:
    """Let go of what was made for an owner under another mark, which nobody will ask for again; `but` some kinds."""
    with _LOCK:
        if _SINCE.get((whose, but)) != mark:
            _SINCE[whose, but] = mark
            for place in [place for place, (_, owner, _) in _KEPT.items() if owner == whose and place[0] not in but]:
                del _KEPT[place]


def forget() -> None:
    """Let go of everything: memory is free again, and the next question is answered from the files."""
    with _LOCK:
        _KEPT.clear()
        _SINCE.clear()

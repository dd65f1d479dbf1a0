"""Which joinings must go so that two identities are two humans, and as few and as weak ones as possible."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def parting(joinings: Mapping[Pair, int], one: int, other: int) -> frozenset[Pair]:
    """The lightest joinings (pair of identities -> weight, above 0) without which no chain leads from one to other.

    Of equally light ones those next to `one`, so that whoever hangs between them stays with `other`. A minimum cut
    (Edmonds and Karp 1972): time grows with joinings * identities, and a human has few of both.
    """
    room: dict[int, dict[int, int]] = {}
    for (a, b), weight in joinings.items():
        room.setdefault(a, {})[b] = room.get(a, {}).get(b, 0) + weight
        room.setdefault(b, {})[a] = room.get(b, {}).get(a, 0) + weight
    while True:
        before = _reached(room, one)
        if other not in before:
            return frozenset(pair for pair in joinings if (pair[0] in before) != (pair[1] in before))
        steps = [other]
        while steps[-1] != one:
            steps.append(before[steps[-1]])
        way = list(zip(steps[1:], steps[:-1], strict=True))
        least = min(room[a][b] for a, b in way)
        for a, b in way:
            room[a][b] -= least
            room[b][a] += least


def _reached(room: Mapping[int, Mapping[int, int]], start: int) -> dict[int, int]:
    """Whoever can still be reached from `start`, each with whom they were reached from."""
    before = {start: start}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in _open(room.get(here, {})):
            if there not in before:
                before[there] = here
                waiting.append(there)
    return before


def _open(ways: Mapping[int, int]) -> Iterable[int]:
    return (there for there, left in ways.items() if left > 0)

"""Chains of introduction from the seeker to anybody: the best few to one person, and the best value for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from mentee.network.between import BetweenTies
from mentee.network.graph import Graph
from mentee.network.ties import Ties, mutual
from mentee.records.scores import Path, PathStep, Reason

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
MOST_CONNECTORS = 2
FIRM = 0.1  # strength from which on the seeker's own tie is the first way


@dataclass(frozen=True, slots=True)
class Reach:
    """The best way to everybody: value float64 [n] (0: none), via int32 [n] (first connector, -1: direct or none).

    `connectors` int8 [n] counts them, -1 where there is no way.
    """

    value: Floats
    via: NDArray[np.int32]
    connectors: NDArray[np.int8]


def rows_of(graph: Graph, whose: NDArray[np.integer]) -> tuple[Indices, Indices]:
    """The ties of several people laid end to end: position in `whose`, and position in the graph's arrays."""
    begin, size = graph.indptr[whose], graph.indptr[whose + 1] - graph.indptr[whose]
    owner = np.repeat(np.arange(len(whose)), size)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(size) - size, size) + np.repeat(begin, size)
    return owner, place


def ties_of(graph: Graph, whose: NDArray[np.integer]) -> int:
    """How many ties several people have in all."""
    return int((graph.indptr[whose + 1] - graph.indptr[whose]).sum())


def within(sorted_keys: NDArray[np.int32], wanted: NDArray[np.int32]) -> tuple[NDArray[np.bool_], Indices]:
    """Which of `wanted` are among the ascending keys, and where."""
    at = np.searchsorted(sorted_keys, wanted)
    at = np.minimum(at, max(0, len(sorted_keys) - 1))
    found = sorted_keys[at] == wanted if len(sorted_keys) else np.zeros(len(wanted), dtype=np.bool_)
    return found, at


def allowed(
    whom: NDArray[np.int32], how: Floats, blocked: NDArray[np.bool_] | None, not_this: int
) -> tuple[NDArray[np.int32], Floats]:
    """Those of a row who may connect."""
    fine = whom != not_this
    if blocked is not None:
        fine &= ~blocked[whom]
    return (whom, how) if fine.all() else (whom[fine], how[fine])


def two_between(
    graph: Graph, near: tuple[NDArray[np.int32], Floats], far: tuple[NDArray[np.int32], Floats]
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats]:
    """All ties between one of `near` and another of `far`: who, whom, and the product of the three ties.

    The side with fewer ties is walked.
    """
    from_near = ties_of(graph, near[0]) < ties_of(graph, far[0])
    walked, sought = (near, far) if from_near else (far, near)
    owner, place = rows_of(graph, walked[0])
    found, at = within(sought[0], graph.indices[place])
    owner, place, at = owner[found], place[found], at[found]
    first, second = (owner, at) if from_near else (at, owner)
    return near[0][first], far[0][second], near[1][first] * graph.strength[place] * far[1][second]


def best(chains: NDArray[np.int64], value: Floats, k: int) -> Indices:
    """Rows of the k best chains: by value, then the shorter, then by people; chains [c, 4] padded with -1."""
    if len(value) > k:
        least = np.partition(value, len(value) - k)[len(value) - k]
        rows = np.flatnonzero(value >= least)
    else:
        rows = np.arange(len(value))
    length = (chains[rows] >= 0).sum(axis=1)
    order = np.lexsort((*chains[rows].T[::-1], length, -value[rows]))
    return rows[order[:k]]


def chains_to(
    graph: Graph,
    source: int,
    target: int,
    *,
    max_connectors: int,
    blocked: NDArray[np.bool_] | None,
    known: NDArray[np.bool_] | None,
) -> tuple[NDArray[np.int64], Floats]:
    """Every simple chain from source to target over at most two connectors: people [c, 4] (-1: none), value [c]."""
    near = allowed(*graph.row(source), blocked, target)
    far = allowed(*graph.row(target), blocked, source)
    found: list[tuple[NDArray[np.int64], Floats]] = []

    def add(value: Floats, *middle: NDArray[np.int32]) -> None:
        chain = np.full((len(value), 4), -1, dtype=np.int64)
        chain[:, 0], chain[:, len(middle) + 1] = source, target
        for place, people in enumerate(middle, start=1):
            chain[:, place] = people
        found.append((chain, value))

    direct = graph.tie(source, target)
    add(np.array([direct] if direct > 0 else []))
    if max_connectors >= 1:
        both, at = within(far[0], near[0])
        add(near[1][both] * far[1][at[both]], near[0][both])
    if max_connectors >= MOST_CONNECTORS:
        a, b, value = two_between(graph, near, far)
        new = slice(None) if known is None else ~known[b]
        add(value[new], a[new], b[new])
    return np.concatenate([chain for chain, _ in found]), np.concatenate([value for _, value in found])


def best_paths(
    graph: Graph,
    *,
    source: int,
    target: int,
    k: int,
    max_connectors: int = MOST_CONNECTORS,
    blocked: NDArray[np.bool_] | None = None,
    known: NDArray[np.bool_] | None = None,
) -> list[Path]:
    """The k best simple paths by the product of their ties, at most two connectors; the direct tie is one of them.

    `blocked` (bool [people]) marks people who may not connect (a red flag, a hold); source and target may be
    blocked themselves; to those in `known` (bool [people], see well_known) no other leads. Exact: all chains are
    laid out and the best taken. Equal values: the shorter path, then the smaller indices. No path at all: an empty
    list; likewise from a person to themselves.
    """
    if not 0 <= max_connectors <= MOST_CONNECTORS:
        raise ValueError(f"max_connectors must be 0, 1 or {MOST_CONNECTORS}")
    if source == target or k < 1:
        return []
    chains, value = chains_to(graph, source, target, max_connectors=max_connectors, blocked=blocked, known=known)
    return [path_of(graph, chains[row]) for row in best(chains, value, k)]


def well_known(graph: Graph, ties: Ties, source: int) -> NDArray[np.bool_]:
    """Whom the source asks with nobody between: both wrote, or they met, and the tie is FIRM; bool [people]."""
    known = np.zeros(graph.people, dtype=np.bool_)
    whom, how = graph.row(source)
    known[whom] = how >= FIRM
    return known & mutual(ties)


def best_ways(
    graph: Graph,
    ties: Ties,
    *,
    source: int,
    target: int,
    k: int,
    max_connectors: int = MOST_CONNECTORS,
    blocked: NDArray[np.bool_] | None = None,
) -> list[Path]:
    """The k best paths of the seeker `source`, among them always their own tie where both wrote, or they met.

    That one is the first where its strength is at least FIRM: who knows somebody need not be introduced, neither to
    the person nor to somebody on the way.
    """
    known = well_known(graph, ties, source)
    ways = best_paths(
        graph, source=source, target=target, k=k, max_connectors=max_connectors, blocked=blocked, known=known
    )
    direct = np.array([source, target])
    if not ways or not mutual(ties)[target] or graph.tie(source, target) <= 0:
        return ways
    own = path_of(graph, direct)
    if own.value >= FIRM:
        return [own, *(way for way in ways if way.people != own.people)][:k]
    return ways if own in ways else [*ways[: k - 1], own]


def path_of(graph: Graph, chain: NDArray[np.int64]) -> Path:
    """A chain as a path: its value is the product of the ties, and its reasons say what each tie adds or takes."""
    people = tuple(int(person) for person in chain if person >= 0)
    steps = tuple(PathStep(a, b, graph.tie(a, b)) for a, b in pairwise(people))
    back = graph.back(people[0], people[1])
    reasons = [Reason("first tie", steps[0].strength - back, "your tie with the first on the way", "path")]
    if back:
        reasons.append(Reason("dormant", back, "trusted, and dormant: good to hear from again", "path"))
    value = sum(reason.points for reason in reasons)
    for step in steps[1:]:
        less = value * step.strength - value
        reasons.append(Reason("next tie", less, "every further tie may break", "path"))
        value += less
    return Path(people, value, steps, tuple(reasons))


def best_values(
    graph: Graph,
    *,
    source: int,
    max_connectors: int = MOST_CONNECTORS,
    blocked: NDArray[np.bool_] | None = None,
    known: NDArray[np.bool_] | None = None,
) -> Reach:
    """The value of the best path to everybody at once, as best_paths would find it for each.

    Ties are at most 1, so a walk that comes back on itself is never better than the simple path inside it, and
    widening the frontier once per connector is exact. The source's own value is 0.
    """
    value = np.zeros(graph.people)
    via = np.full(graph.people, -1, dtype=np.int32)
    connectors = np.full(graph.people, -1, dtype=np.int8)
    whom, how = graph.row(source)
    value[whom], connectors[whom] = how, 0
    frontier, first = whom, whom
    for hop in range(1, max_connectors + 1):
        fine = np.ones(len(frontier), dtype=np.bool_) if blocked is None else ~blocked[frontier]
        if known is not None and hop > 1:  # who is known was asked already, with nobody between
            fine &= ~known[frontier]
        frontier, first = frontier[fine], first[fine]
        owner, place = rows_of(graph, frontier)
        met, offered = graph.indices[place], value[frontier][owner] * graph.strength[place]
        better = (offered > value[met]) & (met != source)
        met, offered, start = met[better], offered[better], first[owner[better]]
        np.maximum.at(value, met, offered)
        top = offered == value[met]
        met, start = met[top], start[top]
        via[met] = graph.people
        np.minimum.at(via, met, start)
        connectors[met] = hop
        frontier = np.unique(met)
        first = via[frontier]
    return Reach(value, via, connectors)


def explained(path: Path, *, ties: Ties, between: BetweenTies, name: Callable[[int], str]) -> Path:
    """The path with the evidence of each tie in words, and the names of its people in the reasons."""
    told = [tie_words(ties.parts(path.people[1]).reasons)]
    told += [tie_words(between.evidence(step.source, step.target)) for step in path.steps[1:]]
    steps = tuple(replace(step, evidence=words) for step, words in zip(path.steps, told, strict=True))
    further = iter(zip(path.steps[1:], told[1:], strict=True))
    reasons = []
    for reason in path.reasons:
        text = reason.text
        if reason.kind == "first tie":
            text = f"you and {name(path.people[1])}: {told[0]}"
        elif reason.kind == "next tie":
            step, words = next(further)
            text = f"{name(step.source)} and {name(step.target)}: {words}"
        elif reason.kind == "dormant":
            text = f"{name(path.people[1])}: {text}"
        reasons.append(replace(reason, text=text))
    return replace(path, steps=steps, reasons=tuple(reasons))


def tie_words(reasons: tuple[Reason, ...]) -> str:
    """What speaks for a tie, the strongest first; being ahead in role explains the rest, and comes last."""
    speaking = sorted((r for r in reasons if r.points > 0), key=lambda r: (r.kind == "role", -r.points))
    return "; ".join(r.text for r in speaking[:2]) or "no evidence kept"

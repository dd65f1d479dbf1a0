"""How fast the best introductions are found: on the W3C's mail beside networkx, and among a million people."""

from __future__ import annotations

import itertools
import math
import statistics
import time
from collections.abc import Iterator
from functools import partial

import networkx
import numpy as np
from scipy.sparse import csr_array

from bench.figure import Figure, in_turn, seconds
from bench.replay import w3c
from mentee.network.between import ties_between
from mentee.network.graph import Graph, graph_of
from mentee.network.paths import best_paths, best_values
from mentee.network.weights import TieWeights
from mentee.records.scores import Path

WANTED = 3
HOPS = 3
PAIRS = 20
PEER_DRAWS = 25  # paths the peer may look at to find three of at most three ties


def three_by_peer(graph: networkx.Graph, source: int, target: int) -> list[float] | None:
    """Values of the three best paths by networkx, which knows no bound on length; None: not among its first."""
    drawn = itertools.islice(networkx.shortest_simple_paths(graph, source, target, weight="cost"), PEER_DRAWS)
    values: list[float] = []
    for people in drawn:
        if len(people) <= HOPS + 1:
            cost = sum(graph[a][b]["cost"] for a, b in itertools.pairwise(people))
            values.append(math.exp(-cost))
        if len(values) == WANTED:
            return values
    return None


def pairs_to_ask(graph: Graph, *, seed: int) -> Iterator[tuple[int, int]]:
    """Endless pairs of a person with ties and another within three ties, where there are three ways at least."""
    rng = np.random.default_rng(seed)
    some = np.flatnonzero(np.diff(graph.indptr) >= 2)
    while True:
        source = int(rng.choice(some))
        near = np.flatnonzero(best_values(graph, source=source).connectors >= 1)
        if not len(near):
            continue
        target = int(rng.choice(near))
        if len(three(graph, source, target)) == WANTED:
            yield source, target


def three(graph: Graph, source: int, target: int) -> list[Path]:
    """The product's three best paths."""
    return best_paths(graph, source=source, target=target, k=WANTED)


def beside_networkx() -> Iterator[Figure]:
    """Three best paths on the W3C's mail, the product and networkx in turn on all of the same pairs."""
    network = w3c()
    weights = TieWeights()
    now = float(network.events.at[-1])
    ties = ties_between(network.events, now=now, weights=weights, people=network.people)
    graph = graph_of(ties.matrix())
    peer = networkx.Graph()
    a, b = ties.ends()
    peer.add_weighted_edges_from(zip(a.tolist(), b.tolist(), (-np.log(ties.strength)).tolist(), strict=True), "cost")
    pairs, same, skipped = [], [], 0
    for source, target in pairs_to_ask(graph, seed=1):
        values = three_by_peer(peer, source, target)
        if values is None:
            skipped += 1
            continue
        pairs.append((source, target))
        found = [path.value for path in three(graph, source, target)]
        same.append(np.allclose(found, values, rtol=1e-9, atol=0.0))
        if len(pairs) == PAIRS:
            break
    mine, theirs = in_turn(
        lambda: [three(graph, *pair) for pair in pairs], lambda: [three_by_peer(peer, *pair) for pair in pairs]
    )
    note = f"mean of {PAIRS} pairs, {len(ties.keys):,} ties; {skipped} pairs left out, too long for the peer"
    yield Figure("three best paths, W3C", mine / PAIRS * 1e3, "ms", theirs / PAIRS * 1e3, note=note)
    yield Figure("the same three paths as networkx, W3C", float(np.mean(same)), "share", note="values equal to 1e-9")


def generated(people: int, ties: int, *, seed: int = 1) -> Graph:
    """A network with circles and hubs: two ties of three among the nearest fifty, the third towards few."""
    rng = np.random.default_rng(seed)
    a = rng.integers(0, people, ties)
    near = (a + rng.integers(1, 50, ties)) % people
    b = np.where(rng.random(ties) < 2 / 3, near, (people * rng.random(ties) ** 2).astype(np.int64))
    apart = a != b
    low, high = np.minimum(a, b)[apart].astype(np.int32), np.maximum(a, b)[apart].astype(np.int32)
    half = csr_array((rng.random(len(low)) * 0.4 + 0.05, (low, high)), shape=(people, people))
    half.sum_duplicates()
    half.data = np.minimum(half.data, 0.99)
    both = csr_array(half + half.T)
    both.sort_indices()
    return Graph(people, both.indptr.astype(np.int64), both.indices.astype(np.int32, copy=False), both.data)


def very_many() -> Iterator[Figure]:
    """Three best paths, and the best way to everybody, among a million people with ten million ties."""
    graph = generated(1_000_000, 10_500_000)
    degree = np.diff(graph.indptr)
    rng = np.random.default_rng(2)
    sources = rng.choice(np.flatnonzero((degree >= 15) & (degree <= 300)), 200)
    times, found = [], 0
    for source in sources.tolist():
        far = best_values(graph, source=source).connectors
        target = int(rng.choice(np.flatnonzero(far == rng.integers(1, 3))))
        begun = time.perf_counter()
        found += len(three(graph, source, target))
        times.append(time.perf_counter() - begun)
    note = f"{len(graph.indices) // 2:,} ties, target 10 ms; {found / len(times):.1f} paths found on average"
    yield Figure("three best paths, a million people", statistics.median(times) * 1e3, "ms", note=note)
    yield Figure("the same at the 95th percentile", float(np.percentile(times, 95)) * 1e3, "ms")
    for connectors in (1, 2):
        took = [
            seconds(partial(best_values, graph, source=s, max_connectors=connectors)) for s in sources.tolist()[:9]
        ]
        yield Figure(f"best way to all, {connectors} connectors, a million", statistics.median(took) * 1e3, "ms")


def figures() -> Iterator[Figure]:
    """Beside networkx on real mail, then the large generated network."""
    yield from beside_networkx()
    yield from very_many()

"""Ways of introduction: the best few, the best for all, and who may not be asked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations
from math import prod

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from mentee.network.between import ties_between
from mentee.network.graph import Graph, graph_of, introduction_graph
from mentee.network.paths import FIRM, best_paths, best_values, best_ways, explained, tie_words, well_known
from mentee.network.ties import seeker_ties
from mentee.network.weights import TieWeights
from tests.network.worlds import ME, NOW, Fact, events, letter, some_graph

PEOPLE = 9
WEIGHTS = TieWeights()
NAMES = ("You", "Ana Sample", "Ben Sample", "Cem Sample")


def graph(ties: dict[tuple[int, int], float], people: int = PEOPLE) -> Graph:
    matrix = np.zeros((people, people))
    for (a, b), strength in ties.items():
        matrix[a, b] = matrix[b, a] = strength
    return graph_of(csr_array(matrix))


def by_hand(
    net: Graph, source: int, target: int, connectors: int, blocked: set[int]
) -> list[tuple[float, tuple[int, ...]]]:
    """All simple paths, tried one by one, best first."""
    middle = [p for p in range(net.people) if p not in {source, target} | blocked]
    ways = [(source, *between, target) for n in range(connectors + 1) for between in permutations(middle, n)]
    valued = [(prod(net.tie(a, b) for a, b in pairwise(way)), way) for way in ways]
    return sorted(((value, way) for value, way in valued if value > 0), key=lambda found: (-found[0], len(found[1])))


def test_it_works() -> None:
    net = graph({(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.2, (0, 3): 0.8, (3, 4): 0.9, (4, 2): 0.9})
    found = best_paths(net, source=0, target=2, k=3)
    assert [path.people for path in found] == [(0, 3, 4, 2), (0, 1, 2), (0, 2)]
    assert [path.value for path in found] == pytest.approx([0.8 * 0.9 * 0.9, 0.45, 0.2])
    assert [step.strength for step in found[1].steps] == [0.9, 0.5]
    assert best_paths(net, source=0, target=2, k=1, max_connectors=1)[0].people == (0, 1, 2)
    assert [path.people for path in best_paths(net, source=0, target=2, k=9, max_connectors=0)] == [(0, 2)]


def test_no_way_nobody_and_oneself() -> None:
    net = graph({(0, 1): 0.9})
    assert best_paths(net, source=0, target=2, k=3) == []
    assert best_paths(net, source=0, target=0, k=3) == []
    assert best_paths(net, source=0, target=1, k=0) == []
    assert best_paths(graph({}), source=0, target=1, k=3) == []
    assert best_values(graph({}), source=0).connectors.tolist() == [-1] * PEOPLE


def test_three_connectors_are_refused() -> None:
    with pytest.raises(ValueError, match="max_connectors"):
        best_paths(graph({}), source=0, target=1, k=1, max_connectors=3)


def test_no_introduction_goes_through_somebody_blocked() -> None:
    net = graph({(0, 1): 0.9, (1, 2): 0.9, (0, 3): 0.2, (3, 2): 0.2})
    blocked = np.zeros(PEOPLE, dtype=np.bool_)
    blocked[[1, 2]] = True
    assert [path.people for path in best_paths(net, source=0, target=2, k=5, blocked=blocked)] == [(0, 3, 2)]
    reach = best_values(net, source=0, blocked=blocked)
    assert reach.value[2] == pytest.approx(0.04)
    assert reach.via[2] == 3
    assert reach.value[1] == 0.9


def test_of_equal_ways_the_shorter_comes_first() -> None:
    net = graph({(0, 1): 1.0, (1, 2): 0.5, (0, 2): 0.5, (0, 3): 1.0, (3, 2): 0.5})
    assert [path.people for path in best_paths(net, source=0, target=2, k=3)] == [(0, 2), (0, 1, 2), (0, 3, 2)]
    assert best_values(net, source=0).connectors[2] == 0


@settings(max_examples=50, deadline=None)
@given(some_graph(), st.integers(1, 6), st.integers(0, 2), st.sets(st.integers(2, PEOPLE - 1), max_size=3))
def test_the_best_k_are_those_found_by_trying_all(net: Graph, k: int, connectors: int, barred: set[int]) -> None:
    blocked = np.zeros(PEOPLE, dtype=np.bool_)
    blocked[list(barred)] = True
    found = best_paths(net, source=0, target=1, k=k, max_connectors=connectors, blocked=blocked)
    wanted = by_hand(net, 0, 1, connectors, barred)
    assert [path.value for path in found] == pytest.approx([value for value, _ in wanted[:k]])
    everything = {way for _, way in wanted}
    assert len({path.people for path in found}) == len(found)
    for path in found:
        assert path.people in everything
        assert sum(reason.points for reason in path.reasons) == path.value
        assert path.value == pytest.approx(prod(step.strength for step in path.steps))


@settings(max_examples=30, deadline=None)
@given(some_graph())
def test_networkx_draws_the_same_values(net: Graph) -> None:
    peer = networkx.Graph()
    peer.add_nodes_from(range(PEOPLE))
    for a in range(PEOPLE):
        for b, strength in zip(*net.row(a), strict=True):
            peer.add_edge(a, int(b), cost=-np.log(strength))
    if not networkx.has_path(peer, 0, 1):
        assert best_paths(net, source=0, target=1, k=4) == []
        return
    drawn = networkx.shortest_simple_paths(peer, 0, 1, weight="cost")
    short = [prod(net.tie(a, b) for a, b in pairwise(way)) for way in drawn if len(way) <= 4]
    found = best_paths(net, source=0, target=1, k=4)
    assert [path.value for path in found] == pytest.approx(short[:4])


@settings(max_examples=50, deadline=None)
@given(some_graph(), st.integers(0, 2), st.sets(st.integers(1, PEOPLE - 1), max_size=3))
def test_the_best_for_all_is_the_best_for_each(net: Graph, connectors: int, barred: set[int]) -> None:
    blocked = np.zeros(PEOPLE, dtype=np.bool_)
    blocked[list(barred)] = True
    reach = best_values(net, source=0, max_connectors=connectors, blocked=blocked)
    for target in range(1, PEOPLE):
        best = best_paths(net, source=0, target=target, k=1, max_connectors=connectors, blocked=blocked)
        assert reach.value[target] == pytest.approx(best[0].value if best else 0.0)
        assert reach.connectors[target] == (len(best[0].people) - 2 if best else -1)
        if reach.connectors[target] > 0:
            assert reach.via[target] in {
                path.people[1]
                for path in best_paths(net, source=0, target=target, k=99, max_connectors=connectors, blocked=blocked)
                if path.value == pytest.approx(float(reach.value[target]))
            }
        else:
            assert reach.via[target] == -1
    assert reach.value[0] == 0


@settings(max_examples=30, deadline=None)
@given(some_graph())
def test_dijkstra_finds_nothing_better_and_the_same_where_three_ties_are_enough(net: Graph) -> None:
    cost = csr_array((1e-12 - np.log(net.strength), net.indices, net.indptr), shape=(PEOPLE, PEOPLE))
    far, before = dijkstra(cost, indices=np.array([0]), return_predecessors=True)
    reach = best_values(net, source=0)
    for target in range(1, PEOPLE):
        best = float(np.exp(-far[0, target]))
        ties, person = 0, target
        while (person := int(before[0, person])) >= 0:
            ties += 1
        assert reach.value[target] <= best + 1e-9
        if ties <= 3:
            assert reach.value[target] == pytest.approx(best)


def test_a_path_explains_itself_in_names_and_evidence() -> None:
    sleeping = [letter(900 + i, *pair) for i in range(9) for pair in ((ME, 1), (1, ME))]
    world = events([*sleeping, letter(20, 1, ME, 2), letter(3, ME, 3)])
    ties = seeker_ties(world, me=ME, now=NOW - 60 * 86_400, weights=WEIGHTS, people=4)
    between = ties_between(world, me=ME, now=NOW, weights=WEIGHTS, people=4)
    net = introduction_graph(ties, between, me=ME, weights=WEIGHTS)
    (path,) = best_paths(net, source=ME, target=2, k=3)
    told = explained(path, ties=ties, between=between, name=NAMES.__getitem__)
    assert told.people == (ME, 1, 2)
    assert told.steps[0].evidence.startswith("you wrote 9 times")
    assert "1 mail between them" in told.steps[1].evidence
    assert [reason.kind for reason in told.reasons] == ["first tie", "dormant", "next tie"]
    assert told.reasons[0].text.startswith("you and Ana Sample: ")
    assert told.reasons[2].text == (
        "Ana Sample and Ben Sample: 1 mail between them; one of them wrote to the other and to you at once"
    )
    assert sum(reason.points for reason in told.reasons) == told.value == path.value


def test_who_wrote_with_the_seeker_is_reached_directly_whatever_chains_there_are() -> None:
    close = [letter(i + 1, *pair) for i in range(40) for pair in ((ME, 1), (1, ME), (ME, 2), (2, ME))]
    chains = [letter(i + 1, 1, 2, ME, who) for i in range(40) for who in (3, 4, 5)]
    firm = [letter(30, ME, 3), letter(29, 3, ME)]
    faint = [letter(380, ME, 4), letter(379, 4, ME)]
    ties = seeker_ties(events([*close, *firm, *faint, letter(100, ME, 5)]), me=ME, now=NOW, weights=WEIGHTS, people=6)
    between = ties_between(events([*close, *chains]), me=ME, now=NOW, weights=WEIGHTS, people=6)
    net = introduction_graph(ties, between, me=ME, weights=WEIGHTS)
    assert net.tie(ME, 3) >= FIRM > net.tie(ME, 4) > 0
    ways = {target: best_ways(net, ties, source=ME, target=target, k=2) for target in (3, 4, 5)}
    assert ways[3][0].people == (ME, 3)
    assert len(ways[3]) == 2
    assert [len(way.people) > 2 for way in ways[4]] == [True, False]
    for target in (3, 4, 5):
        assert best_paths(net, source=ME, target=target, k=1)[0].people != (ME, target)
    assert ways[5] == best_paths(net, source=ME, target=5, k=2, known=well_known(net, ties, ME))
    assert best_ways(net, ties, source=ME, target=3, k=1) == ways[3][:1]


def test_nobody_is_asked_to_lead_to_somebody_whom_the_seeker_can_ask() -> None:
    ties = seeker_ties(
        events(
            [letter(2 * day, *pair) for day in range(9) for other in (1, 2) for pair in ((ME, other), (other, ME))]
        ),
        me=ME,
        now=NOW,
        weights=WEIGHTS,
        people=PEOPLE,
    )
    net = graph({(ME, 1): 0.9, (ME, 2): 2 * FIRM, (1, 2): 0.9, (2, 3): 0.5, (ME, 4): 0.9, (4, 5): 0.9, (5, 3): 0.2})
    assert best_paths(net, source=ME, target=3, k=1)[0].people == (ME, 1, 2, 3)
    ways = best_ways(net, ties, source=ME, target=3, k=9)
    assert [way.people for way in ways] == [(ME, 4, 5, 3), (ME, 2, 3)]
    known = well_known(net, ties, ME)
    assert np.flatnonzero(known).tolist() == [1, 2]
    assert best_values(net, source=ME, known=known).value[3] == pytest.approx(ways[0].value)


def test_what_happened_is_told_before_what_explains_it() -> None:
    ties = seeker_ties(
        events([letter(2000, ME, 1), letter(2001, 1, ME)]),
        me=ME,
        now=NOW,
        weights=WEIGHTS,
        people=PEOPLE,
        distance=np.full(PEOPLE, 3.0),
    )
    reasons = ties.parts(1).reasons
    assert "role" in {reason.kind for reason in reasons}
    assert tie_words(reasons).startswith("you wrote once")
    role = next(reason for reason in reasons if reason.kind == "role")
    assert tie_words((replace(role, points=1.0), reasons[0])).startswith("you wrote once")


def over(facts: list[Fact]) -> list[int]:
    """Connectors of the ways in from 1 to 2, the best first."""
    world = events(facts)
    ties = seeker_ties(world, me=1, now=NOW, weights=WEIGHTS, people=PEOPLE)
    between = ties_between(world, me=1, now=NOW, weights=WEIGHTS, people=PEOPLE)
    net = introduction_graph(ties, between, me=1, weights=WEIGHTS)
    return [
        way.people[1]
        for way in best_ways(net, ties, source=1, target=2, k=9, max_connectors=1)
        if len(way.people) > 2
    ]


def test_the_way_in_is_over_who_is_in_touch_with_both_lately() -> None:
    both = [letter(5, 3, 1), letter(6, 3, 2), letter(400, 4, 1), letter(400, 4, 2)]
    assert over([*both, letter(1, 5, 1), letter(-2, 5, 2)]) == [3, 4]


def test_who_wrote_to_both_at_once_comes_before_who_wrote_to_each_as_often() -> None:
    apart, at_once = [letter(10, 3, 1), letter(10, 3, 2)], [letter(10, 4, 1, 2)]
    assert over(apart + at_once) == [4, 3]
    this_morning = [letter(0.1, 3, 1), letter(0.1, 3, 2)]
    assert over(apart + at_once + this_morning) == [3, 4]

"""How well ties foretell what happened next on real networks, beside a simple baseline on the same cases.

Split, fixed before tuning: by time, the first 60 % of each network's interactions (bench/replay.TUNING_SHARE) were
for fitting TieWeights and ForecastWeights, and only cases of the later part are reported. The departments have no
time to split by: nothing is fitted to them but that contacts' contacts count half.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bench.figure import Figure, mean_figure
from bench.replay import Network, email_core, inboxes, mailing_list, perry_wolfe, taken, workplace
from mentee.network.between import ties_between
from mentee.network.encounters import RECEIVED, SENT, Encounters, encounters
from mentee.network.events import Events
from mentee.network.forecast import circles, in_touch, tie_formation
from mentee.network.graph import graph_of, introduction_graph
from mentee.network.paths import best_ways
from mentee.network.threads import answer_rates, threads_of
from mentee.network.ties import Ties, seeker_ties
from mentee.network.weights import DAY, ForecastWeights, TieWeights

Floats = NDArray[np.float64]
WEIGHTS, FORECAST = TieWeights(), ForecastWeights()
BASE_HALF_LIFE = 90.0  # days, of the decayed baselines
EVERYTHING = TieWeights(broadcast_limit=10**6)
Scores = tuple[list[float], list[float]]  # of the product and of the baseline, case by case
BOTH_WAYS = "decayed count of letters both ways"
Others = dict[str, list[float]]  # of other rankers on the same cases


def average_precision(score: Floats, relevant: NDArray[np.bool_]) -> float:
    """Mean of the precision at each relevant place of the ranking."""
    hits = relevant[np.argsort(-score, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def hit(score: Floats, truth: NDArray[np.bool_]) -> float:
    """Whether the best scored is the truth; shared among equals."""
    top = score >= score.max() - 1e-12
    return float(truth[top].mean())


def placements(score: Floats, positive: NDArray[np.bool_]) -> Floats:
    """For each positive the share of negatives below it (half for equals); their mean is the AUC."""
    negatives = np.sort(score[~positive])
    below = np.searchsorted(negatives, score[positive], side="left")
    upto = np.searchsorted(negatives, score[positive], side="right")
    return (below + upto) / 2.0 / len(negatives)


def decayed(met: Encounters, kinds: tuple[int, ...], *, now: float, people: int) -> Floats:
    """Baseline: the decayed count of letters per person."""
    rows = np.isin(met.kind, kinds) & (met.at < now)
    fresh = np.exp2((met.at[rows] - now) / DAY / BASE_HALF_LIFE)
    return np.bincount(met.person[rows], weights=fresh, minlength=people).astype(np.float64)


def next_letters(network: Network, *, step: float = 60.0, window: float = 60.0) -> tuple[Scores, Scores, Others]:
    """Whom will you write to within 60 days, among the five or more you exchanged mail with so far.

    Ranked by the strength of the tie as it is shown. Then the same among those alone to whom you wrote before, which
    is easier; and other rankers of the first.
    """
    among: tuple[Scores, Scores] = ([], []), ([], [])
    others: Others = {"plain count": [], BOTH_WAYS: []}
    cuts = np.arange(network.split, network.events.at[-1] - window * DAY + 1, step * DAY)
    for person, rows in enumerate(inboxes(network)):
        if len(rows) < 5:
            continue
        own = taken(network.events, rows)
        met = encounters(own, me=person, now=np.inf, weights=EVERYTHING)
        for now in cuts:
            coming = (met.kind == SENT) & (met.at > now) & (met.at <= now + window * DAY)
            touched = np.unique(met.person[(met.at <= now) & (met.kind <= RECEIVED)])
            if len(touched) < 5 or not np.isin(touched, met.person[coming]).any():
                continue
            ties = seeker_ties(own, me=person, now=float(now), weights=WEIGHTS, people=network.people)
            simple = decayed(met, (SENT,), now=float(now), people=network.people)
            written = np.unique(met.person[(met.at <= now) & (met.kind == SENT)])
            for known, scores in zip((touched, written), among, strict=True):
                relevant = np.isin(known, met.person[coming])
                if len(known) >= 5 and relevant.any():
                    scores[0].append(average_precision(ties.strength[known], relevant))
                    scores[1].append(average_precision(simple[known], relevant))
            relevant = np.isin(touched, met.person[coming])
            both = decayed(met, (SENT, RECEIVED), now=float(now), people=network.people)
            for name, score in (("plain count", ties.sent), (BOTH_WAYS, both)):
                others[name].append(average_precision(np.asarray(score, dtype=float)[touched], relevant))
    return *among, others


def new_ties(network: Network, *, window: float = 90.0) -> Scores:
    """Which pairs without a letter so far, both active, exchange one within 90 days; cases are the pairs that do."""
    product: list[float] = []
    baseline: list[float] = []
    people = network.people
    for now in np.arange(network.split, network.events.at[-1] - window * DAY, window * DAY):
        before = ties_between(network.events, now=float(now), weights=WEIGHTS, people=people)
        after = ties_between(network.events, now=float(now + window * DAY), weights=WEIGHTS, people=people)
        wrote, will = (np.zeros((people, people), dtype=np.bool_) for _ in range(2))
        for matrix, ties in ((wrote, before), (will, after)):
            a, b = (end[ties.counts[0] > 0] for end in ties.ends())
            matrix[a, b] = matrix[b, a] = True
        active = np.flatnonzero(wrote.any(axis=1))
        graph = graph_of(before.matrix())
        score = np.array([tie_formation(graph, int(person), FORECAST) for person in active])[:, active]
        i, j = np.triu_indices(len(active), 1)
        apart = ~wrote[active[i], active[j]]
        i, j = i[apart], j[apart]
        met = wrote[np.ix_(active, active)].astype(float)
        shared, degree = met @ met, met.sum(axis=1)
        jaccard = shared[i, j] / (degree[i] + degree[j] - shared[i, j])
        formed = will[active[i], active[j]]
        if formed.any():
            product.extend(placements(score[i, j], formed))
            baseline.extend(placements(jaccard, formed))
    return product, baseline


def first_answers(network: Network) -> Scores:
    """Which of the two or more people addressed answers first, for conversations that one of them answered."""
    events = network.events
    threads = threads_of(events)
    asked: dict[int, list[int]] = {}
    for place, thread in enumerate(threads.ask_thread):
        asked.setdefault(int(thread), []).append(place)
    product: list[float] = []
    baseline: list[float] = []
    given = threads.answer_by[threads.first], threads.answer_to[threads.first], threads.answer_at[threads.first]
    for row in np.flatnonzero(threads.first & threads.addressed):
        question = asked[int(threads.answer_thread[row])]
        now, starter = float(threads.ask_at[question[0]]), int(threads.ask_by[question[0]])
        candidates = threads.ask_to[question]
        if now < network.split or len(candidates) < 2:
            continue
        truth = candidates == threads.answer_by[row]
        rate = answer_rates(threads, starter=starter, now=now, weights=FORECAST, people=network.people)
        product.append(hit(rate[candidates], truth))
        to_starter = (given[1] == starter) & (given[2] < now)
        replies = np.bincount(given[0][to_starter], minlength=network.people).astype(float)
        baseline.append(hit(replies[candidates], truth))
    return product, baseline


def introductions(network: Network, *, window: float = 90.0) -> Iterator[tuple[float, int, int, int]]:
    """(when, a, b, who): the first mail from `who` to both a and b, who then first write to each other in 90 days."""
    events = network.events
    mails = [
        (float(events.at[i]), [int(p) for p in events.person[events.offsets[i] : events.offsets[i + 1]]])
        for i in range(len(events))
    ]
    direct: dict[tuple[int, int], float] = {}
    for at, (sender, *others) in mails:
        for other in others:
            direct.setdefault((min(sender, other), max(sender, other)), at)
    seen = set()
    for at, (sender, *others) in mails:
        named = sorted(set(others) - {sender})
        if len(named) > 25:
            continue
        for pair in ((a, b) for a in named for b in named if a < b):
            if pair not in seen and at < direct.get(pair, -np.inf) <= at + window * DAY:
                seen.add(pair)
                yield at, *pair, sender


def introduced(network: Network) -> tuple[Scores, Others]:
    """Who introduced two people, among the two or more whom both were in touch with just before.

    Ranked by the ways in, as one of the two is shown them, from the mail that each of them was in. Other rankers: the
    product of plain counts, and a guess.
    """
    boxes = inboxes(network)
    product: list[float] = []
    baseline: list[float] = []
    others: Others = {"a guess": [], "plain counts": []}
    for at, a, b, who in introductions(network):
        if at < network.split:
            continue
        before = at - 1.0
        rows = np.union1d(boxes[a], boxes[b])
        own = taken(network.events, rows[network.events.at[rows] <= before])
        ties = [seeker_ties(own, me=person, now=before, weights=WEIGHTS, people=network.people) for person in (a, b)]
        known = in_touch(ties[0]) & in_touch(ties[1])
        known[[a, b]] = False
        candidates = np.flatnonzero(known)
        truth = candidates == who
        if len(truth) < 2 or not truth.any():
            continue
        product.append(hit(ways_shown(own, ties[0], a, b, before)[candidates], truth))
        simple, plain = np.ones(network.people), np.ones(network.people)
        for person in (a, b):
            met = encounters(own, me=person, now=before, weights=EVERYTHING)
            simple *= decayed(met, (SENT, RECEIVED), now=before, people=network.people)
            plain *= np.bincount(met.person[met.kind <= RECEIVED], minlength=network.people)
        baseline.append(hit(simple[candidates], truth))
        others["a guess"].append(1 / len(truth))
        others["plain counts"].append(hit(plain[candidates], truth))
    return (product, baseline), others


def ways_shown(events: Events, ties: Ties, a: int, b: int, now: float) -> Floats:
    """Value of the way in from a to b over each person, float64 [people], as Ways in asks for them."""
    people = len(ties)
    between = ties_between(events, me=a, now=now, weights=WEIGHTS, people=people)
    graph = introduction_graph(ties, between, me=a, weights=WEIGHTS)
    value = np.zeros(people)
    for way in best_ways(graph, ties, source=a, target=b, k=people, max_connectors=1):
        if len(way.people) > 2:
            value[way.people[1]] = way.value
    return value


def departments(network: Network, department: NDArray[np.int64]) -> Scores:
    """Which pairs share a department, told from contacts alone; cases are the pairs that do."""
    ties = ties_between(network.events, now=float(network.events.at[-1]), weights=WEIGHTS, people=network.people)
    alike = circles(ties, FORECAST)
    a, b = ties.ends()
    often = np.zeros((network.people, network.people))
    often[a, b] = often[b, a] = ties.counts.sum(axis=0)
    known = np.flatnonzero((department >= 0) & often.any(axis=1))
    i, j = (known[rows] for rows in np.triu_indices(len(known), 1))
    same = department[i] == department[j]
    likeness = (alike @ alike.T).toarray()
    return list(placements(likeness[i, j], same)), list(placements(often[i, j], same))


def figure(name: str, unit: str, scores: Scores, note: str, others: Others | None = None) -> Figure:
    """Figure of one question on one network; the note names the baseline and what other rankers reach."""
    told = "".join(f"; {said} {np.mean(values):.3f}" for said, values in (others or {}).items())
    note = f"{len(scores[0])} cases; baseline: {note}{told}"
    return mean_figure(name, scores[0], unit, baseline=scores[1], note=note)


def figures() -> Iterator[Figure]:
    """Each question on each network that can be asked it."""
    company, manual, hardware = perry_wolfe(), mailing_list("linux-man"), mailing_list("linux-hwmon")
    for network in (company, manual, hardware):
        touched, written, others = next_letters(network)
        said = "decayed count of letters sent"
        yield figure(f"written to next, {network.name}", "MAP", touched, said, others)
        both = touched[0], others[BOTH_WAYS]
        yield figure(f"the same beside both ways, {network.name}", "MAP", both, BOTH_WAYS)
        yield figure(f"the same, of those written to before, {network.name}", "MAP", written, said)
    yield figure(f"ties that form, {company.name}", "AUC", new_ties(company), "Jaccard")
    for network in (hardware, manual):
        scores = first_answers(network)
        yield figure(f"answers first, {network.name}", "hit@1", scores, "first answers to this sender")
    for network in (company, manual, hardware):
        scores, others = introduced(network)
        yield figure(f"who introduced, {network.name}", "hit@1", scores, "product of decayed counts", others)
    for network, department in (workplace(), email_core()):
        yield figure(f"same department, {network.name}", "AUC", departments(network, department), "count of contacts")

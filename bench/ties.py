"""How fast ties come out of a mailbox: the seeker's own, and those among all others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bench.figure import Figure, in_turn, seconds
from bench.replay import perry_wolfe
from mentee.network.between import ties_between
from mentee.network.events import CHANNELS, ROLE_CODE, Events
from mentee.network.graph import introduction_graph
from mentee.network.paths import best_values
from mentee.network.ties import seeker_ties
from mentee.network.weights import DAY, TieWeights
from mentee.records.facts import Channel, Role

NOW = 1.7e9
CHANNEL_SHARES = {
    Channel.MAIL: 0.8,
    Channel.MEETING: 0.1,
    Channel.CALL: 0.02,
    Channel.MESSAGE: 0.05,
    Channel.SOCIAL: 0.02,
    Channel.IN_PERSON: 0.01,
}


def mailbox(interactions: int, people: int, *, seed: int = 1) -> Events:
    """A generated mailbox of person 0: few people often, many seldom; two to thirty in an interaction."""
    rng = np.random.default_rng(seed)
    size = 1 + np.minimum(rng.geometric(0.5, interactions), 30)
    offsets = np.r_[0, np.cumsum(size)].astype(np.int64)
    seats = int(offsets[-1])
    person = (1 + (people - 1) * rng.random(seats) ** 3).astype(np.int32)
    role = rng.choice([ROLE_CODE[Role.TO], ROLE_CODE[Role.CC]], seats).astype(np.uint8)
    role[offsets[:-1]] = ROLE_CODE[Role.SENDER]
    person[offsets[:-1] + rng.integers(0, 2, interactions)] = 0
    return Events(
        at=np.sort(NOW - 5 * 365 * DAY * rng.random(interactions)),
        channel=rng.choice(len(CHANNELS), interactions, p=[CHANNEL_SHARES[c] for c in CHANNELS]).astype(np.uint8),
        bulk=rng.random(interactions) < 0.1,
        minutes=np.full(interactions, np.nan, dtype=np.float32),
        offsets=offsets,
        person=person,
        role=role,
        thread=rng.integers(0, interactions // 3, interactions),
        unnamed=np.zeros(interactions, dtype=np.int64),
    )


def counted_one_by_one(events: Events, me: int, people: int) -> list[float]:
    """The peer: the same decayed sum of letters as a plain loop, without any of the tie's parts."""
    rank = [0.0] * people
    for i, at in enumerate(events.at):
        who = events.person[events.offsets[i] : events.offsets[i + 1]]
        fresh = 2.0 ** (-(NOW - at) / DAY / 180.0) / max(1, len(who) - 2)
        if me in who:
            for person in who:
                rank[person] += fresh
    return rank


def figures() -> Iterator[Figure]:
    """Ties of 300,000 interactions with 30,000 people, and of one employee's real mail."""
    people, weights = 30_000, TieWeights()
    events, few = mailbox(300_000, people), mailbox(10_000, people)
    took = min(seconds(lambda: seeker_ties(events, me=0, now=NOW, weights=weights, people=people)) for _ in range(5))
    yield Figure("ties of 300,000 interactions", took, "s", note="target 0.2 s; answers and parts included")
    mine, peer = in_turn(
        lambda: seeker_ties(few, me=0, now=NOW, weights=weights, people=people),
        lambda: counted_one_by_one(few, 0, people),
        rounds=3,
    )
    yield Figure(
        "ties of 10,000 interactions", mine, "s", baseline=peer, note="baseline: a loop over rows, rank alone"
    )
    between = ties_between(events, me=0, now=NOW, weights=weights, people=people)
    took = seconds(lambda: ties_between(events, me=0, now=NOW, weights=weights, people=people))
    yield Figure("ties between others in 300,000 interactions", took, "s", note=f"{len(between.keys):,} ties")
    ties = seeker_ties(events, me=0, now=NOW, weights=weights, people=people)
    took = seconds(lambda: introduction_graph(ties, between, me=0, weights=weights))
    yield Figure("network for introductions from those ties", took, "s")
    graph = introduction_graph(ties, between, me=0, weights=weights)
    took = min(seconds(lambda: best_values(graph, source=0)) for _ in range(3))
    yield Figure("best way in to all 30,000 people", took * 1e3, "ms")
    company = perry_wolfe()
    now = float(company.events.at[-1])
    took = seconds(
        lambda: [
            seeker_ties(company.events, me=me, now=now, weights=weights, people=company.people)
            for me in range(company.people)
        ]
    )
    yield Figure("ties of each of 156 employees, Perry-Wolfe", took, "s", note=f"{len(company.events):,} mails each")

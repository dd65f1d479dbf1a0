"""Planning: a year for 200 relationships, and the hard rules over a thousand simulated years."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from bench.behaviour import FURTHER, SCRIPTED, Behaviour, random_behaviour
from bench.figure import Figure, data, in_turn
from bench.hard_rules import check
from bench.simulation import DAYS, START, Year, newcomer
from mentee.planner.context import Context
from mentee.planner.plan import plan_day
from mentee.planner.summary import summarise
from mentee.records.facts import Channel
from mentee.records.journey import Direction, Encounter, Relationship, Standing
from mentee.records.seeker import Reflection, Trait

YEARS = 1000
RELATIONSHIPS = 200
ZONES = tuple(map(ZoneInfo, ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu")))
BEGIN = datetime(START.year, START.month, START.day, 9, tzinfo=UTC)


@cache
def histories() -> Sequence[tuple[Encounter, ...]]:
    """Real mail between pairs (Perry & Wolfe 2013), most lively first, moved to end the day before the year."""
    sent: dict[str, tuple[int, str]] = {}
    for line in data("ties", "enron_perry_wolfe", "messages.tsv").read_text("utf-8", "replace").splitlines():
        number, _, at, *_, sender = line.split("\t")
        sent[number] = (int(at), sender)
    pairs: dict[tuple[str, str], list[tuple[int, bool, str]]] = defaultdict(list)
    recipients = defaultdict(list)
    for line in data("ties", "enron_perry_wolfe", "recipients.tsv").read_text().splitlines():
        number, _, person = line.split("\t")
        recipients[number].append(person)
    for number, (moment, writer) in sent.items():
        for person in recipients[number]:
            if len(recipients[number]) <= 4 and person != writer:
                pairs[min(writer, person), max(writer, person)].append((moment, writer < person, number))
    lively = sorted(pairs.values(), key=len, reverse=True)[:RELATIONSHIPS]
    return tuple(_moved(sorted(pair)) for pair in lively)


def _moved(pair: list[tuple[int, bool, str]]) -> tuple[Encounter, ...]:
    shift = BEGIN - timedelta(days=1) - datetime.fromtimestamp(pair[-1][0], UTC)
    return tuple(
        Encounter(
            f"mail:{number}",
            datetime.fromtimestamp(at, UTC) + shift,
            Channel.MAIL,
            Direction.SENT if out else Direction.RECEIVED,
        )
        for at, out, number in pair
    )


def lively_relationships() -> list[Relationship]:
    """200 relationships with real histories, chosen and pursued."""
    said = (Reflection(BEGIN - timedelta(days=2), 4, 5, 4, traits=(Trait("candour"),)),)
    standings = (Standing.CONNECTING, Standing.ACQUAINTED, Standing.CONVERSING, Standing.MUTUAL)
    behaviour = random_behaviour(Random(1))
    return [
        Relationship(
            person=f"p{number}",
            name=f"Person {number}",
            standing=standings[number % 4],
            since=BEGIN - timedelta(days=1),
            encounters=history,
            reflections=said,
            topics=("power",),
            busy_gap_days=behaviour.usual,
        )
        for number, history in enumerate(histories())
    ]


def plan_year(rels: list[Relationship], days: int, *, remembered: bool) -> int:
    """Plan day by day; `remembered`: each relationship is read once and not anew each day."""
    known = {rel.person: summarise(rel, BEGIN, UTC) for rel in rels} if remembered else None
    context = Context()
    return sum(
        len(plan_day(rels, context, BEGIN + timedelta(days=day), context.pace, known=known).actions)
        for day in range(days)
    )


def live_year(seed: int) -> tuple[int, list[str], Mapping[str, set[str]]]:
    """One simulated year: days lived, rules broken, and the standings that each scripted person ever had.

    Even seeds do all that is planned, odd ones put off, rule out, leave and take back some; every other pair of
    years begins with real histories. Beside those scripted to an end there are one further kind and one by chance.
    """
    rng = Random(seed)
    cast: list[Behaviour] = [*SCRIPTED, FURTHER[seed // 4 % len(FURTHER)], random_behaviour(rng)]
    real = histories() if seed % 4 >= 2 else ()
    others = [
        (one, newcomer(one.name, one, real[rng.randrange(20, len(real))] if real else (), rng=rng)) for one in cast
    ]
    year = Year(others, seed, strict=seed % 2 == 0, zone=ZONES[seed // 2 % len(ZONES)])
    broken = [what for today in year.live() for what in check(today)]
    ever = {rel.person: {str(m.after) for m in rel.moves} for rel in year.rels.values()}
    return DAYS, broken, ever if year.strict else {}


EXPECTED: tuple[tuple[str, str, Callable[[set[str]], bool]], ...] = (
    ("eager", "becomes a mentor through feedback", lambda ever: "mentor" in ever and "let go" not in ever),
    ("busy", "is not dropped", lambda ever: "let go" not in ever and "conversing" in ever),
    ("silent", "is let go after two follow-ups", lambda ever: "let go" in ever),
    (
        "cooling",
        "is laid to rest or let go, never a mentor",
        lambda ever: bool({"resting", "let go"} & ever) and "mentor" not in ever,
    ),
    ("cooling", "is laid to rest", lambda ever: "resting" in ever),
)


def figures() -> Iterator[Figure]:
    """The speed on real histories, then the thousand years."""
    rels = lively_relationships()
    ours, anew = in_turn(
        lambda: plan_year(rels, DAYS, remembered=True),
        lambda: plan_year(rels, 10, remembered=False),
        rounds=3,
    )
    note = "baseline: every relationship read anew each day"
    yield Figure("a year of planning, 200 relationships", ours, "s", baseline=anew * DAYS / 10, note=note)
    yield Figure(
        "one relationship, one day", ours / DAYS / len(rels) * 1e6, "us", baseline=anew / 10 / len(rels) * 1e6
    )
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        years = list(workers.map(live_year, range(YEARS), chunksize=10))
    yield Figure("simulated years", len(years), "years", note=f"{sum(days for days, _, _ in years):,} days")
    yield Figure("hard rules broken", sum(len(broken) for _, broken, _ in years), "times")
    for what, count in Counter(what for _, broken, _ in years for what in broken).most_common(5):
        yield Figure(what, count, "times")
    strict = [ever for _, _, ever in years if ever]
    for name, what, holds in EXPECTED:
        share = sum(holds(ever[name]) for ever in strict) / len(strict)
        yield Figure(f"the {name} one {what}", share, "share", note=f"{len(strict)} years")

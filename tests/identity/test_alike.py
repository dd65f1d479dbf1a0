"""Twins looked for among those alone whose names are alike are the twins among all."""

from __future__ import annotations

from random import Random

import pytest

from mentee.identity.twins import Bearers, Entry, alike, candidates, twins

GIVEN = ("ada", "bob", "robert", "jane", "j", "a", "maria", "wei", "anna")


def invented(random: Random, size: int, families: int) -> list[Entry]:
    """People of few given names, of some firms, some with two names."""
    return [
        Entry(
            tuple(f"{random.choice(GIVEN)} fam{random.randrange(families)}" for _ in range(random.choice((1, 1, 2)))),
            frozenset([f"firm{random.randrange(20)}"]),
            frozenset([f"firm{random.randrange(20)}.example"]),
        )
        for _ in range(size)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_nobody_is_missed_and_nothing_is_judged_otherwise(seed: int) -> None:
    random = Random(seed)
    everybody = invented(random, 150, random.choice((3, 60, 400)))
    names = [entry.names for entry in everybody]
    some = sorted(alike(names))
    few = [everybody[place] for place in some]
    found = twins(few, known_with={}, pairs=candidates(few), everybody=Bearers.among(names))
    whole = twins(everybody, known_with={}, pairs=candidates(everybody))
    assert [(some[twin.a], some[twin.b], twin.strength, twin.evidence) for twin in found] == [
        (twin.a, twin.b, twin.strength, twin.evidence) for twin in whole
    ]


def test_who_is_alone_with_their_name_is_not_looked_at() -> None:
    assert alike([["ada oak"], ["bob birch"], ["a oak"], ["robert birch"], ["cal cedar"]]) == {0, 1, 2, 3}

"""What is kept in the process is made once, answered from files, and let go of when nobody will ask for it again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from time import sleep

import pytest

from mentee.flows.landscape import memory
from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.memory import begin_anew, remembered
from mentee.flows.own_words import put_tags
from mentee.flows.steps.pursue import pursue
from mentee.network.weights import TieWeights
from mentee.ranking.weights import Weights
from mentee.store.models import User
from tests.store.invented import NOW, bring, contact, mail, new_owner

ANN, BEN = contact("ann@works.example", "Ann Invented"), contact("ben@works.example", "Ben Invented")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    memory.forget()
    yield
    memory.forget()


def seen(owner: User) -> Landscape:
    return load(owner, now=NOW + timedelta(days=40), weights=Weights(), tie_weights=TieWeights())


def kinds() -> list[str]:
    return sorted(kind for kind, _ in memory._KEPT)


def test_who_waits_takes_what_the_other_made() -> None:
    made = []
    together = Barrier(4)

    def make() -> int:
        sleep(0.05)
        made.append(1)
        return len(made)

    def ask(_: int) -> int:
        together.wait(10)
        return remembered("kind", "key", make, whose=1, now=0.0)

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [1, 1, 1, 1]


def test_another_owner_does_not_wait() -> None:
    def ask(whose: int) -> int:
        return remembered("kind", whose, together.wait, whose=whose, now=0.0)

    together = Barrier(2, timeout=10)  # broken where one of them is not let in
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(ask, range(2))) == [0, 1]


def test_what_was_made_under_another_mark_is_let_go() -> None:
    begin_anew(1, "old")
    remembered("a", 1, lambda: "a", whose=1, now=0.0)
    remembered("b", 1, lambda: "b", whose=1, now=0.0)
    remembered("a", 2, lambda: "a", whose=2, now=0.0)
    begin_anew(1, "old")
    assert kinds() == ["a", "a", "b"]
    begin_anew(1, "new", but=frozenset({"b"}))
    assert kinds() == ["a", "b"]
    begin_anew(1, "new")
    assert kinds() == ["a"]


@pytest.mark.database
def test_one_landscape_of_an_owner_is_kept(home: Path) -> None:
    owner = new_owner()
    bring(owner, "box", [mail("m", ANN, BEN)])
    first = seen(owner)
    put_tags(owner, int(first.facts.world.ids[1]), ["kind"], now=NOW)
    second = seen(owner)
    assert second.facts is not first.facts
    pursue(owner, f"#{first.facts.world.ids[1]}", now=NOW)
    third = seen(owner)
    assert third.facts is second.facts  # whom the seeker pursues bears on no fact
    assert third.mark != second.mark
    assert kinds() == ["facts", "landscape", "ties"]


@pytest.mark.database
def test_what_was_gathered_is_answered_from_the_file(home: Path) -> None:
    owner = new_owner()
    bring(owner, "box", [mail("m", ANN, BEN)])
    found = seen(owner)
    for array in (found.facts.events.at, found.facts.world.ids, found.ties.strength, found.between.keys):
        assert not array.flags.writeable  # mapped: nothing of it stays in memory that the system could not take back

"""The landscape: the same from the store, from kept files and from memory, in a bounded number of queries."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries

from mentee.flows.find import Wish, find
from mentee.flows.import_ import READY, Reading, import_files
from mentee.flows.landscape.arrays import put_together, taken_apart
from mentee.flows.landscape.load import Landscape, Network, load
from mentee.flows.landscape.memory import forget
from mentee.flows.progress import Progress
from mentee.network.weights import TieWeights
from mentee.ranking.weights import Weights
from mentee.records.facts import Fact
from mentee.records.seeker import Aspiration, Seeker
from mentee.store.models import User
from mentee.store.reads.page import person_page
from mentee.store.reads.people import people
from mentee.store.writes.seeker import rate_tie, save_seeker
from tests.store.invented import NOW, bring, contact, mail, mail_key, new_owner, person

ME = contact("me@home.example", "Me Myself")


def book(people: int) -> list[Fact]:
    """People with work, each of whom the seeker wrote to and heard from."""
    facts: list[Fact] = []
    for i in range(people):
        other = contact(f"p{i}@works{i % 5}.example", f"Person{i} Invented")
        facts.append(person(other.name, *other.keys, at=f"Works {i % 5}", title="Data Scientist"))
        facts.append(mail(f"ask {i}", ME, other, day=1 + i % 20, subject="Statistics"))
        facts.append(mail(f"answer {i}", other, ME, day=2 + i % 20, subject="Re: Statistics", thread=f"ask {i}"))
    return facts


def owner_of(people: int) -> User:
    owner = new_owner()
    said = Seeker(addresses=("me@home.example",), aspirations=(Aspiration("lead data scientists"),))
    save_seeker(owner, said, now=NOW)
    bring(owner, "book.csv", book(people))
    return owner


def landscape(owner: User, **later: float) -> Landscape:
    now = NOW + timedelta(days=60) + timedelta(**later)
    return load(owner, now=now, weights=Weights(), tie_weights=TieWeights())


def shortlist(owner: User) -> dict[str, Any]:
    return asdict(find(owner, Wish(), now=NOW + timedelta(days=60)))


def test_it_works(home: Path) -> None:
    found = landscape(owner_of(12))
    assert found.size == 13
    assert (found.ties.strength > 0).sum() == 12
    assert found.facts.world.names[found.me] == "Me Myself"


def test_kept_files_and_memory_give_what_the_store_gives(home: Path) -> None:
    owner = owner_of(12)
    fresh = shortlist(owner)
    assert shortlist(owner) == fresh
    forget()
    assert shortlist(owner) == fresh
    for kept in (home / "snapshots").iterdir():
        kept.unlink()
    forget()
    assert shortlist(owner) == fresh


def test_what_another_version_kept_is_made_anew(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = owner_of(12)
    fresh = shortlist(owner)
    monkeypatch.setattr("mentee.flows.landscape.keeping.SHAPE", 99)
    forget()
    assert shortlist(owner) == fresh


def test_something_new_is_seen_at_once(home: Path) -> None:
    owner = owner_of(3)
    before = landscape(owner)
    bring(owner, "new.csv", [*book(3), person("Somebody New", mail_key("new@works.example"))])
    assert landscape(owner).size == before.size + 1


def test_an_import_leaves_nothing_to_gather_and_says_what_it_does(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, said = owner_of(3), list[str]()
    card = tmp_path / "one.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Bo Sample\nEMAIL:bo@new.example\nEND:VCARD\n")
    progress = Progress(show=lambda step: said.append(step.title), every=0.0)
    then = NOW + timedelta(days=60)
    [report] = import_files(owner, [card], now=then, reading=Reading(), progress=progress)
    assert report.state == "imported"
    assert said[-1] == READY
    forget()
    monkeypatch.setattr("mentee.flows.landscape.load.gather", lambda *_: pytest.fail("gathered after the import"))
    assert "Bo Sample" in landscape(owner).facts.world.names


def test_a_rating_counts_at_once_though_no_fact_changed(home: Path) -> None:
    owner = owner_of(3)
    before = landscape(owner)
    other = next(i for i in range(before.size) if i != before.me)
    rate_tie(owner, int(before.facts.world.ids[other]), 0.97, at=NOW + timedelta(days=60))
    for _ in range(2):
        after = landscape(owner)
        assert after.ties.strength[other] == pytest.approx(0.97, abs=0.01)
        assert after.graph.tie(after.me, other) == pytest.approx(0.97, abs=0.01)
        forget()


def test_ties_fade_with_the_hours_kept_or_not(home: Path) -> None:
    owner = owner_of(3)
    now = landscape(owner).ties.strength
    forget()
    later = landscape(owner, days=200).ties.strength
    assert (later[now > 0] < now[now > 0]).all()


@pytest.mark.parametrize("people", [4, 40])
def test_a_question_costs_the_same_few_queries_for_few_and_many(
    home: Path, people: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    owner = owner_of(people)
    shortlist(owner)
    with django_assert_max_num_queries(25):
        shortlist(owner)
    forget()
    with django_assert_max_num_queries(40):
        shortlist(owner)


def test_records_come_back_from_arrays_as_they_were(home: Path) -> None:
    found = landscape(owner_of(5))
    network = Network(found.ties, found.graph)
    back = put_together(Network, taken_apart(network))
    assert isinstance(back.ties.now, float)
    assert back.ties.now == network.ties.now
    assert np.array_equal(back.graph.strength, network.graph.strength)
    assert (back.graph.revived is None) == (network.graph.revived is None)
    with pytest.raises(TypeError, match="cannot keep a set"):
        taken_apart({1}, "odd")


def test_of_places_begun_nobody_knows_when_the_higher_is_shown_everywhere(home: Path) -> None:
    owner = owner_of(2)
    key = mail_key("ada@works.example")
    places = (("Acme", "Senior Engineer"), ("Works", "VP of Product"), ("Other", "Frobnicator"))
    bring(owner, "list.csv", [person("Ada Oak", key, at=at, title=title) for at, title in places])
    (line,) = people(owner, text="ada")
    assert (line.title, line.organisation) == ("VP of Product", "Works")
    found = landscape(owner)
    assert found.work_of(found.facts.world.index(line.id)) == ("VP of Product", "Works")
    page = person_page(owner, line.id, now=NOW.timestamp())
    assert [position.title for position, _ in page.positions] == ["VP of Product", "Senior Engineer", "Frobnicator"]

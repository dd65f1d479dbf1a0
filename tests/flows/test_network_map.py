"""The picture of the network: who is drawn, how it is kept, and what it says."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest

from mentee.flows import network_map as module
from mentee.flows.errors import NotReadyError
from mentee.flows.network_map import ON_LIST, PURSUED, TIES_EACH, matching, network_map
from mentee.flows.setup import Answers, answer
from mentee.flows.steps.pursue import pursue
from mentee.records.facts import Contact
from mentee.records.keys import SELF
from mentee.store.models import User
from tests.store.invented import NOW, bring, contact, mail, mail_key, new_owner, person

pytestmark = pytest.mark.django_db
ME = Contact("", (SELF,))
PEOPLE = [contact(f"p{i}@works-{i % 3}.example", f"Pia P{i}") for i in range(12)]


@pytest.fixture
def owner(settings: object, tmp_path: object) -> User:
    """Twelve people at three workplaces, the first ones written to most."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    owner = new_owner()
    answer(owner, Answers(name="Sam", aspiration="head of data", organisations=["Works 0"]), now=NOW)
    facts = [
        person(
            f"Pia P{i}", mail_key(f"p{i}@works-{i % 3}.example"), at=f"Works {i % 3}", title="Head of Data", line=i
        )
        for i in range(12)
    ]
    mails = [mail(f"{i}-{k}", ME, PEOPLE[i], day=k) for i in range(6) for k in range(6 - i)]
    mails += [mail(f"back-{i}", PEOPLE[i], ME, day=3) for i in range(3)]
    bring(owner, "people.csv", [*facts, *mails])
    return owner


def test_it_draws_everybody_but_the_seeker_the_strongest_tie_first(owner: User) -> None:
    drawn = network_map(owner, now=NOW)
    assert len(drawn) == drawn.everybody == 12
    assert drawn.names[0] == "Pia P0"
    assert (np.diff(drawn.strength) <= 0).all()
    assert drawn.at.shape == (12, 2)
    assert drawn.organisation(0) == "Works 0"
    assert drawn.inside[drawn.names.index("Pia P3")]
    assert not drawn.inside[drawn.names.index("Pia P4")]


def test_ties_among_others_are_drawn_by_their_ends(owner: User) -> None:
    ann, bob = contact("ann@elsewhere.example", "Ann Ash"), contact("bob@afar.example", "Bob Birch")
    bring(owner, "mail.mbox", [mail("among", ann, bob, ME)])
    drawn = network_map(owner, now=NOW)
    pairs = {frozenset((drawn.names[a], drawn.names[b])) for a, b in zip(drawn.a, drawn.b, strict=True)}
    assert {"Ann Ash", "Bob Birch"} in pairs
    assert {"Pia P0", "Ann Ash"} not in pairs
    assert (drawn.a < drawn.b).all()
    assert len(drawn.a) <= TIES_EACH * len(drawn)


def test_a_bound_keeps_the_strongest_and_whom_one_pursues(owner: User) -> None:
    pursue(owner, "Pia P11", now=NOW)
    drawn = network_map(owner, now=NOW, most=4)
    assert len(drawn) == 4
    assert "Pia P11" in drawn.names
    assert drawn.everybody == 12
    assert drawn.marks[drawn.names.index("Pia P11")] & PURSUED


def test_the_shortlist_is_marked(owner: User) -> None:
    drawn = network_map(owner, now=NOW)
    assert (drawn.marks & ON_LIST).any()


def test_it_is_kept_until_something_changes(owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first = network_map(owner, now=NOW)
    made: list[int] = []
    draw = module._drawn

    def counted(*args: object, **options: object) -> object:
        made.append(1)
        return draw(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_drawn", counted)
    again = network_map(owner, now=NOW)
    assert not made
    np.testing.assert_array_equal(first.at, again.at)
    assert again.names == first.names
    bring(owner, "more.csv", [person("Zoe New", mail_key("zoe@new.example"))])
    assert "Zoe New" in network_map(owner, now=NOW).names
    network_map(owner, now=NOW + timedelta(days=1))
    assert len(made) == 2


def test_another_owner_sees_nobody_of_it(owner: User) -> None:
    other = new_owner()
    with pytest.raises(NotReadyError):
        network_map(other, now=NOW)
    bring(other, "one.csv", [person("Only One", mail_key("one@other.example"))])
    assert network_map(other, now=NOW).names == ["Only One"]


def test_matching_forgives_accents_and_looks_at_work(owner: User) -> None:
    bring(owner, "more.csv", [person("Zoë Àlvarez", mail_key("zoe@new.example"), at="Elsewhere Ltd")])
    drawn = network_map(owner, now=NOW)
    assert [drawn.names[i] for i in matching(drawn, "alvarez zoe")] == ["Zoë Àlvarez"]
    assert [drawn.names[i] for i in matching(drawn, "elsewhere")] == ["Zoë Àlvarez"]
    assert matching(drawn, "elsewhere", inside=True) == []
    assert len(matching(drawn, "", inside=False)) == 13 - 4

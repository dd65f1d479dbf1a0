"""The Network page: the picture's data, the list that says the same, ways to somebody; nobody else's people."""

from __future__ import annotations

import itertools
import math

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mentee.flows.network_map import network_map
from mentee.records.facts import Contact
from mentee.records.keys import SELF
from mentee.store.models import User
from mentee.web.contexts import network as context
from tests.store.invented import bring, contact, mail, mail_key, person

ME = Contact("", (SELF,))


@pytest.fixture
def known(answered: User, settings: object, tmp_path: object) -> User:
    """Ada, to whom the owner writes and who wrote to Bo; sixty people of two workplaces besides."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    ada, bo = contact("ada@works.example", "Ada Example"), contact("bo@else.example", "Bo <b>Sample</b>")
    people = [
        person(
            f"Pia P{i}",
            mail_key(f"p{i}@sample.example"),
            at=("East", "West")[i % 2] + " Works",
            title="Clerk",
            line=i,
        )
        for i in range(60)
    ]
    ada_bo = [
        person("Ada Example", mail_key("ada@works.example"), at="Invented Works"),
        person("Bo <b>Sample</b>", mail_key("bo@else.example"), at="Elsewhere Ltd", title="Head of Data"),
    ]
    mails = [mail(f"a{k}", ME, ada, day=k) for k in range(4)] + [mail("b", ada, ME)]
    among = [mail(f"c{k}", ada, bo, ME, day=k) for k in range(3)]
    bring(answered, "people.csv", [*people, *ada_bo, *mails, *among])
    return answered


def test_the_picture_has_everybody_in_columns_of_one_length(browser: Client, known: User) -> None:
    found = browser.get(reverse("network-picture")).json()
    lengths = {len(found[name]) for name in ("id", "name", "far", "turn", "tie", "group", "flags")}
    assert lengths == {62}
    assert found["name"][0] == "Ada Example"
    assert found["flags"][0] & 4
    firsts = list(itertools.accumulate(found["ties"][::2]))
    assert all(0 <= a < a + gap < 62 for a, gap in zip(firsts, found["ties"][1::2], strict=True))
    far = list(itertools.accumulate(found["far"]))
    drawn = network_map(known, now=timezone.now())
    for i, (x, y) in enumerate(drawn.at.tolist()):
        turn = found["turn"][i] / 180
        assert math.hypot(far[i] / 10 * math.cos(turn) - x, far[i] / 10 * math.sin(turn) - y) < 0.15
    assert found["rings"]


def test_the_names_of_the_many_follow_when_asked_for(
    browser: Client, known: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "NAMED", 3)
    found = browser.get(reverse("network-picture")).json()
    assert found["name"][:3] != ["", "", ""]
    assert "" in found["name"]
    names = browser.get(reverse("network-names")).json()
    assert names["mark"] == found["mark"]
    assert len(names["name"]) == 62
    assert all(names["name"])


def test_the_list_says_the_same_without_a_script(browser: Client, known: User) -> None:
    text = browser.get(reverse("network")).content.decode()
    assert "Ada Example" in text
    assert "Bo &lt;b&gt;Sample" in text
    assert "62 people around you" in text
    assert "1 of 3" in text
    assert "Pia P" in browser.get(reverse("network"), {"page": "2"}).content.decode()


def test_words_and_side_filter_the_list(browser: Client, known: User) -> None:
    text = browser.get(reverse("network"), {"q": "west works", "side": "outside"}).content.decode()
    assert "30 with “west works”" in text
    assert "Ada Example" not in text.split("network-people")[-1]
    assert "Nobody like that here" in browser.get(reverse("network"), {"q": "zzzz"}).content.decode()


def test_it_says_who_can_introduce(browser: Client, known: User) -> None:
    found = browser.get(reverse("network-ways"), {"q": "Bo Sample"}).json()
    over_ada = [way for way in found["ways"] if way["names"][1:-1] == ["Ada Example"]]
    assert len(over_ada) == 1
    assert len(over_ada[0]["ids"]) == 3
    assert "Ada Example" in found["html"]
    page = browser.get(reverse("network"), {"q": f"#{found['person']}", "ask": "1"}).content.decode()
    assert "How to reach Bo" in page
    assert f'data-path="{",".join(map(str, over_ada[0]["ids"]))}"' in page


def test_words_that_mean_several_or_nobody_are_asked_back(browser: Client, known: User) -> None:
    several = browser.get(reverse("network-ways"), {"q": "Pia"})
    assert several.status_code == 404
    assert "could be several people" in several.json()["html"]
    assert "Nobody here is called" in browser.get(reverse("network-ways"), {"q": "Qwertz Uiop"}).json()["html"]


def test_a_card_tells_a_few_lines_and_only_of_ones_own_people(browser: Client, stranger: Client, known: User) -> None:
    ada = browser.get(reverse("network-picture")).json()["id"][0]
    card = browser.get(reverse("network-card", args=[ada]))
    assert "inside your organisation" in " ".join(card.content.decode().split())
    assert stranger.get(reverse("network-card", args=[ada])).status_code in {200, 404}
    assert b"Ada" not in stranger.get(reverse("network-card", args=[ada])).content
    assert b"Ada" not in stranger.get(reverse("network-ways"), {"q": f"#{ada}"}).content


def test_nobody_known_yet_is_told_with_the_next_step(browser: Client, answered: User, settings: object) -> None:
    page = browser.get(reverse("network"))
    assert page.status_code == 200
    assert "Bring people in" in page.content.decode()
    assert browser.get(reverse("network-picture")).status_code == 404


def test_the_pages_take_few_queries(
    browser: Client, known: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser.get(reverse("network"))
    for name in ("network", "network-picture"):
        with django_assert_max_num_queries(6):
            browser.get(reverse(name))

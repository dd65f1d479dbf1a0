"""Many people at once from every list: those ticked, or all that match the filters, with one way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from mentee.flows.landscape.memory import forget
from mentee.store.models import Import, User
from mentee.store.reads.own_words import inside_said, own_tags
from mentee.store.reads.people import all_people, people
from tests.store.invented import bring, mail_key, person
from tests.web.people import people_of, toasts

CHANGE = 35  # queries at the most, however many people


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    forget()


@pytest.fixture
def world(owner: User) -> dict[str, int]:
    """Ada, Ben, Cleo and Dora, of whom Ada leads where the seeker works."""
    return people_of(owner)


def tagged(owner: User) -> set[int]:
    return {one for one, tags in own_tags(owner, all_people(owner)).items() if "chosen" in tags}


def choose_all(browser: Client, name: str, query: str) -> None:
    sent = {"all": "1", "list": name, "query": query, "what": "tag", "words": "chosen"}
    browser.post(reverse("people-change"), sent)


@pytest.mark.parametrize(
    ("name", "address", "query", "meant"),
    [
        ("people", "/people/", "", {"ada", "ben", "cleo", "dora"}),
        ("people", "/people/", "q=elsewhere", {"ben", "cleo"}),
        ("people", "/people/", "side=inside", {"ada"}),
        ("find", "/find/", "side=outside", {"ben", "cleo"}),
        ("network", "/network/", "q=else", {"ben", "cleo"}),
        ("network", "/network/", "side=inside", {"ada"}),
        ("search", "/search/", "q=cleo", {"cleo"}),
        ("journey", "/journey/", "standing=considering", {"ada"}),
        ("journey", "/journey/", "", {"ada", "dora"}),
    ],
)
def test_all_that_match_are_meant_and_nobody_else(
    browser: Client, owner: User, world: dict[str, int], name: str, address: str, query: str, meant: set[str]
) -> None:
    for who in ("ada", "dora"):
        browser.post(reverse("person-pursue", args=[world[who]]))
    browser.post(reverse("person-never", args=[world["dora"]]))
    page = browser.get(f"{address}?{query}")
    text = " ".join(page.content.decode().split())
    assert 'form="many"' in text
    assert f'name="list" value="{name}"' in text
    assert f"All {len(meant)} " in text
    choose_all(browser, name, query)
    assert tagged(owner) == {world[who] for who in meant}
    words, back = toasts(browser, "/people/")
    assert f"{len(meant)} p" in words
    browser.post(back[-1])
    assert tagged(owner) == set()


def test_all_goes_beyond_the_page_and_says_how_many(
    browser: Client, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    bring(owner, "many.csv", [person(f"Pia {n:04}", mail_key(f"p{n}@sample.example")) for n in range(1300)])
    assert "All 1,300 that match" in " ".join(browser.get("/people/").content.decode().split())
    assert browser.get("/people/count/?q=pia+00").json() == {"count": 100}
    with django_assert_max_num_queries(CHANGE):
        choose_all(browser, "people", "q=pia")
    assert len(tagged(owner)) == 1300
    text, back = toasts(browser, "/people/")
    assert "1,300 people tagged chosen" in text
    with django_assert_max_num_queries(CHANGE):
        browser.post(back[-1])
    assert tagged(owner) == set()


def test_find_says_where_all_are_only_the_best(browser: Client, owner: User, world: dict[str, int]) -> None:
    assert "All 4 of the list" in " ".join(browser.get("/find/").content.decode().split())
    bring(owner, "many.csv", [person(f"Pia {n:04}", mail_key(f"p{n}@sample.example")) for n in range(70)])
    text = " ".join(browser.get("/find/").content.decode().split())
    assert "The best 60 of the list, no more" in text
    assert "All 60" not in text
    choose_all(browser, "find", "")
    assert len(tagged(owner)) == 60


def test_an_organisation_is_set_and_the_page_of_the_person_says_so(
    browser: Client, owner: User, world: dict[str, int]
) -> None:
    two = [world["ben"], world["cleo"]]
    browser.post(reverse("people-change"), {"who": two, "what": "works", "words": "Invented Works"})
    assert {line.id for line in people(owner, inside=True)} == {world["ada"], *two}
    page, back = toasts(browser, f"/person/{two[0]}/")
    assert 'value="Invented Works"' in page
    browser.post(back[-1])
    assert {line.id for line in people(owner, inside=True)} == {world["ada"]}
    browser.post(reverse("person-say", args=[world["dora"], "work"]), {"organisation": "Invented Works"})
    assert {line.id for line in people(owner, inside=True)} == {world["ada"], world["dora"]}
    browser.post(reverse("people-change"), {"who": [world["dora"]], "what": "work-derived"})
    assert [line.organisation for line in people(owner, text="dora")] == ["Far Away"]


def test_find_follows_at_once(browser: Client, owner: User, world: dict[str, int]) -> None:
    def inside() -> set[str]:
        return {card.name for card in browser.get("/find/?side=inside").context["page"].cards}

    assert inside() == {"Ada Oak"}
    browser.post(reverse("people-change"), {"who": [world["cleo"]], "what": "inside"})
    _, back = toasts(browser, "/people/")
    assert inside() == {"Ada Oak", "Cleo Cedar"}
    browser.post(back[-1])
    assert inside() == {"Ada Oak"}


def test_what_was_so_before_leaves_no_way_back(browser: Client, owner: User, world: dict[str, int]) -> None:
    browser.post(reverse("people-change"), {"who": [world["ada"]], "what": "tag", "words": "wise"})
    toasts(browser, "/people/")
    browser.post(reverse("people-change"), {"who": [world["ada"]], "what": "tag", "words": "Wise"})
    text, back = toasts(browser, "/people/")
    assert "it was so before" in text
    assert back == []


def test_tags_and_sources_filter_in_the_address(browser: Client, owner: User, world: dict[str, int]) -> None:
    browser.post(
        reverse("people-change"), {"who": [world["ada"], world["ben"]], "what": "tag", "words": "wise & kind"}
    )
    text = browser.get("/people/").content.decode()
    assert "?tag=wise%20%26%20kind" in text
    page = browser.get("/people/?tag=wise%20%26%20kind&side=outside").context["page"]
    assert [line.person.name for line in page.lines] == ["Ben Birch"]
    bring(owner, "later.vcf", [person("Eve Elder", mail_key("eve@sample.example"))])
    source = Import.objects.filter(owner=owner).order_by("-pk")[0].pk
    assert f"/people/?source={source}" in browser.get("/sources/").content.decode()
    page = browser.get(f"/people/?source={source}")
    assert [line.person.name for line in page.context["page"].lines] == ["Eve Elder"]
    assert "later.vcf" in page.content.decode()
    assert "Nobody" in browser.get("/people/?tag=none").content.decode()


def test_what_makes_no_sense_is_said_or_refused(browser: Client, owner: User, world: dict[str, int]) -> None:
    ada = world["ada"]
    assert browser.post(reverse("people-change"), {"all": "1", "list": "burn", "what": "inside"}).status_code == 404
    for sent in (
        {"who": [ada], "what": "works"},
        {"who": [ada], "what": "works", "words": "x" * 300},
        {"all": "1", "list": "people", "query": "q=nobody-of-the-kind", "what": "inside"},
    ):
        browser.post(reverse("people-change"), sent)
        assert "toast warn" in browser.get("/people/").content.decode()
    assert inside_said(owner, [ada]) == {ada: None}


def test_all_means_ones_own_people_only(
    browser: Client, stranger: Client, owner: User, world: dict[str, int]
) -> None:
    choose_all(stranger, "people", "")
    choose_all(stranger, "find", "")
    assert tagged(owner) == set()
    source = Import.objects.filter(owner=owner)[0].pk
    assert stranger.get(f"/people/?source={source}").context["page"].lines == ()
    assert "people.csv" not in stranger.get(f"/people/?source={source}").content.decode()

"""The list of everybody: found, filtered, read on in, and many changed at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mentee.flows.landscape.memory import forget
from mentee.records.keys import email_key
from mentee.store.models import User
from mentee.store.reads.own_words import inside_said, own_tags
from tests.store.invented import bring, mail_key, person
from tests.web.people import people_of, toasts

QUERIES = 25


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """What is kept of a test's world stays with it."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    forget()


@pytest.fixture
def people(owner: User) -> dict[str, int]:
    return people_of(owner)


def test_it_works(browser: Client, people: dict[str, int]) -> None:
    page = browser.get("/people/").context["page"]
    assert [line.person.name for line in page.lines] == ["Ada Oak", "Ben Birch", "Cleo Cedar", "Dora Dogwood"]
    assert not page.more


def test_an_address_is_found_as_it_is_written(browser: Client, owner: User) -> None:
    key = email_key("ada.b.oak@gmail.com")
    assert key
    bring(owner, "book", [person("Ada Oak", key), person("Bo Elm", mail_key("bo@x.example"))])
    for text in ("ada.b.oak@gmail.com", "Ada.B", "adaboak", "ada.b.oak@googlemail.com", "ada.b.oak@gm"):
        lines = browser.get("/people/", {"q": text}).context["page"].lines
        assert [line.person.name for line in lines] == ["Ada Oak"], text


def test_it_searches_name_address_and_work(browser: Client, people: dict[str, int]) -> None:
    for text, name in (("dogw", "Dora"), ("ben@", "Ben"), ("works", "Ada")):
        assert browser.get("/people/", {"q": text}).context["page"].lines[0].person.name.startswith(name)
    assert "Nobody" in browser.get("/people/?q=zzz").content.decode()
    assert [line.person.name for line in browser.get("/people/?side=inside").context["page"].lines] == ["Ada Oak"]


def test_it_goes_on_behind_the_last(browser: Client, owner: User) -> None:
    names = [f"Person {n:03}" for n in range(120)]
    bring(owner, "many.csv", [person(name, mail_key(f"p{n}@sample.example")) for n, name in enumerate(names)])
    address, seen = "/people/", []
    while True:
        page = browser.get(address).context["page"]
        seen += [line.person.name for line in page.lines]
        if not page.more:
            break
        address = f"/people/?{page.more}"
    assert seen == names
    part = browser.get(address, HTTP_HX_REQUEST="true", HTTP_HX_TARGET="people-more").content.decode()
    assert part.lstrip().startswith("<li")


def test_nobody_yet_teaches_the_next_step(browser: Client, owner: User) -> None:
    assert reverse("sources") in browser.get("/people/").content.decode()


def test_many_are_tagged_at_once_and_it_is_taken_back(browser: Client, owner: User, people: dict[str, int]) -> None:
    both = [people["ada"], people["ben"]]
    browser.post(reverse("people-change"), {"who": both, "what": "tag", "words": "wise, near"})
    assert own_tags(owner, both) == dict.fromkeys(both, ("wise", "near"))
    browser.post(reverse("people-change"), {"who": both, "what": "untag", "words": "WISE"})
    page, back = toasts(browser, "/people/")
    assert own_tags(owner, both) == dict.fromkeys(both, ("near",))
    assert "near" in page
    browser.post(back[-1])
    assert own_tags(owner, both) == dict.fromkeys(both, ("wise", "near"))


def test_many_are_marked_inside_at_once_and_it_is_taken_back(
    browser: Client, owner: User, people: dict[str, int]
) -> None:
    both = [people["cleo"], people["dora"]]
    browser.post(reverse("people-change"), {"who": both, "what": "inside"})
    assert inside_said(owner, both) == dict.fromkeys(both, True)
    _, back = toasts(browser, "/people/")
    browser.post(back[0])
    assert inside_said(owner, both) == dict.fromkeys(both, None)


def test_what_makes_no_sense_changes_nothing(browser: Client, owner: User, people: dict[str, int]) -> None:
    ada = people["ada"]
    for sent in (
        {"what": "tag", "words": "x"},
        {"who": [ada], "what": "tag"},
        {"who": [ada], "what": "tag", "words": "x" * 99},
    ):
        browser.post(reverse("people-change"), sent)
        assert "toast warn" in browser.get("/people/").content.decode()
    assert browser.post(reverse("people-change"), {"who": [ada], "what": "burn"}).status_code == 404
    assert browser.get(reverse("people-change")).status_code == 405
    assert own_tags(owner, [ada]) == {ada: ()}


def test_nobody_changes_somebody_elses_people(
    browser: Client, stranger: Client, owner: User, people: dict[str, int]
) -> None:
    sent = {"who": [people["ada"]], "what": "tag", "words": "mine"}
    assert stranger.post(reverse("people-change"), sent).status_code == 404
    assert own_tags(owner, [people["ada"]]) == {people["ada"]: ()}
    assert not stranger.get(f"/people/?after={people['ada']}").context["page"].lines


def test_the_number_of_queries_is_bounded(
    browser: Client, people: dict[str, int], django_assert_max_num_queries: Callable[..., object]
) -> None:
    with django_assert_max_num_queries(QUERIES):  # type: ignore[attr-defined]
        browser.get("/people/?q=a")


def test_somebody_added_by_hand_is_shown_at_once(browser: Client, people: dict[str, int]) -> None:
    given = {"name": "Eve Elder", "address": "eve@example.org", "title": "Nurse", "organisation": "Ward Works"}
    page = browser.post("/people/add/", given, follow=True)
    assert "Eve Elder" in page.content.decode()
    assert [line.person.name for line in browser.get("/people/?q=eve").context["page"].lines] == ["Eve Elder"]


def test_what_is_no_page_is_refused_in_words(browser: Client, people: dict[str, int]) -> None:
    page = browser.post("/people/add/", {"name": "Eve Elder", "page": "nowhere"}, follow=True)
    assert "is no profile page" in page.content.decode()


def taken_back(browser: Client, page: Any) -> Any:
    """The page after the way back of the word said on this one."""
    found = re.search(r'action="(/take-back/[^"]+)"', page.content.decode())
    assert found
    return browser.post(found[1], HTTP_REFERER=f"http://testserver{page.request['PATH_INFO']}", follow=True)


def test_adding_can_be_taken_back_and_leads_away_from_the_page_that_is_gone(
    browser: Client, people: dict[str, int]
) -> None:
    page = browser.post("/people/add/", {"name": "Eve Elder"}, follow=True)
    page = taken_back(browser, page)
    assert page.request["PATH_INFO"] == "/people/"
    assert "Taken back." in page.content.decode()
    assert not browser.get("/people/?q=eve").context["page"].lines


def test_somebody_known_who_is_added_again_is_not_taken_out(browser: Client, people: dict[str, int]) -> None:
    browser.post("/people/add/", {"name": "Eve Elder", "address": "eve@example.org"}, follow=True)
    page = browser.post("/people/add/", {"name": "Eve Elder", "address": "eve@example.org"}, follow=True)
    assert "you know Eve Elder already" in page.content.decode()
    assert "/take-back/" not in page.content.decode()


def test_who_was_added_by_hand_can_be_taken_out_until_something_else_speaks_of_them(
    browser: Client, people: dict[str, int]
) -> None:
    page = browser.post("/people/add/", {"name": "Eve Elder", "title": "Nurse", "organisation": "Wards"}, follow=True)
    eve = int(page.request["PATH_INFO"].split("/")[2])
    assert f"/person/{eve}/remove/" in page.content.decode()
    assert f"/person/{people['ada']}/remove/" not in browser.get(f"/person/{people['ada']}/").content.decode()
    refused = browser.post(f"/person/{people['ada']}/remove/", follow=True)
    assert "speaks of" in refused.content.decode()
    browser.post(f"/person/{eve}/reflect/", {"like": "4"})
    assert f"/person/{eve}/remove/" not in browser.get(f"/person/{eve}/").content.decode()
    assert "speaks of Eve Elder" in browser.post(f"/person/{eve}/remove/", follow=True).content.decode()
    ben = browser.post("/people/add/", {"name": "Ben Elder"}, follow=True).request["PATH_INFO"].split("/")[2]
    page = browser.post(f"/person/{ben}/remove/", follow=True)
    assert "Ben Elder is out again." in page.content.decode()
    assert browser.get(f"/person/{ben}/").status_code == 404


def test_a_search_with_more_than_it_shows_leads_on(browser: Client, owner: User) -> None:
    bring(owner, "book", [person(f"Ada Oak{i}", mail_key(f"ada{i}@acme.example")) for i in range(9)])
    page = " ".join(browser.get("/search/?q=ada").content.decode().split())
    assert "All 8 that are shown" in page
    assert 'href="/people/?q=ada"' in page
    assert 'href="/people/?q=' not in browser.get("/search/?q=ada3@acme.example").content.decode()

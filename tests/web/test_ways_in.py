"""Ways in: chains with both ties, words ready, gatherings and posts, and what came of an introduction."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from mentee.flows.landscape.memory import forget
from mentee.store.models import User
from tests.web.people import people_of


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """What is kept of a test's world stays with it."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    forget()


@pytest.fixture
def people(owner: User) -> dict[str, int]:
    return people_of(owner)


def test_a_chain_has_both_ties_and_a_note_to_forward(browser: Client, people: dict[str, int]) -> None:
    answer = browser.get(reverse("ways", args=[people["cleo"]]))
    chain = answer.context["page"].chains[0]
    assert [link.name for link in chain.links] == ["Ben Birch", "Cleo Cedar"]
    assert all(link.evidence for link in chain.links)
    assert chain.letter.to == "Ben Birch"
    assert chain.letter.forward
    assert chain.letter.mailto.startswith("mailto:ben@sample.example?subject=")
    assert "Cleo Cedar" in unquote(chain.letter.mailto)
    page = answer.content.decode()
    assert "I asked Ben Birch" in page
    assert "mentor" not in chain.letter.mailto.lower()


def test_who_is_known_is_written_to_directly(browser: Client, people: dict[str, int]) -> None:
    page = browser.get(reverse("ways", args=[people["ada"]])).context["page"]
    assert page.chains[0].direct
    assert page.near
    assert page.chains[0].letter.address == "ada@sample.example"


def test_gatherings_and_posts_have_words(browser: Client, people: dict[str, int]) -> None:
    ada = browser.get(reverse("ways", args=[people["ada"]])).context["page"]
    assert [(one.chance.title, bool(letter)) for one, letter in ada.gatherings] in ([("Data fair", True)], [])
    cleo = browser.get(reverse("person", args=[people["cleo"]])).content.decode()
    assert "On leading data teams" in cleo


def test_nobody_leads_to_a_stranger_and_the_page_says_what_helps(browser: Client, people: dict[str, int]) -> None:
    page = browser.get(reverse("ways", args=[people["dora"]])).content.decode()
    assert "Nobody you know leads there yet" in page
    assert reverse("sources") in page


def test_what_came_of_an_introduction_is_kept(browser: Client, people: dict[str, int]) -> None:
    address = reverse("introduction", args=[people["cleo"]])
    for came, words in (("asked", "They said yes"), ("accepted", "I thanked Ben Birch"), ("thanked", "said yes")):
        browser.post(address, {"through": people["ben"], "came": came})
        assert words in browser.get(reverse("ways", args=[people["cleo"]])).content.decode()


def test_nonsense_is_said_and_strangers_find_nothing(
    browser: Client, stranger: Client, people: dict[str, int]
) -> None:
    address = reverse("introduction", args=[people["cleo"]])
    browser.post(address, {"through": people["ben"], "came": "flew"})
    assert "toast warn" in browser.get("/people/").content.decode()
    assert browser.post(address, {"through": 999_999, "came": "asked"}).status_code == 404
    assert stranger.post(address, {"through": people["ben"], "came": "asked"}).status_code == 404

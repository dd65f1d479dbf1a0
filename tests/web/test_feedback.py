"""Feedback: kept in their words, taken round the loop one stage after the other, themes over time."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from mentee.records.journey import Feedback, Standing
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from tests.web.relations import Cards, after, bring_in, converse, take_back, take_up, words

WORDS = "Your slides hide the question"


def keep(browser: Client, person: int, kind: str = "challenge") -> str:
    return after(
        browser,
        "/feedback/add/",
        person=person,
        kind=kind,
        words=WORDS,
        theme="slides",
        reaction="ouch",
        behaviour="x",
    )


def the_one(owner: User, person: int) -> Feedback:
    (item,) = relationship(owner, person, now=timezone.now()).feedback
    return item


def test_it_teaches_the_first_step(browser: Client, answered: User) -> None:
    assert "Nothing kept yet" in words(browser, "/feedback/")


def test_words_are_kept_and_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    page = keep(browser, ada)
    assert WORDS in page
    assert "I thanked them" in page
    item = the_one(answered, ada)
    assert (item.theme, item.reaction) == ("slides", "ouch")
    take_back(browser, page)
    assert not relationship(answered, ada, now=timezone.now()).feedback


def test_the_whole_loop_on_a_challenge_makes_a_mentor(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    after(browser, f"/journey/{ada}/evaluate/", value=5, chemistry=5, energy=5, wish="continue")
    keep(browser, ada)
    key = the_one(answered, ada).key
    address = f"/feedback/{ada}/{key}"
    assert "Make one plan" in after(browser, f"{address}/welcomed/")
    assert "I tried it" in after(browser, f"{address}/planned/", cue="I open a review", response="state the question")
    assert the_one(answered, ada).plan == "If I open a review, then I will state the question"
    assert "I told them" in after(browser, f"{address}/acted-on/")
    assert relationship(answered, ada, now=timezone.now()).standing is Standing.MUTUAL
    page = after(browser, f"{address}/reported/", told="the review took ten minutes")
    assert "is now mentor" in page
    assert "The whole way round" in page
    assert relationship(answered, ada, now=timezone.now()).standing is Standing.MENTOR
    take_back(browser, page)
    assert relationship(answered, ada, now=timezone.now()).standing is Standing.MUTUAL


def test_nothing_is_reported_that_was_not_tried(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    keep(browser, ada)
    page = after(browser, f"/feedback/{ada}/{the_one(answered, ada).key}/reported/", told="x")
    assert "It was not acted on yet" in page
    assert the_one(answered, ada).reported is None


def test_praise_asks_only_to_be_welcomed(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    keep(browser, ada, "praise")
    key = the_one(answered, ada).key
    assert "Praise asks only" in after(browser, f"/feedback/{ada}/{key}/planned/", plan="x")
    assert "Make one plan" not in after(browser, f"/feedback/{ada}/{key}/welcomed/")


def test_the_board_is_ordered_by_stage_and_by_person(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    take_up(answered, people["Bo"])
    keep(browser, people["Ada"])
    page = words(browser, "/feedback/")
    for stage in ("Received", "Welcomed", "Planned", "Acted on", "Reported"):
        assert stage in page
    assert "1 time, 1 challenge, 0 the whole way" in page
    assert WORDS not in words(browser, f"/feedback/?person={people['Bo']}")


def test_nothing_on_the_page_scores_the_self(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    keep(browser, ada)
    text = re.sub(r"<[^>]*>", " ", words(browser, "/feedback/")).lower()
    for word in ("score", "rating", "points", "streak", "level"):
        assert not re.search(rf"\b{word}", text)


@pytest.mark.parametrize("missing", ["person", "kind", "words"])
def test_what_is_missing_is_said_in_words(browser: Client, answered: User, cards: Cards, missing: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    sent = {"person": str(ada), "kind": "challenge", "words": WORDS, missing: ""}
    assert 'class="toast warn"' in after(browser, "/feedback/add/", **sent)
    assert not relationship(answered, ada, now=timezone.now()).feedback


def test_nobody_takes_anothers_loop_on(stranger: Client, browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    keep(browser, ada)
    key = the_one(answered, ada).key
    assert stranger.post(f"/feedback/{ada}/{key}/welcomed/").status_code == 404
    assert stranger.get(f"/feedback/?person={ada}").status_code == 404
    assert browser.post(f"/feedback/{ada}/{key}/elsewhere/").status_code == 404
    assert the_one(answered, ada).welcomed is None


def test_the_queries_do_not_grow_with_the_relationships(
    browser: Client, answered: User, cards: Cards, django_assert_max_num_queries: object
) -> None:
    people = bring_in(answered, cards)
    for person in people.values():
        take_up(answered, person)
        keep(browser, person)
    with django_assert_max_num_queries(38):  # type: ignore[operator]
        words(browser, "/feedback/")

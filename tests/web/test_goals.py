"""Goals: begun on somebody's advice, tried, and what came of it."""

from __future__ import annotations

from django.test import Client

from mentee.flows.steps.goals import goals
from mentee.store.models import User
from tests.web.relations import Cards, after, bring_in, take_back, take_up, words


def test_it_teaches_the_first_step(browser: Client, answered: User) -> None:
    assert "No goal yet" in words(browser, "/goals/")


def test_a_goal_is_begun_tried_and_done(browser: Client, answered: User, cards: Cards) -> None:
    take_up(answered, bring_in(answered, cards)["Ada"])
    page = after(browser, "/goals/add/", goal="lead one review", advice_from="ada example")
    assert "On the advice of <b>Ada Example</b>" in page
    after(browser, "/goals/update/", goal="lead one review", tried="led two", outcome="both ended early")
    page = after(browser, "/goals/update/", goal="lead one review", done="1")
    (kept,) = goals(answered)
    assert (kept.tried, kept.outcome, kept.done is not None) == ("led two", "both ended early", True)
    take_back(browser, page)
    assert goals(answered)[0].done is None


def test_a_goal_without_words_or_twice_is_refused(browser: Client, answered: User) -> None:
    assert "A goal without words" in after(browser, "/goals/add/", goal=" ")
    after(browser, "/goals/add/", goal="lead one review")
    assert "there already" in after(browser, "/goals/add/", goal="lead one review")
    assert "is not one of your goals" in after(browser, "/goals/update/", goal="fly", tried="x")
    assert len(goals(answered)) == 1


def test_anothers_goals_are_not_seen(browser: Client, stranger: Client, answered: User) -> None:
    after(browser, "/goals/add/", goal="sing in tune")
    assert "sing in tune" not in words(stranger, "/goals/")
    after(stranger, "/goals/update/", goal="sing in tune", done="1")
    assert goals(answered)[0].done is None


def test_the_queries_are_few(browser: Client, answered: User, django_assert_max_num_queries: object) -> None:
    for number in range(5):
        after(browser, "/goals/add/", goal=f"goal {number}")
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        words(browser, "/goals/")

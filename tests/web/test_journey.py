"""Journey: everybody over the eight steps, the seeker's own moves, why, and both sides of an evaluation."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mentee.records.journey import Standing, Wish
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from tests.web.relations import Cards, after, bring_in, converse, take_back, take_up, words


def standing(owner: User, person: int) -> Standing | None:
    return relationship(owner, person, now=timezone.now()).standing


def test_it_teaches_the_first_step_where_nobody_is_pursued(browser: Client, answered: User) -> None:
    assert "Nobody yet" in words(browser, "/journey/")


def test_somebody_is_taken_up_by_name_and_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    page = after(browser, "/journey/pursue/", who="ada exampel")
    assert "You pursue Ada Example now" in page
    assert standing(answered, ada) is Standing.CONSIDERING
    take_back(browser, page)
    assert standing(answered, ada) is None


def test_a_name_that_fits_several_asks_who_is_meant(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards, "Ada Example", "Bo Example")
    response = browser.post("/journey/pursue/", {"who": "Example"})
    assert response.status_code == 422
    page = response.content.decode()
    for person in people.values():
        assert f'value="#{person}"' in page


def test_a_name_of_nobody_is_said(browser: Client, answered: User, cards: Cards) -> None:
    bring_in(answered, cards)
    assert "Nobody here is called" in after(browser, "/journey/pursue/", who="Zebedee")


def test_the_board_shows_steps_standing_and_what_comes_next(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    converse(answered, people["Ada"])
    take_up(answered, people["Bo"])
    page = words(browser, "/journey/")
    for part in ("Conversing", "Considering", "Ada Example", "Bo Sample", "The eight steps:", "Next:"):
        assert part in page
    assert "Bo Sample" not in words(browser, "/journey/?standing=conversing")


def test_it_rests_until_a_day_and_wakes(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    before = standing(answered, ada)
    until = timezone.localdate() + timedelta(days=60)
    assert "rests" in after(browser, f"/journey/{ada}/rest/", until=until.isoformat(), reason="she moves house")
    rel = relationship(answered, ada, now=timezone.now())
    assert (rel.standing, rel.rest_until) == (Standing.RESTING, until)
    assert "she moves house" in words(browser, f"/journey/{ada}/")
    after(browser, f"/journey/{ada}/wake/")
    assert standing(answered, ada) is before


def test_letting_go_keeps_the_reason_and_can_be_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    page = after(browser, f"/journey/{ada}/let-go/", reason="our fields lie too far apart")
    assert "What was good stays good" in page
    assert standing(answered, ada) is Standing.LET_GO
    assert "our fields lie too far apart" in words(browser, f"/journey/{ada}/")
    take_back(browser, page)
    assert standing(answered, ada) is not Standing.LET_GO


def test_a_move_without_evidence_needs_a_reason(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    assert "Not moved" in after(browser, f"/journey/{ada}/move/", after="conversing", reason="")
    assert "is now conversing" in after(browser, f"/journey/{ada}/move/", after="conversing", reason="we talked")
    assert "we talked" in words(browser, f"/journey/{ada}/")


def test_mentor_is_no_choice_before_a_closed_loop(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    assert 'value="mentor"' not in words(browser, f"/journey/{ada}/")
    assert "Not moved" in after(browser, f"/journey/{ada}/move/", after="mentor", reason="I want it")
    assert standing(answered, ada) is not Standing.MENTOR


def test_a_hold_mutes_asks_until_it_ends(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    after(browser, f"/journey/{ada}/hold/", until=until, reason="her team was cut")
    assert "no asks until" in words(browser, "/journey/")
    assert "her team was cut" in words(browser, f"/journey/{ada}/")
    after(browser, f"/journey/{ada}/hold/end/")
    assert "no asks until" not in words(browser, "/journey/")


def test_the_rhythm_is_set_or_refused(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    after(browser, f"/journey/{ada}/rhythm/", ideal="30", most="90")
    assert "make no rhythm" in after(browser, f"/journey/{ada}/rhythm/", ideal="90", most="30")
    assert "two numbers" in after(browser, f"/journey/{ada}/rhythm/", ideal="x", most="30")
    rel = relationship(answered, ada, now=timezone.now())
    assert (rel.ideal_gap, rel.max_gap) == (30, 90)


def test_why_shows_what_fired_and_what_held_back(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Bo"])
    page = words(browser, f"/journey/{people['Bo']}/why/")
    assert "What could be done today" in page
    assert "What held back" in page
    assert "conversation" in page


def test_the_moves_come_alone_for_the_board(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    part = browser.get(f"/journey/{ada}/?moves=1", headers={"HX-Request": "true"}).content.decode()
    assert "Let it go, kindly" in part
    assert "<html" not in part


def test_an_evaluation_good_for_both_moves_on(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    page = words(browser, f"/journey/{ada}/evaluate/")
    assert "Their side, from facts" in page
    assert "Answered" in page
    page = after(browser, f"/journey/{ada}/evaluate/", value=5, chemistry=4, energy=5, wish="continue", note="glad")
    assert "is now mutual" in page
    assert "A suggestion, yours to decide" in page
    kept = relationship(answered, ada, now=timezone.now()).evaluations
    assert [(one.value, one.wish, one.note) for one in kept] == [(5, Wish.CONTINUE, "glad")]


def test_a_missing_answer_keeps_the_others(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    response = browser.post(f"/journey/{ada}/evaluate/", {"value": 4, "chemistry": 9, "note": "a word"})
    assert response.status_code == 422
    page = response.content.decode()
    assert "One of the four answers is missing" in page
    assert 'value="a word"' in page
    assert not relationship(answered, ada, now=timezone.now()).evaluations


@pytest.mark.parametrize("path", ["", "why/", "evaluate/"])
def test_anothers_relationship_is_not_there(stranger: Client, answered: User, cards: Cards, path: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    assert stranger.get(f"/journey/{ada}/{path}").status_code == 404


@pytest.mark.parametrize("deed", ["move", "rest", "let-go", "wake", "hold", "hold/end", "rhythm"])
def test_nobody_moves_anothers_relationship(stranger: Client, answered: User, cards: Cards, deed: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    before = relationship(answered, ada, now=timezone.now())
    sent = {"after": "conversing", "reason": "x", "until": "2999-01-01", "ideal": "5", "most": "9"}
    assert stranger.post(f"/journey/{ada}/{deed}/", sent).status_code == 404
    assert relationship(
        answered, ada, now=before.encounters[-1].at if before.encounters else timezone.now()
    ).moves == (before.moves)


def test_the_queries_do_not_grow_with_the_relationships(
    browser: Client, answered: User, cards: Cards, django_assert_max_num_queries: object
) -> None:
    people = bring_in(answered, cards)
    for person in people.values():
        converse(answered, person)
    words(browser, "/journey/")
    for address, most in (
        ("/journey/", 45),
        (f"/journey/{people['Ada']}/", 58),
        (f"/journey/{people['Ada']}/why/", 58),
    ):
        with django_assert_max_num_queries(most):  # type: ignore[operator]
            words(browser, address)

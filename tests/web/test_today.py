"""Today: few actions with their words, answers that are remembered and can be taken back, and what waits."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from mentee.flows.steps.log import Said, log
from mentee.flows.steps.pursue import pursue
from mentee.flows.steps.today import today
from mentee.records.facts import Channel
from mentee.records.journey import Action, Draft
from mentee.store.models import User
from mentee.web.contexts.drafts import letter_of, mailto, pieces
from tests.web.relations import Cards, after, bring_in, converse, take_back, take_up, words


def first_action(owner: User) -> Action:
    return today(owner, now=timezone.now()).actions[0]


def fields_of(action: Action) -> dict[str, str]:
    return {"person": action.person, "kind": action.kind.value, "about": action.about, "next": "/today/"}


def test_it_teaches_the_first_step_where_nobody_is_pursued(browser: Client, answered: User) -> None:
    page = words(browser, "/today/")
    assert "Take somebody up" in page
    assert "What happened?" in page


def test_an_action_says_what_why_how_long_and_with_what_words(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    converse(answered, people["Ada"])
    page = words(browser, "/today/")
    action = first_action(answered)
    assert action.draft is not None
    assert action.what in page
    assert action.why[0] in page
    assert f"{action.minutes} min" in page
    assert "<mark>[" in page, "gaps to fill are marked"
    assert action.science is not None
    assert escape(action.science.citation) in page
    assert "mailto:ada@sample.example?subject=" in page


def test_done_is_remembered_and_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    converse(answered, bring_in(answered, cards)["Ada"])
    action = first_action(answered)
    page = after(browser, "/today/answer/", said="done", **fields_of(action))
    assert "Done: thank" in page
    assert action.what not in page
    page = take_back(browser, page)
    assert "Taken back" in page
    assert action.what in page


def test_later_holds_until_the_day_and_never_for_good(browser: Client, answered: User, cards: Cards) -> None:
    converse(answered, bring_in(answered, cards)["Ada"])
    action = first_action(answered)
    assert action.what not in after(browser, "/today/answer/", said="later", until="week", **fields_of(action))
    now = timezone.now()
    assert action.kind not in {one.kind for one in today(answered, now=now + timedelta(days=6)).actions}
    assert action.kind in {one.kind for one in today(answered, now=now + timedelta(days=8)).actions}
    after(browser, "/today/answer/", said="never", **fields_of(action))
    kinds = {(one.kind, one.about) for one in today(answered, now=now + timedelta(days=8)).actions}
    assert (action.kind, action.about) not in kinds


def test_a_day_that_has_passed_is_refused_in_words(browser: Client, answered: User, cards: Cards) -> None:
    converse(answered, bring_in(answered, cards)["Ada"])
    action = first_action(answered)
    for field in (
        {"until": "day", "day": "2020-01-01"},
        {"until": "day", "day": ""},
        {"until": "", "day": "soonish"},
    ):
        page = after(browser, "/today/answer/", said="later", **fields_of(action), **field)
        assert 'class="toast warn"' in page
        assert action.what in page


def test_an_old_page_takes_back_nothing_else(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    converse(answered, people["Ada"])
    page = after(browser, "/today/answer/", said="done", **fields_of(first_action(answered)))
    pursue(answered, f"#{people['Bo']}", now=timezone.now())
    assert "Something else was done since" in take_back(browser, page)
    assert "Bo Sample" in words(browser, "/journey/")


def test_coming_meetings_lead_to_their_sheet(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    take_up(answered, people["Bo"])
    now = timezone.now()
    both = (people["Ada"], people["Bo"])
    log(answered, Said(both, now + timedelta(days=3), Channel.MEETING, subject="Lunch of three"), now=now)
    page = words(browser, "/today/")
    assert "Lunch of three" in page
    link = re.search(r'href="(/meeting/\d+/\?[^"]+)"', page)
    assert link
    sheet = words(browser, link[1].replace("&amp;", "&"))
    assert "Ada Example" in sheet
    assert "Bo Sample" in sheet


@pytest.mark.parametrize("kind", ["no-such-kind", ""])
def test_an_action_that_is_none_is_refused(browser: Client, answered: User, cards: Cards, kind: str) -> None:
    people = bring_in(answered, cards)
    page = after(browser, "/today/answer/", person=people["Ada"], kind=kind, said="done", next="/today/")
    assert "was not chosen" in page


def test_nobody_answers_for_anothers_people(stranger: Client, answered: User, cards: Cards) -> None:
    converse(answered, bring_in(answered, cards)["Ada"])
    action = first_action(answered)
    assert stranger.post("/today/answer/", {**fields_of(action), "said": "done"}).status_code == 404
    assert first_action(answered) == action


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_a_deed_never_leads_to_another_site(browser: Client, answered: User, cards: Cards, address: str) -> None:
    converse(answered, bring_in(answered, cards)["Ada"])
    action = first_action(answered)
    sent = {**fields_of(action), "said": "done", "next": address}
    assert browser.post("/today/answer/", sent).headers["Location"] == "/today/"


def test_the_queries_do_not_grow_with_the_relationships(
    browser: Client,
    answered: User,
    cards: Cards,
    django_assert_max_num_queries: object,
) -> None:
    people = bring_in(answered, cards)
    for person in people.values():
        converse(answered, person)
    words(browser, "/today/")
    with django_assert_max_num_queries(45):  # type: ignore[operator]
        words(browser, "/today/")


def test_gaps_are_parted_from_the_words() -> None:
    assert pieces("I keep [what], and [when].") == (
        ("I keep ", False),
        ("[what]", True),
        (", and ", False),
        ("[when]", True),
        (".", False),
    )


def test_a_mail_link_keeps_every_sign_and_stays_short_enough() -> None:
    link = mailto("ada@sample.example", "A & B?", "One\nTwo + ü")
    assert link == "mailto:ada@sample.example?subject=A%20%26%20B%3F&body=One%0D%0ATwo%20%2B%20%C3%BC"
    assert "body=" not in mailto("", "S", "x" * 4000)
    assert letter_of(Draft("S", "[a] b", private=True), to="Ada").mailto == ""

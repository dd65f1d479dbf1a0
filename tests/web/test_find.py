"""The shortlist page: what it shows, what it says where words are not known, and what can be done from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentee.flows.landscape.memory import forget
from mentee.store.models import User
from mentee.store.reads.own_words import standings
from tests.web.people import people_of, toasts

HTMX: dict[str, Any] = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "find-results"}
QUERIES = 40


@pytest.fixture(autouse=True)
def own_home(settings: object, tmp_path: Path) -> None:
    """What is kept of a test's world stays with it."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    forget()


@pytest.fixture
def people(owner: User) -> dict[str, int]:
    return people_of(owner)


def test_it_works(browser: Client, people: dict[str, int]) -> None:
    page = browser.get("/find/").content.decode()
    assert page.index("Ada Oak") < page.index("Dora Dogwood")
    assert "lead a data science team" in page
    assert "Points" in page


def test_the_points_shown_sum_to_the_score(browser: Client, people: dict[str, int]) -> None:
    cards = browser.get("/find/").context["page"].cards
    assert cards
    for card in cards:
        assert sum(reason.points for reason, _ in card.reasons) == pytest.approx(card.score)


def test_nobody_to_choose_from_leads_to_the_sources(browser: Client, answered: User) -> None:
    page = browser.get("/find/").content.decode()
    assert "Nobody to choose from yet" in page
    assert reverse("sources") in page


def test_without_an_aspiration_it_asks_for_one(browser: Client, owner: User, people: dict[str, int]) -> None:
    owner_has_none = User.objects.get(pk=owner.pk)
    from mentee.store.models import Aspiration
    from mentee.store.owners import touch

    Aspiration.objects.filter(owner=owner_has_none).delete()
    touch(owner_has_none)
    assert "Where do you want to go?" in browser.get("/find/").content.decode()
    assert "Dora Dogwood" in browser.get("/find/?q=nurse").content.decode()


def test_filters_live_in_the_address(browser: Client, people: dict[str, int]) -> None:
    inside = [card.name for card in browser.get("/find/?side=inside").context["page"].cards]
    outside = [card.name for card in browser.get("/find/?side=outside").context["page"].cards]
    assert inside == ["Ada Oak"]
    assert "Ada Oak" not in outside
    assert outside
    assert browser.get("/find/?side=sideways&most=many").context["page"].filters.side == ""


def test_a_word_nobody_says_is_named(browser: Client, people: dict[str, int]) -> None:
    page = browser.get("/find/?q=lighthouse+keeping").content.decode()
    assert "Nobody’s profile or mail says" in page
    assert "<b>lighthouse" in page
    assert "Nobody’s profile" not in browser.get("/find/?q=data+science").content.decode()


def test_typing_gets_the_results_alone(browser: Client, people: dict[str, int]) -> None:
    part = browser.get("/find/?q=nurse", **HTMX).content.decode()
    assert "<html" not in part
    assert part.lstrip().startswith('<div id="find-results"')
    assert part.index("Dora Dogwood") < part.index("Ada Oak")


def test_a_reflection_changes_the_list_in_place(browser: Client, people: dict[str, int]) -> None:
    before = {card.id: card.score for card in browser.get("/find/").context["page"].cards}
    answer = browser.post(
        reverse("reflect", args=[people["cleo"]]),
        {
            "like": "5",
            "respect": "5",
            "treats_others": "5",
            "values": ["honesty"],
            "trait": "calm",
            "example": "waits",
        },
        follow=True,
        HTTP_REFERER="http://127.0.0.1:8737/find/?side=outside",
        **HTMX,
    )
    assert answer.redirect_chain == [("/find/?side=outside", 302)]
    after = {card.id: card.score for card in answer.context["page"].cards}
    assert after[people["cleo"]] > before[people["cleo"]]
    assert "Kept, what you think of Cleo Cedar" in answer.content.decode()


def test_a_red_flag_takes_somebody_off_until_it_is_taken_back(browser: Client, people: dict[str, int]) -> None:
    browser.post(reverse("reflect", args=[people["ada"]]), {"red_flag": "shouts at people", "next": "/find/"})
    page, back = toasts(browser, "/find/")
    assert "Ada Oak" not in page.partition("toasts")[0]
    browser.post(back[0])
    assert people["ada"] in [card.id for card in browser.get("/find/").context["page"].cards]


def test_an_empty_card_changes_nothing(browser: Client, people: dict[str, int]) -> None:
    browser.post(reverse("reflect", args=[people["ada"]]), {"next": "/find/"})
    page, back = toasts(browser, "/find/")
    assert "Nothing was said yet" in page
    assert not back


def test_a_card_with_nonsense_is_refused_in_words(browser: Client, people: dict[str, int]) -> None:
    browser.post(reverse("reflect", args=[people["ada"]]), {"like": "9", "next": "/find/"})
    assert "could not be read" in browser.get("/find/").content.decode()


def test_pursuing_and_taking_it_back(browser: Client, owner: User, people: dict[str, int]) -> None:
    browser.post(reverse("person-pursue", args=[people["ada"]]), {"next": "/find/"})
    assert people["ada"] in standings(owner)
    page, back = toasts(browser, "/find/")
    assert "on your journey" in page
    browser.post(back[0])
    assert people["ada"] not in standings(owner)


def test_not_now_and_never_set_somebody_aside(browser: Client, people: dict[str, int]) -> None:
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    browser.post(reverse("person-not-now", args=[people["ada"]]), {"until": until})
    browser.post(reverse("person-never", args=[people["cleo"]]))
    page = browser.get("/find/").context["page"]
    assert not {people["ada"], people["cleo"]} & {card.id for card in page.cards}
    assert {one.id: one.until is not None for one in page.aside} == {people["ada"]: True, people["cleo"]: False}
    browser.post(reverse("person-hold-end", args=[people["ada"]]))
    browser.post(reverse("person-pursue", args=[people["cleo"]]))
    page = browser.get("/find/").context["page"]
    assert {people["ada"], people["cleo"]} <= {card.id for card in page.cards}


@pytest.mark.parametrize("until", ["", "some day", "2001-01-01"])
def test_not_now_needs_a_day_ahead(browser: Client, people: dict[str, int], until: str) -> None:
    browser.post(reverse("person-not-now", args=[people["ada"]]), {"until": until})
    assert people["ada"] in [card.id for card in browser.get("/find/").context["page"].cards]


def test_two_beside_each_other(browser: Client, people: dict[str, int]) -> None:
    answer = browser.get(f"/find/compare/?with={people['ada']}&with={people['cleo']}")
    page = answer.context["page"]
    assert [card.id for card in page.cards] == [people["ada"], people["cleo"]]
    for place, card in enumerate(page.cards):
        told = sum(reason.points for row in page.rows for reason in row.sides[place][1])
        base = sum(reason.points for reason, _ in card.reasons if reason.kind == "base")
        assert told + base == pytest.approx(card.score)


def test_one_alone_cannot_be_compared(browser: Client, people: dict[str, int]) -> None:
    answer = browser.get(f"/find/compare/?with={people['ada']}", follow=True)
    assert "Choose two people" in answer.content.decode()


def test_somebody_else_sees_nothing_of_it(stranger: Client, people: dict[str, int], other: User) -> None:
    from mentee.flows.setup import Answers, answer
    from tests.store.invented import bring, mail_key, person

    answer(other, Answers(aspiration="lead a data science team"), now=timezone.now())
    bring(other, "own.csv", [person("Zoe Zebra", mail_key("zoe@sample.example"))])
    assert "Ada Oak" not in stranger.get("/find/").content.decode()
    assert stranger.get(f"/find/compare/?with={people['ada']}&with={people['cleo']}").status_code == 404
    for name in ("reflect", "person-pursue", "person-not-now", "person-never", "person-hold-end"):
        sent = {"like": "1", "until": "2999-01-01"}
        assert stranger.post(reverse(name, args=[people["ada"]]), sent).status_code == 404, name


def test_the_number_of_queries_is_bounded(
    browser: Client, people: dict[str, int], django_assert_max_num_queries: Callable[..., object]
) -> None:
    browser.get("/find/")
    with django_assert_max_num_queries(QUERIES):  # type: ignore[attr-defined]
        browser.get("/find/?q=data")
    with django_assert_max_num_queries(QUERIES):  # type: ignore[attr-defined]
        browser.get(f"/find/compare/?with={people['ada']}&with={people['cleo']}")


def test_a_choice_between_two_is_learned_from_and_forgotten(
    browser: Client, stranger: Client, people: dict[str, int]
) -> None:
    address = reverse("person-rather", args=[people["cleo"]])
    assert stranger.post(address, {"than": people["ada"]}).status_code == 404
    browser.post(address, {"than": people["ada"]})
    assert browser.get("/find/").context["page"].learned
    browser.post(address, {"than": "nobody"})
    browser.post(reverse("choices-forget"))
    assert not browser.get("/find/").context["page"].learned

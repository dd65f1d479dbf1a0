"""The questions, the settings, everything out and everything gone."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client

from mentee.store.models import Import, Person, User
from mentee.store.owners import named_owner
from mentee.store.reads.seeker import preferences, seeker

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_three_questions_are_kept_with_values_in_their_order(browser: Client, owner: User) -> None:
    said = {
        "name": "Sam Seeker",
        "aspiration": "Lead a team",
        "roles": "Head of Data\nDirector",
        "rank-benevolence": "2",
        "rank-achievement": "1",
        "rank-power": "x",
        "own_values": "honesty",
        "organisations": "Invented Works, Inc.",
        "addresses": "sam@sample.example, sam@elsewhere.example",
    }
    assert browser.post("/welcome/", said).headers["Location"] == "/sources/"
    kept = seeker(owner)
    assert kept.values == ("achievement", "benevolence", "honesty")
    assert kept.aspirations[0].roles == ("Head of Data", "Director")
    assert kept.organisations == ("Invented Works, Inc.",)
    assert set(kept.addresses) == {"sam@sample.example", "sam@elsewhere.example"}


def test_a_wrong_address_is_said_at_its_field_and_nothing_is_lost(browser: Client, owner: User) -> None:
    answer = browser.post("/welcome/", {"aspiration": "Lead a team", "addresses": "not an address"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "is no mail address" in page
    assert "Lead a team" in page
    assert not seeker(owner).aspirations


def test_aspirations_are_added_changed_and_taken_out(browser: Client, answered: User) -> None:
    said = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "1",
        "form-0-text": "",
        "form-1-text": "Write a book",
        "form-1-live": "on",
        "form-1-horizon": "2033-01-01",
    }
    assert browser.post("/settings/aspirations/", said).status_code == 302
    (one,) = seeker(answered).aspirations
    assert one.text == "Write a book"
    assert one.live


def test_preferences_are_kept_and_nonsense_is_refused(browser: Client, owner: User) -> None:
    said = {
        "pace": 2,
        "ideal_gap": 30,
        "max_gap": 200,
        "cards": 1,
        "region": "at",
        "zone": "Europe/Vienna",
        "theme": "dark",
    }
    answer = browser.post("/settings/preferences/", said)
    assert answer.cookies["theme"].value == "dark"
    assert (preferences(owner).pace, preferences(owner).region) == (2, "AT")
    for wrong in ({"pace": 99}, {"max_gap": 20}, {"zone": "Nowhere/Here"}, {"region": "1"}):
        assert browser.post("/settings/preferences/", {**said, **wrong}).status_code == 422
    assert preferences(owner).pace == 2


def test_everything_is_exported_for_its_owner_alone(
    browser: Client, stranger: Client, answered: User, do_jobs: Callable[[], int]
) -> None:
    address = browser.post("/settings/data/export/").headers["Location"]
    do_jobs()
    answer = browser.get(f"{address}file/")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]  # type: ignore[attr-defined]
    assert any(line.get("table") == "aspiration" for line in lines)
    assert stranger.get(f"{address}file/").status_code == 404


def test_everything_is_deleted_only_by_the_typed_words_and_only_ones_own(
    browser: Client, answered: User, other: User
) -> None:
    from django.utils import timezone

    from mentee.flows.setup import Answers, answer

    answer(other, Answers(aspiration="Stay"), now=timezone.now())
    assert browser.post("/settings/data/erase/", {"typed": "delete"}).status_code == 422
    assert seeker(answered).aspirations
    assert browser.post("/settings/data/erase/", {"typed": " Delete  everything "}).headers["Location"] == "/welcome/"
    assert not seeker(answered).aspirations
    assert seeker(other).aspirations


def test_the_example_is_an_owner_of_its_own_and_goes_when_left(browser: Client, answered: User) -> None:
    browser.post("/example/enter/")
    guide = named_owner(f"example-of-{answered.pk}")
    assert Import.objects.filter(owner=guide).exists()
    assert not Import.objects.filter(owner=answered).exists()
    assert "Leave the example" in browser.get("/sources/").content.decode()
    browser.post("/example/leave/")
    assert not User.objects.filter(pk=guide.pk).exists()
    assert not Person.objects.exclude(owner=answered).exists()
    assert "Lead" not in browser.get("/sources/").content.decode()
    assert seeker(answered).aspirations[0].text == "lead a data team"


def test_a_form_of_an_example_that_was_left_says_so(answered: User) -> None:
    browser = Client(HTTP_HOST="127.0.0.1:8737", enforce_csrf_checks=True)
    browser.force_login(answered)

    def send(address: str, token: str) -> HttpResponse:
        return cast("HttpResponse", browser.post(address, {"csrfmiddlewaretoken": token}))

    def token() -> str:
        browser.get("/sources/")
        return browser.cookies["mentee_csrf"].value

    assert "grown old" in send("/jobs/1/cancel/", "").content.decode()
    assert send("/example/enter/", token()).status_code == 302
    old = token()
    assert send("/example/leave/", old).status_code == 302
    refused = send("/jobs/1/cancel/", old)
    assert refused.status_code == 403
    assert "The example was left" in refused.content.decode()
    assert send("/jobs/1/cancel/", token()).status_code == 404


def test_an_address_of_a_button_opened_as_a_page_leads_back(browser: Client) -> None:
    for address in ("/sources/upload/", "/example/leave/", "/settings/data/erase/"):
        answer = browser.get(address)
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "POST"
        assert "data-back" in answer.content.decode()


def test_nobody_leaves_an_example_into_another_account(stranger: Client, owner: User, other: User) -> None:
    session = stranger.session
    session["came_from"] = owner.pk
    session.save()
    stranger.post("/example/leave/")
    assert stranger.get("/settings/").wsgi_request.user == other


def test_a_zone_is_used_for_dates_and_a_wrong_one_does_no_harm(browser: Client, owner: User) -> None:
    for zone in ("Europe/Vienna", "Nowhere/At-All", "../../etc/passwd", "%00"):
        browser.cookies["zone"] = zone
        assert browser.get("/settings/").status_code == 200

"""Log: a line understood before it is kept, names made clear, a meeting in two clicks, the last deed taken back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from mentee.flows.adding import Given, add
from mentee.flows.digest.letter import letter_for
from mentee.flows.steps.agenda import agenda
from mentee.planner.agenda import Sort
from mentee.records.journey import Standing
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from mentee.store.reads.people import find_person
from tests.web.relations import Cards, after, bring_in, take_back, take_up, words


def test_a_line_is_shown_as_understood_and_nothing_is_kept(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    page = words(browser, "/log/understood/?line=coffee+with+Ada+yesterday+45+min,+talked+about+budgets")
    for part in ("Ada Example", "45 minutes", "budgets"):
        assert part in page
    assert not relationship(answered, ada, now=timezone.now()).encounters


def test_a_line_is_kept_and_taken_back(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    page = after(browser, "/log/", line="coffee with Ada yesterday 45 min, talked about budgets", next="/journey/")
    assert "with Ada Example" in page
    met = relationship(answered, ada, now=timezone.now()).encounters
    assert [(one.minutes, one.notes) for one in met] == [(45, "budgets")]
    take_back(browser, page)
    assert not relationship(answered, ada, now=timezone.now()).encounters


def test_a_line_about_nobody_known_is_not_kept_and_stays_to_be_changed(
    browser: Client, answered: User, cards: Cards
) -> None:
    bring_in(answered, cards)
    response = browser.post("/log/", {"line": "coffee with Zebedee yesterday"})
    assert response.status_code == 422
    text = unescape(response.content.decode())
    assert "It is not kept yet" in text
    assert 'value="coffee with Zebedee yesterday"' in text


def test_a_name_that_fits_several_is_made_clear_by_a_button(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards, "Ada Example", "Bo Example")
    page = unescape(words(browser, "/log/understood/?line=coffee+with+Example+yesterday"))
    lines = re.findall(r'name="line" value="([^"]+)"', page)
    assert sorted(lines) == ["coffee with Ada Example yesterday", "coffee with Bo Example yesterday"]
    browser.post("/log/", {"line": ["coffee with Example yesterday", "coffee with Bo Example yesterday"]})
    met = {name: len(relationship(answered, one, now=timezone.now()).encounters) for name, one in people.items()}
    assert met == {"Ada": 0, "Bo": 1}


def test_looking_first_works_without_javascript(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    response = browser.post("/log/", {"line": "call with Ada yesterday", "look": "1"})
    assert b"Understood as" in response.content
    assert not relationship(answered, ada, now=timezone.now()).encounters


def test_a_meeting_is_logged_with_chips_and_several_people(browser: Client, answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    page = after(
        browser,
        "/log/met/",
        **{"with": [people["Ada"], people["Bo"]]},
        also="Cleo Invented",
        channel="in_person",
        minutes="60",
        day="yesterday",
        notes="how she hired",
        ask="What would you do again?\nAnd what not?",
    )
    assert "Ada Example" in page
    now = timezone.now()
    for name in ("Ada", "Bo", "Cleo"):
        (met,) = relationship(answered, people[name], now=now).encounters
        assert (met.minutes, met.others, met.notes) == (60, 2, "how she hired")
        assert timedelta(hours=1) < now - met.at < timedelta(hours=48)
    asked = [one.text for one in relationship(answered, people["Ada"], now=now).questions]
    assert asked == ["What would you do again?", "And what not?"]


def test_a_first_meeting_moves_the_relationship(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    after(browser, "/log/met/", **{"with": ada}, channel="call", minutes="30", day="today")
    page = after(browser, "/log/met/", **{"with": ada}, channel="in_person", minutes="45", day="today")
    assert "is now" in page or relationship(answered, ada, now=timezone.now()).standing is not Standing.CONSIDERING


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes": "soon"},
        {"channel": "smoke"},
        {"other_day": "the 40th"},
        {"time": "25:99"},
        {"minutes": "99999"},
        {"minutes": "9" * 3900},
        {"other_day": "0001-01-01"},
        {"other_day": "9999-12-31"},
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    browser: Client, answered: User, cards: Cards, wrong: dict[str, str]
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    sent = {"with": ada, "channel": "call", "minutes": "30", "day": "today", **wrong}
    assert 'class="toast warn"' in after(browser, "/log/met/", **sent)
    assert not relationship(answered, ada, now=timezone.now()).encounters


@pytest.mark.parametrize("number", ["9" * 19, "9" * 5000, "²", "nan", "-1"])
def test_a_number_that_is_nobodys_is_not_found(browser: Client, answered: User, cards: Cards, number: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    assert browser.post("/log/met/", {"with": number, "channel": "call"}).status_code == 404
    assert browser.post("/today/answer/", {"person": number, "kind": "thank", "said": "done"}).status_code == 404
    assert browser.post(f"/person/{ada}/introduction/", {"through": number, "came": "asked"}).status_code in {
        302,
        404,
    }
    assert browser.post(f"/journey/{ada}/evaluate/", {"value": number}).status_code == 422


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_all_calendars_is_no_day(browser: Client, answered: User, cards: Cards, day: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    at = f"{day}T23:59-23:59"
    assert browser.get(f"/meeting/{ada}/invitation.ics", {"at": at}).status_code == 422
    assert 'class="toast warn"' in after(browser, f"/meeting/{ada}/plan/", at=at)
    assert 'class="toast warn"' in after(browser, f"/person/{ada}/not-now/", until=day)


def test_nobody_logs_with_anothers_people(stranger: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    assert stranger.post("/log/met/", {"with": ada, "channel": "call", "minutes": "30"}).status_code == 404
    assert "Ada Example" not in words(stranger, "/log/understood/?line=coffee+with+Ada")


def test_there_is_nothing_to_take_back_at_first(browser: Client, answered: User) -> None:
    assert "not taken back" in after(browser, "/undo/0123456789ab/")


def test_two_of_one_name_are_told_apart_by_address_or_number(browser: Client, answered: User, cards: Cards) -> None:
    bring_in(answered, cards)
    for number in (1, 2):
        add(answered, Given("Ann Twin", f"ann{number}@invented.example"), now=timezone.now())
    first, second = (find_person(answered, f"ann{number}@invented.example")[0].id for number in (1, 2))
    page = words(browser, "/log/understood/?line=coffee+with+Ann+Twin+yesterday")
    assert "ann1@invented.example" in page
    lines = re.findall(r'name="line" value="([^"]+)"', page)
    assert lines == [f"coffee with #{first} yesterday", f"coffee with #{second} yesterday"]
    after(browser, "/log/", line=lines[1])
    assert [len(relationship(answered, one, now=timezone.now()).encounters) for one in (first, second)] == [0, 1]
    after(browser, "/log/", line="met ann1@invented.example yesterday 30 min")
    assert [len(relationship(answered, one, now=timezone.now()).encounters) for one in (first, second)] == [1, 1]
    assert "Nobody is named" in words(browser, "/log/understood/?line=met+%23999999+yesterday")
    for topic in ("fixed issue %23", "talked about looms and %23"):
        page = words(browser, f"/log/understood/?line=coffee+with+Ada+yesterday,+{topic}{first}".replace(" ", "+"))
        assert "Ann Twin" not in page
        assert f"#{first}" in page


def test_a_day_without_an_hour_is_shown_and_shared_as_a_day(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = after(browser, "/log/", line="coffee with Ada tomorrow")
    assert "12:00" not in page
    for address in ("/today/", f"/meeting/{ada}/"):
        shown = words(browser, address)
        assert f"{tomorrow:%a} {tomorrow.day} {tomorrow:%B}" in shown or f"{tomorrow:%A} {tomorrow.day}" in shown
        assert "12:00" not in shown
    assert "no hour yet" in words(browser, f"/meeting/{ada}/")
    (entry,) = [
        one for one in agenda(answered, now=timezone.now(), detailed=True).entries if one.sort is Sort.MEETING
    ]
    assert (entry.starts, entry.ends, entry.takes_time) == (tomorrow, tomorrow + timedelta(days=1), False)
    letter = letter_for(answered, now=timezone.now())
    assert letter
    assert "Tomorrow: " in letter.text
    assert "12:00" not in letter.text
    after(browser, "/log/", line="coffee with Ada tomorrow at 14:30")
    assert "14:30" in words(browser, "/today/")

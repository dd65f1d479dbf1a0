"""Meeting: the sheet before, answers kept, and the next date as a calendar file that sends nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mentee.records.facts import Channel
from mentee.records.journey import Direction, Encounter, Relationship, Standing
from mentee.store.models import User
from mentee.store.reads.journey import relationship
from mentee.web.contexts.meeting import SOONEST_DAYS, proposal_for
from tests.web.relations import Cards, after, bring_in, converse, take_up, words


def test_the_sheet_carries_last_time_questions_and_the_list(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    after(browser, f"/meeting/{ada}/ask/", question="How did you choose your first team?")
    page = words(browser, f"/meeting/{ada}/")
    for part in (
        "Last time",
        "hiring the first analyst",
        "Three open questions",
        "One follow-up",
        "your first team?",
    ):
        assert part in page


def test_an_answer_is_kept_and_its_question_never_asked_again(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    after(browser, f"/meeting/{ada}/ask/", question="How did you choose your first team?")
    after(browser, f"/meeting/{ada}/answered/", question="How did you choose your first team?", answer="By patience")
    page = words(browser, f"/meeting/{ada}/")
    assert "By patience" in page
    (kept,) = relationship(answered, ada, now=timezone.now()).questions
    assert (kept.answer, kept.asked is not None) == ("By patience", True)
    assert page.count("How did you choose your first team?") == 1


def test_the_calendar_file_is_one_that_sends_nothing(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    response = browser.post(
        f"/meeting/{ada}/invitation.ics",
        {"at": "2027-03-01T14:30", "minutes": "50", "title": "Tea\r\nwith; Ada,", "place": "Café"},
    )
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert "meeting-2027-03-01.ics" in response.headers["Content-Disposition"]
    calendar = Calendar.from_ical(response.content)
    (event,) = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "PUBLISH"
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event
    assert event["SUMMARY"] == "Tea with; Ada,"
    assert event["LOCATION"] == "Café"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=50)


def test_a_file_without_a_time_is_refused_in_words(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    for sent in ({"at": "", "minutes": "45"}, {"at": "2027-03-01T14:30", "minutes": "-3"}):
        response = browser.get(f"/meeting/{ada}/invitation.ics", sent)
        assert response.status_code == 422


def test_a_date_agreed_is_kept_as_a_coming_meeting(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    soon = (timezone.localtime() + timedelta(days=4)).replace(hour=10, minute=0).strftime("%Y-%m-%dT%H:%M")
    after(browser, f"/meeting/{ada}/plan/", at=soon, minutes="45", title="Coffee, at last")
    assert "Coffee, at last" in words(browser, "/today/")
    assert "has passed" in after(browser, f"/meeting/{ada}/plan/", at="2020-01-01T10:00", minutes="45")


@pytest.mark.parametrize("path", ["", "invitation.ics?at=2027-03-01T10:00"])
def test_anothers_sheet_is_not_there(stranger: Client, answered: User, cards: Cards, path: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    assert stranger.get(f"/meeting/{ada}/{path}").status_code == 404


@pytest.mark.parametrize("deed", ["ask", "answered", "plan"])
def test_nobody_writes_on_anothers_sheet(stranger: Client, answered: User, cards: Cards, deed: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    sent = {"question": "Why?", "answer": "So", "at": "2999-01-01T10:00"}
    assert stranger.post(f"/meeting/{ada}/{deed}/", sent).status_code == 404


def test_others_at_the_table_must_be_ones_own(
    browser: Client, stranger: Client, answered: User, cards: Cards
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    assert browser.get(f"/meeting/{ada}/?with=999999").status_code == 404


@settings(max_examples=60, deadline=None)
@given(
    days_ago=st.integers(0, 900),
    hour=st.integers(0, 23),
    gap=st.integers(1, 400),
    zone=st.sampled_from(["UTC", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Auckland"]),
)
def test_the_next_date_is_ahead_at_the_same_hour_and_on_a_working_day(
    days_ago: int, hour: int, gap: int, zone: str
) -> None:
    now, here = datetime(2026, 11, 23, 12, tzinfo=UTC), ZoneInfo(zone)
    at = (now - timedelta(days=days_ago)).astimezone(here).replace(hour=hour, minute=30)
    met = Encounter("k", at, Channel.CALL, Direction.BOTH, minutes=60)
    rel = Relationship("1", "Ada", Standing.CONVERSING, None, encounters=(met,), ideal_gap=gap)
    found = proposal_for(rel, met, now=now, zone=here)
    assert found.at.date() >= (now + timedelta(days=SOONEST_DAYS)).astimezone(here).date()
    assert (found.at.hour, found.at.minute, found.minutes) == (hour, 30, 60)
    assert found.at.weekday() < 5 or at.weekday() > 4


def test_the_queries_of_a_sheet_are_bounded(
    browser: Client, answered: User, cards: Cards, django_assert_max_num_queries: object
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    converse(answered, ada)
    words(browser, f"/meeting/{ada}/")
    with django_assert_max_num_queries(58):  # type: ignore[operator]
        words(browser, f"/meeting/{ada}/")


def test_a_date_weeks_ahead_is_the_same_on_the_sheet_and_on_the_journey(
    browser: Client, answered: User, cards: Cards
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    browser.cookies["zone"] = "Pacific/Auckland"
    day = timezone.now().astimezone(ZoneInfo("Pacific/Auckland")).date() + timedelta(days=17)
    after(browser, f"/meeting/{ada}/plan/", at=f"{day}T10:00", minutes="45", title="Tea in a while")
    page = words(browser, f"/meeting/{ada}/")
    assert "No date yet" not in page
    assert f"({day:%A} {day.day} {day:%B}, 10:00)" in page
    assert f"Next: {day.day} {day:%B %Y}" in words(browser, f"/journey/{ada}/")

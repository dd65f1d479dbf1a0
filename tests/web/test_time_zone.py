"""One rule for days and hours: the zone the user set, else the browser's, else the machine's."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from mentee.flows.steps.days import today_of
from mentee.store.models import Preferences, User
from mentee.store.reads.journey import relationship
from tests.web.relations import Cards, after, bring_in, take_up, words

FAR = ("Pacific/Auckland", "America/Los_Angeles")


@pytest.mark.parametrize("name", FAR)
def test_what_is_planned_in_a_browser_is_shown_as_it_was_written(
    browser: Client, answered: User, cards: Cards, name: str
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    browser.cookies["zone"] = name.replace("/", "%2F")
    day = (datetime.now(ZoneInfo(name)) + timedelta(days=4)).date()
    meant = datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo(name))
    said = after(browser, f"/meeting/{ada}/plan/", at=f"{day}T10:00", minutes="45", title="Coffee at ten")
    assert f"{day.day} {day:%B}, 10:00" in said
    (kept,) = relationship(answered, ada, now=timezone.now()).encounters
    assert kept.at == meant
    assert f"{day:%a} {day.day} {day:%B}, 10:00" in words(browser, "/today/")
    assert f"{day.day} {day:%B}, 10:00" in words(browser, f"/meeting/{ada}/")
    file = browser.post(f"/meeting/{ada}/invitation.ics", {"at": f"{day}T10:00", "minutes": "45"})
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert event.decoded("DTSTART") == meant


@pytest.mark.parametrize("name", FAR)
def test_yesterday_is_the_browsers_yesterday(browser: Client, answered: User, cards: Cards, name: str) -> None:
    ada = bring_in(answered, cards)["Ada"]
    browser.cookies["zone"] = name
    after(browser, "/log/", line="coffee with Ada Example yesterday 12:00, 30 min")
    (kept,) = relationship(answered, ada, now=timezone.now()).encounters
    local = kept.at.astimezone(ZoneInfo(name))
    assert (local.date(), local.hour) == (datetime.now(ZoneInfo(name)).date() - timedelta(days=1), 12)


def test_a_zone_that_was_set_outweighs_the_browsers(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    Preferences.objects.update_or_create(owner=answered, defaults={"said": {"zone": "Asia/Kolkata"}})
    browser.cookies["zone"] = "Pacific/Auckland"
    day = datetime.now(ZoneInfo("Asia/Kolkata")).date() + timedelta(days=5)
    after(browser, f"/meeting/{ada}/plan/", at=f"{day}T10:00", minutes="45")
    (kept,) = relationship(answered, ada, now=timezone.now()).encounters
    assert kept.at == datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert f"{day.day} {day:%B}, 10:00" in words(browser, f"/meeting/{ada}/")


def test_another_browser_sees_its_own_hours(browser: Client, answered: User, cards: Cards) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    day = datetime.now(ZoneInfo("Asia/Kolkata")).date() + timedelta(days=5)
    browser.cookies["zone"] = "Asia/Kolkata"
    after(browser, f"/meeting/{ada}/plan/", at=f"{day}T10:00", minutes="45")
    assert f"{day.day} {day:%B}, 10:00" in words(browser, "/today/")
    browser.cookies["zone"] = "Asia/Tokyo"
    assert f"{day.day} {day:%B}, 13:30" in words(browser, "/today/")


@pytest.mark.parametrize("cookie", ["", "Nowhere", "..%2F..%2Fetc%2Fpasswd", "%00", "Europe"])
def test_a_browser_never_seen_has_the_machines_days(
    browser: Client, answered: User, cookie: str, settings: object
) -> None:
    settings.TIME_ZONE = "Pacific/Kiritimati"  # type: ignore[attr-defined]
    if cookie:
        browser.cookies["zone"] = cookie
    day = timezone.now().astimezone(ZoneInfo("Pacific/Kiritimati")).date()
    assert f"{day.day} {day:%B}" in words(browser, "/today/")
    assert today_of(answered, now=timezone.now()) == day

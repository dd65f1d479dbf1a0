"""One rule for days and hours: the zone the user set, else the browser's, else the machine's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from mentee.flows.path import ways_in
from mentee.flows.setup import Answers, answer
from mentee.flows.steps.agenda import agenda
from mentee.flows.steps.days import today_of
from mentee.sources.contract import Options
from mentee.sources.formats.ical import ICAL
from mentee.store.models import Preferences, User
from mentee.store.reads.journey import relationship
from mentee.store.reads.page import person_page
from tests.store.invented import bring
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
@pytest.mark.parametrize("ahead", [0, 9])
def test_a_day_without_an_hour_is_that_day_wherever_one_is(
    browser: Client, answered: User, cards: Cards, tmp_path: Path, name: str, ahead: int
) -> None:
    ada = bring_in(answered, cards)["Ada"]
    take_up(answered, ada)
    day = datetime.now(ZoneInfo(name)).date() + timedelta(days=ahead)
    _bring_fair(answered, tmp_path, day)
    browser.cookies["zone"] = name
    said = f"{day:%a} {day.day} {day:%B}"
    assert said in words(browser, f"/person/{ada}/ways-in/")
    assert f'<time datetime="{day}"' in browser.get(f"/person/{ada}/ways-in/").content.decode()
    assert f'<time datetime="{day}"' in browser.get(f"/person/{ada}/").content.decode()
    with timezone.override(ZoneInfo(name)):
        (chance,) = relationship(answered, ada, now=timezone.now()).gatherings
        assert (chance.day, chance.at) == (day, datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(name)))
        (way,) = ways_in(answered, str(ada), now=timezone.now()).chances
        assert (way.day, way.starts) == (day, chance.at.timestamp())
        (attended,) = person_page(answered, ada, now=timezone.now().timestamp()).gatherings
        assert (attended.day, attended.starts) == (day, way.starts)
        entry = next(e for e in agenda(answered, now=timezone.now(), detailed=False).entries if e.sort == "Gathering")
        assert (entry.starts, entry.ends) == (day, day + timedelta(days=2))


def _bring_fair(owner: User, folder: Path, day: date) -> None:
    said = Answers(name="Zed", aspiration="lead", organisations=["Invented Works"], addresses=["zed@sample.example"])
    answer(owner, said, now=timezone.now())
    file = folder / "fair.ics"
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:fair@acme.example", f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
             f"DTEND;VALUE=DATE:{day + timedelta(days=2):%Y%m%d}", "SUMMARY:Example Fair",
             "ATTENDEE;CN=Ada Example:mailto:ada@sample.example",
             "ATTENDEE;CN=Me:mailto:zed@sample.example", "END:VEVENT", "END:VCALENDAR", ""]  # fmt: skip
    file.write_text("\r\n".join(lines))
    bring(owner, "fair", ICAL.read(file, Options(now=timezone.now().timestamp())))


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

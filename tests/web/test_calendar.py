"""The calendar feed: what is in it and what never, what calendar programs need, and that reading it is no deed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from mentee.flows.reflect import reflect
from mentee.flows.steps.agenda import MOST
from mentee.flows.steps.feedback import Heard, add, plan
from mentee.flows.steps.holds import hold
from mentee.flows.steps.log import Said, log
from mentee.flows.steps.pursue import pursue
from mentee.flows.tokens import let_in, shut_out
from mentee.records.access import Scope
from mentee.records.facts import Channel, Contact
from mentee.records.journey import FeedbackKind
from mentee.records.keys import SELF
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import Deed, MoveRow, TokenRow, User
from mentee.store.owners import version
from tests.store.invented import bring, contact, gathering
from tests.web.relations import Cards, bring_in, converse, meet, take_up, write_to

pytestmark = pytest.mark.django_db(transaction=True)
HOST = "127.0.0.1:8737"


def address(owner: User, *scopes: Scope, name: str = "On my phone") -> str:
    """The path of a new feed."""
    return f"/calendar/{let_in(owner, name, scopes or [Scope.CALENDAR], now=timezone.now()).secret}.ics"


def read(path: str, **headers: str) -> Any:
    """What a calendar program gets: no cookies, no session."""
    return Client(HTTP_HOST=HOST).get(path, headers=headers)


def entries(path: str, sort: str = "") -> list[Any]:
    """The events of a feed, of one category where it is named."""
    answer = read(path)
    assert answer.status_code == 200, answer.status_code
    events: list[Any] = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    return [one for one in events if not sort or sort in one["categories"].cats]


def titles(path: str, sort: str = "") -> list[str]:
    return [str(one["summary"]) for one in entries(path, sort)]


@pytest.fixture
def world(answered: User, cards: Cards) -> dict[str, int]:
    """Ada in conversation and met today; Bo with a meeting ahead; Cleo written to without an answer; Dan on hold."""
    people = bring_in(answered, cards)
    now = timezone.now()
    converse(answered, people["Ada"])
    for name in ("Bo", "Cleo", "Dan"):
        take_up(answered, people[name])
    soon = now + timedelta(days=10)
    log(answered, Said((people["Bo"],), soon, Channel.CALL, minutes=30, subject="zyzzyva", notes="zyzzyva"), now=now)
    write_to(answered, people["Cleo"], days_ago=2, answered_after=None)
    meet(answered, people["Dan"], days_ago=300)
    hold(answered, f"#{people['Dan']}", now.date() + timedelta(days=33), "zyzzyva", now=now)
    return people


def test_it_works(answered: User, world: dict[str, int]) -> None:
    path = address(answered)
    (call,) = entries(path, "Meeting")
    assert str(call["summary"]) == "Call: Bo Sample"
    assert call.end - call.start == timedelta(minutes=30)
    assert re.search(rb"DTSTART:\d{8}T\d{6}Z", read(path).content)
    assert "Time for Ada Example" in titles(path, "To do")
    days = {str(one["summary"]): one.start for one in entries(path, "Wait")}
    assert days["Time for Dan Madeup"] == timezone.now().date() + timedelta(days=33)
    assert days["Time for Cleo Invented"] == timezone.now().date() + timedelta(days=12)


def test_with_what_to_do_it_says_so_and_still_not_why(answered: User, world: dict[str, int]) -> None:
    path = address(answered, Scope.CALENDAR_DEEDS)
    assert "Thank Ada Example" in titles(path, "To do")
    waits = titles(path, "Wait")
    assert {"You may write to Cleo Invented again", "You may ask Dan Madeup again"} <= set(waits)


@pytest.mark.parametrize("scope", [Scope.CALENDAR, Scope.CALENDAR_DEEDS])
def test_nothing_the_seeker_thinks_or_was_told_gets_into_it(
    answered: User, world: dict[str, int], scope: Scope
) -> None:
    now = timezone.now()
    for person in world.values():
        note = Reflection(at=now, like=1, values=("zyzzyva",), traits=(Trait("zyzzyva", "zyzzyva"),), note="zyzzyva")
        reflect(answered, f"#{person}", note)
    reflect(answered, f"#{world['Cleo']}", Reflection(at=now, red_flag="zyzzyva"))
    heard = Heard("zyzzyva", FeedbackKind.CHALLENGE, behaviour="zyzzyva", reaction="zyzzyva", theme="zyzzyva")
    add(answered, f"#{world['Ada']}", heard, now=now)
    plan(answered, f"#{world['Ada']}", "If zyzzyva, then zyzzyva", now=now, tell_on=now.date() + timedelta(days=5))
    body = read(address(answered, scope)).content.decode()
    text = re.sub(r"\r\n[ \t]", "", body).casefold()
    assert now.date() + timedelta(days=5) in [one.start for one in entries(address(answered, scope), "Wait")]
    words = (
        "zyzzyva",
        "mentor",
        "mutual",
        "conversing",
        "connecting",
        "resting",
        "considering",
        "red flag",
        "patience",
    )
    assert [word for word in words if word in text] == []
    assert "description" not in text


def test_looking_moves_nothing(answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards)
    take_up(answered, people["Ada"])
    MoveRow.objects.filter(person=people["Ada"]).exclude(after="considering").delete()
    write_to(answered, people["Ada"], days_ago=4)
    MoveRow.objects.filter(person=people["Ada"]).exclude(after="considering").delete()
    path, before = address(answered), (MoveRow.objects.count(), Deed.objects.count(), version(answered))
    for _ in range(2):
        assert titles(path)
    assert (MoveRow.objects.count(), Deed.objects.count(), version(answered)) == before


def test_gatherings_are_those_that_both_attend(answered: User, world: dict[str, int]) -> None:
    ada, me = contact("ada@sample.example"), Contact("", (SELF,))
    at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=20)
    fair = replace(
        gathering("both", ada, me, title="Data fair"), starts=at, ends=at + timedelta(hours=8), place="Hall 3"
    )
    far = replace(gathering("hers", ada, title="Her choir"), starts=at)
    bring(answered, "fair.xml", [fair, far])
    (one,) = entries(address(answered), "Gathering")
    assert (str(one["summary"]), one.start, one.end) == ("Data fair: Ada Example", at, at + timedelta(hours=8))
    assert "location" not in one
    (told,) = entries(address(answered, Scope.CALENDAR_DEEDS), "Gathering")
    assert str(told["location"]) == "Hall 3"


def test_it_is_what_the_standard_asks_for(answered: User, cards: Cards) -> None:
    people = bring_in(answered, cards, "Åsa-Łucja Überlang, der Dritte; " + "Ü" * 60)
    converse(answered, next(iter(people.values())))
    answer = read(address(answered, name="Mein Kalender; für alle, überall"))
    body = answer.content
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    lines = body.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])  # no sign is cut in two
    calendar = Calendar.from_ical(body)
    assert (calendar["version"], str(calendar["x-wr-calname"])) == ("2.0", "Mein Kalender; für alle, überall")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H" in lines
    assert b"X-PUBLISHED-TTL:PT4H" in lines
    events: list[Any] = list(calendar.walk("VEVENT"))
    assert len({str(one["uid"]) for one in events}) == len(events) > 0
    for one in events:
        assert one["dtstamp"].to_ical().endswith(b"Z")
        assert (str(one["class"]), one.errors) == ("PRIVATE", [])
        whole_day = isinstance(one.start, date) and not isinstance(one.start, datetime)
        assert one["dtstart"].params.get("VALUE") == ("DATE" if whole_day else None)
        assert str(one["transp"]) == ("TRANSPARENT" if whole_day else "OPAQUE")
        assert one.end > one.start


def test_the_same_thing_keeps_its_uid_and_another_owner_has_another(
    answered: User, other: User, world: dict[str, int]
) -> None:
    path = address(answered)
    first, second = ({str(one["uid"]) for one in entries(path)} for _ in range(2))
    assert first == second == {str(one["uid"]) for one in entries(address(answered))}
    assert not entries(address(other))


def test_what_is_known_already_is_not_sent_again(answered: User, world: dict[str, int]) -> None:
    path = address(answered)
    first = read(path)
    mark = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = read(path, **{"if-none-match": mark})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)
    assert again.headers["Cache-Control"] == "private, no-cache"
    meet(answered, world["Bo"], days_ago=0.1)
    changed = read(path, **{"if-none-match": mark})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != mark


def test_every_wrong_address_is_answered_alike(answered: User, world: dict[str, int]) -> None:
    made = let_in(answered, "phone", [Scope.CALENDAR], now=timezone.now())
    shut_out(answered, [made.token.id], now=timezone.now())
    program = let_in(answered, "program", [Scope.READ], now=timezone.now()).secret
    answers = [read(f"/calendar/{secret}.ics") for secret in (made.secret, program, "never-made", "x" * 3000)]
    assert {one.status_code for one in answers} == {404}
    assert len({(one.content, tuple(sorted(one.headers.items()))) for one in answers}) == 1


def test_any_calendar_program_may_read_and_none_may_write(answered: User) -> None:
    path = address(answered)
    client = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    agents = ("Google-Calendar-Importer", "macOS/15 CalendarAgent", "Mozilla/5.0 Thunderbird", "")
    assert {client.get(path, headers={"user-agent": agent}).status_code for agent in agents} == {200}
    assert client.get(path, headers={"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}).status_code == 200
    head = client.head(path)
    assert (head.status_code, head.content, "mentee_session" in head.cookies) == (200, b"", False)
    for method in ("POST", "PUT", "DELETE", "PROPFIND", "OPTIONS"):
        answer = client.generic(method, path)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_days_are_those_of_the_owner_and_not_of_who_reads(answered: User, world: dict[str, int]) -> None:
    path = address(answered)
    before = read(path).content
    stranger = Client(HTTP_HOST=HOST)
    stranger.cookies["zone"] = "Pacific/Kiritimati"
    strip = re.compile(rb"DTSTAMP:\w+")
    assert strip.sub(b"", stranger.get(path).content) == strip.sub(b"", before)


def test_the_zone_of_the_browser_that_made_it_counts(browser: Client, answered: User, world: dict[str, int]) -> None:
    browser.cookies["zone"] = "Pacific/Kiritimati"
    browser.post("/settings/programs/", {"name": "far", "for": "calendar"})
    assert TokenRow.objects.get().zone == "Pacific/Kiritimati"


def test_the_queries_do_not_grow_with_the_people(answered: User, cards: Cards) -> None:
    path, people = address(answered), bring_in(answered, cards)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert entries(path)
        return len(seen)

    converse(answered, people["Ada"])
    assert entries(path)  # notes the day of the use
    meet(answered, people["Ada"], days_ago=2)
    alone = queries()
    for name in ("Bo", "Cleo", "Dan"):
        converse(answered, people[name])
    assert queries() <= alone <= 64
    assert queries() <= 8


def test_it_stays_small_however_much_is_ahead(answered: User, cards: Cards) -> None:
    person = bring_in(answered, cards)["Ada"]
    pursue(answered, f"#{person}", now=timezone.now())
    at = datetime.now(UTC) + timedelta(days=1)
    ada, me = contact("ada@sample.example"), Contact("", (SELF,))
    many = [replace(gathering(str(n), ada, me), starts=at + timedelta(hours=n)) for n in range(MOST + 100)]
    bring(answered, "fair.xml", many)
    found = entries(address(answered))
    assert len(found) == MOST
    assert max(one.start for one in found if isinstance(one.start, datetime)) < at + timedelta(hours=MOST)

"""What holds for every address there is: one owner's rows are closed to others, and looking changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from mentee.flows.landscape.memory import forget
from mentee.store.models import FeedbackRow, User
from tests.web.every_kind import rows_of_every_kind, sensible
from tests.web.people import people_of
from tests.web.relations import bring_in
from tests.web.walk import FORM, HOST, Address, addresses, client_of, encoded, rows, rows_of

pytestmark = pytest.mark.django_db
SECRETS = ("Ada Oak", "Ben Birch", "Cleo Cedar", "Dora Dogwood", "private challenge", "Bell Beech")
OPEN = {"sign-in", "sign-in-link", "manifest", "service-worker", "calendar-feed"}  # to who is not signed in
MOVES_BY_ITSELF = frozenset({"Session", "User.last_login"})
STAGES = ("welcomed", "planned", "acted-on", "reported")
SAYINGS = ("tags", "side", "work", "notes", "name", "tie")


@pytest.fixture(autouse=True)
def own_home(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    forget()


@pytest.fixture
def rich(other: User) -> dict[str, int]:
    """Somebody else with rows of every kind that an address names; the number of each."""
    return rows_of_every_kind(other)


def personal() -> list[Address]:
    """Addresses that name a row by its number."""
    return [one for one in addresses() if any(number for _, number in one.parts)]


def test_every_number_in_an_address_is_walked(rich: dict[str, int]) -> None:
    assert {part for one in personal() for part, number in one.parts if number} <= set(rich)
    assert len(personal()) > 40


def test_nobody_reaches_what_is_anothers(
    browser: Client, answered: User, other: User, rich: dict[str, int], cards: Callable[..., Path]
) -> None:
    bring_in(answered, cards, "Elsa Invented")  # so that every page is ready to answer
    before, wrong = rows_of(other.pk), []
    key = FeedbackRow.objects.get(person__owner=other).key
    for address in personal():
        named = {part for part, _ in address.parts}
        ways = [("stage", one) for one in STAGES] if "stage" in named else [("what", one) for one in SAYINGS]
        for part, value in ways if named & {"stage", "what"} else [("", "")]:
            path = address.path({**rich, "key": key, part: value})
            for method, form in [("GET", {}), *(("POST", one) for one in ({}, sensible(rich["person"])))]:
                answer = client_of(browser).generic(method, path, encoded(form), FORM)
                expected = {401, 405} if path.startswith("/api/") else {404, 405, 422}
                if answer.status_code not in expected:
                    wrong.append(f"{method} {path}: {answer.status_code}")
                if any(secret.encode() in answer.content for secret in SECRETS):
                    wrong.append(f"{method} {path} tells what is another's")
    assert not wrong, "\n".join(wrong)
    assert rows_of(other.pk) == before


def test_nobody_reaches_another_by_a_field(browser: Client, other: User, rich: dict[str, int]) -> None:
    before, wrong = rows_of(other.pk), []
    for address in addresses():
        if any(number for _, number in address.parts):
            continue
        path = address.path({})
        for form in ({}, sensible(rich["person"])):
            seen = client_of(browser).get(path, QUERY_STRING=encoded(form))
            sent = client_of(browser).generic("POST", path, encoded(form), FORM)
            for answer in (seen, sent):
                told = b"".join(answer) if answer.streaming else answer.content
                if answer.status_code >= 500 or any(secret.encode() in told for secret in SECRETS):
                    wrong.append(f"{answer.request['REQUEST_METHOD']} {path}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert rows_of(other.pk) == before


def test_looking_changes_nothing(stranger: Client, rich: dict[str, int]) -> None:
    before = rows(without=MOVES_BY_ITSELF)
    for address in addresses():
        client_of(stranger).get(
            address.path(rich), {"q": "Ada", "person": str(rich["person"]), "line": "coffee with Ada"}
        )
    now = rows(without=MOVES_BY_ITSELF)
    assert [name for name in now if now[name] != before[name]] == []


def test_every_answer_is_closed_to_other_sites(browser: Client, rich: dict[str, int]) -> None:
    for address in addresses():
        for session, method in ((browser, "GET"), (None, "POST")):
            answer = client_of(session).generic(method, address.path({}))
            where = f"{method} {address.path({})}: {answer.status_code}"
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], where
            assert answer.headers["X-Frame-Options"] == "DENY", where
            assert answer.headers["X-Content-Type-Options"] == "nosniff", where
            assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin", where
            assert "Access-Control-Allow-Origin" not in answer.headers, where


def test_only_the_entrance_is_open_to_who_is_not_signed_in(owner: User) -> None:
    for address in addresses():
        answer = client_of(None).get(address.path({}))
        if address.route.startswith("api/v1/") or address.name in OPEN:
            continue
        assert answer.status_code == 302, address.name
        assert answer.headers["Location"].startswith("/sign-in/"), address.name


def refused(client: Client, path: str, host: str = HOST) -> bool:
    """Whether a form sent without the page it belongs to is turned away before anything is looked at."""
    client.handler.enforce_csrf_checks = True
    status = client.post(path, HTTP_HOST=host).status_code
    return status in {400, 401, 403, 405} or (status == 404 and path.startswith("/api/"))


def test_no_form_is_taken_that_no_page_of_ours_gave(browser: Client, rich: dict[str, int]) -> None:
    before = rows(without=MOVES_BY_ITSELF)
    assert [one.name for one in addresses() if not refused(client_of(browser), one.path({}))] == []
    assert rows(without=MOVES_BY_ITSELF) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:8737"},
    ],
)
def test_no_other_site_can_make_the_browser_send_a_form(browser: Client, headers: dict[str, str]) -> None:
    client = client_of(browser, **headers)
    assert client.post(
        "/people/add/", {"name": "Elsa Invented"}, HTTP_HOST=headers.get("Host", HOST)
    ).status_code in {
        400,
        403,
    }


def test_no_form_leads_to_another_site(browser: Client, owner: User) -> None:
    away = ("//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example", "\\\\evil.example")
    number = people_of(owner)["ada"]
    for i, address in enumerate(addresses()):
        path = address.path({"person": number})
        for to in away if address.name == "people-add" else (away[i % len(away)], away[0]):
            answer = client_of(browser).post(path, {"next": to, "back": to})
            assert "evil" not in answer.headers.get("Location", ""), address.name

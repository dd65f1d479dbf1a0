"""What the API refuses, each with its status and its remedy; and that a token opens nothing of another owner's."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from mentee.api import views
from mentee.api.endpoint import MOST_BYTES
from mentee.flows.tokens import let_in, shut_out
from mentee.records.access import Scope
from mentee.store.models import Interaction, User
from mentee.store.reads.tokens import tokens
from tests.api.conftest import Program, program, said

LINE = {"line": "coffee with Ada Oak yesterday"}
PATHS = (
    ("GET", "today"),
    ("GET", "find"),
    ("GET", "people"),
    ("GET", "people/1"),
    ("POST", "log"),
    ("POST", "undo/x"),
)


def refused(answer: Any, status: int) -> str:
    """The words of a refusal, with its remedy."""
    told = said(answer, status)
    assert set(told) == {"error", "remedy"}
    assert told["error"]
    return f"{told['error']} {told['remedy']}"


@pytest.mark.parametrize(("method", "path"), PATHS)
@pytest.mark.parametrize("header", ["", "Bearer", "Bearer  ", "Basic YTpi", "Bearer never-made", "Bearer x y"])
def test_without_a_token_nothing_is_told(owner: User, method: str, path: str, header: str) -> None:
    answer = Program("").ask(method, path, LINE, **({"authorization": header} if header else {}))
    assert "Settings" in refused(answer, 401)
    wrong = header.lower().startswith("bearer ") and header.strip().lower() != "bearer"
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="mentee"' + (
        ', error="invalid_token"' if wrong else ""
    )


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_a_session_opens_nothing(owner: User, method: str, path: str) -> None:
    browser = Client(HTTP_HOST="127.0.0.1:8737")
    browser.force_login(owner)
    assert browser.generic(method, f"/api/v1/{path}").status_code == 401


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_each_scope_opens_its_own(owner: User, people: dict[str, int], method: str, path: str) -> None:
    scope = Scope.READ if method == "GET" else Scope.LOG
    other = Scope.LOG if method == "GET" else Scope.READ
    answer = program(owner, other).ask(method, path, LINE)
    assert scope in refused(answer, 403)
    assert f'error="insufficient_scope", scope="{scope}"' in answer.headers["WWW-Authenticate"]
    assert program(owner, scope).ask(method, path, LINE).status_code not in {401, 403}
    assert Interaction.objects.filter(minutes=None, notes="coffee").count() == 0


def test_a_calendars_address_is_no_token(owner: User) -> None:
    secret = let_in(owner, "calendar", [Scope.CALENDAR], now=timezone.now()).secret
    refused(Program(secret).ask("GET", "today"), 401)


def test_shut_out_it_opens_nothing(api: Program, owner: User) -> None:
    api.get("people")
    shut_out(owner, [one.id for one in tokens(owner)], now=timezone.now())
    refused(api.ask("GET", "people"), 401)


def test_one_owners_token_opens_nothing_of_anothers(
    api: Program, owner: User, other: User, people: dict[str, int]
) -> None:
    stranger, count = program(other), Interaction.objects.count()
    assert stranger.get("people") == []
    assert (stranger.get("today")["actions"], stranger.get("today")["waits"]) == ([], [])
    assert "import" in refused(stranger.ask("GET", "find?q=data"), 409)
    for number in people.values():
        refused(stranger.ask("GET", f"people/{number}"), 404)
    refused(stranger.ask("POST", "log", LINE), 404)
    kept = api.post("log", LINE)
    refused(stranger.ask("POST", kept["undo"].removeprefix("/api/v1/")), 409)
    assert Interaction.objects.count() == count + 1


@pytest.mark.parametrize("sent", ["{", "[1]", '"x"', "[" * 9000, " ", b"\xff\xfe", "null"])
def test_a_body_that_is_no_object_is_refused(api: Program, sent: str | bytes) -> None:
    refused(api.ask("POST", "log", sent), 400)


@pytest.mark.parametrize("line", [None, "  ", 5, ["x"], "x" * 2001])
def test_a_line_that_is_none_is_refused(api: Program, line: object) -> None:
    refused(api.ask("POST", "log", {"line": line}), 422)


def test_a_long_body_is_refused_before_it_is_read(api: Program) -> None:
    refused(api.ask("POST", "log", {"line": "x", "more": "y" * MOST_BYTES}), 413)


def test_a_form_is_no_json(api: Program) -> None:
    refused(api.ask("POST", "log", "line=x", content_type="application/x-www-form-urlencoded"), 415)


@pytest.mark.parametrize(
    "path",
    [
        "people?most=0",
        "people?most=x",
        "people?most=1001",
        "find?inside=maybe",
        f"people?q={'x' * 301}",
        "find?most=²",
    ],
)
def test_a_value_that_makes_no_sense_is_refused(api: Program, path: str) -> None:
    refused(api.ask("GET", path), 422)


@pytest.mark.parametrize(
    "path", ["people/0", "people/99999", f"people/{10**30}", "people/x", "nothing", "log/", "../x"]
)
def test_what_is_not_there_is_said_in_json(api: Program, path: str) -> None:
    refused(api.ask("GET", path), 404)


@pytest.mark.parametrize(("method", "path"), [("POST", "today"), ("GET", "log"), ("DELETE", "people"), ("PUT", "")])
def test_another_method_is_refused_in_json(api: Program, method: str, path: str) -> None:
    answer = api.ask(method, path)
    refused(answer, 405)
    assert answer.headers["Allow"] in {"GET", "POST"}


def test_several_of_a_name_are_told_apart(api: Program, owner: User, people: dict[str, int]) -> None:
    refused(api.ask("POST", "log", {"line": "coffee with Zebulon Quux yesterday"}), 404)
    refused(api.ask("POST", "log", {"line": "coffee yesterday"}), 422)


def test_a_page_of_another_site_cannot_ask(api: Program) -> None:
    for headers in ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, {"origin": "https://evil.example"}):
        assert api.ask("POST", "log", LINE, **headers).status_code == 403
    assert not Interaction.objects.filter(notes="coffee").exists()


def test_a_fault_of_ours_is_told_in_json_and_logged(
    api: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a private word")

    monkeypatch.setattr(views, "people", broken)
    assert "private" not in refused(api.ask("GET", "people"), 500)
    assert "a private word" in caplog.text


def test_the_secret_is_not_told_again(api: Program, settings: Settings) -> None:
    settings.DEBUG = False
    assert api.secret not in str(api.get("people")) + str(api.get("today")) + str(api.get(""))

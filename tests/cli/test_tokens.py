"""mentee tokens: made and shown once, listed without the secret, revoked and restored."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.test import Client

from mentee.cli.main import INPUT_EXIT, NOT_READY_EXIT, USAGE_EXIT
from tests.cli.conftest import Terminal


def test_it_works(terminal: Terminal) -> None:
    said = terminal.run("tokens", "make", "My", "phone", "--for", "log").output
    secret = next(line.strip() for line in said.splitlines() if line.startswith("    "))
    assert len(secret) == 32
    shown = terminal.say("tokens", "list")
    assert "My phone" in shown
    assert "never" in shown
    assert secret not in shown + str(terminal.json("tokens", "list"))


def test_a_calendars_address_is_printed_and_opens_until_it_is_revoked(terminal: Terminal) -> None:
    (terminal.home / "server.address").write_text("http://127.0.0.1:9000\n")
    made = terminal.json("tokens", "make", "Family", "--for", "calendar")
    assert made["address"].startswith("http://127.0.0.1:9000/calendar/")
    path, client = urlsplit(made["address"]).path, Client(HTTP_HOST="127.0.0.1")
    assert client.get(path).status_code == 200
    assert terminal.json("tokens", "list")[0]["used"]
    assert "is shut out" in terminal.say("tokens", "revoke", "family")
    assert client.get(path).status_code == 404
    terminal.run("tokens", "restore", made["token"]["id"])
    assert client.get(path).status_code == 200


def test_all_are_revoked_at_once(terminal: Terminal) -> None:
    for name in ("one", "two"):
        terminal.run("tokens", "make", name, "--for", "read", "--for", "log")
    assert [one["name"] for one in terminal.json("tokens", "revoke", "--all")["revoked"]] == ["two", "one"]
    assert terminal.json("tokens", "list") == []
    assert "Nobody is let in" in terminal.say("tokens", "list")


def test_what_makes_no_sense_is_refused_with_its_remedy(terminal: Terminal) -> None:
    assert "another token" in terminal.say(
        "tokens", "make", "x", "--for", "read", "--for", "calendar", code=INPUT_EXIT
    )
    terminal.run("tokens", "make", "x", code=USAGE_EXIT)
    terminal.run("tokens", "make", "x", "--for", "everything", code=USAGE_EXIT)
    terminal.run("tokens", "revoke", code=USAGE_EXIT)
    assert "mentee tokens list" in terminal.say("tokens", "revoke", "nobody", code=INPUT_EXIT)
    terminal.run("tokens", "restore", "7", code=NOT_READY_EXIT)

"""A fault of ours: said on the page without what was private, and told in full on the terminal."""

from __future__ import annotations

import sqlite3
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.test import Client

from mentee.store.models import TokenRow
from mentee.web.views import search
from tests.e2e.site import running_site


def status(address: str, **headers: str) -> int:
    """What a server answers."""
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_terminal_says_more(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        assert status(f"{site.base}/calendar/nobodys.ics") == 404
        assert status(f"{site.base}/", Host="evil.example") == 400
        with sqlite3.connect(tmp_path / "mentee.sqlite3", timeout=60) as database:
            database.execute(f"ALTER TABLE {TokenRow._meta.db_table} RENAME TO gone")
        database.close()
        assert status(f"{site.base}/calendar/somebodys.ics?q=private") == 500
    assert site.process.stdout is not None
    told = site.process.stdout.read()
    assert "Internal Server Error: /calendar/...\nTraceback (most recent call last):" in told
    assert f"no such table: {TokenRow._meta.db_table}" in told
    assert told.count("Internal Server Error") == 1
    assert "nobodys" not in told
    assert "somebodys" not in told  # it opens the calendar
    assert "evil" not in told
    assert "private" not in told


def test_the_page_of_a_fault_is_as_closed_as_any(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a private word")

    monkeypatch.setattr(search, "search_people", broken)
    browser.raise_request_exception = False
    answer = browser.get("/search/?q=a")
    assert answer.status_code == 500
    assert b"private" not in answer.content
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "no-store"

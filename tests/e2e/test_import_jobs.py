"""A long import: left and found again, killed and gone on with, stopped, taken back."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import Site

MAIL = """From p{i}@sample.example Mon Jan  5 10:00:00 2026
From: Person{who} Invented <p{who}@sample.example>
To: Sam Seeker <sam@sample.example>
Subject: Invented matter {i}
Date: Mon, 5 Jan 2026 10:{minute:02}:00 +0000
Message-ID: <{i}.{run}@sample.example>

Nothing.

"""


def mailbox(path: Path, count: int, *, run: str) -> Path:
    """A mailbox of invented mails."""
    with path.open("w") as file:
        for i in range(count):
            file.write(MAIL.format(i=i, who=i % 500, minute=i % 60, run=run))
    return path


def begin(page: Page, site: Site, path: Path) -> None:
    """Send a file, look into it, bring it in."""
    page.goto(site.base + "/sources/")
    page.get_by_label("Choose files").set_input_files(path)
    page.get_by_role("button", name="Look into them").click()
    page.get_by_role("button", name="Bring it in").click(timeout=60_000)


def test_a_killed_worker_is_replaced_and_nothing_is_lost_or_doubled(page: Page, site: Site, tmp_path: Path) -> None:
    count = 60_000  # long enough to be caught at work
    begin(page, site, mailbox(tmp_path / "long.mbox", count, run="kill"))
    expect(page.locator(".progress")).to_contain_text(re.compile(r"[1-9][\d,]* records"), timeout=60_000)
    killed = site.workers()
    for process in killed:
        os.kill(process, signal.SIGKILL)
    assert killed
    page.goto(site.base + "/settings/")  # the page can be left
    page.goto(site.base + "/sources/")
    page.locator("a.plain-link").first.click()  # and the work is found again
    expect(page.get_by_role("link", name="See what to do now")).to_be_visible(timeout=120_000)
    (line,) = [one for one in site.json("imports") if one["file"] == "long.mbox"]
    assert line["state"] == "done"
    assert line["counts"]["interactions"]["new"] == count
    assert site.rows()["interaction"] == count


def test_an_import_is_stopped_and_taken_back(page: Page, site: Site, tmp_path: Path) -> None:
    begin(page, site, mailbox(tmp_path / "stopped.mbox", 60_000, run="stop"))
    expect(page.locator(".progress")).to_contain_text(re.compile(r"[1-9][\d,]* records"), timeout=60_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("You stopped this")).to_be_visible(timeout=60_000)
    page.goto(site.base + "/sources/")
    page.get_by_role("button", name="Take back stopped.mbox").click()
    expect(page.get_by_role("heading", name="Taken back", level=1)).to_be_visible(timeout=60_000)

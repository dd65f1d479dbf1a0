"""A calendar is let in on the page, read by a plain program, shut out; by keyboard, without script, and for axe."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable

from icalendar import Calendar
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.site import DESKTOP, PHONE, Site

SMALL = ViewportSize(width=320, height=640)


def read(address: str, **headers: str) -> tuple[int, bytes, str]:
    """What a program without a session gets: status, body, entity tag."""
    try:
        with urllib.request.urlopen(
            urllib.request.Request(address, headers={"User-Agent": "Calendar/1", **headers})
        ) as answer:
            return answer.status, answer.read(), answer.headers["ETag"]
    except urllib.error.HTTPError as error:
        return error.code, error.read(), ""


def test_a_calendar_is_let_in_read_and_shut_out(page: Page, site: Site) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.base}/settings/")
    page.get_by_role("link", name="Programs and calendars").click()
    page.get_by_label("Its name").fill("My calendar")
    page.get_by_label("A calendar: with what to do").check()
    page.get_by_role("button", name="Let it in").click()
    expect(page.get_by_role("heading", name="My calendar is let in")).to_be_visible()
    address = page.get_by_label("The address").input_value()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    status, body, mark = read(address)
    assert (status, str(Calendar.from_ical(body)["x-wr-calname"])) == (200, "My calendar")
    assert read(address, **{"If-None-Match": mark, "Accept-Encoding": "gzip"})[0] == 304
    page.get_by_role("link", name="I have it").click()
    page.get_by_role("button", name="Shut out My calendar").press("Enter")
    expect(page.get_by_text("My calendar is shut out.")).to_be_visible()
    assert read(address)[0] == 404
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Shut out My calendar")).to_be_visible()
    assert read(address)[0] == 200
    page.get_by_role("button", name="Shut out My calendar").click()
    expect(page.get_by_text("My calendar is shut out.")).to_be_visible()
    assert read(address)[0] == 404


def test_it_works_without_script(chromium: Browser, site: Site) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.link())
    page.goto(f"{site.base}/settings/programs/")
    page.get_by_label("Its name").fill("Plain")
    page.get_by_role("button", name="Let it in").click()
    address = page.get_by_label("The address").input_value()
    assert read(address)[0] == 200
    page.get_by_role("button", name="Shut it out again").click()
    expect(page.get_by_text("Plain is shut out.")).to_be_visible()
    assert read(address)[0] == 404
    context.close()


def test_axe_finds_nothing_on_any_of_its_pages(
    chromium: Browser, site: Site, violations: Callable[[Page], list[str]]
) -> None:
    found = []
    for size, scheme in ((SMALL, "dark"), (DESKTOP, "light")):
        context = chromium.new_context(
            viewport=size, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
        )
        page = context.new_page()
        page.goto(site.link())
        for purpose in ("A calendar: names and times only", "A program that reads and logs"):
            page.goto(f"{site.base}/settings/programs/")
            found += violations(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.get_by_label("Its name").fill(f"Looked at {scheme}")
            page.get_by_label(purpose, exact=False).check()
            page.get_by_role("button", name="Let it in").click()
            expect(page.get_by_role("link", name="I have it")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            found += violations(page)
        context.close()
    assert not found, "\n".join(found)

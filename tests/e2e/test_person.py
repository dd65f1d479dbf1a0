"""The page of a person in a real browser: timeline, notes with undo, joining and splitting, ways in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.site import DESKTOP, PHONE, Site
from tests.e2e.test_find import explore


def open_person(page: Page, site: Site, name: str) -> None:
    """The page of somebody of the example world."""
    page.goto(f"{site.base}/people/?q={name}")
    page.locator(".person-row a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_timeline_is_filtered_in_place(page: Page, site: Site) -> None:
    explore(page, site)
    open_person(page, site, "Casimir Holloway")
    page.get_by_role("link", name="From you").click()
    expect(page.get_by_role("link", name="From you")).to_have_attribute("aria-current", "true")
    assert set(page.locator(".timeline > li:not(.more)").evaluate_all("all => all.map(one => one.className)")) == {
        "sent"
    }
    assert "direction=sent" in page.url


def test_notes_are_kept_and_taken_back(page: Page, site: Site) -> None:
    explore(page, site)
    open_person(page, site, "Casimir Holloway")
    page.get_by_text("Add a note").click()
    page.get_by_label("Notes, for you alone").fill("likes early mornings")
    page.get_by_role("button", name="Keep the notes").click()
    expect(page.locator(".keeps-lines", has_text="likes early mornings")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("Taken back")
    expect(page.locator(".keeps-lines", has_text="likes early mornings")).to_have_count(0)


def test_a_second_entry_is_joined_and_split(page: Page, site: Site) -> None:
    explore(page, site)
    open_person(page, site, "Emeka Rutherglen")
    page.get_by_text("Is there a second entry of them?").click()
    page.get_by_label("Name or address of the other").fill("Emeka")
    page.locator(".twin input").first.check()
    page.get_by_role("button", name="They are one person").click()
    expect(page.locator(".toast")).to_contain_text("one person now")
    page.get_by_text("Joined from").click()
    page.get_by_role("button", name="Split").last.click()
    page.goto(f"{site.base}/people/?q=Emeka")
    expect(page.locator(".person-row")).to_have_count(2)


def test_ways_in_has_a_note_ready_to_send(page: Page, site: Site) -> None:
    explore(page, site)
    open_person(page, site, "Ottoline Brightwater")
    page.get_by_role("link", name="All ways, with words ready").click()
    letter = page.locator("[data-letter]").first
    expect(letter).to_contain_text("Would you introduce me to Ottoline Brightwater?")
    assert (letter.get_by_role("link", name="Open in mail").get_attribute("href") or "").startswith("mailto:")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_people(
    chromium: Browser, site: Site, violations: Callable[[object], list[str]], theme: str
) -> None:
    context = chromium.new_context(
        viewport=PHONE if theme == "dark" else DESKTOP,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(site.link())
    explore(page, site)
    found = violations(page)
    two = [box.get_attribute("value") for box in page.locator(".compare-pick").all()[:2]]
    paths = ["/people/", f"/find/compare/?with={two[0]}&with={two[1]}", "/find/?q=quantum"]
    paths += [f"/person/{one}/{part}" for one in two for part in ("", "ways-in/", "reflect/", "twin/?twin=a")]
    for path in paths:
        page.goto(site.base + path)
        page.evaluate("document.querySelectorAll('main details').forEach(one => (one.open = true))")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the screen"
        found += violations(page)
    context.close()
    assert not found, "\n".join(found)

"""The shortlist in a real browser: typing, reflecting in place, comparing, setting aside; and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.site import DESKTOP, Site


def explore(page: Page, site: Site) -> None:
    """Into the example world."""
    site.explore(page)
    page.goto(f"{site.base}/find/")


@pytest.fixture
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = chromium.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.link())
    yield page
    context.close()


def names(page: Page) -> list[str]:
    """Who is on the list, in order."""
    return page.locator(".candidate h2").all_inner_texts()


def test_typing_changes_the_list_and_the_address(page: Page, site: Site) -> None:
    explore(page, site)
    before = names(page)
    page.get_by_label("What are you looking for?").fill("coaching")
    expect(page.locator(".results-line")).to_contain_text("coaching")
    assert "q=coaching" in page.url
    assert names(page) != before
    page.get_by_text("Inside", exact=True).click()
    expect(page).to_have_url(re.compile("side=inside"))
    page.reload()
    expect(page.get_by_label("What are you looking for?")).to_have_value("coaching")


def test_a_card_in_place_moves_somebody_and_undo_moves_them_back(page: Page, site: Site) -> None:
    explore(page, site)
    card = page.locator(".ask").first
    name = card.locator(".name").inner_text()
    card.get_by_text("Other values, a note, a red flag").click()
    card.get_by_label("A red flag").fill("shouted at the front desk")
    card.get_by_role("button", name="Keep this").click()
    expect(page.locator(".toast")).to_contain_text(f"{name} is not suggested")
    assert name not in names(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast").last).to_contain_text("Taken back")


def test_two_are_compared(page: Page, site: Site) -> None:
    explore(page, site)
    chosen = names(page)[:2]
    expect(page.get_by_role("button", name="Compare")).to_be_hidden()
    for box in page.locator(".compare-pick").all()[:2]:
        box.check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="Two beside each other")).to_be_visible()
    for name in chosen:
        expect(page.get_by_role("heading", name=name)).to_be_visible()


def test_not_now_sets_aside_and_brings_back(page: Page, site: Site) -> None:
    explore(page, site)
    name = names(page)[0]
    page.locator(".candidate").first.get_by_text("Not now").click()
    page.get_by_role("button", name="in a month").first.click()
    expect(page.locator(".toast")).to_contain_text(name)
    assert name not in names(page)
    page.get_by_text("set aside").click()
    page.locator(".aside li", has_text=name).get_by_role("button").click()
    expect(page.locator(".candidate h2", has_text=name)).to_be_visible()


def test_everything_works_without_script(plain: Page, site: Site) -> None:
    explore(plain, site)
    plain.get_by_label("What are you looking for?").fill("coaching")
    plain.get_by_role("button", name="Find").click()
    assert "q=coaching" in plain.url
    plain.goto(f"{site.base}/find/")
    name = names(plain)[0]
    plain.locator(".candidate").first.get_by_role("button", name="Never").click()
    expect(plain.locator(".toast")).to_contain_text(name)
    assert name not in names(plain)
    plain.get_by_role("button", name="Undo").click()
    plain.goto(f"{site.base}/people/")
    plain.locator(".person-row input").first.check()
    plain.get_by_label("Which tag or organisation").fill("wise")
    plain.get_by_role("button", name="Do it").click()
    expect(plain.locator(".person-row").first).to_contain_text("wise")


def test_the_first_click_after_typing_counts(page: Page, site: Site) -> None:
    explore(page, site)
    page.goto(f"{site.base}/people/")
    name = page.locator(".person-row .name").nth(3).inner_text().strip()
    page.get_by_label("Name, address or place of work").press_sequentially(name[:6])
    page.wait_for_function("name => document.querySelector('.person-row .name')?.innerText.trim() === name", arg=name)
    page.wait_for_timeout(300)
    page.locator(".person-row .name").first.click(delay=120)
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_who_pressed_never_goes_on_where_the_list_begins(page: Page, site: Site) -> None:
    explore(page, site)
    page.locator(".candidate").first.get_by_role("button", name="Never").press("Enter")
    expect(page.locator(".toast")).to_be_visible()
    expect(page.locator("#find-results")).to_be_focused()

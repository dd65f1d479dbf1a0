"""The journeys again in a browser that runs no script: files, two entries, what is set, the search, what one owns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.site import PHONE, Site

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{1}\nORG:Invented Works\nTITLE:Head of Data\nEND:VCARD\n"
SLOW = 60_000  # milliseconds for what a worker does; the page looks again by itself


@pytest.fixture(scope="module")
def plain(chromium: Browser, site: Site) -> Iterator[Page]:
    """Somebody signed in on a phone without scripts; the journeys below follow one another."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.goto(site.link())
    yield page
    context.close()


def said(page: Page) -> Locator:
    """The words after the last deed."""
    return page.locator("#toasts .toast").last


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.locator("main").get_by_role("button", name=name).first.click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, level=1, exact=True)).to_be_visible(timeout=SLOW)


def look_into(page: Page, site: Site, path: Path, *people: tuple[str, str]) -> None:
    """Send cards of these people, until it is seen what is in them."""
    path.write_text("".join(CARD.format(*one) for one in people))
    page.goto(site.base + "/sources/")
    page.get_by_label("Choose files").set_input_files(path)
    press(page, "Look into them")
    expect(page.locator("table.tally").first).to_be_visible(timeout=SLOW)


def people(site: Site) -> int:
    return site.rows()["person"]


def test_files_are_looked_into_brought_in_and_taken_back(plain: Page, site: Site, tmp_path: Path) -> None:
    before = people(site)
    first = (("Ada Example", "ada@sample.example"), ("Cleo Invented", "cleo@sample.example"))
    look_into(plain, site, tmp_path / "first.vcf", *first)
    expect(plain.locator("table.tally tr", has_text="People")).to_contain_text("2")
    assert people(site) == before
    press(plain, "Bring it in")
    heading(plain, "Brought in")
    assert people(site) == before + 2

    look_into(plain, site, tmp_path / "more.vcf", ("Dan Madeup", "dan@sample.example"))
    press(plain, "Bring it in")
    heading(plain, "Brought in")
    press(plain, "Take it back")
    heading(plain, "Taken back")
    assert people(site) == before + 2

    look_into(plain, site, tmp_path / "left.vcf", ("Eve Unwanted", "eve@sample.example"))
    press(plain, "Leave it")
    assert people(site) == before + 2


def test_two_entries_are_joined_and_split(plain: Page, site: Site, tmp_path: Path) -> None:
    look_into(plain, site, tmp_path / "second.vcf", ("Cleo Invented", "cleo@other.example"))
    press(plain, "Bring it in")
    heading(plain, "Brought in")
    plain.goto(site.base + "/people/?q=cleo")
    expect(plain.locator(".person-row")).to_have_count(2)
    plain.locator(".person-row a.name").first.click()
    plain.locator("summary", has_text="Is there a second entry").click()
    plain.get_by_label("Name or address of the other").fill("Cleo Invented")
    press(plain, "Look")
    plain.get_by_role("radio").first.check()
    press(plain, "They are one person")
    expect(said(plain)).to_contain_text("one person now")
    plain.locator("summary", has_text="Joined from 2 entries").click()
    press(plain, re.compile("^Split"))
    expect(plain.locator("summary", has_text="Joined from")).to_have_count(0)
    plain.goto(site.base + "/people/?q=cleo")
    expect(plain.locator(".person-row")).to_have_count(2)


def test_people_pages_and_deeds_are_found(plain: Page, site: Site) -> None:
    plain.goto(site.base + "/search/")
    field = plain.get_by_role("searchbox", name="People, pages and actions")
    field.fill("ada exmple")  # as somebody types in a hurry
    press(plain, re.compile("^Search$"))
    plain.locator("main .found a", has_text="Ada Example").click()
    heading(plain, "Ada Example")
    plain.goto(site.base + "/search/")
    field.fill("pace")
    field.press("Enter")
    plain.locator("main .found a", has_text="Pace").first.click()
    heading(plain, "Pace, gaps and look")


def test_what_is_set_is_kept(plain: Page, site: Site) -> None:
    plain.goto(site.base + "/settings/aspirations/")
    plain.locator("main form textarea, main form input[type=text]").first.fill("Lead a data team well")
    press(plain, re.compile("^Keep$"))
    expect(said(plain)).to_be_visible()
    plain.goto(site.base + "/settings/aspirations/")
    expect(plain.locator("main form section").first).to_contain_text("Aspiration 1")
    assert "Lead a data team well" in plain.content()
    plain.goto(site.base + "/settings/preferences/")
    field = plain.locator("main form input[type=number]").first
    field.fill("2")
    press(plain, re.compile("^Keep$"))
    expect(said(plain)).to_be_visible()
    plain.goto(site.base + "/settings/preferences/")
    expect(field).to_have_value("2")


def test_everything_is_taken_along_and_deleted(plain: Page, site: Site, tmp_path: Path) -> None:
    plain.goto(site.base + "/settings/data/")
    press(plain, "Export everything")
    link = plain.get_by_role("link", name="Download")
    expect(link).to_be_visible(timeout=SLOW)
    with plain.expect_download() as download:
        link.click()
    download.value.save_as(tmp_path / "all.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text().splitlines()]
    assert sum(line.get("table") == "person" for line in lines) == people(site) > 0

    plain.goto(site.base + "/settings/data/")
    plain.get_by_label(re.compile("^Type the words")).fill("something else")
    press(plain, "Delete everything")
    expect(plain.get_by_role("alert")).to_be_visible()
    assert people(site) > 0
    words = re.search("“(.+?)”", plain.get_by_text("Type the words").inner_text())
    assert words is not None
    plain.get_by_label(re.compile("^Type the words")).fill(words[1])
    press(plain, "Delete everything")
    plain.goto(site.base + "/people/?q=ada")
    expect(plain.locator(".person-row")).to_have_count(0)
    left = site.mentee("export")
    assert "sample.example" not in left
    assert "Lead a data team well" not in left

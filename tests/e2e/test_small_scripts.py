"""What the scripts of every page do: send once, number what was ranked, close by Escape."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import Site


def test_a_file_is_sent_once(page: Page, site: Site, tmp_path: Path) -> None:
    card = tmp_path / "ada.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD\n")
    page.goto(site.base + "/sources/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/upload/" in request.url else None)
    page.get_by_label("Choose files").set_input_files(card)
    page.get_by_role("button", name="Look into them").click()
    expect(page.get_by_role("button", name="Bring it in")).to_be_visible(timeout=30_000)
    assert len(sent) == 1
    assert len(list((site.home / "uploads").iterdir())) == 1
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible(timeout=30_000)


def test_only_what_was_ranked_gets_a_number(page: Page, site: Site) -> None:
    page.goto(site.base + "/welcome/")
    rows = page.locator("[data-rank] > li")
    rows.nth(2).drag_to(rows.nth(0), target_position={"x": 40, "y": 2})
    numbers = [field.input_value() for field in page.locator("[data-rank] input[type=number]").all()]
    assert numbers == ["1", *[""] * 9]


def test_one_escape_closes_the_palette(page: Page, site: Site) -> None:
    page.goto(site.base + "/sources/")
    page.keyboard.press("Control+k")
    page.keyboard.type("set")
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()

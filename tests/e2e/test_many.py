"""Many people at once, on a phone: by touch and range with JavaScript, by ticks and a form without."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.e2e.site import PHONE, Site

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0} {2}\nEMAIL:{0}{1}@sample.example\nEND:VCARD\n"


def people(site: Site, folder: Path, name: str) -> None:
    """Sixty people of that name: more than a page."""
    cards = folder / f"{name}.vcf"
    cards.write_text("".join(CARD.format(name, n, f"Sample{chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(60)))
    site.mentee("import", str(cards))


def tagged(page: Page, site: Site, tag: str) -> str:
    page.goto(f"{site.base}/people/?tag={tag}")
    return page.locator(".choose").inner_text() if page.locator(".choose").count() else "nobody"


def test_without_javascript_by_ticks_and_by_filter(chromium: Browser, site: Site, tmp_path: Path) -> None:
    people(site, tmp_path, "Quiet")
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.link())
    page.goto(site.base + "/people/?q=quiet")
    page.get_by_label("Choose Quiet Sampleaa").check()
    page.get_by_label("Choose Quiet Sampleab").check()
    page.get_by_label("Which tag or organisation").fill("two")
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#toasts")).to_contain_text("2 people tagged two")
    assert "q=quiet" in page.url
    page.get_by_label("All 60 that match").check()
    page.get_by_label("Which tag or organisation").fill("all")
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#toasts")).to_contain_text("60 people tagged all")
    page.get_by_role("button", name="Undo").click()
    assert "All 2 that match" in tagged(page, site, "two")
    assert tagged(page, site, "all") == "nobody"
    context.close()


def test_a_range_by_shift_then_all_that_match(page: Page, site: Site, tmp_path: Path) -> None:
    people(site, tmp_path, "Loud")
    page.goto(site.base + "/people/?q=loud")
    ticks = page.locator('.person-row input[name="who"]')
    ticks.nth(1).click()
    ticks.nth(4).click(modifiers=["Shift"])
    expect(page.locator("[data-many-count]")).to_have_text("4 chosen")
    expect(page.locator(".choose")).to_contain_text("All 60 that match")
    page.get_by_label("All 60 that match").check()
    page.locator("#many-what").select_option("works")
    page.get_by_label("Which tag or organisation").fill("Loud Works")
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#toasts")).to_contain_text("60 people now at Loud Works")
    expect(page.locator(".person-row", has_text="Loud Works")).to_have_count(50)


def test_who_was_chosen_stays_so_while_the_list_changes(page: Page, site: Site, tmp_path: Path) -> None:
    people(site, tmp_path, "Calm")
    people(site, tmp_path, "Brisk")
    page.goto(site.base + "/people/?q=calm")
    page.get_by_label("Choose Calm Sampleaa").check()
    page.get_by_label("Choose Calm Sampleac").check()
    page.locator("#people-q").fill("brisk")
    page.get_by_label("Choose Brisk Sampleab").check()
    expect(page.locator("[data-many-count]")).to_have_text("3 chosen, 2 not on this list")
    page.locator("#people-q").fill("calm sampleac")
    expect(page.get_by_label("Choose Calm Sampleac")).to_be_checked()
    page.get_by_label("Choose Calm Sampleac").uncheck()
    expect(page.locator("[data-many-count]")).to_have_text("2 chosen, 2 not on this list")
    page.get_by_label("Which tag or organisation").fill("kept")
    page.get_by_role("button", name="Do it").click()
    expect(page.locator("#toasts")).to_contain_text("2 people tagged kept")
    page.goto(site.base + "/people/?tag=kept")
    expect(page.locator(".person-row a.name")).to_have_text(["Brisk Sampleab", "Calm Sampleaa"])

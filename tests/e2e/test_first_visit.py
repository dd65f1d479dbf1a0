"""The first visit: signed in by the link, the three questions, files with a preview, and the way back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.site import BUILDING, Site

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Ada Example
EMAIL:ada@sample.example
ORG:Invented Works
TITLE:Head of Data
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bo Sample
EMAIL:bo@sample.example
ORG:Elsewhere Ltd
TITLE:Director of Analytics
END:VCARD
"""


def test_a_newcomer_answers_imports_and_takes_it_back(page: Page, site: Site, tmp_path: Path) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Three questions first")
    page.get_by_label("In your own words", exact=True).fill("Lead a data team that people like to be in")
    page.get_by_label("Benevolence").fill("1")
    page.get_by_label("Where do you work?").fill("Invented Works")
    page.get_by_role("button", name="Next: bring people in").click()
    expect(page).to_have_url(site.base + "/sources/")

    cards = tmp_path / "cards.vcf"
    cards.write_text(CARD)
    page.get_by_label("Choose files").set_input_files(cards)
    page.get_by_role("button", name="Look into them").click()
    expect(page.get_by_role("button", name="Bring it in")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("row", name="People")).to_contain_text("2")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("link", name="See what to do now")).to_be_visible(timeout=20_000)

    page.goto(site.base + "/search/?q=exampel")
    expect(page.get_by_text("Ada Example").first).to_be_visible()
    page.goto(site.base + "/sources/")
    page.get_by_role("button", name="Take back cards.vcf").click()
    expect(page.get_by_role("heading", name="Taken back", level=1)).to_be_visible(timeout=20_000)
    page.goto(site.base + "/search/?q=Ada+Example")
    expect(page.get_by_text("Ada Example", exact=True)).to_have_count(0)


def test_the_example_is_one_click_away_and_left_again(page: Page, site: Site) -> None:
    page.goto(site.base + "/example/")
    page.route("**/example/enter/", lambda route: route.fulfill(status=204))  # an answer that is long in coming
    page.get_by_role("button", name="Explore the example").click()
    expect(page.get_by_role("button", name="Building the example world")).to_be_visible()
    page.unroute("**/example/enter/")
    site.explore(page)
    expect(page.get_by_text("an example world of invented people")).to_be_visible()
    page.goto(site.base + "/search/?q=otoline")
    expect(page.get_by_text("Ottoline Brightwater").first).to_be_visible()
    page.get_by_role("button", name="Leave the example").click()
    expect(page.get_by_text("an example world of invented people")).to_have_count(0, timeout=BUILDING)
    page.goto(site.base + "/search/?q=Ottoline+Brightwater")
    expect(page.locator("main .found .name")).to_have_count(0)


def test_the_palette_goes_to_people_and_pages_by_keys_alone(page: Page, site: Site) -> None:
    page.goto(site.base + "/settings/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.keyboard.type("sorces")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.base + "/sources/")
    page.wait_for_load_state("load")  # keys are heard once the scripts are there
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Shortcuts")).to_be_visible()


def test_nothing_personal_is_kept_by_the_browser(page: Page, site: Site) -> None:
    page.goto(site.base + "/settings/")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) => "
        "(await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname)))).flat()"
    )
    assert all(path.startswith("/static/") for path in kept), kept


def test_a_wide_screen_and_a_phone_never_scroll_sideways(page: Page, site: Site) -> None:
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/welcome/", "/sources/", "/settings/", "/settings/preferences/", "/more/"):
            page.goto(site.base + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)

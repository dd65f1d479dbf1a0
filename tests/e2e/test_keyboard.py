"""Every journey with the keyboard alone: the focus is seen wherever it goes, and lost nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.hands import Hands
from tests.e2e.pages import addresses
from tests.e2e.site import DESKTOP, Site, running_site

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{1}\nORG:Invented Works\nTITLE:Head of Data\nEND:VCARD\n"
PEOPLE = (
    ("Ada Example", "ada@sample.example"),
    ("Bo Sample", "bo@sample.example"),
    ("Cleo Invented", "cleo@sample.example"),
    ("Cleo Invented", "cleo@other.example"),
)
SLOW = 60_000  # milliseconds for what a worker does, and for a page on a busy machine


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A home with nothing in it yet; the journeys below follow one another."""
    with running_site(tmp_path_factory.mktemp("keys") / "home") as site:
        yield site


@pytest.fixture
def hands(chromium: Browser, home: Site) -> Iterator[Hands]:
    """Somebody signed in who has no mouse."""
    context = chromium.new_context(viewport=DESKTOP, reduced_motion="reduce")
    context.set_default_timeout(SLOW)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("filechooser", lambda _chooser: None)  # from now on choosers are ours, before the first is asked for
    page.goto(home.link())
    yield Hands(page)
    context.close()
    assert not troubles, troubles


def said(page: Page) -> Locator:
    """The words after the last deed."""
    return page.locator("#toasts .toast").last


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def go(hands: Hands, home: Site, path: str) -> Page:
    """Open an address, once its scripts listen."""
    hands.page.goto(home.base + path)
    hands.page.wait_for_load_state("load")
    return hands.page


def test_from_the_first_visit_to_the_shortlist(hands: Hands, home: Site, tmp_path: Path) -> None:
    page = hands.page
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    hands.write(page.get_by_label("In your own words", exact=True), "Lead a data team that people like to be in")
    hands.write(page.get_by_label("Benevolence"), "1")
    hands.write(page.get_by_label("Where do you work?"), "Invented Works")
    hands.press(page.get_by_role("button", name="Next: bring people in"))
    expect(page).to_have_url(re.compile("/sources/"))

    cards = tmp_path / "cards.vcf"
    cards.write_text("".join(CARD.format(*one) for one in PEOPLE))
    hands.to(page.get_by_label("Choose files"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(cards)
    hands.press(button(page, "Look into them"))
    hands.press(button(page, "Bring it in"))
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible(timeout=SLOW)
    page.keyboard.press("g")
    page.keyboard.press("f")
    expect(page.locator(".candidate").first).to_be_visible(timeout=SLOW)


def test_an_import_is_previewed_and_taken_back(hands: Hands, home: Site, tmp_path: Path) -> None:
    page = go(hands, home, "/sources/")
    cards = tmp_path / "more.vcf"
    cards.write_text(CARD.format("Dan Madeup", "dan@sample.example"))
    hands.to(page.get_by_label("Choose files"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(cards)
    hands.press(button(page, "Look into them"))
    hands.press(button(page, "Bring it in"))
    hands.press(button(page, "Take it back"))
    expect(page.get_by_role("heading", name="Taken back", level=1)).to_be_visible(timeout=SLOW)


def test_reflect_pursue_log_thank_and_evaluate(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/search/?q=Ada")
    hands.press(page.locator("main .found a", has_text="Ada Example"))
    page.wait_for_url("**/person/*/")
    number = re.sub(r"\D", "", page.url.removeprefix(home.base))
    go(hands, home, f"/person/{number}/reflect/")
    hands.choose(page.get_by_role("group", name="Do you respect them?"), 4)
    hands.write(page.get_by_label("Something you would like to learn from them"), "patience")
    hands.press(page.locator("main form button[type=submit]").first)
    expect(said(page)).to_contain_text("Kept")
    go(hands, home, f"/person/{number}/")
    hands.press(button(page, "Pursue"))
    expect(said(page)).to_contain_text("on your journey now")
    for line in ("wrote to Ada three weeks ago", "coffee with Ada yesterday 45 min, talked about budgets"):
        go(hands, home, "/today/")
        page.keyboard.press("l")
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        expect(said(page)).to_contain_text("Logged")
        hands.page.keyboard.press("Tab")
        hands.look()
    card = page.locator("article.action", has_text="Thank Ada Example")
    hands.press(card.get_by_role("button", name="Done"))
    expect(said(page)).to_contain_text("Done: thank")
    expect(page.locator("#main")).to_be_focused()
    go(hands, home, f"/journey/{number}/evaluate/")
    for question in (
        "Do you take something with you?",
        "Do you feel at ease with them?",
        "How do you feel afterwards?",
    ):
        hands.choose(page.get_by_role("group", name=question), 4)
    hands.choose(page.get_by_role("group", name="And from here on?"))
    hands.press(button(page, "Keep"))
    expect(page.get_by_text("Last time")).to_be_visible()


def test_feedback_goes_round_the_loop(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/feedback/")
    hands.to(page.get_by_label("Who said it"))
    page.keyboard.type("Ada")
    hands.choose(page.get_by_role("group", name="What is it?"))
    hands.write(page.get_by_label("Their words"), "Your slides hide the question")
    hands.press(button(page, "Keep"))
    loop = page.locator("article.loop", has_text="Your slides hide the question")
    hands.press(loop.get_by_role("button", name="I thanked them"))
    hands.press(loop.locator("summary", has_text="Make one plan"))
    hands.write(loop.get_by_label("If", exact=True), "I open a review")
    hands.write(loop.get_by_label("then I will"), "state the question first")
    hands.press(loop.get_by_role("button", name="Keep the plan"))
    hands.press(loop.get_by_role("button", name="I tried it"))
    hands.press(loop.locator("summary", has_text="I told them"))
    hands.write(loop.get_by_label("What you told them"), "the review took ten minutes")
    hands.press(loop.get_by_role("button", name="Close the loop"))
    expect(loop).to_contain_text("The whole way round")


def test_two_entries_are_joined_and_split(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/people/?q=cleo")
    expect(page.locator(".person-row")).to_have_count(2)
    hands.press(page.locator(".person-row a.name").first)
    page.wait_for_url("**/person/*/")
    hands.press(page.locator("summary", has_text="Is there a second entry"))
    hands.write(page.get_by_label("Name or address of the other"), "Cleo Invented")
    hands.choose(page.locator("#twins"))
    hands.press(button(page, "They are one person"))
    expect(said(page)).to_contain_text("one person now")
    hands.press(page.locator("summary", has_text="Joined from 2 entries"))
    hands.press(page.get_by_role("button", name=re.compile("^Split")).first)
    expect(page.locator("summary", has_text="Joined from")).to_have_count(0)
    go(hands, home, "/people/?q=cleo")
    expect(page.locator(".person-row")).to_have_count(2)


def test_dialogs_hold_the_focus_and_give_it_back(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/settings/")
    place = page.locator("main a").first
    hands.to(place)
    for key, name in (("Control+k", "Search"), ("?", "Shortcuts")):
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("!document.activeElement.closest('body > :not(dialog)')"), f"out of {name}"
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(place).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("bo samp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bo Sample", level=1)).to_be_visible()


def test_many_are_chosen_and_changed(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/people/")
    rows = page.locator(".person-row")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(rows.nth(0).get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("Shift+ArrowDown")
    hands.look()
    expect(page.locator("[data-many-count]")).to_have_text("2 chosen")
    page.keyboard.press("t")
    hands.look()
    hands.write(page.locator("#many-words"), "wise")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("2 people tagged wise")
    expect(page.locator(".person-row .tag", has_text="wise")).to_have_count(2)
    hands.press(page.get_by_role("button", name="Undo"))
    expect(said(page)).to_contain_text("Taken back")
    expect(page.locator(".person-row .tag", has_text="wise")).to_have_count(0)

    hands.press(page.locator('input[name="all"]'), "Space")
    expect(page.locator("[data-many-count]")).to_have_text(re.compile(r"^All \d+ that match$"))
    hands.to(page.locator("#many-what"))
    page.keyboard.type("Mark in")
    hands.press(button(page, "Do it"))
    expect(said(page)).to_contain_text("marked inside")
    page.keyboard.press("u")
    expect(said(page)).to_contain_text("Taken back")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("Escape")
    expect(page.locator("#many")).to_be_hidden()


def test_what_is_typed_into_a_filter_keeps_the_focus(hands: Hands, home: Site) -> None:
    for path, field in (("/people/", "#people-q"), ("/find/", "#find-q"), ("/search/", "#q")):
        page = go(hands, home, path)
        hands.write(page.locator(field), "data")
        page.wait_for_timeout(600)
        expect(page.locator(field)).to_be_focused()


def test_settings_are_kept(hands: Hands, home: Site) -> None:
    page = go(hands, home, "/settings/preferences/")
    field = page.locator("main form input[type=number]").first
    hands.write(field, "2")
    hands.press(button(page, "Keep"))
    expect(page.locator("#toasts .toast")).to_be_visible()
    go(hands, home, "/settings/preferences/")
    expect(field).to_have_value("2")


def test_the_focus_is_seen_at_every_stop_of_every_page(hands: Hands, home: Site) -> None:
    page = hands.page
    home.explore(page)
    found: list[str] = []
    for _, address in addresses(page, home.base):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        found += [f"{address}: {wrong}" for wrong in hands.stops()]
        if page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count():
            found.append(f"{address} has an order of its own")
    assert not found, "\n".join(found)

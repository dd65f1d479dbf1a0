"""The eight steps in a real browser, with and without JavaScript: taken up, met, thanked, evaluated, a mentor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.e2e.site import DESKTOP, Site, running_site

PHONE = ViewportSize(width=360, height=780)
PEOPLE = ("Ada Example", "Bo Sample", "Cleo Invented")
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{email}\nORG:Invented Works\nTITLE:Head of Data\nEND:VCARD\n"
PAGES = (
    "/today/",
    "/log/?line=coffee+with+Casimir+yesterday",
    "/journey/",
    "/journey/?stalled=1",
    "/journey/{person}/",
    "/journey/{person}/why/",
    "/journey/{person}/evaluate/",
    "/meeting/{person}/",
    "/give-back/?person={person}",
    "/give-back/note/{person}/",
    "/feedback/",
    "/goals/",
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A home with the three answers, three people, and a reflection on two of them."""
    folder = tmp_path_factory.mktemp("steps")
    with running_site(folder / "home") as site:
        cards = folder / "people.vcf"
        cards.write_text(
            "".join(CARD.format(name=name, email=f"{name.split()[0].lower()}@sample.example") for name in PEOPLE)
        )
        site.mentee("init", "--name", "Sam Seeker", "--aspiration", "lead a data team", "--organisation", "Elsewhere")
        site.mentee("import", str(cards))
        for name in PEOPLE[:2]:
            site.mentee("reflect", name, "--respect", "5", "--trait", "patience: waited until everybody had spoken")
        yield site


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def visitor(request: pytest.FixtureRequest, chromium: Browser, world: Site) -> Iterator[tuple[Page, Site, str]]:
    """A signed-in page on a phone, and somebody to pursue; any error in the console fails the test."""
    scripted = bool(request.param)
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", java_script_enabled=scripted)
    page, troubles = signed_in(context, world)
    yield page, world, PEOPLE[0 if scripted else 1]
    context.close()
    assert not troubles, troubles


def signed_in(context: BrowserContext, site: Site) -> tuple[Page, list[str]]:
    """A page that has followed a sign-in link, and what its console will complain of."""
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(site.link())
    return page, troubles


def keep_line(page: Page, site: Site, line: str) -> None:
    """Log a line from Today."""
    page.goto(f"{site.base}/today/")
    page.get_by_label("What happened?").fill(line)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(said(page)).to_contain_text("Logged")


def said(page: Page) -> Locator:
    """The words after the last deed."""
    return page.locator("#toasts .toast").last


def test_from_taking_somebody_up_to_a_mentor(visitor: tuple[Page, Site, str]) -> None:
    page, site, name = visitor
    first = name.split()[0]
    page.goto(f"{site.base}/journey/")
    page.get_by_label("Take somebody up").fill(name)
    page.get_by_role("button", name="Pursue").click()
    expect(said(page)).to_contain_text(f"You pursue {name} now")

    keep_line(page, site, f"wrote to {first} three weeks ago")
    keep_line(page, site, f"coffee with {first} two weeks ago 45 min, talked about budgets")
    page.goto(f"{site.base}/journey/")
    page.get_by_role("link", name=name).click()
    expect(page.locator(".page-head .badge").first).to_have_text("conversing")

    page.get_by_role("link", name="Meeting").click()
    expect(page.get_by_text("budgets").first).to_be_visible()
    page.get_by_label("Notes").fill("how she hired the first analyst")
    page.locator("label.pick", has_text="60 min").click()
    page.get_by_role("button", name="Log this meeting").click()
    expect(said(page)).to_contain_text(f"with {name}")

    page.goto(f"{site.base}/today/")
    card = page.locator("article.action", has_text=f"Thank {name}")
    expect(card.locator(".letter mark").first).to_be_visible()
    expect(card.get_by_role("link", name="Open in mail")).to_have_attribute(
        "href", re.compile(rf"^mailto:{first.lower()}@sample\.example\?subject=")
    )
    card.get_by_role("button", name="Done").click()
    expect(said(page)).to_contain_text("Done: thank")
    expect(card).to_have_count(0)

    evaluate_and_close_the_loop(page, site, name)


def evaluate_and_close_the_loop(page: Page, site: Site, name: str) -> None:
    """Four answers, and a challenge taken the whole way round."""
    page.goto(f"{site.base}/journey/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Evaluate").click()
    for question in (
        "Do you take something with you?",
        "Do you feel at ease with them?",
        "How do you feel afterwards?",
    ):
        page.get_by_role("group", name=question).get_by_label("5").check(force=True)
    page.locator("label.pick", has_text="Go on").click()
    page.get_by_role("button", name="Keep").click()
    expect(said(page)).to_contain_text("is now mutual")
    expect(page.get_by_role("heading", name="A suggestion, yours to decide")).to_be_visible()

    page.goto(f"{site.base}/feedback/")
    page.get_by_label("Who said it").select_option(label=name)
    page.locator("label.pick", has_text="A challenge").click()
    page.get_by_label("Their words").fill(f"Your slides hide the question, says {name}")
    page.get_by_role("button", name="Keep", exact=True).click()
    loop = page.locator("article.loop", has_text=f"hide the question, says {name}")
    loop.get_by_role("button", name="I thanked them").click()
    loop.get_by_text("Make one plan").click()
    loop.get_by_label("If", exact=True).fill("I open a review")
    loop.get_by_label("then I will").fill("state the question first")
    loop.get_by_role("button", name="Keep the plan").click()
    expect(loop).to_contain_text("If I open a review, then I will state the question first")
    loop.get_by_role("button", name="I tried it").click()
    loop.get_by_text("I told them").click()
    loop.get_by_label("What you told them").fill("the review took ten minutes")
    loop.get_by_role("button", name="Close the loop").click()
    expect(said(page)).to_contain_text(f"{name} is now mentor")
    expect(loop).to_contain_text("The whole way round")
    page.goto(f"{site.base}/journey/?standing=mentor")
    expect(page.get_by_role("link", name=name)).to_be_visible()


def test_a_deed_is_taken_back_from_its_words(visitor: tuple[Page, Site, str]) -> None:
    page, site, _ = visitor
    page.goto(f"{site.base}/goals/")
    page.get_by_label("What you want to be able to do").fill("lead one review")
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("heading", name="lead one review")).to_be_visible()
    said(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="lead one review")).to_have_count(0)
    expect(said(page)).to_contain_text("Taken back")


def test_a_line_is_understood_as_it_is_typed(chromium: Browser, world: Site) -> None:
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")
    page, troubles = signed_in(context, world)
    page.goto(f"{world.base}/today/")
    page.get_by_label("What happened?").press_sequentially("call with Cleo yesterday 30 min", delay=5)
    expect(page.locator("#understood")).to_contain_text("Cleo Invented")
    expect(page.locator("#understood")).to_contain_text("30 minutes")
    context.close()
    assert not troubles, troubles


def test_a_line_is_looked_at_first_without_javascript(chromium: Browser, world: Site) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page, _ = signed_in(context, world)
    page.goto(f"{world.base}/today/")
    page.get_by_label("What happened?").fill("call with Cleo yesterday 30 min")
    page.get_by_role("button", name="See how it is understood first").click()
    expect(page.locator("#understood")).to_contain_text("Cleo Invented")
    context.close()


def test_the_calendar_file_is_saved(visitor: tuple[Page, Site, str]) -> None:
    page, site, name = visitor
    page.goto(f"{site.base}/search/?q={name}")
    number = re.sub(r"\D", "", page.locator("main .found a").first.get_attribute("href") or "")
    page.goto(f"{site.base}/meeting/{number}/")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Calendar file (.ics)").click()
    text = Path(waiting.value.path()).read_text()
    assert "METHOD:PUBLISH" in text
    assert f"Conversation with {name}" in text


def test_notes_survive_a_form_that_is_refused(visitor: tuple[Page, Site, str]) -> None:
    page, site, name = visitor
    page.goto(f"{site.base}/search/?q={name}")
    number = re.sub(r"\D", "", page.locator("main .found a").first.get_attribute("href") or "")
    page.goto(f"{site.base}/meeting/{number}/")
    page.get_by_label("Notes").fill("We talked about\nlooms & dyes")
    page.get_by_text("With others, another day").click()
    page.get_by_label("And with").fill("Nobody Whoknows")
    page.get_by_label("Ask next time").fill("how the dyes hold")
    page.get_by_role("button", name="Log this meeting").click()
    expect(said(page)).to_contain_text("Nobody Whoknows")
    if page.evaluate("document.documentElement.classList.contains('js')"):
        expect(page.get_by_label("Notes")).to_have_value("We talked about\nlooms & dyes")
        expect(page.get_by_label("Ask next time")).to_have_value("how the dyes hold")
        expect(page.get_by_label("And with")).to_have_value("Nobody Whoknows")
        page.get_by_label("And with").fill("")
        page.get_by_role("button", name="Log this meeting").click()
        expect(said(page)).to_contain_text("Logged")
    else:
        expect(page.locator("[data-refused]")).to_contain_text("We talked about looms & dyes")
        expect(page.locator("[data-refused]")).to_contain_text("how the dyes hold")
        page.reload()
        expect(page.locator("[data-refused]")).to_have_count(0)


def test_keys_alone_log_take_back_and_give(chromium: Browser, world: Site) -> None:
    world.mentee("pursue", "Cleo Invented")
    context = chromium.new_context(viewport=DESKTOP, reduced_motion="reduce")
    page, troubles = signed_in(context, world)
    page.goto(f"{world.base}/today/")
    page.keyboard.press("l")
    page.keyboard.type("call with Cleo yesterday 30 min")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("Logged")
    expect(page.locator(".toast[data-begun]")).to_be_visible()
    page.keyboard.press("u")
    expect(said(page)).to_contain_text("Taken back")

    page.goto(f"{world.base}/journey/?standing=considering")
    page.get_by_role("link", name="Cleo Invented").press("Enter")
    page.get_by_role("link", name="Give", exact=True).press("Enter")
    page.wait_for_url(re.compile("/give-back/"))
    expect(page.locator("[data-ledger]")).to_have_attribute("data-ledger", "ready")
    page.keyboard.press("e")
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(said(page)).to_contain_text("You gave knowledge (Cleo Invented)")
    context.close()
    assert not troubles, troubles


def test_a_gap_is_filled_in_place_and_goes_into_the_mail(chromium: Browser, example: tuple[Page, str, Site]) -> None:
    page, _, site = example
    page.goto(f"{site.base}/today/")
    card = page.locator("article.action", has=page.locator(".letter mark")).first
    if not card.locator(".letter").is_visible():
        card.locator("summary", has_text="The words").click()
    card.locator(".letter-body mark").first.click()
    page.keyboard.type("ask who decides before drawing")
    expect(card.locator("a[data-mailto]")).to_have_attribute("href", re.compile("ask%20who%20decides"))


def test_the_board_offers_moves_in_place(example: tuple[Page, str, Site]) -> None:
    page, _, site = example
    page.goto(f"{site.base}/journey/")
    row = page.locator(".journey-row").first
    row.get_by_text("Move, rest, let go").click()
    row.get_by_text("Let it rest").first.click()
    row.get_by_label("Why (if you like)").fill("a quiet season")
    row.get_by_role("button", name="Let it rest").click()
    expect(said(page)).to_contain_text("rests. Nothing is asked")
    said(page).get_by_role("button", name="Undo").click()
    expect(said(page)).to_contain_text("Taken back")


@pytest.fixture(scope="module")
def example(chromium: Browser, world: Site) -> Iterator[tuple[Page, str, Site]]:
    """The example world, on a phone, and the number of a mentor in it."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce", bypass_csp=True)
    page, troubles = signed_in(context, world)
    world.explore(page)
    page.goto(f"{world.base}/journey/")
    number = page.locator(".journey-row a.name").first.get_attribute("href") or ""
    yield page, re.sub(r"\D", "", number), world
    context.close()
    assert not troubles, troubles


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    example: tuple[Page, str, Site], violations: Callable[[Page], list[str]], theme: str
) -> None:
    page, person, site = example
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    found: list[str] = []
    for path in PAGES:
        page.goto(site.base + path.format(person=person))
        for details in page.locator("main details:not([open]) > summary").all()[:6]:
            if details.is_visible():
                details.click()
        found += violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            found.append(f"{page.url} scrolls sideways")
    assert not found, "\n".join(found)

"""Every page on the narrowest phone, and with text twice as large, with names that are long or run right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.pages import addresses
from tests.e2e.site import Site, running_site

LONG = "Maximiliana-Theodorakopoulou-Featherstonehaugh von und zu Unwahrscheinlichkeitsbergen"
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
RIGHT_TO_LEFT = "\u05de\u05e8\u05d9\u05dd \u05d1\u05d3\u05d5\u05d9\u05d4-\u05dc\u05d3\u05d5\u05d2\u05de\u05d4"
PEOPLE = (
    (LONG, "long", UNBROKEN, f"Deputy {UNBROKEN.title()} of Very Many Words and Considerations"),
    (RIGHT_TO_LEFT, "miryam", "\u05de\u05e4\u05e2\u05dc\u05d9 \u05d3\u05de\u05d9\u05d5\u05df", "Head of Data"),
    (UNBROKEN[:60], "x" * 60, "Invented Works", "Head of Data"),
)
HOST = "a-very-long-host-name-of-nobody.sample.example"
CARD = f"BEGIN:VCARD\nVERSION:3.0\nFN:{{0}}\nEMAIL:{{1}}@{HOST}\nORG:{{2}}\nTITLE:{{3}}\nEND:VCARD\n"
OF_SOMEBODY = (
    "/person/{0}/",
    "/person/{0}/ways-in/",
    "/person/{0}/reflect/",
    "/person/{0}/timeline/",
    "/journey/{0}/",
    "/journey/{0}/why/",
    "/journey/{0}/evaluate/",
    "/meeting/{0}/",
    "/give-back/note/{0}/",
)
ELSEWHERE = (
    "/today/",
    "/journey/",
    "/find/",
    "/find/compare/?with={0}&with={1}",
    "/people/",
    "/network/",
    "/network/?q=%23{0}&ask=1",
    "/search/?q=m",
    "/give-back/?person={0}",
    "/feedback/",
    "/goals/",
    "/insights/",
    "/sources/",
    "/duplicates/",
)
TOLD = "`${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 40)}`"
WIDE = f"""() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .filter((one) => !one.closest(".unseen, dialog, .scroll-x, canvas, svg"))
  .filter((one) => getComputedStyle(one).position !== "fixed")
  .slice(0, 4).map((one) => {TOLD})"""
CUT = f"""() => [...document.querySelectorAll("main :is(a, button, p, h1, h2, label, .name, .badge, .tag)")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen, .scroll-x, canvas"))
  .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1)
  .map((one) => {TOLD})"""
LARGE = "addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'))"


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, list[int]]]:
    """A home of people with long names, pursued, met, owed feedback, tagged; and their numbers."""
    folder = tmp_path_factory.mktemp("long")
    with running_site(folder / "home") as site:
        cards = folder / f"{UNBROKEN}.vcf"
        cards.write_text("".join(CARD.format(*one) for one in PEOPLE), "utf-8")
        site.mentee(
            "init",
            "--name",
            LONG,
            "--aspiration",
            f"lead the {UNBROKEN}",
            "--organisation",
            UNBROKEN,
            "--value",
            "honesty",
        )
        site.mentee("import", str(cards))
        people = [line["id"] for line in site.json("people")]
        for number in people:
            site.mentee("reflect", f"#{number}", "--respect", "5", "--trait", f"{UNBROKEN}: {UNBROKEN}")
            site.mentee("pursue", f"#{number}")
        yield site, people


def visit(page: Page, address: str) -> list[str]:
    """What is wrong with the page: it scrolls sideways, something stands out of it, or words are cut."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
    found = []
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{address} scrolls sideways: {page.evaluate(WIDE)}")
    if cut := page.evaluate(CUT):
        found.append(f"{address} cuts words: {cut}")
    return found


@pytest.mark.parametrize(("width", "before"), [(320, ""), (640, LARGE)], ids=["narrow", "text twice as large"])
def test_every_page_fits_however_long_the_names(
    chromium: Browser, long: tuple[Site, list[int]], width: int, before: str
) -> None:
    site, people = long
    context = chromium.new_context(viewport={"width": width, "height": 640}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.add_init_script(before)
    page.goto(site.link())
    paths = [path.format(number) for number in people for path in OF_SOMEBODY]
    paths += [path.format(*people) for path in ELSEWHERE]
    found = [wrong for path in paths for wrong in visit(page, site.base + path)]
    context.close()
    assert not found, "\n".join(found)


def test_every_page_of_the_example_fits_the_narrowest_phone(chromium: Browser, site: Site, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(site.base + "/sign-in/")
    found = visit(page, site.base + "/sign-in/")
    page.goto(site.link())
    site.explore(page)
    found += [wrong for _, address in addresses(page, site.base) for wrong in visit(page, address)]
    context.close()
    assert not found, "\n".join(found)

"""On paper: what there is to read, whole, on A4 and Letter; nothing to press, and no ink for backgrounds."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site import Site

PAPERS = {"A4": 680, "Letter": 702}  # width between the margins, in CSS pixels
KINDS = "nav, button, input, select, textarea, summary, .button, .toasts, .banner, .tick"
PRESSED = f"""() => [...document.querySelectorAll("{KINDS}")].filter((one) => one.checkVisibility())
  .map((one) => `${{one.tagName}}.${{one.className}}: ${{one.textContent.trim().slice(0, 30)}}`)"""
DARK = """() => [...document.querySelectorAll("html, body, main, .card, .note, .badge, .letter")]
  .filter((one) => one.checkVisibility()).map((one) => getComputedStyle(one).backgroundColor)
  .filter((colour) => !/^(rgba\\(0, 0, 0, 0\\)|rgb\\(255, 255, 255\\))$/.test(colour))"""


@pytest.fixture(scope="module")
def paper(chromium: Browser, site: Site) -> Iterator[tuple[Page, Site, str]]:
    """The example world as it is printed by somebody who works in the dark, and the number of a mentor in it."""
    context = chromium.new_context(reduced_motion="reduce", color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    page.goto(site.link())
    site.explore(page)
    page.goto(site.base + "/journey/")
    number = re.sub(r"\D", "", page.locator(".journey-row a.name").first.get_attribute("href") or "")
    page.emulate_media(media="print", color_scheme="dark")
    yield page, site, number
    context.close()


@pytest.mark.parametrize(
    ("path", "said", "most"),
    [
        ("/today/", ("Today", "worth doing"), 3),
        ("/meeting/{0}/", ("Three open questions", "One follow-up"), 2),
        ("/person/{0}/", ("Where you stand", "What happened", "About"), 5),
        ("/find/", ("Ottoline Brightwater", "Knows the way"), 5),
        ("/give-back/note/{0}/", ("thank you", "Mira Sandoval"), 1),
    ],
)
def test_a_page_is_worth_its_paper(
    paper: tuple[Page, Site, str], path: str, said: tuple[str, ...], most: int
) -> None:
    page, site, number = paper
    for name, width in PAPERS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(site.base + path.format(number))
        text = page.locator("main").inner_text()
        assert [words for words in said if words not in text] == []
        assert page.evaluate(PRESSED) == []
        assert page.evaluate(DARK) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=name, prefer_css_page_size=False)))
        assert 0 < sheets <= most, f"{path} takes {sheets} sheets of {name}"


def test_the_sheet_has_room_to_write_below_each_question(paper: tuple[Page, Site, str]) -> None:
    page, site, number = paper
    page.goto(f"{site.base}/meeting/{number}/")
    room = page.evaluate(
        "[...document.querySelectorAll('.questions > li')].map((one) => getComputedStyle(one, '::after').height)"
    )
    assert len(room) >= 3
    assert all(float(height.removesuffix("px")) > 50 for height in room)

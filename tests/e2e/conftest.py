"""A site and a signed-in page for each journey; skipped, with the reason, where there is no browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.e2e.site import PHONE, Site, chromium_path, open_browser, running_site

AXE = Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why nothing here can run on a machine without a browser."""
    if chromium_path() is None:
        reason = pytest.mark.skip(reason="no Chromium here: install it, or name one in MENTEE_CHROMIUM")
        for item in items:
            if "tests/e2e/" in str(item.path):
                item.add_marker(reason)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One server for the journeys of a module."""
    with running_site(tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """A signed-in page on a phone; the test fails on any error in the console or refusal of the content policy."""
    context = chromium.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: note(troubles, message))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(site.link())
    yield page
    context.close()
    assert not troubles, troubles


def note(troubles: list[str], message: ConsoleMessage) -> None:
    """Keep what the console calls an error, save answers that are meant to be refusals."""
    if message.type == "error" and not re.search(r"status of (403|404|422)", message.text):
        troubles.append(message.text)


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds on a page: rule, help and the places."""
    source = AXE.read_text()

    def look(page: Page) -> list[str]:
        page.wait_for_load_state("load")  # a page without its style sheets yet has other colours and sizes
        page.evaluate(source)
        options = {"runOnly": list(RULES), "resultTypes": ["violations"]}
        found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
        return [
            f"{page.url}: {one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:4]}"
            for one in found
        ]

    return look

"""axe-core finds nothing to mend on any page, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.e2e.pages import addresses
from tests.e2e.site import DESKTOP, PHONE, Site


@pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("desktop", "light")])
def test_axe_finds_nothing(
    chromium: Browser, site: Site, violations: Callable[[object], list[str]], theme: str, size: str
) -> None:
    context = chromium.new_context(
        viewport=PHONE if size == "phone" else DESKTOP,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(site.base + "/sign-in/")
    found = violations(page)
    page.goto(site.link())
    site.explore(page)
    for _, address in addresses(page, site.base):
        page.goto(address)
        found += violations(page)
    context.close()
    assert not found, "\n".join(found)

"""Pictures of every page, phone and desktop, light and dark: python -m tests.e2e.screenshots FOLDER [NAME...]."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.e2e.pages import addresses
from tests.e2e.site import DESKTOP, PHONE, Site, open_browser, running_site


def main(folder: Path, names: list[str]) -> int:
    """Take all pictures in the example world; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running_site(Path(home)) as site, open_browser() as browser:
        return sum(
            take(browser, site, folder, names, size, theme)
            for size in ("phone", "desktop")
            for theme in ("light", "dark")
        )


def take(browser: Browser, site: Site, folder: Path, names: list[str], size: str, theme: str) -> int:
    """The pictures of one width and one theme."""
    context = browser.new_context(
        viewport=PHONE if size == "phone" else DESKTOP,
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(site.base + "/sign-in/")
    count = 0
    if not names or "sign-in" in names:
        whole_page(page, folder / f"sign-in-{size}-{theme}.png")
    page.goto(site.link())
    if not names or "first-visit" in names:
        whole_page(page, folder / f"first-visit-{size}-{theme}.png")
    site.explore(page)
    for name, address in addresses(page, site.base):
        if names and name not in names:
            continue
        page.goto(address)
        whole_page(page, folder / f"{name}-{size}-{theme}.png")
        count += 1
    context.close()
    return count


def whole_page(page: Page, path: Path) -> None:
    """A picture of the page as if the screen were as tall as it: bars at the bottom stay at the bottom."""
    page.wait_for_load_state("load")
    size = page.viewport_size
    assert size is not None
    tall = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    page.wait_for_timeout(150)
    page.screenshot(path=path)
    page.set_viewport_size(size)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    print(f"{main(Path(sys.argv[1]), sys.argv[2:])} pictures in {sys.argv[1]}")  # noqa: T201 - a command's answer

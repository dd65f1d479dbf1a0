"""Every page that is looked at: by axe, and as a picture."""

from __future__ import annotations

from collections import Counter

from playwright.sync_api import Page

# Name of the picture and address; {person} stands for somebody of the example world.
PAGES: tuple[tuple[str, str], ...] = (
    ("welcome", "/welcome/"),
    ("example", "/example/"),
    ("more", "/more/"),
    ("found", "/search/?q=ot"),
    ("find", "/find/"),
    ("find-far", "/find/?q=quantum+plumbing"),
    ("people", "/people/"),
    ("person", "/person/{person}/"),
    ("ways", "/person/{person}/ways-in/"),
    ("reflect", "/person/{person}/reflect/"),
    ("sources", "/sources/"),
    ("work", "/jobs/"),
    ("duplicates", "/duplicates/"),
    ("settings", "/settings/"),
    ("aspirations", "/settings/aspirations/"),
    ("preferences", "/settings/preferences/"),
    ("digest", "/settings/digest/"),
    ("vocabularies", "/settings/vocabularies/"),
    ("programs", "/settings/programs/"),
    ("data", "/settings/data/"),
    ("link", "/settings/link/"),
    ("not-found", "/nothing-of-the-kind/"),
)
SOMEBODY = "Ottoline Brightwater"


def addresses(page: Page, base: str) -> list[tuple[str, str]]:
    """All pages as (name, full address), those of the navigation that are not listed too; each name once."""
    page.goto(f"{base}/search/?q={SOMEBODY}")
    link = page.locator("main .found a").first.get_attribute("href") or ""
    person = "".join(letter for letter in link if letter.isdigit())
    page.goto(f"{base}/more/")
    found = [(name, path.replace("{person}", person)) for name, path in PAGES]
    for entry in page.locator("main .places a").all():
        path = entry.get_attribute("href") or ""
        if path not in {path for _, path in found}:
            found.append((path.strip("/").replace("/", "-") or "home", path))
    twice = {name for name, count in Counter(name for name, _ in found).items() if count > 1}
    assert not twice, f"one picture would overwrite the other: {twice}"
    return [(name, base + path) for name, path in found]

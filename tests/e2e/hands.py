"""Hands on a keyboard alone: they go from stop to stop, and see at each whether it can be seen."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_STOPS = 160
LOST = "the focus is lost"
# What is wrong with the stop where the focus is, empty where it is well: lost, unseen, unmarked, covered.
LOOK = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "LOST";
  const told = `${one.tagName}.${one.className}#${one.id} ${(one.innerText || one.name || "").trim().slice(0, 40)}`;
  if (one.matches("#main, dialog") || one.closest("#palette")) return "";
  const shown = [one, one.nextElementSibling, one.closest("label"), one.parentElement].filter(Boolean);
  const marked = shown.some((part) => {
    const style = getComputedStyle(part);
    const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return drawn || style.boxShadow.includes("0px 0px 0px");
  });
  if (!marked) return `no mark of the focus on ${told}`;
  const small = one.matches("input[type=radio], input[type=checkbox]");
  const box = (small ? one.closest("label") ?? one : one).getBoundingClientRect();
  if (box.width < 2 || box.height < 2) return `nothing to see of ${told}`;
  if (box.bottom < 1 || box.top > innerHeight - 1) return `out of sight: ${told}`;
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
  const there = document.elementFromPoint(Math.max(0, x), Math.min(innerHeight - 1, Math.max(0, y)));
  const near = there && (one.contains(there) || there.contains(one) || there.closest("label")?.contains(one));
  const bar = there?.closest(".many, .bars, .tabs, .toasts, .banner, .side");
  return near || !bar || bar.contains(one) ? "" : `covered by ${bar.className}: ${told}`;
}""".replace("LOST", LOST)


class Hands:
    """A page that is used by keys alone; AssertionError where the focus gets lost or cannot be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def look(self) -> None:
        """See that the focus is somewhere, marked, and not covered."""
        wrong = self.seen()
        assert not wrong, f"{self.page.url}: {wrong}"

    def seen(self) -> str:
        """What is wrong with where the focus is; what has only to come into sight is given a moment."""
        wrong: str = self.page.evaluate(LOOK)
        if wrong and wrong != LOST:
            self.page.wait_for_timeout(150)
            wrong = self.page.evaluate(LOOK)
        return wrong

    def to(self, target: Locator, *, back: bool = False) -> None:
        """Go on by Tab until the target has the focus."""
        target.first.wait_for(state="attached", timeout=30_000)
        key = "Shift+Tab" if back else "Tab"
        for _ in range(MOST_STOPS):
            if target.first.evaluate("(one) => one === document.activeElement"):
                self.look()
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{self.page.url}: {MOST_STOPS} stops do not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go to a button or a link, and press it."""
        self.to(target)
        self.page.keyboard.press(key)

    def write(self, target: Locator, text: str) -> None:
        """Go to a field, and write in place of what it holds."""
        self.to(target)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def choose(self, group: Locator, nth: int = 0) -> None:
        """Go to a group of radio buttons, and choose one by the arrows."""
        first = group.get_by_role("radio").first
        self.to(first)
        self.page.keyboard.press("Space")
        for _ in range(nth):
            self.page.keyboard.press("ArrowRight")
        self.look()

    def stops(self, most: int = MOST_STOPS) -> list[str]:
        """What is wrong on the way through the whole page, from its top until its end."""
        found: list[str] = []
        for number in range(most):
            self.page.keyboard.press("Tab")
            wrong = self.seen()
            if wrong == LOST:
                return found if number else ["nothing to go to"]
            if wrong:
                found.append(wrong)
        return found

"""The network in a browser: drawn, walked by keyboard, lit, moved without stutter; and as a list without scripts."""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from tests.e2e.conftest import note
from tests.e2e.site import DESKTOP, PHONE, Site

TARGET = "Ottoline Brightwater"
DRAWN = "[data-network][data-drawn]"
SPREAD = """(most) => {
  const view = document.querySelector("[data-network]").network, data = view.data;
  while (view.count < most) {
    const i = view.count, from = i % 25, angle = i * 2.4, away = 60 + 5 * Math.sqrt(i);
    view.add(-i, `Invented ${i}`, from);
    [data.x[i], data.y[i]] = [away * Math.cos(angle), away * Math.sin(angle)];
    data.ties.push(from, i, i - 1, i);
  }
  view.rim = 300; view.showAll();
}"""
WATCH = """() => {
  window.gaps = []; window.watching = true; let last = performance.now();
  const look = (now) => { gaps.push(now - last); last = now; if (window.watching) requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""


@pytest.fixture(scope="module")
def explored(chromium: Browser, site: Site) -> StorageState:
    """Signed in, and in the example world."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(site.link())
    site.explore(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def network(chromium: Browser, site: Site, explored: StorageState) -> Iterator[Page]:
    """The network of the example world; the test fails on any error in the console."""
    context = chromium.new_context(viewport=DESKTOP, storage_state=explored, reduced_motion="reduce")
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: note(troubles, message))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(site.base + "/network/")
    page.locator(DRAWN).wait_for()
    yield page
    context.close()
    assert not troubles, troubles


def test_the_keyboard_walks_from_person_to_person_and_opens_one(network: Page, site: Site) -> None:
    network.locator("canvas").focus()
    network.keyboard.press("ArrowRight")
    card = network.locator("#network-card")
    expect(card).to_be_visible()
    first = card.locator("a.name").inner_text()
    network.keyboard.press("ArrowDown")
    expect(card.locator("a.name")).not_to_have_text(first)
    network.keyboard.press("Escape")
    expect(card).to_be_hidden()
    network.keyboard.press("+")
    nearer = network.evaluate("document.querySelector('[data-network]').network.camera.scale")
    network.keyboard.press("0")
    assert network.evaluate("document.querySelector('[data-network]').network.camera.scale") < nearer
    network.keyboard.press("ArrowLeft")
    expect(card).to_be_visible()
    href = card.locator("a.name").get_attribute("href")
    network.keyboard.press("Enter")
    network.wait_for_url(site.base + str(href))


def late(route: Route) -> None:
    """Let an answer wait, as on a slow line."""
    time.sleep(0.5)
    route.continue_()


def test_enter_opens_whom_the_arrow_reached_even_before_the_card_shows_it(network: Page) -> None:
    network.locator("canvas").focus()
    network.keyboard.press("ArrowRight")
    expect(network.locator("#network-card")).to_be_visible()
    network.route("**/network/card/**", late)
    network.keyboard.press("ArrowDown")
    reached = network.evaluate(
        "() => { const v = document.querySelector('[data-network]').network; return v.data.id[v.picked]; }"
    )
    network.keyboard.press("Enter")
    network.wait_for_url(re.compile(f"/person/{reached}/$"))


def test_a_card_that_comes_late_stays_away(network: Page) -> None:
    waiting: list[Route] = []
    network.route("**/network/card/**", lambda route: waiting.append(route))  # noqa: PLW0108 - its handlers are inspected
    with network.expect_request("**/network/card/**"):
        network.locator("canvas").press("ArrowRight")
    network.keyboard.press("Escape")
    while not waiting:
        network.wait_for_timeout(20)
    with network.expect_response("**/network/card/**") as answer:
        waiting[0].continue_()
    answer.value.finished()
    network.wait_for_timeout(100)
    expect(network.locator("#network-card")).to_be_hidden()


def test_a_question_lights_the_way_and_it_can_be_found_again(network: Page) -> None:
    network.get_by_label("Find somebody, or ask who could introduce you").fill(TARGET)
    network.get_by_role("button", name="Who can introduce me?").click()
    expect(network.get_by_role("heading", name=f"How to reach {TARGET}")).to_be_visible()
    lit = "document.querySelector('[data-network]').network.lit.length"
    assert network.evaluate(lit) >= 1
    network.reload()
    network.locator(DRAWN).wait_for()
    assert network.evaluate(lit) >= 1
    network.get_by_role("link", name="Close", exact=True).click()
    expect(network.get_by_role("heading", name=f"How to reach {TARGET}")).to_be_hidden()
    assert network.evaluate(lit) == 0


def test_a_tap_shows_the_person_under_it(network: Page) -> None:
    place = network.evaluate(
        "() => { const v = document.querySelector('[data-network]').network, c = v.camera;"
        " return [(v.data.x[0] - c.x) * c.scale + v.width / 2, (v.data.y[0] - c.y) * c.scale + v.height / 2,"
        " v.data.name[0]]; }"
    )
    network.locator("canvas").click(position={"x": place[0], "y": place[1]})
    expect(network.locator("#network-card a.name")).to_have_text(place[2])


def test_two_thousand_people_move_without_stutter(network: Page, capsys: pytest.CaptureFixture[str]) -> None:
    network.evaluate(SPREAD, 2000)
    box = network.locator("canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    network.evaluate("document.querySelector('[data-network]').network.frames.length = 0")
    network.evaluate(WATCH)
    network.mouse.move(x, y)
    network.mouse.down()
    for k in range(90):
        network.mouse.move(x - 2 * k, y + k % 30)
    network.mouse.up()
    gaps, draws = network.evaluate(
        "() => { window.watching = false;"
        " return [gaps.slice(1), document.querySelector('[data-network]').network.frames]; }"
    )
    with capsys.disabled():
        sys.stdout.write(
            f"\n2,000 people moved: a drawing {statistics.median(draws):.1f} ms at the median, "
            f"a frame {statistics.median(gaps):.1f} ms, {sorted(gaps)[int(0.95 * len(gaps))]:.1f} ms at p95\n"
        )
    assert len(draws) > 30
    assert statistics.median(draws) < 16  # twice what a display of 60 frames a second allows would be a stutter
    assert statistics.median(gaps) < 34


def test_without_scripts_the_list_and_the_ways_are_there(
    chromium: Browser, site: Site, explored: StorageState
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False, storage_state=explored)
    page = context.new_page()
    page.goto(site.base + "/network/")
    expect(page.locator("canvas")).to_be_hidden()
    page.get_by_label("Find somebody, or ask who could introduce you").fill(TARGET)
    page.get_by_role("button", name="Who can introduce me?").click()
    expect(page.get_by_role("heading", name=f"How to reach {TARGET}")).to_be_visible()
    page.get_by_role("link", name="Inside", exact=True).click()
    expect(page.locator(".network-list > li").first).to_contain_text("inside")
    context.close()

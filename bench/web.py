"""How fast and how heavy the web pages are: a real server with 30,000 people and 300,000 interactions behind it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figure import Figure
from bench.home import NOW, build
from tests.e2e.site import chromium_path, open_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, StorageState

PEOPLE, INTERACTIONS = 30_000, 300_000
PURSUED = 20
ROUNDS, WARM = 25, 3
WRITES, MOVES = 5, 240
LETTERS = (
    "p",
    "pe",
    "per",
    "person12",
    "person123 inv",
    "invented5",
    "preson77",
    "seeker",
    "find",
    "Invented7 person7",
)
SKIPPED = re.compile(r"sign-in|sign-out|styleguide|\.ics$|export|download|/undo")

WATCH = """() => {
    const at = (window.framesAt = []);
    const step = (now) => { at.push(now); requestAnimationFrame(step); };
    requestAnimationFrame(step);
}"""


class Browsing:
    """One connection to the server, signed in, as a browser would keep it."""

    def __init__(self, port: int) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies: dict[str, str] = {}

    def get(self, path: str, *, headers: dict[str, str] | None = None) -> tuple[int, str, bytes, float]:
        """Status, kind of content, the answer as it came over the wire, and the seconds it took."""
        said = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "gzip",
            "Sec-Fetch-Site": "same-origin",
        }
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=said | (headers or {}))
        answer = self.connection.getresponse()
        body = answer.read()
        took = time.perf_counter() - begun
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Content-Type", ""), body, took


def figures() -> Iterator[Figure]:
    """All figures of this part."""
    home = Path(tempfile.mkdtemp(prefix="mentee-bench-web-"))
    try:
        person = fill(home)
        with serving(home) as (port, pid):
            browsing = Browsing(port)
            browsing.get(re.sub(r"^http://[^/]+", "", link(home, port)))
            browsing.get("/more/")
            yield Figure("server at rest", memory(pid), "MB", note="PSS of its processes after the first page")
            pages = pages_of(browsing, person)
            yield from times(browsing, pages)
            yield from typing(browsing)
            yield from after_writes(browsing, person)
            yield Figure("server after every page", memory(pid), "MB", note="PSS of its processes")
            yield from weights(home, port, pages)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def fill(home: Path) -> int:
    """Make the home and take some people up; gives the id of one of them."""
    build(home, size=PEOPLE, interactions=INTERACTIONS)
    from datetime import UTC, datetime

    from mentee.flows.find import Wish, find
    from mentee.flows.steps.pursue import pursue
    from mentee.store.owners import local_owner

    owner = local_owner()
    found = find(owner, Wish(most=PURSUED), now=datetime.now(UTC)).found
    for one in found:
        pursue(owner, f"#{one.person}", now=NOW)
    return found[0].person


@contextmanager
def serving(home: Path) -> Iterator[tuple[int, int]]:
    """`mentee serve` in this home: its port and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "mentee", "serve", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        command,
        env=os.environ | {"MENTEE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        for _ in range(1200):
            time.sleep(0.1)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        else:
            raise RuntimeError("the server did not start")
        yield port, process.pid
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, and end whatever of its processes is still there after two minutes."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=120)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def link(home: Path, port: int) -> str:
    """A new sign-in link."""
    command = [sys.executable, "-m", "mentee", "serve", "--link", "--port", str(port)]
    done = subprocess.run(
        command, env=os.environ | {"MENTEE_HOME": str(home)}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def memory(pid: int) -> float:
    """Megabytes (PSS: a page shared by several processes counts once) of a process and those it started."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    family, grown = {pid}, True
    while grown:
        young = {child for child, parent in parents.items() if parent in family} - family
        family, grown = family | young, bool(young)
    return sum(_pss(one) for one in family)


def _pss(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def pages_of(browsing: Browsing, person: int) -> list[str]:
    """Every address that answers a signed-in reader with a page, those about a person filled with one."""
    from mentee.web.urls import urlpatterns

    found = []
    for pattern in urlpatterns:
        route = "/" + re.sub(
            r"<(?:int:|str:|path:)?(?:person|ref|reference|pk|id)>", str(person), str(pattern.pattern)
        )
        if "<" in route or SKIPPED.search(route):
            continue
        status, kind, _, _ = browsing.get(route)
        if status == 200 and ("text/html" in kind or route.endswith(".json")):
            found.append(route)
    return found


def times(browsing: Browsing, pages: Sequence[str]) -> Iterator[Figure]:
    """Seconds on one connection over loopback, every page in turn, beside the page that needs no data."""
    plain = "/sign-in/help/" if "/sign-in/help/" in pages else "/more/"
    taken: dict[str, list[float]] = {page: [] for page in dict.fromkeys([plain, *pages])}
    for number in range(ROUNDS + WARM):
        for page, seconds in taken.items():
            took = browsing.get(page)[3]
            if number >= WARM:
                seconds.append(took * 1000)
    base = statistics.median(taken[plain])
    for page, each in taken.items():
        name = re.sub(r"\d+", "N", page)
        yield Figure(f"{name} median", statistics.median(each), "ms", baseline=base, note=f"beside {plain}")
        yield Figure(f"{name} p95", sorted(each)[int(0.95 * len(each))], "ms")
    everything = [statistics.median(each) for each in taken.values()]
    yield Figure("slowest page median", max(everything), "ms", baseline=base)
    yield Figure("slowest page p95", max(sorted(each)[int(0.95 * len(each))] for each in taken.values()), "ms")


def typing(browsing: Browsing) -> Iterator[Figure]:
    """Search as you type: what the palette asks for at each letter."""
    taken = []
    for number in range(ROUNDS + WARM):
        for letters in LETTERS:
            asked = letters.replace(" ", "+")
            took = browsing.get(f"/search/?q={asked}", headers={"HX-Request": "true"})[3]
            if number >= WARM:
                taken.append(took * 1000)
    yield Figure("search as you type, median", statistics.median(taken), "ms")
    yield Figure("search as you type, p95", sorted(taken)[int(0.95 * len(taken))], "ms")


def after_writes(browsing: Browsing, person: int) -> Iterator[Figure]:
    """The first view of a page after the seeker wrote something, when what was kept no longer holds as it is."""
    from datetime import UTC, datetime, timedelta

    from mentee.flows.own_words import put_tags
    from mentee.records.facts import Channel
    from mentee.records.seeker import Reflection
    from mentee.store.owners import local_owner
    from mentee.store.writes.doing import doing
    from mentee.store.writes.journey import log_interaction
    from mentee.store.writes.seeker import add_reflection

    owner = local_owner()

    def meet(number: int) -> None:
        at = NOW + timedelta(hours=number)
        with doing(owner, "met", now=at) as deed:
            log_interaction(deed, people=[person], at=at, channel=Channel.MEETING)

    deeds: dict[str, Callable[[int], object]] = {
        "a meeting was logged": meet,
        "a tag was given": lambda number: put_tags(owner, person, [f"tag {number}"], now=datetime.now(UTC)),
        "a reflection": lambda number: add_reflection(owner, person, Reflection(at=NOW, respect=1 + number % 5)),
    }
    for name, deed in deeds.items():
        for page in ("/today/", "/find/", f"/person/{person}/"):
            taken = []
            for number in range(WRITES):
                deed(number)
                taken.append(browsing.get(page)[3] * 1000)
            shown = re.sub(r"\d+", "N", page)
            yield Figure(f"{shown} first after {name}", statistics.median(taken), "ms", note=f"median of {WRITES}")


def panning(browser: Browser, state: StorageState, port: int) -> Iterator[Figure]:
    """Milliseconds from frame to frame while the network is drawn along by the pointer."""
    context = browser.new_context(storage_state=state, viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    tab.goto(f"http://127.0.0.1:{port}/network/")
    tab.wait_for_function("document.querySelector('[data-network]')?.network")
    box = tab.locator("[data-network] canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate(WATCH)
    for number in range(MOVES):
        tab.mouse.move(x + number % 60 * 4 - 120, y + number % 40 * 3 - 60)
    tab.mouse.up()
    at: list[float] = tab.evaluate("() => window.framesAt")
    context.close()
    gaps = sorted(b - a for a, b in pairwise(at))
    yield Figure("network: frame while panning, median", statistics.median(gaps), "ms", note=f"{len(gaps)} frames")
    yield Figure("network: frame while panning, p95", gaps[int(0.95 * len(gaps))], "ms")


def weights(home: Path, port: int, pages: Sequence[str]) -> Iterator[Figure]:
    """Kilobytes over the wire of each page's first load, with all it brings along, in a browser that kept nothing."""
    if chromium_path() is None:
        print("no Chromium here: weights and panning are left out")
        return
    shown = [page for page in pages if not page.endswith(".json") and "/card/" not in page]
    with open_browser() as browser:
        entrance = browser.new_context()
        entrance.new_page().goto(link(home, port))
        state = entrance.storage_state()
        heaviest = 0.0
        for page in shown:
            context = browser.new_context(storage_state=state, service_workers="block")
            tab = context.new_page()
            wire = context.new_cdp_session(tab)
            wire.send("Network.enable")
            sizes: list[float] = []
            wire.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
            tab.goto(f"http://127.0.0.1:{port}{page}", wait_until="networkidle")
            context.close()
            heaviest = max(heaviest, sum(sizes) / 1024)
            yield Figure(f"{re.sub(r'[0-9]+', 'N', page)} first load", sum(sizes) / 1024, "kB")
        yield from panning(browser, state, port)
    yield Figure("heaviest page first load", heaviest, "kB")

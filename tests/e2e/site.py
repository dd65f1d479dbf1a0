"""A server as `mentee serve` starts it, in a home of its own, and a browser to visit it with."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

# The shell without a window draws pages alike for a third less.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=860)
BUILDING = 180_000  # milliseconds that the example world may take on a busy machine


def chromium_path() -> str | None:
    """The Chromium of this machine, None where there is none; MENTEE_CHROMIUM names another."""
    given = os.environ.get("MENTEE_CHROMIUM")
    return given or next((found for name in BROWSERS if (found := shutil.which(name))), None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The machine's own Chromium, driven."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(slots=True)
class Site:
    """A server that runs: its address, its home, its process."""

    base: str
    home: Path
    process: subprocess.Popen[str]

    def mentee(self, *words: str) -> str:
        """What a command of this home prints."""
        done = subprocess.run(
            [sys.executable, "-m", "mentee", *words],
            env=environment(self.home),
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def json(self, *words: str) -> Any:
        """What a command says with --json."""
        return json.loads(self.mentee(*words, "--json"))

    def rows(self) -> Counter[str]:
        """How many rows each table has, as the export says."""
        lines = (json.loads(line) for line in self.mentee("export").splitlines())
        return Counter(line["table"] for line in lines if "table" in line)

    def link(self) -> str:
        """A new sign-in link."""
        return self.mentee("serve", "--link").strip()

    def explore(self, page: Page) -> None:
        """Bring somebody signed in into the example world by its one click."""
        page.goto(self.base + "/example/")
        page.get_by_role("button", name="Explore the example").click(timeout=BUILDING)
        page.get_by_role("button", name="Leave the example").wait_for(timeout=BUILDING)

    def workers(self) -> list[int]:
        """Processes of workers that this server started."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
                here = str(self.home).encode() in (entry / "environ").read_bytes()
            except OSError:
                continue
            if here and b"work" in words and b"--until-idle" in words:
                found.append(int(entry.name))
        return found


def environment(home: Path) -> dict[str, str]:
    """The environment of a process with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MENTEE_")}
    return {**kept, "MENTEE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "mentee.settings"}


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_site(home: Path) -> Iterator[Site]:
    """`mentee serve` in this home, until the end."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mentee", "serve", "--no-browser", "--port", str(port)],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        wait_for(port, process)
        yield Site(f"http://127.0.0.1:{port}", home, process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(port: int, process: subprocess.Popen[str], *, seconds: float = 90.0) -> None:
    """Until the server answers; with what it printed where it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    said = process.stdout.read() if process.poll() is not None and process.stdout else ""
    raise RuntimeError(f"the server did not start: {said}")


def link_in(text: str) -> str:
    """The sign-in link in what was printed."""
    found = re.search(r"http://\S+/sign-in/\S+", text)
    assert found, text
    return found[0]

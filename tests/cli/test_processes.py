"""The command as a process of its own: quick to start, codes for scripts, and whole again after a kill."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mentee import __version__
from tests.cli.mailbox import mailbox

MAILS = 12_000


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a process with a home of its own on SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MENTEE_", "DJANGO_"))}
    return kept | {"MENTEE_HOME": str(tmp_path / "home")}


def mentee(home: dict[str, str], *words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentee", *(str(word) for word in words)]
    return subprocess.run(command, env=home, capture_output=True, text=True, check=False, timeout=120)


def told(home: dict[str, str], *words: object) -> Any:
    done = mentee(home, *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_it_works(home: dict[str, str]) -> None:
    done = mentee(home, "--version")
    assert (done.returncode, done.stdout) == (0, f"mentee {__version__}\n")


def test_help_needs_neither_a_home_nor_the_libraries(home: dict[str, str]) -> None:
    words = "import sys; from mentee.cli.main import group; group(['--help'], standalone_mode=False)"
    words += "; print(sorted({'django', 'numpy', 'rich', 'scipy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", words], env=home, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "find" in done.stdout
    assert not Path(home["MENTEE_HOME"]).exists()


def test_what_is_kept_is_for_the_user_alone(home: dict[str, str]) -> None:
    assert told(home, "people") == []
    assert Path(home["MENTEE_HOME"]).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("fnid",), 2, "fnid"),
        (("find", "--most", "none"), 2, "most"),
        (("import", "nowhere.csv"), 3, "there is no such file"),
        (("person", "Nobody Inparticular"), 4, "mentee people"),
        (("find",), 6, "mentee import FILE"),
    ],
)
def test_errors_have_a_code_and_a_remedy(home: dict[str, str], words: tuple[str, ...], code: int, said: str) -> None:
    done = mentee(home, *words)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_makes_no_sense_is_refused(home: dict[str, str]) -> None:
    done = mentee(home | {"MENTEE_DATABASE": "mysql://somewhere", "MENTEE_SECRET_KEY": "for tests only"}, "people")
    assert done.returncode == 3
    assert "MENTEE_DATABASE: write postgresql://" in done.stderr
    assert "Traceback" not in done.stderr


def test_after_a_kill_the_import_goes_on_and_nothing_is_doubled(home: dict[str, str], tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box.mbox", MAILS)
    told(home, "people")
    stored = kill_when_stored(home, box)
    assert 0 < stored < MAILS
    assert told(home, "imports")[0]["state"] == "running"
    (file,) = told(home, "import", box)["files"]
    assert file["state"] == "imported"
    assert file["counts"]["interactions"] == {"new": MAILS, "changed": 0, "same": 0}
    assert rows(home) == MAILS
    (line,) = told(home, "imports")
    assert (line["state"], line["done"]) == ("done", MAILS)
    assert told(home, "import", box)["files"][0]["state"] == "same"


def kill_when_stored(home: dict[str, str], box: Path) -> int:
    """Begin an import, kill it without warning after its first batch; gives how many mails were stored."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mentee", "import", str(box)],
        env=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 60
    while not rows(home) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return rows(home)


def rows(home: dict[str, str]) -> int:
    with sqlite3.connect(Path(home["MENTEE_HOME"]) / "mentee.sqlite3", timeout=20) as database:
        return int(database.execute("SELECT COUNT(*) FROM store_interaction").fetchone()[0])


def test_stopped_by_the_user_it_says_so(home: dict[str, str], tmp_path: Path) -> None:
    box = mailbox(tmp_path / "box.mbox", MAILS)
    told(home, "people")
    process = subprocess.Popen(
        [sys.executable, "-m", "mentee", "import", str(box)],
        env=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    until = time.monotonic() + 60
    while not rows(home) and time.monotonic() < until:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "goes on from there" in said

"""The digest by real processes: one mail a day with two workers, one killed while it sends, and by cron."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mailserver import Post, mail_server, speaking

ME = "sam@sample.example"
SET_UP = """
import django; django.setup()
from datetime import UTC, datetime, timedelta
from mentee.flows.digest.choose import keep_choice
from mentee.store.models import DigestRow
from mentee.store.owners import local_owner
from mentee.store.reads.digest import DigestChoice
owner, now = local_owner(), datetime.now(UTC)
choice = DigestChoice(on=True, to=("{me}",), weekdays=tuple(range(7)), hour=0, zone="UTC",
                      host="127.0.0.1", port={port}, security="none")
keep_choice(owner, choice, password=None, now=now)
DigestRow.objects.update(next_at=now - timedelta(minutes=1))
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A home with somebody to thank."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MENTEE_", "DJANGO_"))}
    made = kept | {"MENTEE_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "mentee.settings"}
    mentee(made, "init", "--name", "Sam Seeker", "--aspiration", "lead a team", "--address", ME)
    mentee(made, "add", "Bo Sample", "--address", "bo@sample.example")
    mentee(made, "pursue", "Bo Sample")
    mentee(made, "log", "--with", "Bo Sample", "--when", "yesterday", "--channel", "in_person", "--minutes", "45")
    return made


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server that takes everything."""
    with mail_server() as running:
        yield running


def mentee(home: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "mentee", *words]
    done = subprocess.run(command, env=home, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


def due_now(home: dict[str, str], port: int) -> None:
    """The digest is on, its hour has come, and it goes through the server at this port."""
    subprocess.run([sys.executable, "-c", SET_UP.format(me=ME, port=port)], env=home, check=True, timeout=120)


def worker(home: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mentee", "work", "--until-idle"],
        env=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_two_workers_send_one_mail_and_cron_none_beside_it(home: dict[str, str], post: Post) -> None:
    due_now(home, post.port)
    workers = [worker(home), worker(home)]
    assert [one.wait(timeout=180) for one in workers] == [0, 0]
    assert len(post.mails) == 1
    assert "sent before" in mentee(home, "digest", "--send")
    assert worker(home).wait(timeout=180) == 0, "after a restart"
    assert len(post.mails) == 1
    assert "Sent to sam@sample.example." in mentee(home, "digest", "--send", "--again")
    assert len(post.mails) == 2
    state = json.loads(mentee(home, "digest", "--json"))["state"]
    assert state["sent_at"]
    assert not state["reason"]


AGREED = (b"220 hello\r\n", b"250 hello\r\n", b"250 ok\r\n", b"250 ok\r\n")


@pytest.mark.parametrize("handed", [True, False])
def test_killed_while_it_sends(home: dict[str, str], post: Post, handed: bool) -> None:
    """Once the mail is handed over it is not sent again; before that the next worker sends it."""
    heard: list[bytes] = []
    lines = (*AGREED, b"354 go\r\n") if handed else AGREED[:2]
    with speaking(*lines, heard=heard) as port:
        due_now(home, port)
        process = worker(home)
        until = time.monotonic() + 120
        while len(heard) < len(lines) and process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        assert len(heard) == len(lines), heard
        process.send_signal(signal.SIGKILL)
        process.wait()
    said = "import django; django.setup()\nfrom mentee.store.models import DigestRow, Job\n"
    said += "from datetime import UTC, datetime\nrow = DigestRow.objects.get()\n"
    said += f"row.said['port'] = {post.port}\nrow.save()\nJob.objects.update(leased_until=datetime.now(UTC))"
    subprocess.run([sys.executable, "-c", said], env=home, check=True, timeout=120)
    assert worker(home).wait(timeout=180) == 0
    assert len(post.mails) == (0 if handed else 1)
    assert ("it may have come, or not" in mentee(home, "digest")) is handed


def test_what_it_would_say_and_how_it_is_turned_off(home: dict[str, str], post: Post) -> None:
    assert mentee(home, "digest").startswith("Off.")
    said = mentee(home, "digest", "--preview")
    assert "Bo Sample" in said
    due_now(home, post.port)
    assert "On, to sam@sample.example." in mentee(home, "digest")
    assert "Off." in mentee(home, "digest", "--off")
    assert worker(home).wait(timeout=180) == 0
    assert not post.mails

"""Signed-in clients, and the worker run in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from mentee.flows.setup import Answers, answer
from mentee.flows.worker import work_once, worker_name
from mentee.store.models import User
from mentee.store.owners import local_owner, named_owner

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:{name}
EMAIL:{email}
ORG:Invented Works
TITLE:Head of Samples
END:VCARD
"""


@pytest.fixture
def owner(db: None) -> User:
    """The one local owner."""
    return local_owner()


@pytest.fixture
def other(db: None) -> User:
    """Somebody else on the same server."""
    return named_owner("somebody-else")


@pytest.fixture
def browser(owner: User) -> Client:
    """A browser that the owner has signed in, with forms checked as in earnest."""
    client = Client(HTTP_HOST="127.0.0.1:8737")
    client.force_login(owner)
    return client


@pytest.fixture
def stranger(other: User) -> Client:
    """The other's browser."""
    client = Client(HTTP_HOST="127.0.0.1:8737")
    client.force_login(other)
    return client


@pytest.fixture
def answered(owner: User) -> User:
    """The owner who has answered the three questions."""
    said = Answers(name="Sam Seeker", aspiration="lead a data team", organisations=["Invented Works"])
    answer(owner, said, now=timezone.now())
    return owner


@pytest.fixture
def cards(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of contact cards of invented people."""

    def write(*names: str, file: str = "cards.vcf") -> Path:
        path = tmp_path / file
        path.write_text(
            "".join(CARDS.format(name=name, email=f"{name.split()[0].lower()}@sample.example") for name in names)
        )
        return path

    return write


@pytest.fixture
def do_jobs(transactional_db: None) -> Callable[[], int]:
    """Does all jobs that wait, as the worker would."""

    def do() -> int:
        done, name = 0, worker_name()
        while work_once(name):
            done += 1
        return done

    return do


@pytest.fixture(autouse=True)
def own_uploads(tmp_path: Path, settings: object) -> None:
    """Uploads of a test stay in its folder."""
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined]

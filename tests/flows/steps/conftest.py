"""A small invented world for the deeds of the steps, and the example world with its story told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from mentee.flows.landscape.memory import forget
from mentee.flows.setup import Answers, answer
from mentee.flows.steps.log import Said, log
from mentee.flows.steps.pursue import pursue
from mentee.flows.steps.whom import whom
from mentee.records.facts import Channel, Contact, Fact, Interaction
from mentee.store.models import User
from tests.mailserver import Post, mail_server
from tests.store.invented import bring, contact, mail, mail_key, new_owner, person

ADA = contact("ada@acme.example", "Ada Oak")
BEN, CID = contact("ben@acme.example", "Ben Birch"), contact("cid@acme.example", "Cid Elm")
ME = contact("mira@lantern.example", "Mira Sandoval")
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A home of the test's own: nothing kept of another test's people."""
    settings.HOME = tmp_path
    forget()
    yield tmp_path
    forget()


@pytest.fixture
def owner(db: None, home: Path) -> User:
    """An owner who knows Ada, Ben and Cid, and has written with Ada."""
    owner = new_owner()
    answer(owner, Answers(name="Mira", aspiration="lead a data team", addresses=["mira@lantern.example"]), now=NOW)
    people: list[Fact] = [
        person("Ada Oak", mail_key("ada@acme.example"), at="Acme", title="Head of Data"),
        person("Ben Birch", mail_key("ben@acme.example"), at="Acme", title="Analyst"),
        person("Cid Elm", mail_key("cid@acme.example"), at="Acme", title="Graphic designer", line=3),
    ]
    bring(owner, "people", people)
    bring(owner, "first mails", [letter("1", BEN, ME, 20), letter("2", ME, BEN, 19), letter("3", CID, ME, 18)])
    return owner


def letter(key: str, sender: Contact, to: Contact, days_ago: float, thread: str = "") -> Interaction:
    """A mail so many days before NOW."""
    return replace(mail(key, sender, to, thread=thread), at=NOW - timedelta(days=days_ago))


@pytest.fixture
def alone(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One person's own machine, also where the tests run on a server's database."""
    settings.SHARED, settings.MAIL_SERVER = False, {}
    if connection.vendor == "postgresql":
        monkeypatch.setenv("MENTEE_SECRETS_KEY", "k" * 40)


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server that takes everything."""
    with mail_server() as running:
        yield running


@pytest.fixture
def busy(owner: User) -> User:
    """The owner pursues Ada and Ben, and met Ben yesterday."""
    for name in ("Ada", "Ben"):
        pursue(owner, name, now=NOW - timedelta(days=9))
    said = Said((whom(owner, "Ben").id,), NOW - timedelta(hours=20), Channel.IN_PERSON, minutes=45)
    log(owner, said, now=NOW - timedelta(hours=19))
    return owner

"""Relationships to look at: invented people brought in by a card file, pursued, met and written to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.test import Client
from django.utils import timezone

from mentee.flows.import_ import Reading, import_files
from mentee.flows.progress import Progress
from mentee.flows.reflect import reflect
from mentee.flows.steps.log import Said, log
from mentee.flows.steps.pursue import pursue
from mentee.flows.steps.whom import whom
from mentee.records.facts import Channel
from mentee.records.journey import Direction
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User

NAMES = ("Ada Example", "Bo Sample", "Cleo Invented", "Dan Madeup")
Cards = Callable[..., Path]


def bring_in(owner: User, cards: Cards, *names: str) -> dict[str, int]:
    """People of these names; their numbers by first name."""
    chosen = names or NAMES
    list(import_files(owner, [cards(*chosen)], now=timezone.now(), reading=Reading(), progress=Progress()))
    return {name.split()[0]: whom(owner, name).id for name in chosen}


def meet(owner: User, person: int, *, days_ago: float, minutes: int = 45, notes: str = "") -> None:
    """A coffee with somebody."""
    now = datetime.now(UTC)
    at = now - timedelta(days=days_ago)
    log(owner, Said((person,), at, Channel.IN_PERSON, minutes=minutes, notes=notes), now=now)


def write_to(owner: User, person: int, *, days_ago: float, answered_after: float | None = 1.0) -> None:
    """A mail to somebody, and their answer."""
    now = datetime.now(UTC)
    at = now - timedelta(days=days_ago)
    log(owner, Said((person,), at, Channel.MAIL, Direction.SENT, subject="A question"), now=now)
    if answered_after is not None:
        back = at + timedelta(days=answered_after)
        log(owner, Said((person,), back, Channel.MAIL, Direction.RECEIVED, subject="Re: A question"), now=now)


def take_up(owner: User, person: int) -> None:
    """Pursue somebody, with a reflection that names a trait."""
    now = datetime.now(UTC)
    pursue(owner, f"#{person}", now=now - timedelta(days=200))
    reflect(
        owner,
        f"#{person}",
        Reflection(at=now - timedelta(days=199), like=5, respect=5, traits=(Trait("patience", "waited for all"),)),
    )


def converse(owner: User, person: int) -> None:
    """A relationship with answers and two meetings."""
    take_up(owner, person)
    for days_ago in (80, 60, 40):
        write_to(owner, person, days_ago=days_ago)
    meet(owner, person, days_ago=50, notes="budgets")
    meet(owner, person, days_ago=0.2, notes="hiring the first analyst")


def words(browser: Client, address: str) -> str:
    """The text of a page that is there, its white space as a browser shows it."""
    response = browser.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return " ".join(response.content.decode().split())


def after(browser: Client, address: str, **fields: object) -> str:
    """Send a form as its page does, and the text of the page it leads to."""
    response = browser.post(address, fields, follow=True)
    assert response.status_code == 200, (address, response.status_code, response.content[:300])
    return " ".join(response.content.decode().split())


def take_back(browser: Client, page: str) -> str:
    """Press "Undo" in the word after a deed; the page it leads to."""
    found = re.search(r'action="(/undo/[0-9a-f]+/)"', page)
    assert found, "nothing to take back"
    return after(browser, found[1])

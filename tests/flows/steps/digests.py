"""A digest chosen, and the work of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentee.flows.jobs import Work
from mentee.flows.progress import Progress
from mentee.store.models import User
from mentee.store.reads.digest import DigestChoice
from tests.flows.steps.conftest import NOW
from tests.mailserver import Post

ME = "mira@lantern.example"
VIENNA = ZoneInfo("Europe/Vienna")
DAY = NOW.date()  # a Monday


def chosen(post: Post | int, **more: object) -> DigestChoice:
    """On, every day at seven in Vienna, through that server."""
    port = post if isinstance(post, int) else post.port
    made = DigestChoice(
        on=True, to=(ME,), weekdays=tuple(range(7)), hour=7, zone="Europe/Vienna",
        host="127.0.0.1", port=port, security="none",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def work(owner: User, day: date = DAY, *, now: datetime = NOW) -> Work:
    return Work(owner, {"day": day.isoformat()}, now, Progress())

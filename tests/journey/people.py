"""Builders of invented relationships for tests of the journey and the planner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from mentee.records.facts import Channel
from mentee.records.journey import (
    Direction,
    Encounter,
    Evaluation,
    Feedback,
    FeedbackKind,
    Relationship,
    Standing,
    Wish,
)
from mentee.records.seeker import Reflection, Trait

NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)


def ago(days: float) -> datetime:
    """So many days before now."""
    return NOW - timedelta(days=days)


def sent(days: float, thread: str = "", key: str = "") -> Encounter:
    """A mail of the seeker, so many days ago."""
    return Encounter(key or f"sent:{days}", ago(days), Channel.MAIL, Direction.SENT, thread=thread)


def got(days: float, thread: str = "", key: str = "") -> Encounter:
    """A mail of the other."""
    return Encounter(key or f"got:{days}", ago(days), Channel.MAIL, Direction.RECEIVED, thread=thread)


def met(days: float, others: int = 0, **more: Any) -> Encounter:
    """A meeting."""
    return Encounter(f"met:{days}", ago(days), Channel.MEETING, Direction.BOTH, others=others, **more)


def admired(days: float = 300) -> Reflection:
    """A reflection that names a trait."""
    return Reflection(ago(days), like=4, respect=5, treats_others=4, traits=(Trait("candour", "said no"),))


def glad(days: float) -> Evaluation:
    """An evaluation that is positive for the seeker."""
    return Evaluation(ago(days), 4, 5, 4, Wish.CONTINUE)


def challenge(days: float, *, closed: bool = False) -> Feedback:
    """A challenge, its loop closed or just begun."""
    at = ago(days)
    later = [at + timedelta(days=n) for n in range(1, 5)] if closed else [None] * 4
    return Feedback(
        f"challenge:{days}",
        at,
        FeedbackKind.CHALLENGE,
        "You interrupt",
        theme="listening",
        welcomed=later[0],
        planned=later[1],
        acted_on=later[2],
        reported=later[3],
    )


def ada(standing: Standing | None = Standing.CONNECTING, **more: Any) -> Relationship:
    """Ada Example, chosen a year ago."""
    base: dict[str, Any] = {"since": ago(360), "reflections": (admired(),)}
    return Relationship("ada", "Ada Example", standing, **(base | more))

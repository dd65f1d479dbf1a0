"""An invented person and an invented seeker whom several tests write for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mentee.planner.context import Context, Match
from mentee.records.facts import Channel
from mentee.records.journey import (
    ComingChance,
    Connector,
    Direction,
    Encounter,
    Feedback,
    FeedbackKind,
    Goal,
    Need,
    Question,
    Relationship,
    Standing,
)
from mentee.records.seeker import Aspiration


@pytest.fixture
def ada() -> Relationship:
    """A relationship in which a little of everything has happened."""
    return Relationship(
        person="p1",
        name="Ada Lovelace",
        standing=Standing.CONVERSING,
        since=datetime(2026, 9, 1, tzinfo=UTC),
        encounters=(
            Encounter(
                "meeting-1",
                datetime(2026, 11, 20, 10, tzinfo=UTC),
                Channel.IN_PERSON,
                Direction.BOTH,
                notes="she was tired, pricing of risk, hiring",
            ),
        ),
        feedback=(
            Feedback(
                "f1",
                datetime(2026, 10, 2, tzinfo=UTC),
                FeedbackKind.CHALLENGE,
                "you interrupt people",
                behaviour="I interrupt people",
                plan="If somebody speaks, then I count to three before I speak",
            ),
        ),
        questions=(
            Question("Which risk did you take?", datetime(2026, 11, 20, tzinfo=UTC), "Leaving the mill"),
            Question("How did you hire your first engineer?"),
        ),
        needs=(Need("is looking for a data engineer", datetime(2026, 11, 20, tzinfo=UTC)),),
        posts=(ComingChance("post-1", "Engines that weave", datetime(2026, 11, 1, tzinfo=UTC)),),
        connectors=(Connector("Grace Example", 0.6, "worked together"),),
        topics=("analytical engines",),
    )


@pytest.fixture
def seeker() -> Context:
    """A seeker with a name, an aim, and a goal on which Ada advised."""
    return Context(
        aspirations=(Aspiration("I want to lead a data team"),),
        goals=(
            Goal(
                "present to the board", date(2026, 9, 1), None, "Ada Lovelace", "two dry runs", "they asked for more"
            ),
        ),
        matches=(Match("p1", "is looking for a data engineer", "Linus Sample"),),
        seeker_name="Sam Seeker",
        organisations=("Example Mills",),
    )

"""What the planner knows of the seeker on a day: aims, goals, pace, time zone, and what they could give to whom."""

from __future__ import annotations

from collections.abc import Sequence

from mentee.flows.landscape.load import Landscape
from mentee.flows.steps.matches import matches_for
from mentee.planner.context import Context
from mentee.records.journey import Relationship
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads.days import zone_of
from mentee.store.reads.journey import goals
from mentee.store.reads.seeker import preferences, seeker


def context_for(
    owner: User, rels: Sequence[Relationship], landscape: Landscape | None, *, say: Say = as_written
) -> Context:
    """The context of planning for these relationships; without a landscape nobody's need is matched."""
    chosen, answers = preferences(owner), landscape.seeker if landscape else seeker(owner)
    return Context(
        aspirations=answers.aspirations,
        goals=goals(owner),
        matches=matches_for(owner, rels, landscape) if landscape else (),
        seeker_name=answers.name,
        pace=chosen.pace,
        organisations=answers.organisations,
        zone=zone_of(chosen),
        say=say,
    )

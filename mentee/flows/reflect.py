"""Note how the seeker sees a person: what no machine can know, and what weighs most."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.whom import whom
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User
from mentee.store.reads.people import Match
from mentee.store.reads.seeker import reflections
from mentee.store.writes.doing import doing
from mentee.store.writes.journey import lift_red_flags
from mentee.store.writes.journey import reflect as keep

LOWEST, HIGHEST = 1, 5


def reflect(owner: User, text: str, reflection: Reflection) -> tuple[Match, Reflection]:
    """Keep a reflection on the person meant by `text`; BadInputError for a mark outside 1 to 5, or an empty card."""
    for name in ("like", "respect", "treats_others"):
        mark = getattr(reflection, name)
        if mark is not None and not LOWEST <= mark <= HIGHEST:
            raise BadInputError(
                f"{name.replace('_', ' ')}: {mark} is not from 1 to 5", "Leave it out if you cannot say."
            )
    if replace(reflection, at=reflection.at) == Reflection(at=reflection.at):
        raise BadInputError("Nothing was said.", "Say at least one thing, for example: --respect 4")
    match = whom(owner, text)
    with doing(owner, f"reflected on {match.name}", now=reflection.at) as deed:
        keep(deed, match.id, reflection)
    return match, reflection


def lift_red_flag(owner: User, text: str, *, now: datetime) -> Match:
    """Take the red flags of a person back, leaving the rest of the cards; BadInputError where there is none."""
    match = whom(owner, text)
    with doing(owner, f"lifted the red flag of {match.name}", now=now) as deed:
        if not lift_red_flags(deed, match.id):
            raise BadInputError(f"{match.name} has no red flag.", "Nothing was changed.")
    return match


def last_reflection(owner: User, person: int) -> Reflection | None:
    """The latest reflection on a person, None where there is none."""
    kept = reflections(owner).get(person, ())
    return kept[-1] if kept else None


def trait_of(text: str) -> Trait:
    """A trait from "patience: waited until everybody had spoken"."""
    name, _, example = text.partition(":")
    return Trait(name.strip(), example.strip())

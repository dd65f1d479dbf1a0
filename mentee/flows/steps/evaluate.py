"""Evaluate, both ways: the seeker's four quick answers beside the facts of the other side, with a suggestion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.advance import Moved, settle
from mentee.flows.steps.desk import desk_for, enriched, landscape_for
from mentee.flows.steps.whom import whom
from mentee.flows.zone import voice_of
from mentee.journey.evaluation import (
    BASE_RATES,
    Due,
    Suggestion,
    due,
    latest,
    seeker_lean,
    suggestion,
)
from mentee.journey.otherside import Lean, OtherSide, other_side
from mentee.planner.patience import LONGEST_DAYS
from mentee.records.journey import Evaluation, Relationship
from mentee.records.say import Say, Voice, as_written, mark
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes

SLOW_DAYS = 10.0
TEMPERED = mark("They usually take {days} days to answer you: slow is their pace, not a lack of interest.")


@dataclass(frozen=True, slots=True)
class BothSides:
    """The two sides beside each other; `mine` None: not said yet. `due` None: it may wait.

    `tempered` says in words what to expect of somebody who is slow, empty where they are not.
    """

    relationship: Relationship
    mine: Evaluation | None
    mine_leans: Lean
    theirs: OtherSide
    suggestion: Suggestion | None
    due: Due | None
    base_rates: tuple[str, ...]
    tempered: str
    moved: tuple[Moved, ...] = ()


def both_sides(owner: User, text: str, *, now: datetime, say: Say = as_written) -> BothSides:
    """How it stands on both sides with the person meant by `text`."""
    rel, desk = desk_for(owner, text, now=now, say=say)
    return _sides(rel, now, desk.context.voice)


def evaluate(owner: User, text: str, said: Evaluation, *, now: datetime, say: Say = as_written) -> BothSides:
    """Keep the four answers and show both sides; what is good for both moves on by itself.

    BadInputError for a mark outside 1 to 5.
    """
    for name in ("value", "chemistry", "energy"):
        if not 1 <= getattr(said, name) <= 5:
            raise BadInputError(f"{name}: {getattr(said, name)} is not from 1 to 5", "1: none; 5: very much.")
    match, landscape = whom(owner, text), landscape_for(owner, now=now)
    with writes.doing(owner, f"evaluated ({match.name})", now=now) as deed:
        writes.add_evaluation(deed, match.id, said)
        moved = settle(deed, match.id, landscape=landscape)
    after = enriched(kept.relationship(owner, match.id, now=now), landscape)
    return _sides(after, now, voice_of(owner, say), moved)


def _sides(rel: Relationship, now: datetime, voice: Voice, moved: tuple[Moved, ...] = ()) -> BothSides:
    mine, theirs = latest(rel, now), other_side(rel, now)
    suggested, coming = suggestion(rel, now), due(rel, now, voice.zone)
    slow = SLOW_DAYS < theirs.usual_days <= LONGEST_DAYS
    return BothSides(
        relationship=rel,
        mine=mine,
        mine_leans=seeker_lean(mine) if mine else Lean.UNKNOWN,
        theirs=theirs.told(voice),
        suggestion=suggested.told(voice) if suggested else None,
        due=replace(coming, words=voice.say(coming.words)) if coming else None,
        base_rates=tuple(map(voice.say, BASE_RATES)),
        tempered=voice.told(TEMPERED, {"days": f"{theirs.usual_days:.0f}"}) if slow else "",
        moved=moved,
    )

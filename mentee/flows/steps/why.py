"""Why: the rules that fired for a person and those that held back, with every number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.flows.steps.advance import advanced
from mentee.flows.steps.desk import desk_for
from mentee.journey.standings import MoveOffer, permitted
from mentee.planner.explain import Explanation, explain
from mentee.records.journey import Standing
from mentee.records.say import Say, as_written
from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Why:
    """What comes next for a person and everything that led to it; `offers` are moves that evidence permits."""

    person: str
    name: str
    standing: Standing | None
    explanation: Explanation
    offers: tuple[MoveOffer, ...]


def why(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Why:
    """The explanation for the person meant by `text`, pursued or not."""
    _, desk = advanced(desk_for(owner, text, now=now, say=say)[1])
    rel = desk.relationships[0]
    return Why(
        rel.person,
        rel.name,
        rel.standing,
        explain(rel, now, desk.context),
        tuple(permitted(rel, now, desk.context.voice)),
    )

"""Learn from "rather A than B" how much each factor counts for this seeker, and forget it where asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.find import seek
from mentee.flows.people import one_person
from mentee.flows.weighing import learned_of
from mentee.ranking.learn import Learned
from mentee.store.models import User
from mentee.store.writes.doing import doing
from mentee.store.writes.journey import choose, forget_choices


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that was kept, and what all choices together come to."""

    rather: str
    than: str
    learned: Learned


def rather(owner: User, one: str, other: str, *, now: datetime) -> Chosen:
    """Keep that the seeker would rather have one than the other, as both stand now for the live aspirations.

    BadInputError where both are one person, or one is the seeker; NotReadyError without people or aspirations.
    """
    a, b = one_person(owner, one), one_person(owner, other)
    if a.id == b.id:
        raise BadInputError(f"Both are {a.name}.", 'Name two people: mentee rather "Ada Oak" "Bela Elm"')
    sought = seek(owner, "", now=now)
    world = sought.landscape.facts.world
    rows = [world.index(a.id), world.index(b.id)]
    if world.seeker in rows:
        raise BadInputError("One of the two is you.", "Choose between two others.")
    factors = [found.candidate.factors for found in sought.candidates(rows)]
    with doing(owner, f"rather {a.name} than {b.name}", now=now) as deed:
        choose(deed, a.id, b.id, {"rather": factors[0], "than": factors[1]})
    return Chosen(a.name, b.name, learned_of(owner))


def forget(owner: User, *, now: datetime) -> int:
    """Take all choices back: the weights are those that everybody starts with; gives how many there were."""
    with doing(owner, "forgot the choices between people", now=now) as deed:
        return forget_choices(deed)

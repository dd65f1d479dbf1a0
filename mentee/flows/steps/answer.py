"""The seeker's answer to a suggested action: done, later or never, remembered with what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.advance import Moved, settle
from mentee.flows.steps.days import today_of
from mentee.flows.steps.follows import follow
from mentee.flows.steps.whom import whom
from mentee.planner.summary import put_off
from mentee.records.journey import Action, ActionKind, Answer, Decision
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes

SAID = {Answer.DONE: "done", Answer.LATER: "put off", Answer.NEVER: "set aside for good"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which suggested action is meant: `person` is the reference (`Action.person`)."""

    person: str
    kind: ActionKind
    about: str = ""

    @classmethod
    def of(cls, action: Action) -> Chosen:
        """The action itself."""
        return cls(action.person, action.kind, action.about)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was kept: the deed in words, and the moves it brought about. `again`: it was said before, today.

    `until`: the day until which it is put off; None: it is not.
    """

    name: str
    chosen: Chosen
    answer: Answer
    deed: str
    moved: tuple[Moved, ...] = ()
    again: bool = False
    until: date | None = None


def answer(
    owner: User, chosen: Chosen, said: Answer, *, now: datetime, until: date | None = None, note: str = ""
) -> Answered:
    """Keep the seeker's answer. Said twice on a day it is kept once.

    `until` goes with LATER and must lie ahead; without it, it is a week. `note` are words that belong to what was
    done (the plan, what was told, what was learned). BadInputError for a date that has passed and for a plan without
    words; LookupError where the owner has no such person.
    """
    today = today_of(owner, now=now)
    until = (until or put_off(today)) if said is Answer.LATER else None
    if until is not None and until <= today:
        raise BadInputError(f"{until} is not ahead.", "Name a day that is still to come.")
    person = whom(owner, f"#{chosen.person}").id
    rel = kept.relationship(owner, person, now=now)
    decision = Decision(now, chosen.kind, said, until, chosen.about)
    deed = f"{SAID[said]}: {chosen.kind.value.replace('-', ' ')} ({rel.name})"
    known = [d for d in rel.decisions if (d.kind, d.answer, d.about) == (chosen.kind, said, chosen.about)]
    if known and (today_of(owner, now=known[-1].at), known[-1].until) == (today, decision.until):
        return Answered(rel.name, chosen, said, deed, again=True, until=until)
    with writes.doing(owner, deed, now=now) as doing:
        writes.decide(doing, person, decision)
        if said is Answer.DONE:
            follow(doing, rel, chosen.kind, chosen.about, note.strip())
        moved = settle(doing, person)
    return Answered(rel.name, chosen, said, deed, moved, until=until)

"""The loop of feedback: her words kept, welcomed, planned from, acted on and reported back; and its themes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.steps.advance import Moved, settle
from mentee.flows.steps.whom import whom
from mentee.journey.feedback import Stage, Theme, next_stage, stage, themes
from mentee.records.journey import Feedback, FeedbackKind
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes

STAGES = {
    Stage.WELCOMED: "welcomed",
    Stage.PLANNED: "planned",
    Stage.ACTED_ON: "acted_on",
    Stage.REPORTED: "reported",
}


@dataclass(frozen=True, slots=True)
class Loop:
    """One piece of feedback: who said it, how far it has come, and what comes next (None: the loop is closed)."""

    person: str
    name: str
    feedback: Feedback
    stage: Stage
    next: Stage | None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """All loops by the stage they have reached, the oldest first, and the themes over time."""

    loops: tuple[Loop, ...]
    themes: tuple[Theme, ...]

    def at(self, reached: Stage) -> tuple[Loop, ...]:
        """The loops that have come to a stage and no further."""
        return tuple(loop for loop in self.loops if loop.stage is reached)


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said: the words, whether praise or a challenge; the rest may come later."""

    words: str
    kind: FeedbackKind
    behaviour: str = ""
    reaction: str = ""
    theme: str = ""
    plan: str = ""
    tell_on: date | None = None


def add(owner: User, text: str, heard: Heard, *, now: datetime) -> Loop:
    """Keep what the person meant by `text` said; a plan given at once is kept, and the loop stays at its stage."""
    if not heard.words.strip():
        raise BadInputError("No words are given.", "Keep what was said, as it was said.")
    match = whom(owner, text)
    item = Feedback(
        key=uuid4().hex[:12],
        at=now,
        kind=heard.kind,
        words=heard.words.strip(),
        behaviour=heard.behaviour.strip(),
        reaction=heard.reaction.strip(),
        theme=heard.theme.strip(),
        plan=heard.plan.strip(),
        tell_on=heard.tell_on,
    )
    return _save(owner, match.id, match.name, item, f"kept {heard.kind.value}", now=now)


def welcome(owner: User, text: str, *, now: datetime, key: str = "") -> Loop:
    """They were thanked for it."""
    return _step(owner, text, Stage.WELCOMED, key=key, now=now)


def plan(owner: User, text: str, words: str, *, now: datetime, key: str = "", tell_on: date | None = None) -> Loop:
    """One if-then plan, and when to tell them; a loop that was not welcomed yet is so with it."""
    if not words.strip():
        raise BadInputError("A plan is made of words.", "If ... happens, then I will ...")
    return _step(owner, text, Stage.PLANNED, key=key, now=now, plan=words.strip(), tell_on=tell_on)


def act(owner: User, text: str, *, now: datetime, key: str = "") -> Loop:
    """It was tried."""
    return _step(owner, text, Stage.ACTED_ON, key=key, now=now)


def report(owner: User, text: str, told: str, *, now: datetime, key: str = "") -> Loop:
    """They were told what came of it: the loop is closed."""
    return _step(owner, text, Stage.REPORTED, key=key, now=now, told=told.strip())


def board(owner: User, *, now: datetime) -> Board:
    """All feedback there is, over everybody pursued."""
    loops = [
        _loop(str(person), name, item, now)
        for person, name, items in kept.said_back(owner)
        for item in items
        if item.at <= now
    ]
    loops.sort(key=lambda loop: (loop.feedback.at, loop.feedback.key))
    return Board(tuple(loops), tuple(themes(tuple(loop.feedback for loop in loops), now)))


def loops_with(owner: User, text: str, *, now: datetime) -> tuple[Loop, ...]:
    """The loops with one person, the oldest first."""
    rel = kept.relationship(owner, whom(owner, text).id, now=now)
    return tuple(_loop(rel.person, rel.name, item, now) for item in rel.feedback)


def _step(owner: User, text: str, to: Stage, *, key: str, now: datetime, **said: str | date | None) -> Loop:
    """Take the loop meant (the one of the key, else the oldest that waits for this stage) to a stage.

    Stages left out on the way are reached with it, save that nothing can be reported which was not acted on.
    """
    match = whom(owner, text)
    rel = kept.relationship(owner, match.id, now=now)
    waiting = [
        item
        for item in rel.feedback
        if (item.key == key if key else (ahead := next_stage(item, now)) is not None and ahead <= to)
    ]
    item = next((one for one in waiting if next_stage(one, now) is to), waiting[0] if waiting else None)
    if item is None:
        what = STAGES[to].replace("_", " ")
        raise NotReadyError(f"Nothing of {rel.name}'s waits to be {what}.", "Keep it first: mentee feedback NAME ...")
    if to is Stage.REPORTED and item.acted_on is None:
        raise NotReadyError("It was not acted on yet.", "First: mentee feedback NAME --acted")
    if item.kind is FeedbackKind.PRAISE and to is not Stage.WELCOMED:
        raise BadInputError("Praise asks only to be welcomed.", "mentee feedback NAME --welcomed")
    reached = {field: getattr(item, field) or now for number, field in STAGES.items() if number <= to}
    given = {field: value for field, value in said.items() if value}
    after = replace(item, **reached, **given)  # type: ignore[arg-type]
    return _save(owner, match.id, match.name, after, f"feedback {STAGES[to].replace('_', ' ')}", now=now)


def _save(owner: User, person: int, name: str, item: Feedback, what: str, *, now: datetime) -> Loop:
    with writes.doing(owner, f"{what} ({name})", now=now) as deed:
        writes.save_feedback(deed, person, item)
        moved = settle(deed, person)
    return replace(_loop(str(person), name, item, now), moved=moved)


def _loop(person: str, name: str, item: Feedback, now: datetime) -> Loop:
    return Loop(person, name, item, stage(item, now), next_stage(item, now))

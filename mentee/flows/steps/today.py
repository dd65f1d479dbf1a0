"""Today: the few things worth doing, what waits, the meetings ahead, and what moved by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from mentee.flows.errors import NotReadyError
from mentee.flows.steps.advance import Moved, advanced, foreseen
from mentee.flows.steps.desk import Desk, open_desk
from mentee.flows.steps.whom import whom
from mentee.journey.outreach import ahead
from mentee.journey.sheet import TITLES
from mentee.planner.plan import Plan, Wait, next_action, plan_day
from mentee.planner.words.drafts import draft_for
from mentee.records.facts import Channel
from mentee.records.journey import Action, Encounter, Relationship, Step
from mentee.records.say import Say, as_written
from mentee.store.models import User

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting ahead with people the seeker pursues: their references and names in one order."""

    key: str
    at: datetime
    title: str
    minutes: int | None
    channel: Channel
    people: tuple[str, ...]
    names: tuple[str, ...]
    others: int  # further participants beside those named
    day: date | None = None  # where the day alone is known, and `at` is its noon


@dataclass(frozen=True, slots=True)
class Today:
    """A day: at most `pace` actions, worth most first, each with its draft where words are needed.

    `left` counts actions that would be possible beyond the pace. `moved` is what was found since the last look.
    """

    today: date
    actions: tuple[Action, ...]
    waits: tuple[Wait, ...]
    meetings: tuple[ComingMeeting, ...]
    moved: tuple[Moved, ...]
    left: int
    pace: int
    pursued: int


def today(owner: User, *, now: datetime, say: Say = as_written, keep: bool = True) -> Today:
    """The day of `now`: evidence first moves what it moves, then the day is planned.

    `keep` False: what moves is told, and reckoned with, and not kept; looking changes nothing.
    """
    moved, desk = (advanced if keep else foreseen)(open_desk(owner, now=now, say=say))
    plan = planned(desk)
    return Today(
        today=plan.today,
        actions=plan.actions,
        waits=plan.waits,
        meetings=meetings_ahead(desk),
        moved=moved,
        left=plan.left,
        pace=desk.context.pace,
        pursued=len(plan.waits) + len(plan.actions) + plan.left,
    )


def planned(desk: Desk, *, drafts: bool = True) -> Plan:
    """The day of the desk, each action with its draft where one is wanted."""
    return plan_day(
        desk.relationships,
        desk.context,
        desk.now,
        desk.context.pace,
        words=partial(draft_for, say=desk.context.say) if drafts else None,
        known={rel.person: desk.summary(rel) for rel in desk.relationships},
    )


def step_title(step: Step, say: Say = as_written) -> str:
    """What a step is called."""
    return say(TITLES[step])


def next_for(desk: Desk, rel: Relationship) -> Action | Wait:
    """The one next thing for a relationship on the desk, with its draft, or the wait."""
    words = partial(draft_for, say=desk.context.say)
    return next_action(rel, desk.context, desk.now, words=words, known=desk.summary(rel))


def action_for(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Action:
    """What today suggests for the person meant by `text`; NotReadyError, with the reason, where it is a wait."""
    match = whom(owner, text)
    desk = open_desk(owner, now=now, say=say)
    try:
        rel = desk.one(str(match.id))
    except LookupError as error:
        raise NotReadyError(
            f"You do not pursue {match.name} yet.", f'Take them up with: mentee pursue "{match.name}"'
        ) from error
    found = next_for(desk, rel)
    if isinstance(found, Wait):
        raise NotReadyError(f"Nothing is to be done for {rel.name} now: {found.reason}.", "See why: mentee why NAME")
    return found


def meetings_ahead(desk: Desk, within: timedelta | None = AHEAD) -> tuple[ComingMeeting, ...]:
    """Meetings to come with people on the desk, soonest first; one with several people once. `within` None: all."""
    found: dict[str, list[tuple[Relationship, Encounter]]] = {}
    for rel in desk.relationships:
        for met in ahead(rel, desk.now):
            if within is None or met.at <= desk.now + within:
                found.setdefault(met.key, []).append((rel, met))
    meetings = [
        ComingMeeting(
            key=key,
            at=pairs[0][1].at,
            title=pairs[0][1].subject,
            minutes=pairs[0][1].minutes,
            channel=pairs[0][1].channel,
            people=tuple(rel.person for rel, _ in pairs),
            names=tuple(rel.name for rel, _ in pairs),
            others=max(0, pairs[0][1].others + 1 - len(pairs)),
            day=desk.context.day(pairs[0][1].at) if pairs[0][1].all_day else None,
        )
        for key, pairs in found.items()
    ]
    return tuple(sorted(meetings, key=lambda one: (one.at, one.key)))

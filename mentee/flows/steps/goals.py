"""Goals: what the seeker works at, what was tried, what came of whose advice; and the progress note to send."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mentee.flows.errors import BadInputError, UnknownPersonError
from mentee.flows.steps.days import today_of
from mentee.flows.steps.desk import desk_for
from mentee.flows.steps.whom import whom
from mentee.planner.words.drafts import draft_for
from mentee.records.journey import Action, ActionKind, Draft, Goal, Step
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes


def goals(owner: User) -> tuple[Goal, ...]:
    """All goals, in the order of beginning."""
    return kept.goals(owner)


def add_goal(owner: User, text: str, *, now: datetime, advice_from: str = "") -> Goal:
    """Begin a goal, on somebody's advice perhaps (a name, as `whom` understands it, or any words)."""
    words = text.strip()
    if not words:
        raise BadInputError("A goal without words.", 'mentee goals --add "lead one review meeting"')
    if any(goal.text == words for goal in kept.goals(owner)):
        raise BadInputError("That goal is there already.", "See: mentee goals")
    today = today_of(owner, now=now)
    return _save(owner, Goal(words, today, advice_from=_adviser(owner, advice_from)), "began a goal", now=now)


def update_goal(
    owner: User,
    text: str,
    *,
    now: datetime,
    tried: str = "",
    outcome: str = "",
    advice_from: str = "",
    done: bool = False,
) -> Goal:
    """Note what was tried, what came of it, or that it is done; the beginning of the goal's words is enough."""
    wanted = text.strip().casefold()
    found = [goal for goal in kept.goals(owner) if goal.text.casefold().startswith(wanted)]
    found = [goal for goal in found if goal.text.casefold() == wanted] or found
    if len(found) != 1 or not wanted:
        names = "; ".join(goal.text for goal in kept.goals(owner)) or "none yet"
        raise BadInputError(f"{text!r} is not one of your goals.", f"Goals: {names}")
    today = today_of(owner, now=now)
    goal = replace(
        found[0],
        tried=tried.strip() or found[0].tried,
        outcome=outcome.strip() or found[0].outcome,
        advice_from=_adviser(owner, advice_from) or found[0].advice_from,
        done=today if done else found[0].done,
    )
    return _save(owner, goal, "noted progress", now=now)


def progress_note(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Draft | None:
    """Growth shown, ready to send to the person meant by `text`: goals, what was tried, what came of it."""
    rel, desk = desk_for(owner, text, now=now, say=say)
    action = Action(
        kind=ActionKind.SEND_UPDATE,
        person=rel.person,
        name=rel.name,
        step=Step.MAINTAIN,
        what="",
        why=(),
        opens=desk.context.day(now),
        closes=None,
        minutes=15,
        worth=0.0,
    )
    return draft_for(action, rel, desk.context, say=desk.context.say)


def _adviser(owner: User, text: str) -> str:
    """The person's name as it is shown, so that the goal is told to them; other words stay as they are."""
    if not text.strip():
        return ""
    try:
        return whom(owner, text).name
    except UnknownPersonError:
        return text.strip()


def _save(owner: User, goal: Goal, what: str, *, now: datetime) -> Goal:
    with writes.doing(owner, f"{what}: {goal.text}", now=now) as deed:
        writes.save_goal(deed, goal)
    return goal

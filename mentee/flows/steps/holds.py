"""Holds: until a date no asks, only kindness; and whom nobody should suggest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.steps.days import today_of
from mentee.flows.steps.whom import whom
from mentee.journey.holds import active
from mentee.records.journey import Hold
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.reads.pursued import set_aside_ids
from mentee.store.writes import journey as writes


@dataclass(frozen=True, slots=True)
class SetAside:
    """People (ids) on hold today, and those whom the seeker let go for good."""

    held: frozenset[int]
    never: frozenset[int]


def hold(owner: User, text: str, until: date, reason: str, *, now: datetime) -> Hold:
    """No asks of the person meant by `text` before `until`; BadInputError where it is not ahead."""
    match = whom(owner, text)
    today = today_of(owner, now=now)
    if until <= today:
        raise BadInputError(f"{until} is not ahead.", "Name a day that is still to come.")
    made = Hold(today, until, reason.strip())
    with writes.doing(owner, f"a hold until {until} ({match.name})", now=now) as deed:
        writes.add_hold(deed, match.id, made)
    return made


def end_hold(owner: User, text: str, *, now: datetime) -> str:
    """End every hold on a person from today on; gives their name. NotReadyError where none is in force."""
    match = whom(owner, text)
    today = today_of(owner, now=now)
    if active(kept.relationship(owner, match.id, now=now), today) is None:
        raise NotReadyError(f"There is no hold on {match.name}.")
    with writes.doing(owner, f"ended the hold ({match.name})", now=now) as deed:
        writes.end_hold(deed, match.id, today=today)
    return match.name


def set_aside(owner: User, *, now: datetime) -> SetAside:
    """Whom no list should suggest now: those on hold, and those let go; a fixed number of queries."""
    today = today_of(owner, now=now)
    return SetAside(*set_aside_ids(owner, today))

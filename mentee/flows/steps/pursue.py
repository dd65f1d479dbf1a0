"""The seeker's own moves: take somebody up, let it rest, let it go, move it with a reason, set its rhythm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.advance import Moved, settle
from mentee.flows.steps.days import today_of
from mentee.flows.steps.whom import whom
from mentee.flows.zone import voice_of
from mentee.journey.standings import MoveRefusedError, check_move, standing_before_rest
from mentee.records.journey import Move, Relationship, Standing
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.reads.seeker import preferences
from mentee.store.writes import journey as writes
from mentee.store.writes import seeker as sayings

LONGEST_GAP = 3650


@dataclass(frozen=True, slots=True)
class Stands:
    """How a relationship stands after a move, and what moved further by itself."""

    person: str
    name: str
    move: Move
    standing: Standing
    moved: tuple[Moved, ...] = ()


def pursue(owner: User, text: str, *, now: datetime, reason: str = "") -> Stands:
    """Take somebody up: consider them, or wake a resting relationship, or take up again who was let go."""
    rel = _meant(owner, text, now=now)
    if rel.standing is Standing.RESTING:
        after, usual = standing_before_rest(rel), "you took it up again"
    elif rel.standing is Standing.LET_GO:
        after, usual = Standing.CONSIDERING, "you took it up again"
    elif rel.standing is None:
        after, usual = Standing.CONSIDERING, "shortlisted"
    else:
        raise BadInputError(f"You pursue {rel.name} already ({rel.standing}).", "See: mentee sheet NAME")
    return _moved(owner, rel, after, now=now, reason=reason or usual)


def rest(owner: User, text: str, *, now: datetime, until: date | None = None, reason: str = "") -> Stands:
    """Let it rest, until a date or until the seeker chooses; BadInputError for a date that is not ahead."""
    if until is not None and until <= today_of(owner, now=now):
        raise BadInputError(f"{until} is not ahead.", "Name a day that is still to come.")
    return move_to(owner, text, Standing.RESTING, now=now, reason=reason or "a rest", until=until)


def let_go(owner: User, text: str, *, now: datetime, reason: str = "") -> Stands:
    """Let it go, kindly; also somebody who was never pursued: they are not suggested any more."""
    return move_to(owner, text, Standing.LET_GO, now=now, reason=reason or "let go")


def move_to(
    owner: User, text: str, after: Standing, *, now: datetime, reason: str = "", until: date | None = None
) -> Stands:
    """Any move of the seeker's; BadInputError, with what would help, where it may not be made."""
    return _moved(owner, _meant(owner, text, now=now), after, now=now, reason=reason, until=until)


def _meant(owner: User, text: str, *, now: datetime) -> Relationship:
    return kept.relationship(owner, whom(owner, text).id, now=now)


def _moved(
    owner: User, rel: Relationship, after: Standing, *, now: datetime, reason: str, until: date | None = None
) -> Stands:
    try:
        made = check_move(rel, after, reason, now, voice_of(owner))
    except MoveRefusedError as error:
        raise BadInputError(f"Not moved: {error}.", "") from error
    with writes.doing(owner, f"moved to {after.value} ({rel.name})", now=now) as deed:
        writes.move(deed, int(rel.person), made, rest_until=until if after is Standing.RESTING else None)
        moved = settle(deed, int(rel.person))
    return Stands(rel.person, rel.name, made, moved[-1].move.after if moved else made.after, moved)


def set_rhythm(
    owner: User, text: str, *, now: datetime, ideal_gap: int | None = None, max_gap: int | None = None
) -> tuple[int, int]:
    """Days between encounters for one relationship, as (ideal, at most); None leaves one as in the preferences.

    BadInputError where they are not 1 <= ideal <= at most <= ten years, or nobody is pursued of that name.
    """
    match = whom(owner, text)
    usual = preferences(owner)
    ideal, most = ideal_gap or usual.ideal_gap, max_gap or usual.max_gap
    if not 1 <= ideal <= most <= LONGEST_GAP:
        raise BadInputError(f"{ideal} and {most} days make no rhythm.", "The ideal gap is at most the longest.")
    try:
        with writes.doing(owner, f"set the rhythm ({match.name})", now=now) as deed:
            writes.set_gaps(deed, match.id, ideal_gap=ideal_gap, max_gap=max_gap)
    except LookupError as error:
        raise BadInputError(f"You do not pursue {match.name}.", "First: mentee pursue NAME") from error
    return ideal, most


def rate(owner: User, text: str, strength: float, *, now: datetime) -> str:
    """The seeker's own word on a tie, in [0, 1], which wins over the computed one; gives the person's name."""
    match = whom(owner, text)
    try:
        sayings.rate_tie(owner, match.id, strength, at=now, what=f"said how close you are ({match.name})")
    except ValueError as error:
        raise BadInputError(str(error), "0: no tie at all; 1: as close as can be.") from error
    return match.name


def set_pace(owner: User, actions: int) -> int:
    """How many actions a day are suggested at most, 1 to 10."""
    if not 1 <= actions <= 10:
        raise BadInputError(f"{actions} actions a day?", "Between 1 and 10; three is a calm day.")
    sayings.save_preferences(owner, replace(preferences(owner), pace=actions))
    return actions

"""Why: which kinds of action fired for a person and which rules held the others back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mentee.planner.bid import Bid
from mentee.planner.context import Context
from mentee.planner.plan import Wait, bids, day_of, next_step, rank, weigh
from mentee.planner.rules import RULES, refused
from mentee.planner.summary import summarise
from mentee.planner.worth import Worth
from mentee.records.journey import Action, ActionKind, Relationship


@dataclass(frozen=True, slots=True)
class Fired:
    """A kind that could be done today, with the parts of its worth; best first."""

    kind: ActionKind
    about: str
    what: str
    worth: Worth


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A rule that holds kinds back now; `kinds` are those that were asked for, or all it looks at where none was."""

    rule: str
    text: str
    reason: str
    until: date | None
    kinds: tuple[ActionKind, ...]
    asked_for: bool


@dataclass(frozen=True, slots=True)
class NotYet:
    """A kind that every rule permits and whose time has not come."""

    kind: ActionKind
    what: str
    opens: date


@dataclass(frozen=True, slots=True)
class Explanation:
    """What comes next for a person, and everything that led to it."""

    result: Action | Wait
    fired: tuple[Fired, ...]
    held_back: tuple[HeldBack, ...]
    not_yet: tuple[NotYet, ...]


def explain(rel: Relationship, now: datetime, context: Context) -> Explanation:
    """The rules that fired and those that held back, on the day of `now`."""
    s, day = summarise(rel, now, context.zone), day_of(context, now)
    voice = context.voice
    open_bids, closed, later = [], [], []
    for bid in bids(s, day):
        if refused(s, day, bid):
            closed.append(bid)
        elif bid.opens <= day.today:
            open_bids.append(weigh(s, day, bid))
        else:
            later.append(bid)
    fired = tuple(
        Fired(w.bid.kind, w.bid.about, voice.told(w.bid.what, {"name": s.name, **w.bid.facts}), w.worth)
        for w in sorted(open_bids, key=rank)
    )
    not_yet = tuple(
        NotYet(bid.kind, voice.told(bid.what, {"name": s.name, **bid.facts}), bid.opens)
        for bid in sorted(later, key=lambda bid: (bid.opens, bid.kind))
    )
    held: list[HeldBack] = []
    if s.standing is not None:
        for rule in RULES:
            asked = [bid for bid in closed if bid.kind in rule.kinds and rule.check(s, day, bid)]
            trial = asked or [_any_of(kind, day.today) for kind in sorted(rule.kinds)]
            refusals = [(bid, refusal) for bid in trial if (refusal := rule.check(s, day, bid)) is not None]
            if not refusals:
                continue
            refusal = refusals[0][1]
            reason = voice.told(refusal.reason, {"name": s.name, **refusal.facts})
            kinds = tuple(dict.fromkeys(bid.kind for bid, _ in refusals))
            held.append(HeldBack(rule.name, voice.say(rule.text), reason, refusal.until, kinds, bool(asked)))
    return Explanation(next_step(s, day), fired, tuple(held), not_yet)


def _any_of(kind: ActionKind, today: date) -> Bid:
    return Bid(kind, "", today, None, 0.0, "", ())

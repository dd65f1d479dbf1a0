"""A bid: one kind of action that a relationship makes worth considering, before any rule has looked at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from mentee.planner.context import Context, Match
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Step


@dataclass(frozen=True, slots=True)
class Day:
    """The day for which is planned, and what the seeker can give, by person."""

    now: datetime
    today: date
    context: Context
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)


class Bid(NamedTuple):
    """What could be done, from `opens` on, at best until `closes`; `fit` in [0, 1] says how well it fits the step.

    `what` and `why` are marked sentences; `facts` fills their {names} ({name} is always the person's).
    """

    kind: ActionKind
    about: str
    opens: date
    closes: date | None
    fit: float
    what: str
    why: tuple[str, ...]
    facts: Mapping[str, object] = {}
    with_: tuple[str, ...] = ()


Bids = Callable[[Summary, Day], Iterator[Bid]]

# For each kind the step it belongs to and the minutes it takes.
STEP_AND_MINUTES: Mapping[ActionKind, tuple[Step, int]] = {
    ActionKind.REFLECT: (Step.CHOOSE, 5),
    ActionKind.FIND_WAY_IN: (Step.INITIATE, 10),
    ActionKind.ASK_INTRODUCTION: (Step.INITIATE, 10),
    ActionKind.GO_TO_GATHERING: (Step.INITIATE, 10),
    ActionKind.ANSWER_POST: (Step.INITIATE, 15),
    ActionKind.FIRST_MESSAGE: (Step.INITIATE, 15),
    ActionKind.FOLLOW_UP: (Step.SHOW_INTEREST, 5),
    ActionKind.REPLY: (Step.INVEST, 10),
    ActionKind.STAY_IN_TOUCH: (Step.INVEST, 10),
    ActionKind.PROPOSE_CONVERSATION: (Step.LET_BUILD, 10),
    ActionKind.PREPARE: (Step.LET_BUILD, 15),
    ActionKind.LOG_MEETING: (Step.INVEST, 3),
    ActionKind.CHEMISTRY: (Step.INVEST, 2),
    ActionKind.THANK: (Step.SHOW_INTEREST, 5),
    ActionKind.THANK_INTRODUCER: (Step.SHOW_INTEREST, 5),
    ActionKind.PROPOSE_NEXT: (Step.SHOW_INTEREST, 5),
    ActionKind.SEND_UPDATE: (Step.MAINTAIN, 15),
    ActionKind.INTRODUCE_THEM: (Step.MAINTAIN, 10),
    ActionKind.SHARE: (Step.MAINTAIN, 10),
    ActionKind.HELP: (Step.MAINTAIN, 15),
    ActionKind.KIND_WORD: (Step.MAINTAIN, 5),
    ActionKind.EVALUATE: (Step.EVALUATE, 3),
    ActionKind.ASK_FEEDBACK: (Step.WELCOME_FEEDBACK, 10),
    ActionKind.WELCOME_FEEDBACK: (Step.WELCOME_FEEDBACK, 5),
    ActionKind.PLAN_FROM_FEEDBACK: (Step.WELCOME_FEEDBACK, 10),
    ActionKind.ACT_ON_FEEDBACK: (Step.WELCOME_FEEDBACK, 30),
    ActionKind.REPORT_BACK: (Step.WELCOME_FEEDBACK, 10),
    ActionKind.RECONNECT: (Step.MAINTAIN, 10),
    ActionKind.REST: (Step.EVALUATE, 1),
    ActionKind.LET_GO: (Step.EVALUATE, 5),
}


class Refusal(NamedTuple):
    """Why a bid is held back, and until when (None: until something happens)."""

    rule: str
    reason: str
    facts: Mapping[str, object]
    until: date | None

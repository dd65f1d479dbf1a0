"""Situations: for every kind of action one in which it is the one thing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from mentee.records.journey import (
    ActionKind,
    Answer,
    ComingChance,
    Connector,
    Decision,
    Evaluation,
    Hold,
    Introduction,
    LedgerEntry,
    Need,
    Received,
    Relationship,
    Standing,
    Wish,
)
from tests.journey.people import ada, admired, ago, challenge, glad, got, met, sent

K, S = ActionKind, Standing
CONNY = Connector("Conny Example", 0.4, "worked together")
HOLD = Hold(ago(9).date(), date(2026, 7, 1), "her team was cut")
TALKED = (sent(30), got(29), sent(20), got(19), sent(18))
LOOP = challenge(20)


def chance(days: float, key: str = "chance") -> ComingChance:
    """A gathering or a post, so many days ago."""
    return ComingChance(key, "Example Days", ago(days))


def done(kind: ActionKind, days: float, about: str = "") -> Decision:
    """Something marked done."""
    return Decision(ago(days), kind, Answer.DONE, about=about)


def never(kind: ActionKind) -> Decision:
    """Something ruled out."""
    return Decision(ago(50), kind, Answer.NEVER)


def stages(*names: str) -> Any:
    """The challenge with these stages reached ten days ago."""
    reached: dict[str, Any] = dict.fromkeys(names, ago(10))
    return replace(LOOP, **reached)


HELD: dict[str, Any] = {
    "encounters": (met(40), sent(39.5), got(39), met(20), sent(19.5), got(19), sent(18)),
    "evaluations": (glad(9),),
}
SITUATIONS: list[tuple[ActionKind, Relationship]] = [
    (K.REFLECT, ada(S.CONSIDERING, reflections=())),
    (K.FIND_WAY_IN, ada(S.CONSIDERING, since=ago(3))),
    (K.ASK_INTRODUCTION, ada(S.CONSIDERING, since=ago(3), connectors=(CONNY,), posts=(chance(5),))),
    (K.GO_TO_GATHERING, ada(S.CONSIDERING, since=ago(3), gatherings=(chance(-9),))),
    (K.ANSWER_POST, ada(S.CONSIDERING, since=ago(3), posts=(chance(5),))),
    (K.FIRST_MESSAGE, ada(S.CONSIDERING, since=ago(3), decisions=(done(K.FIND_WAY_IN, 2),))),
    (K.FIRST_MESSAGE, ada(since=ago(9), introductions=(Introduction("Conny", ago(9), ago(2), thanked=ago(1)),))),
    (K.THANK_INTRODUCER, ada(since=ago(9), introductions=(Introduction("Conny", ago(9), ago(1)),))),
    (K.FOLLOW_UP, ada(since=ago(20), encounters=(sent(15),))),
    (K.FOLLOW_UP, ada(since=ago(60), encounters=(sent(50), sent(29)))),
    (K.REPLY, ada(S.ACQUAINTED, encounters=(sent(9), got(2)))),
    (K.STAY_IN_TOUCH, ada(S.ACQUAINTED, encounters=(sent(30), got(29), sent(28)))),
    (K.PROPOSE_CONVERSATION, ada(S.ACQUAINTED, encounters=TALKED)),
    (K.CHEMISTRY, ada(S.ACQUAINTED, encounters=(met(5, others=9), sent(4.5)))),
    (K.PREPARE, ada(S.ACQUAINTED, encounters=(*TALKED, met(-2, planned=True)))),
    (K.LOG_MEETING, ada(S.ACQUAINTED, encounters=(*TALKED, met(1, planned=True)))),
    (K.THANK, ada(S.CONVERSING, encounters=(met(1),))),
    (K.EVALUATE, ada(S.CONVERSING, encounters=(met(9), sent(8.5)))),
    (
        K.PROPOSE_NEXT,
        ada(S.CONVERSING, encounters=(met(40), sent(39.5), got(39), sent(38.5)), evaluations=(glad(30),)),
    ),
    (
        K.SEND_UPDATE,
        ada(
            S.CONVERSING,
            encounters=(met(19), sent(18), got(17)),
            evaluations=(glad(9),),
            decisions=(never(K.REPLY),),
            ledger=(LedgerEntry(ago(19), Received.SUGGESTION, "ask the team first"),),
        ),
    ),
    (K.INTRODUCE_THEM, ada(S.CONVERSING, **HELD, needs=(Need("a designer", ago(30)),))),
    (K.HELP, ada(S.CONVERSING, **HELD, needs=(Need("a venue", ago(30)),))),
    (
        K.SHARE,
        ada(
            S.ACQUAINTED,
            encounters=(met(50, others=9), sent(49), got(48)),
            topics=("printing",),
            decisions=(never(K.PROPOSE_CONVERSATION), never(K.REPLY)),
        ),
    ),
    (K.KIND_WORD, ada(S.CONVERSING, encounters=(met(90), sent(89), got(88)), evaluations=(glad(9),), holds=(HOLD,))),
    (K.ASK_FEEDBACK, ada(S.MUTUAL, **HELD)),
    (K.WELCOME_FEEDBACK, ada(S.MUTUAL, **HELD, feedback=(LOOP,))),
    (K.PLAN_FROM_FEEDBACK, ada(S.MUTUAL, **HELD, feedback=(stages("welcomed"),))),
    (K.ACT_ON_FEEDBACK, ada(S.MUTUAL, **HELD, feedback=(stages("welcomed", "planned"),))),
    (K.REPORT_BACK, ada(S.MUTUAL, **HELD, feedback=(stages("welcomed", "planned", "acted_on"),))),
    (
        K.RECONNECT,
        ada(
            S.CONVERSING,
            encounters=(met(200), sent(199), got(198)),
            evaluations=(glad(60),),
            decisions=(never(K.PROPOSE_NEXT),),
        ),
    ),
    (K.RECONNECT, ada(S.RESTING, since=ago(90), rest_until=ago(1).date(), encounters=(met(200),))),
    (
        K.REST,
        ada(
            S.ACQUAINTED,
            encounters=(sent(250), got(249), sent(240)),
            since=ago(250),
            decisions=(never(K.STAY_IN_TOUCH), never(K.FOLLOW_UP)),
        ),
    ),
    (
        K.REST,
        ada(
            S.CONVERSING,
            encounters=(met(100), sent(80), got(60), sent(50), got(25), sent(24), met(9, declined=True)),
            busy_gap_days=2.0,
            evaluations=(Evaluation(ago(1), 4, 4, 4, Wish.CONTINUE),),
        ),
    ),
    (
        K.REST,
        ada(
            S.MUTUAL,
            encounters=(met(120), met(100), sent(99.5), sent(70), sent(35)),
            decisions=(done(K.SHARE, 70), done(K.ASK_FEEDBACK, 35)),
            evaluations=(glad(30),),
        ),
    ),
    (K.LET_GO, ada(encounters=(sent(90), sent(70), sent(30)))),
    (K.LET_GO, ada(S.ACQUAINTED, reflections=(replace(admired(3), red_flag="shouts"),), encounters=TALKED)),
    (
        K.LET_GO,
        ada(S.CONVERSING, encounters=(met(9), sent(8.5)), evaluations=(Evaluation(ago(5), 2, 2, 2, Wish.LET_GO),)),
    ),
]

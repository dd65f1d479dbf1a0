"""What the seeker's deeds do to a simulated world, one function for each kind of action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from mentee.journey.otherside import Lean, other_side
from mentee.journey.standings import check_move, move
from mentee.planner.plan import next_action
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    Decision,
    Direction,
    Encounter,
    Evaluation,
    Gave,
    Introduction,
    LedgerEntry,
    Received,
    Relationship,
    Standing,
    Wish,
)
from mentee.records.seeker import Reflection, Trait

if TYPE_CHECKING:
    from bench.simulation import Year


class Deed(Protocol):
    """What of an action matters here."""

    @property
    def kind(self) -> ActionKind:
        """The kind."""

    @property
    def person(self) -> str:
        """Whom it is about."""

    @property
    def about(self) -> str:
        """What it is about."""


def decided(
    rel: Relationship, action: Deed, answer: Answer, now: datetime, until: date | None = None
) -> Relationship:
    """The relationship with the seeker's answer remembered."""
    return replace(rel, decisions=(*rel.decisions, Decision(now, action.kind, answer, until, action.about)))


def reflect(year: Year, action: Deed) -> None:
    """The seeker names a trait."""
    rel = year.rels[action.person]
    said = Reflection(year.now, like=4, respect=5, treats_others=4, traits=(Trait("candour", "said so"),))
    year.put(replace(rel, reflections=(*rel.reflections, said)))


def nothing(year: Year, action: Deed) -> None:
    """Done, and that is all."""


def ask_introduction(year: Year, action: Deed) -> None:
    """The connector agrees in a few days, or not."""
    rel = year.rels[action.person]
    asked = Introduction(action.about, year.now)
    year.put(replace(rel, introductions=(*rel.introductions, asked)))

    def answered(later: Year) -> None:
        rel = later.rels[action.person]
        kept = tuple(replace(i, accepted=later.now) if i is asked else i for i in rel.introductions)
        later.put(replace(rel, introductions=kept))

    if year.rng.random() < 0.7:
        year.after(year.rng.randint(2, 6), answered)


def go(year: Year, action: Deed) -> None:
    """They speak at the gathering."""
    chance = next(c for c in year.rels[action.person].gatherings if c.key == action.about)
    met = Encounter(chance.key, chance.at, Channel.IN_PERSON, Direction.BOTH, others=12, subject=chance.title)
    year.after((chance.at - year.now).days + 1, lambda later: later.add(action.person, met))


def answer_post(year: Year, action: Deed) -> None:
    """A public answer."""
    thread = year.key("thread")
    year.mail(action.person, Direction.SENT, thread, Channel.SOCIAL)
    year.expect_answer(action.person, thread)


def write(year: Year, action: Deed) -> None:
    """A message that may be answered."""
    thread = year.key("thread")
    year.mail(action.person, Direction.SENT, thread)
    year.expect_answer(action.person, thread)


def tell(year: Year, action: Deed) -> None:
    """A message that asks for nothing and is answered half of the time."""
    thread = year.key("thread")
    year.mail(action.person, Direction.SENT, thread)
    if year.rng.random() < 0.5:
        year.expect_answer(action.person, thread)


def propose(year: Year, action: Deed) -> None:
    """A day and a time are proposed."""
    thread = year.key("thread")
    year.mail(action.person, Direction.SENT, thread)
    year.propose(action.person, thread)


def log_meeting(year: Year, action: Deed) -> None:
    """The seeker notes that it took place and what was received, and looks what comes next."""
    year.hold_meeting(action.person, action.about)
    rel = year.rels[action.person]
    got = LedgerEntry(year.now, Received.PERSPECTIVE, "start with the smallest team")
    year.put(replace(rel, ledger=(*rel.ledger, got)))
    following = next_action(year.rels[action.person], year.context(), year.now)
    if isinstance(following, Action) and following.kind is ActionKind.THANK:
        year.act(following.kind, following)


def thank(year: Year, action: Deed) -> None:
    """Thanks are sent and stand in the ledger."""
    tell(year, action)
    rel = year.rels[action.person]
    year.put(replace(rel, ledger=(*rel.ledger, LedgerEntry(year.now, Gave.THANKS))))


def thank_introducer(year: Year, action: Deed) -> None:
    """The connector is thanked."""
    rel = year.rels[action.person]
    kept = tuple(replace(i, thanked=year.now) if i.connector == action.about else i for i in rel.introductions)
    year.put(replace(rel, introductions=kept))


def evaluate(year: Year, action: Deed) -> None:
    """The seeker is glad of those who answer and says so."""
    rel = year.rels[action.person]
    glad = other_side(rel, year.now).lean in (Lean.POSITIVE, Lean.UNKNOWN)
    said = Evaluation(year.now, 4, 4, 4, Wish.CONTINUE) if glad else Evaluation(year.now, 3, 4, 3, Wish.CONTINUE)
    year.put(replace(rel, evaluations=(*rel.evaluations, said)))


def ask_feedback(year: Year, action: Deed) -> None:
    """Candid people say what could be better."""
    write(year, action)
    if year.behaviour[action.person].challenges:
        year.after(year.rng.randint(2, 8), lambda later: later.challenge(action.person))


def stage(name: str) -> Callable[[Year, Deed], None]:
    """A stage of the loop is reached."""

    def reach(year: Year, action: Deed) -> None:
        rel = year.rels[action.person]
        changed = {name: year.now} | ({"tell_on": year.now.date() + timedelta(days=21)} if name == "planned" else {})
        kept = tuple(replace(f, **changed) if f.key == action.about else f for f in rel.feedback)  # type: ignore[arg-type]
        year.put(replace(rel, feedback=kept))
        if name == "reported":
            tell(year, action)

    return reach


def rest(year: Year, action: Deed) -> None:
    """It is laid to rest for a season."""
    rel = year.rels[action.person]
    made = check_move(rel, Standing.RESTING, "", year.now)
    year.put(replace(move(rel, made), rest_until=year.now.date() + timedelta(days=90)))


def let_go(year: Year, action: Deed) -> None:
    """It is let go."""
    rel = year.rels[action.person]
    year.put(move(rel, check_move(rel, Standing.LET_GO, "", year.now)))


DEEDS: Mapping[ActionKind, Callable[[Year, Deed], None]] = dict.fromkeys(ActionKind, write) | {
    ActionKind.REFLECT: reflect,
    ActionKind.CHEMISTRY: reflect,
    ActionKind.FIND_WAY_IN: nothing,
    ActionKind.PREPARE: nothing,
    ActionKind.ASK_INTRODUCTION: ask_introduction,
    ActionKind.GO_TO_GATHERING: go,
    ActionKind.ANSWER_POST: answer_post,
    ActionKind.PROPOSE_CONVERSATION: propose,
    ActionKind.PROPOSE_NEXT: propose,
    ActionKind.LOG_MEETING: log_meeting,
    ActionKind.THANK: thank,
    ActionKind.THANK_INTRODUCER: thank_introducer,
    ActionKind.REPLY: tell,
    ActionKind.SEND_UPDATE: tell,
    ActionKind.SHARE: tell,
    ActionKind.HELP: tell,
    ActionKind.KIND_WORD: tell,
    ActionKind.INTRODUCE_THEM: tell,
    ActionKind.EVALUATE: evaluate,
    ActionKind.ASK_FEEDBACK: ask_feedback,
    ActionKind.WELCOME_FEEDBACK: stage("welcomed"),
    ActionKind.PLAN_FROM_FEEDBACK: stage("planned"),
    ActionKind.ACT_ON_FEEDBACK: stage("acted_on"),
    ActionKind.REPORT_BACK: stage("reported"),
    ActionKind.REST: rest,
    ActionKind.LET_GO: let_go,
}

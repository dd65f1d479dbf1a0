"""For every kind of action a situation in which it is the one thing to do, and the waits between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentee.planner.context import Context, Match
from mentee.planner.plan import Wait, next_action, plan_day
from mentee.planner.science import SOURCES, SUPPORTS
from mentee.planner.summary import summarise
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    Decision,
    Draft,
    Goal,
    LedgerEntry,
    Relationship,
    Standing,
)
from tests.journey.people import NOW, ada, ago, glad, got, met, sent
from tests.planner.situations import SITUATIONS, TALKED, done, never

K, S = ActionKind, Standing
CONTEXT = Context()
WITH_HELPER = Context(matches=(Match("ada", "a designer", "Dora Example"),))


@pytest.mark.parametrize(("kind", "rel"), SITUATIONS, ids=[kind for kind, _ in SITUATIONS])
def test_each_kind_is_at_times_the_one_thing_to_do(kind: ActionKind, rel: Relationship) -> None:
    found = next_action(rel, WITH_HELPER if kind is K.INTRODUCE_THEM else CONTEXT, NOW)
    assert isinstance(found, Action), found
    assert found.kind is kind
    assert "Ada Example" in found.what or kind is K.ACT_ON_FEEDBACK
    assert found.why
    assert found.minutes > 0
    assert found.opens <= NOW.date()
    assert found.science is SUPPORTS[kind]
    assert not {"{", "}"} & set(found.what + "".join(found.why))


def test_no_kind_is_left_out() -> None:
    assert {kind for kind, _ in SITUATIONS} == set(ActionKind) == set(SUPPORTS)
    assert all(source.citation and source.claim for source in SOURCES)


@pytest.mark.parametrize(
    ("rel", "until", "words"),
    [
        (ada(encounters=(sent(4),)), date(2026, 6, 11), "no answer"),
        (ada(encounters=(sent(40), sent(20))), date(2026, 6, 9), "no answer"),
        (ada(encounters=(sent(40), sent(20)), busy_gap_days=30.0), date(2026, 6, 26), "no answer"),
        (ada(S.CONVERSING, encounters=(met(9), sent(8.5)), evaluations=(glad(8),)), date(2026, 6, 13), "next date"),
        (ada(S.RESTING, since=ago(9), rest_until=date(2026, 9, 1)), date(2026, 9, 1), "rest"),
        (ada(S.ACQUAINTED, encounters=TALKED, decisions=(done(K.REFLECT, 0),)), date(2026, 6, 2), "enough"),
        (ada(S.LET_GO), None, "only you"),
    ],
)
def test_otherwise_there_is_a_wait_with_its_date_and_reason(
    rel: Relationship, until: date | None, words: str
) -> None:
    found = next_action(rel, CONTEXT, NOW)
    assert isinstance(found, Wait), found
    assert found.until == until
    assert words in found.reason


def test_later_and_never_are_respected() -> None:
    rel = ada(S.ACQUAINTED, encounters=(sent(9), got(2)))
    put_off = replace(rel, decisions=(Decision(ago(1), K.REPLY, Answer.LATER, date(2026, 6, 5), "got:2"),))
    found = next_action(put_off, CONTEXT, NOW)
    assert isinstance(found, Wait)
    assert found.until == date(2026, 6, 5)
    assert isinstance(next_action(put_off, CONTEXT, NOW + timedelta(days=4)), Action)
    never = replace(rel, decisions=(Decision(ago(1), K.REPLY, Answer.NEVER, about="got:2"),))
    for days in range(0, 400, 7):
        found = next_action(never, CONTEXT, NOW + timedelta(days=days))
        assert not (isinstance(found, Action) and found.kind is K.REPLY)


def test_an_ask_beyond_the_gifts_says_so() -> None:
    held = (met(40), sent(39.5), got(39), sent(38.5))
    rel = ada(S.CONVERSING, encounters=held, evaluations=(glad(30),))
    found = next_action(rel, CONTEXT, NOW)
    assert isinstance(found, Action)
    assert "you asked 0 times and gave 0" in found.why[-1]
    generous = replace(rel, ledger=tuple(LedgerEntry(ago(day), "help") for day in (10, 20)))  # type: ignore[arg-type]
    assert isinstance(next_action(generous, CONTEXT, NOW), Action)


def test_a_day_holds_at_most_the_pace_the_most_worth_first_and_counts_what_was_done() -> None:
    rels = [replace(rel, person=f"p{n}") for n, (_, rel) in enumerate(SITUATIONS)]
    plan = plan_day(rels, CONTEXT, NOW, 3)
    assert len(plan.actions) == 3
    assert [a.worth for a in plan.actions] == sorted((a.worth for a in plan.actions), reverse=True)
    assert plan.actions[0].kind in (K.THANK, K.THANK_INTRODUCER)
    assert plan == plan_day(rels[::-1], CONTEXT, NOW, 3)
    first = plan.actions[0]
    after = [
        replace(rel, decisions=(*rel.decisions, done(first.kind, 0, first.about)))
        if rel.person == first.person
        else rel
        for rel in rels
    ]
    rest = plan_day(after, CONTEXT, NOW, 3)
    assert [a.person for a in rest.actions] == [a.person for a in plan.actions[1:]]
    assert plan_day(rels, CONTEXT, NOW, 0).actions == ()


def test_only_what_is_shown_gets_words() -> None:
    written: list[str] = []

    def words(action: Action, rel: Relationship, context: Context) -> Draft:
        written.append(action.person)
        return Draft("Hello", action.what)

    rels = [replace(rel, person=f"p{n}") for n, (_, rel) in enumerate(SITUATIONS)]
    plan = plan_day(rels, CONTEXT, NOW, 2, words=words)
    assert written == [action.person for action in plan.actions]
    assert all(action.draft and action.draft.subject == "Hello" for action in plan.actions)


def test_there_is_nothing_to_tell_of_a_goal_that_was_not_tried() -> None:
    rel = ada(
        S.CONVERSING,
        encounters=(met(50), sent(49), got(48)),
        evaluations=(glad(9),),
        decisions=(never(K.REPLY), never(K.PROPOSE_NEXT)),
    )

    def told(goal: Goal) -> bool:
        found = next_action(rel, Context(goals=(goal,)), NOW)
        return isinstance(found, Action) and found.kind is K.SEND_UPDATE and "Lead a review" in found.what

    advised = Goal("Lead a review", ago(90).date(), advice_from="Ada Example")
    assert not told(advised)
    assert told(replace(advised, tried="one review, with the finding first"))


def test_what_was_read_before_feedback_came_is_read_again() -> None:
    told = situation(K.WELCOME_FEEDBACK)
    before = summarise(told, ago(25), CONTEXT.zone)
    assert next_action(told, CONTEXT, NOW, known=before) == next_action(told, CONTEXT, NOW)
    asked = situation(K.THANK_INTRODUCER)
    before = summarise(asked, ago(5), CONTEXT.zone)
    assert next_action(asked, CONTEXT, NOW, known=before) == next_action(asked, CONTEXT, NOW)


def situation(kind: ActionKind) -> Relationship:
    return next(rel for one, rel in SITUATIONS if one is kind)

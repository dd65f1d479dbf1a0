"""The hard rules over random histories: whatever happened, nothing is suggested that they forbid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.hard_rules import broken
from mentee.planner.context import Context, Match
from mentee.planner.explain import explain
from mentee.planner.plan import Wait, next_action, plan_day
from mentee.planner.summary import summarise
from mentee.planner.words.manner import label_words
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    ComingChance,
    Connector,
    Decision,
    Direction,
    Encounter,
    Evaluation,
    Gave,
    Hold,
    Introduction,
    LedgerEntry,
    Need,
    Received,
    Relationship,
    Standing,
    Wish,
)
from tests.journey.people import NOW, ada, admired, ago, challenge, got, sent

DAYS = st.integers(0, 400)
CONTEXT = Context(matches=(Match("ada", "a designer", "Dora Example"),))

encounters = st.builds(
    lambda n, day, channel, direction, others, planned, declined: Encounter(
        f"fact:{n}", ago(day), channel, direction, others=others, planned=planned or day < 0, declined=declined
    ),
    st.integers(0, 10**9),
    st.integers(-20, 400),
    st.sampled_from([Channel.MAIL, Channel.MAIL, *Channel]),
    st.sampled_from(list(Direction)),
    st.sampled_from([0, 0, 0, 3, 50]),
    st.sampled_from([False] * 5 + [True]),
    st.sampled_from([False] * 9 + [True]),
)
decisions = st.builds(
    lambda day, kind, answer, ahead: Decision(
        ago(day), kind, answer, ago(-ahead).date() if answer is Answer.LATER else None
    ),
    DAYS,
    st.sampled_from(list(ActionKind)),
    st.sampled_from(list(Answer)),
    st.integers(-30, 30),
)
relationships = st.builds(
    Relationship,
    person=st.just("ada"),
    name=st.just("Ada Example"),
    standing=st.sampled_from([None, *Standing]),
    since=DAYS.map(ago),
    encounters=st.lists(encounters, max_size=12).map(tuple),
    reflections=st.lists(
        st.builds(lambda day, flag: replace(admired(day), red_flag=flag), DAYS, st.sampled_from(["", "", "unkind"])),
        max_size=2,
    ).map(tuple),
    evaluations=st.lists(
        st.builds(
            lambda day, n, wish: Evaluation(ago(day), n, n, n, wish), DAYS, st.integers(1, 5), st.sampled_from(Wish)
        ),
        max_size=3,
    ).map(tuple),
    ledger=st.lists(
        st.builds(lambda day, kind: LedgerEntry(ago(day), kind), DAYS, st.sampled_from([*Gave, *Received])),
        max_size=4,
    ).map(tuple),
    feedback=st.lists(st.builds(challenge, DAYS), max_size=2).map(tuple),
    holds=st.lists(
        st.builds(
            lambda day, span: Hold(ago(day).date(), ago(day - span).date(), "moving"), DAYS, st.integers(1, 200)
        ),
        max_size=2,
    ).map(tuple),
    needs=st.lists(st.builds(lambda day: Need("a designer", ago(day)), DAYS), max_size=1).map(tuple),
    introductions=st.lists(
        st.builds(
            lambda day, yes: Introduction("Conny", ago(day), ago(day / 2) if yes else None), DAYS, st.booleans()
        ),
        max_size=2,
    ).map(tuple),
    decisions=st.lists(decisions, max_size=5).map(tuple),
    gatherings=st.lists(st.builds(lambda day: ComingChance(f"g{day}", "Days", ago(-day)), DAYS), max_size=2).map(
        tuple
    ),
    posts=st.lists(st.builds(lambda day: ComingChance(f"p{day}", "Post", ago(day)), DAYS), max_size=2).map(tuple),
    connectors=st.lists(st.builds(lambda v: Connector("Conny", v), st.floats(0, 1)), max_size=2).map(tuple),
    topics=st.sampled_from([(), ("printing",)]),
    busy_gap_days=st.sampled_from([None, 0.0, 3.0, 40.0]),
    tie=st.floats(0, 1),
)


@given(relationships)
@settings(max_examples=200, deadline=None)
def test_nothing_forbidden_is_ever_suggested(rel: Relationship) -> None:
    found = next_action(rel, CONTEXT, NOW)
    if isinstance(found, Wait):
        assert found.reason
        assert found.until is None or found.until > NOW.date()
        assert (found.until is None) == (rel.standing in (None, Standing.LET_GO))
        return
    assert list(broken(rel, found, NOW)) == []
    assert label_words(" ".join([found.what, *found.why])) == ()
    assert found == next_action(rel, CONTEXT, NOW)


@given(relationships)
@settings(max_examples=60, deadline=None)
def test_the_explanation_agrees_with_what_is_suggested(rel: Relationship) -> None:
    found = explain(rel, NOW, CONTEXT)
    assert found.result == next_action(rel, CONTEXT, NOW)
    if isinstance(found.result, Action):
        assert (found.fired[0].kind, found.fired[0].about) == (found.result.kind, found.result.about)
        assert found.fired[0].worth.total == found.result.worth
        free = {fired.kind for fired in found.fired}
        assert all(
            not free & set(held.kinds) for held in found.held_back if held.until is None and not held.asked_for
        )
    else:
        assert found.fired == ()
    assert all(held.reason and held.kinds for held in found.held_back)
    assert all(later.opens > NOW.date() for later in found.not_yet)


@given(relationships, st.integers(1, 200))
@settings(max_examples=60, deadline=None)
def test_a_wait_is_kept_until_its_date_where_nothing_happens(rel: Relationship, days: int) -> None:
    found = next_action(rel, CONTEXT, NOW)
    later = NOW + timedelta(days=days)
    ahead = any(e.at > NOW for e in rel.encounters) or any(g.at > NOW for g in rel.gatherings)
    if isinstance(found, Action) or found.until is None or later.date() >= found.until or ahead or rel.holds:
        return
    assert isinstance(next_action(rel, CONTEXT, later), Wait)


@given(st.lists(relationships, max_size=6), st.integers(0, 4))
@settings(max_examples=30, deadline=None)
def test_everybody_has_one_action_or_wait_and_remembered_summaries_change_nothing(
    found: list[Relationship], pace: int
) -> None:
    rels = [replace(rel, person=f"p{number}") for number, rel in enumerate(found)]
    plan = plan_day(rels, CONTEXT, NOW, pace)
    live = sum(rel.standing not in (None, Standing.LET_GO) for rel in rels)
    assert len(plan.actions) + plan.left + len(plan.waits) == live
    assert len(plan.actions) <= pace
    before = NOW - timedelta(days=30)
    known = {rel.person: summarise(rel, before, CONTEXT.zone) for rel in rels}
    assert plan_day(rels, CONTEXT, NOW, pace, known=known) == plan


def test_a_letter_and_its_reminder_answered_on_one_day_are_no_ground_for_a_conversation() -> None:
    rel = ada(Standing.ACQUAINTED, encounters=(sent(50, "a"), sent(30, "b"), got(2, "a"), got(1, "b")))
    found = next_action(rel, Context(), NOW)
    assert isinstance(found, Action)
    assert found.kind is ActionKind.REPLY
    assert list(broken(rel, found, NOW)) == []
    hasty = replace(found, kind=ActionKind.PROPOSE_CONVERSATION)
    assert list(broken(rel, hasty, NOW)) == ["a first conversation without ground"]
    again = replace(rel, encounters=(*rel.encounters, sent(0.5, "b"), got(0.1, "b")))
    assert list(broken(again, hasty, NOW)) == []

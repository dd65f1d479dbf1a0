"""Simulated years: the hard rules hold every day, and everybody ends as scripted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from bench.behaviour import BUSY, COOLING, EAGER, FURTHER, SCRIPTED, SILENT, Behaviour, random_behaviour
from bench.hard_rules import check
from bench.planner import ZONES, live_year
from bench.simulation import Year, newcomer
from mentee.planner.plan import next_action
from mentee.records.facts import Channel
from mentee.records.journey import ActionKind, Standing


@pytest.mark.parametrize("seed", range(1, 12, 2))
def test_the_hard_rules_hold_every_day_whatever_the_seeker_does(seed: int) -> None:
    rng = Random(seed)
    cast = [*SCRIPTED, random_behaviour(rng), random_behaviour(rng)]
    cast.append(FURTHER[seed // 2 % len(FURTHER)])
    others = [(one, newcomer(f"{one.name}{n}", one, rng=rng)) for n, one in enumerate(cast)]
    for today in Year(others, seed, strict=False, zone=ZONES[seed // 2 % len(ZONES)]).live():
        assert check(today) == [], today.number


def test_years_end_as_scripted() -> None:
    for seed in (0, 4, 8, 12):
        _, broken, ever = live_year(seed)
        assert broken == []
        assert "mentor" in ever["eager"]
        assert "let go" not in ever["eager"]
        assert "conversing" in ever["busy"]
        assert "let go" not in ever["busy"]
        assert "let go" in ever["silent"]
        assert {"resting", "let go"} & ever["cooling"]


def test_the_silent_one_gets_a_message_and_two_follow_ups_and_no_more() -> None:
    year = Year([(SILENT, newcomer("silent", SILENT))], 5)
    sent = [
        (today.number, action.kind)
        for today in year.live()
        for action in today.plan.actions
        if action.kind in (ActionKind.FIRST_MESSAGE, ActionKind.ANSWER_POST, ActionKind.FOLLOW_UP, ActionKind.LET_GO)
    ]
    days = [day for day, _ in sent]
    assert [kind for _, kind in sent][-1] is ActionKind.LET_GO
    assert len(sent) == 4
    assert days[1] - days[0] == 14
    assert days[2] - days[1] == 28
    assert days[3] - days[2] == 28
    assert year.rels["silent"].standing is Standing.LET_GO


def test_every_meeting_is_thanked_for_within_a_day() -> None:
    year = Year([(EAGER, newcomer("eager", EAGER)), (BUSY, newcomer("busy", BUSY))], 6)
    for _ in year.live():
        pass
    waited = []
    for rel in year.rels.values():
        thanked = {d.about: d.at.date() for d in rel.decisions if d.kind is ActionKind.THANK}
        held = [e for e in rel.encounters if e.channel is Channel.MEETING and not e.planned and not e.declined]
        waited += [(thanked[e.key] - e.at.date()).days for e in held if e.key in thanked]
        assert len(waited) >= len(held) - 1  # the last may fall on the last day
    assert len(waited) > 5
    assert max(waited) == 1


def test_the_cooling_one_is_not_pressed() -> None:
    year = Year([(COOLING, newcomer("cooling", COOLING))], 9)
    kinds = [action.kind for today in year.live() for action in today.plan.actions]
    assert ActionKind.REST in kinds or ActionKind.LET_GO in kinds
    assert next_action(year.rels["cooling"], year.context(), year.now)


@pytest.mark.parametrize("one", FURTHER, ids=lambda one: one.name)
def test_the_hard_rules_hold_with_everybody(one: Behaviour) -> None:
    year = Year([(one, newcomer(one.name, one)), (EAGER, newcomer("eager", EAGER))], 3, zone=ZONES[3])
    broken = [what for today in year.live() for what in check(today)]
    assert broken == []
    if one.name == "cancelling":
        assert Standing.CONVERSING not in {made.after for made in year.rels[one.name].moves}
        assert any(met.declined for met in year.rels[one.name].encounters)


def test_a_good_relationship_gets_its_gifts_and_is_not_nudged_to_answer_every_answer() -> None:
    kinds: Counter[ActionKind] = Counter()
    for seed in range(4):
        eager = replace(newcomer("eager", EAGER), topics=("examples",))
        for today in Year([(EAGER, eager)], seed).live():
            kinds.update(action.kind for action in today.plan.actions)
    gifts = {ActionKind.SHARE, ActionKind.SEND_UPDATE, ActionKind.HELP, ActionKind.INTRODUCE_THEM}
    assert kinds[ActionKind.SEND_UPDATE] >= 8  # two a year and more
    assert sum(kinds[kind] for kind in gifts) >= 12
    assert kinds[ActionKind.REPLY] < 2 * (kinds[ActionKind.PROPOSE_NEXT] + kinds[ActionKind.THANK])

"""Evaluation both ways, ledger, feedback, hours, holds and the step sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from mentee.journey import evaluation, feedback, holds, hours, ledger
from mentee.journey.otherside import Lean, other_side
from mentee.journey.sheet import step_sheet
from mentee.records.journey import (
    ActionKind,
    Answer,
    Decision,
    Evaluation,
    FeedbackKind,
    Gave,
    Hold,
    LedgerEntry,
    Received,
    Standing,
    Step,
    Wish,
)
from mentee.records.say import ENGLISH, Voice
from tests.journey.people import NOW, ada, ago, challenge, glad, got, met, sent


@pytest.mark.parametrize(
    ("held", "evaluated", "about"),
    [
        ((), (), None),
        ((9,), (), "meeting-1"),
        ((9,), (8,), None),
        ((40, 20), (30,), None),
        ((40, 20, 3), (30,), "meeting-3"),
        ((140, 120, 110), (100,), "quarter-2026-05-23"),
        ((140, 120, 110), (80,), None),
    ],
)
def test_evaluation_is_due_after_meetings_one_and_three_and_each_quarter(
    held: tuple[int, ...], evaluated: tuple[int, ...], about: str | None
) -> None:
    rel = ada(encounters=tuple(met(day) for day in held), evaluations=tuple(glad(day) for day in evaluated))
    due = evaluation.due(rel, NOW, UTC)
    assert (due.about if due else None) == about


def test_busy_people_are_judged_by_their_own_usual_time() -> None:
    slow = (sent(80), got(60), sent(55), got(33))
    assert other_side(ada(encounters=slow, busy_gap_days=22.0), NOW).lean is Lean.POSITIVE
    quick = other_side(ada(encounters=slow, busy_gap_days=2.0), NOW)
    assert quick.lean is not Lean.POSITIVE
    assert quick.total == pytest.approx(sum(signal.points for signal in quick.signals))


@pytest.mark.parametrize(
    ("waited", "usual", "said"),
    [
        (0.1, 1.0, "takes less than a day to answer, usually one day: as ever"),
        (4, 5.0, "takes 4 days to answer, usually 5 days: as ever"),
    ],
)
def test_the_time_to_answer_is_told_in_days(waited: float, usual: float, said: str) -> None:
    side = other_side(ada(encounters=(sent(40), got(40 - waited)), busy_gap_days=usual), NOW).told(ENGLISH)
    assert said in [signal.text for signal in side.signals]


def test_thanks_without_an_answer_do_not_count_against_the_other() -> None:
    thanked = (met(80), sent(79.5), met(50), sent(49.5))
    assert other_side(ada(encounters=thanked), NOW).answered is None
    assert other_side(ada(encounters=(sent(79), sent(49))), NOW).answered == 0


@pytest.mark.parametrize(
    ("mine", "theirs", "wish"),
    [
        (Evaluation(ago(1), 4, 5, 4, Wish.CONTINUE), (met(20), sent(9), got(8)), Wish.CONTINUE),
        (
            Evaluation(ago(1), 4, 5, 4, Wish.CONTINUE),
            (sent(80), sent(60), sent(40), met(9, declined=True)),
            Wish.EASE_OFF,
        ),
        (Evaluation(ago(1), 2, 2, 2, Wish.EASE_OFF), (sent(80), sent(60), met(9, declined=True)), Wish.LET_GO),
        (Evaluation(ago(1), 5, 5, 5, Wish.LET_GO), (met(20),), Wish.LET_GO),
        (Evaluation(ago(1), 3, 3, 3, Wish.EASE_OFF), (met(20), sent(9), got(8)), Wish.EASE_OFF),
    ],
)
def test_the_suggestion_weighs_both_sides(mine: Evaluation, theirs: tuple[object, ...], wish: Wish) -> None:
    found = evaluation.suggestion(ada(encounters=theirs, evaluations=(mine,)), NOW)
    assert found is not None
    assert found.wish is wish
    assert found.reason


def test_two_negative_looks_suggest_letting_go() -> None:
    sour = Evaluation(ago(90), 2, 2, 3, Wish.EASE_OFF)
    rel = ada(evaluations=(sour, replace(sour, at=ago(1))), encounters=(met(20), sent(9), got(8)))
    found = evaluation.suggestion(rel, NOW)
    assert found is not None
    assert found.wish is Wish.LET_GO


def test_a_gift_marked_done_and_logged_is_one_gift() -> None:
    rel = ada(
        ledger=(
            LedgerEntry(ago(5), Gave.THANKS),
            LedgerEntry(ago(4), Received.INSIGHT),
            LedgerEntry(ago(200), Gave.HELP),
        ),
        decisions=(
            Decision(ago(5.5), ActionKind.THANK, Answer.DONE),
            Decision(ago(30), ActionKind.SHARE, Answer.DONE),
            Decision(ago(40), ActionKind.PROPOSE_NEXT, Answer.DONE),
            Decision(ago(41), ActionKind.PROPOSE_NEXT, Answer.LATER),
        ),
    )
    found = ledger.balance(rel, NOW)
    assert (found.gives, found.asks, found.got) == (2, 1, 1)
    assert [quarter.gives for quarter in ledger.over_time(rel, NOW)] == [0, 1, 0, 2]


def test_the_loop_goes_stage_by_stage_and_praise_is_only_welcomed() -> None:
    item = challenge(20)
    stages = []
    for name in ("welcomed", "planned", "acted_on", "reported"):
        stages.append(feedback.next_stage(item, NOW))
        item = replace(item, **{name: ago(1)})  # type: ignore[arg-type]
    assert stages == list(feedback.Stage)[1:]
    assert feedback.is_closed(item, NOW)
    praise = replace(challenge(20), kind=FeedbackKind.PRAISE, welcomed=ago(3))
    assert feedback.is_closed(praise, NOW)
    assert not feedback.is_closed(replace(praise, welcomed=NOW + timedelta(days=2)), NOW)


def test_themes_are_counted_whatever_their_case() -> None:
    items = (challenge(30, closed=True), replace(challenge(20), theme="Listening "), replace(challenge(9), theme=""))
    found = feedback.themes(items, NOW)
    assert [(theme.name, theme.count, theme.closed) for theme in found] == [("listening", 2, 1)]


def test_hours_are_shared_with_the_others_and_lead_to_halls_bands() -> None:
    rel = ada(encounters=(met(99, minutes=2400), met(50, others=4, minutes=240), met(9), sent(3)))
    found = hours.invested(rel, NOW)
    assert (found.hours, found.assumed_hours, found.meetings, found.span_days) == (41.0, 0.5, 3, 90)
    assert (found.band, found.next_band) == ("casual friend", "friend")
    assert found.hours_to_next == pytest.approx(38.5)


def test_a_hold_ends_on_its_day() -> None:
    rel = ada(holds=(Hold(date(2026, 5, 1), date(2026, 6, 1), "moving"),))
    assert holds.active(rel, date(2026, 5, 31)) is not None
    assert holds.active(rel, date(2026, 6, 1)) is None
    assert holds.active(rel, date(2026, 4, 30)) is None


def test_the_sheet_has_eight_steps_each_with_evidence_or_what_is_missing() -> None:
    bare = step_sheet(ada(Standing.CONSIDERING, reflections=()), NOW)
    assert [row.step for row in bare] == list(Step)
    assert all(not row.found and row.next and row.last is None for row in bare)
    assert [row.step for row in bare if not row.missing] == [Step.EVALUATE, Step.SHOW_INTEREST]
    full = ada(
        Standing.MENTOR,
        encounters=(sent(90), got(89), met(60, minutes=45), sent(59.6), met(20)),
        evaluations=(glad(10),),
        ledger=(LedgerEntry(ago(19.5), Gave.THANKS), LedgerEntry(ago(15), Gave.KNOWLEDGE)),
        feedback=(challenge(40, closed=True),),
    )
    rows = {row.step: row for row in step_sheet(full, NOW)}
    assert all(row.found and not row.missing for step, row in rows.items() if step is not Step.EVALUATE)
    assert rows[Step.SHOW_INTEREST].last == ago(19.5)


def test_what_leans_against_is_named_and_not_what_speaks_for_it() -> None:
    cold = ada(encounters=(met(80), sent(70), got(69), *(met(n, declined=True) for n in (40, 35, 30))))
    theirs = other_side(cold, NOW)
    assert theirs.lean is Lean.NEGATIVE
    assert ENGLISH.told("{facts}", {"facts": theirs.against}) == "cancelled or declined 3 times"
    warm = other_side(ada(encounters=(met(80), met(20))), NOW)
    assert ENGLISH.told("{facts}", {"facts": warm.against}) == "met twice"


def test_several_mails_of_a_day_are_told_once() -> None:
    day = ada(encounters=(sent(20.1, key="a"), sent(20.2, key="b"), sent(30, key="c")))
    initiate = next(row for row in step_sheet(day, NOW) if row.step is Step.INITIATE)
    assert [item.words for item in initiate.found] == ["you wrote on 12 May 2026", "you wrote on 2 May 2026"]


def test_signals_and_suggestions_are_told_in_the_tongue_of_the_reader() -> None:
    voice = Voice(lambda sentence: f"⟦{sentence}⟧")
    for wish in Wish:
        rel = ada(encounters=(met(20), met(40), sent(9), got(8)), evaluations=(Evaluation(ago(5), 4, 4, 4, wish),))
        theirs = other_side(rel, NOW)
        told = [str(signal.text) for signal in theirs.told(voice).signals]
        found = evaluation.suggestion(rel, NOW)
        assert found is not None
        for words in (*told, str(found.told(voice).reason)):
            assert words.startswith("⟦")
            assert words.endswith("⟧")
        assert "⟦met ⟦twice⟧⟧" in told

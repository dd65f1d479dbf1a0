"""What a shared calendar may hold: names, days and words of the table, whatever is known of the people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentee.planner.agenda import TIME_FOR, TOLD, dates, deeds
from mentee.planner.context import Context
from mentee.planner.plan import Wait, plan_day
from mentee.planner.rules import RULES
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    Decision,
    Evaluation,
    Feedback,
    FeedbackKind,
    Hold,
    Need,
    Question,
    Relationship,
    Standing,
    Step,
    Wish,
)
from mentee.records.seeker import Reflection

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SECRET = "zyzzyva"
CONTEXT = Context()


def action(kind: ActionKind, closes: date | None = None) -> Action:
    return Action(
        kind,
        "7",
        "Bo Sample",
        Step.INVEST,
        SECRET,
        (SECRET,),
        TODAY - timedelta(days=9),
        closes,
        5,
        1.0,
        about=SECRET,
    )


def full(**more: object) -> Relationship:
    """A relationship with a private word in everything the seeker thinks or was told."""
    told = Feedback(
        "f", NOW, FeedbackKind.CHALLENGE, SECRET, SECRET, SECRET, SECRET, SECRET, TODAY + timedelta(days=3)
    )
    rel = Relationship(
        "7",
        "Bo Sample",
        Standing.MENTOR,
        NOW - timedelta(days=300),
        reflections=(Reflection(NOW, note=SECRET, values=(SECRET,)),),
        evaluations=(Evaluation(NOW - timedelta(days=1), 1, 1, 1, Wish.LET_GO, SECRET),),
        feedback=(told,),
        holds=(Hold(TODAY, TODAY + timedelta(days=20), SECRET),),
        questions=(Question(SECRET),),
        needs=(Need(SECRET, NOW),),
    )
    return replace(rel, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(ActionKind))
@pytest.mark.parametrize("detailed", [True, False])
def test_no_deed_says_more_than_a_name_and_a_word_of_the_table(kind: ActionKind, detailed: bool) -> None:
    (entry,) = deeds([action(kind)], CONTEXT, TODAY, detailed=detailed)
    assert entry.title in {one.format(name="Bo Sample") for one in (TIME_FOR, *TOLD.values())}
    assert detailed or entry.title == "Time for Bo Sample"


@pytest.mark.parametrize(
    "kind",
    [
        ActionKind.REFLECT,
        ActionKind.CHEMISTRY,
        ActionKind.EVALUATE,
        ActionKind.PLAN_FROM_FEEDBACK,
        ActionKind.ACT_ON_FEEDBACK,
        ActionKind.REST,
        ActionKind.LET_GO,
    ],
)
def test_a_judgement_is_not_told_by_its_kind(kind: ActionKind) -> None:
    (entry,) = deeds([action(kind)], CONTEXT, TODAY, detailed=True)
    assert entry.title == "Time for Bo Sample"


def test_a_deed_lasts_from_today_until_its_window_closes() -> None:
    days = [TODAY - timedelta(days=3), None, TODAY, TODAY + timedelta(days=4)]
    found = [next(deeds([action(ActionKind.THANK, day)], CONTEXT, TODAY, detailed=True)) for day in days]
    assert {entry.starts for entry in found} == {TODAY}
    assert [entry.ends for entry in found] == [TODAY + timedelta(days=n) for n in (1, 1, 1, 5)]


def test_the_same_deed_keeps_its_key_on_the_next_day() -> None:
    today, tomorrow = (
        next(deeds([action(ActionKind.THANK)], CONTEXT, day, detailed=True)) for day in (TODAY, TODAY + timedelta(1))
    )
    assert today.key == tomorrow.key
    assert today.key != next(deeds([action(ActionKind.REPLY)], CONTEXT, TODAY, detailed=True)).key


def test_holds_and_days_of_telling_are_named_by_the_day_alone() -> None:
    plain = list(dates([full()], [], CONTEXT, TODAY, detailed=False))
    assert [(one.starts, one.title) for one in plain] == [
        (TODAY + timedelta(days=20), "Time for Bo Sample"),
        (TODAY + timedelta(days=3), "Time for Bo Sample"),
    ]
    told = [one.title for one in dates([full()], [], CONTEXT, TODAY, detailed=True)]
    assert told == ["You may ask Bo Sample again", "Write to Bo Sample"]


def test_nobody_let_go_or_not_pursued_is_in_it() -> None:
    for standing in (Standing.LET_GO, None):
        assert not list(dates([full(standing=standing)], [], CONTEXT, TODAY, detailed=True))


def test_days_that_move_along_are_left_out_and_one_day_is_said_once() -> None:
    def wait(days: int | None, ahead: str) -> Wait:
        return Wait("7", "Bo Sample", None if days is None else TODAY + timedelta(days=days), SECRET, ahead)

    waits = [wait(None, "red flag"), wait(30, ""), wait(1, "one a day"), wait(9, "one unanswered"), wait(9, "hold")]
    found = list(dates([], [*waits, wait(0, "hold"), wait(900, "hold")], CONTEXT, TODAY, detailed=True))
    assert [(one.starts, one.title) for one in found] == [
        (TODAY + timedelta(days=9), "You may write to Bo Sample again")
    ]


def test_the_plan_says_what_a_wait_is_of() -> None:
    late = Decision(NOW - timedelta(days=1), ActionKind.SHARE, Answer.DONE)
    plan = plan_day([full(decisions=(late,), feedback=(), holds=())], CONTEXT, NOW, 3)
    waits = [wait for wait in plan.waits if wait.until]
    known = (
        {kind.value for kind in ActionKind} | {rule.name for rule in RULES} | {"red flag", "gift after answer", ""}
    )
    assert {wait.ahead for wait in waits} <= known
    resting = full(standing=Standing.RESTING, rest_until=TODAY + timedelta(days=40), feedback=(), holds=())
    (rests,) = plan_day([resting], CONTEXT, NOW, 3).waits
    assert (rests.until, rests.ahead) == (TODAY + timedelta(days=40), ActionKind.RECONNECT.value)


def test_no_word_of_the_table_names_the_label_or_a_judgement() -> None:
    words = " ".join((TIME_FOR, *TOLD.values())).casefold()
    for word in ("mentor", "feedback", "reflect", "red flag", "let go", "rest", "evaluat", "chemistry", "trust"):
        assert word not in words

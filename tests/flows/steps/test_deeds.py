"""Every deed of the steps: kept, shown again, its owner's alone, and taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mentee.flows.errors import (
    AmbiguousPersonError,
    BadInputError,
    NotReadyError,
    UnknownPersonError,
)
from mentee.flows.reflect import reflect
from mentee.flows.steps import feedback, goals, holds, introductions, ledger, log, prepare, pursue
from mentee.flows.steps.answer import Chosen, answer
from mentee.flows.steps.evaluate import both_sides, evaluate
from mentee.flows.steps.journey import journey
from mentee.flows.steps.sheet import sheet
from mentee.flows.steps.today import action_for, today
from mentee.flows.steps.undo import last_deed, seal, undo, undo_sealed
from mentee.flows.steps.why import why
from mentee.journey.feedback import Stage
from mentee.planner.words.alike import among
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    Evaluation,
    FeedbackKind,
    Gave,
    Received,
    Relationship,
    Standing,
    Wish,
)
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User
from mentee.store.reads import journey as kept
from tests.flows.steps.conftest import ADA, CID, ME, NOW, letter
from tests.store.invented import bring, new_owner, row_of

LATER = NOW + timedelta(hours=1)
FRIDAY = (NOW + timedelta(days=4)).date()


def ada(owner: User) -> int:
    return row_of(owner, "ada@acme.example").pk


def rel(owner: User, name: str = "ada") -> Relationship:
    return kept.relationship(owner, row_of(owner, f"{name}@acme.example").pk, now=LATER)


def admire(owner: User, name: str = "Ada Oak") -> None:
    reflect(owner, name, Reflection(NOW - timedelta(days=30), like=4, respect=5, traits=(Trait("calm"),)))


def said(line: str) -> Callable[[User], object]:
    return lambda owner: log.log(owner, log.said_of(log.understand(owner, line, now=NOW).entry), now=NOW)


def chosen(owner: User, kind: ActionKind, about: str = "") -> Chosen:
    return Chosen(str(ada(owner)), kind, about)


CHALLENGE = feedback.Heard("You rush the end", FeedbackKind.CHALLENGE, theme="pace")
DEEDS: dict[str, Callable[[User], object]] = {
    "rest": lambda owner: pursue.rest(owner, "ada", now=NOW, until=FRIDAY),
    "let go": lambda owner: pursue.let_go(owner, "ada", now=NOW, reason="not the right one"),
    "move": lambda owner: pursue.move_to(owner, "ada", Standing.CONVERSING, now=NOW, reason="we talk daily"),
    "rhythm": lambda owner: pursue.set_rhythm(owner, "ada", now=NOW, ideal_gap=20),
    "log": said(
        "coffee with Ada Oak and Ben Birch yesterday 45 min, talked about budgets, ask next time about hiring"
    ),
    "need by log": said("Ada Oak needs a designer"),
    "done": lambda owner: answer(owner, chosen(owner, ActionKind.THANK, "m"), Answer.DONE, now=NOW),
    "ask": lambda owner: answer(owner, chosen(owner, ActionKind.ASK_INTRODUCTION, "Ben"), Answer.DONE, now=NOW),
    "later": lambda owner: answer(owner, chosen(owner, ActionKind.REFLECT), Answer.LATER, now=NOW, until=FRIDAY),
    "never": lambda owner: answer(owner, chosen(owner, ActionKind.SHARE), Answer.NEVER, now=NOW),
    "evaluate": lambda owner: evaluate(owner, "ada", Evaluation(NOW, 4, 4, 4, Wish.CONTINUE), now=NOW),
    "gave": lambda owner: ledger.gave(owner, "ada", Gave.KNOWLEDGE, "a paper", now=NOW),
    "received": lambda owner: ledger.received(owner, "ada", Received.INSIGHT, "on budgets", now=NOW),
    "need": lambda owner: ledger.need(owner, "ada", "a designer", now=NOW),
    "feedback": lambda owner: feedback.add(owner, "ada", CHALLENGE, now=NOW),
    "goal": lambda owner: goals.add_goal(owner, "lead a review", now=NOW, advice_from="ada"),
    "hold": lambda owner: holds.hold(owner, "ada", FRIDAY, "her team was cut", now=NOW),
    "introduction": lambda owner: introductions.introduction(
        owner, "ada", "Ben Birch", introductions.Came.ACCEPTED, now=NOW
    ),
    "question": lambda owner: prepare.ask_next_time(owner, "ada", "What would you do again?", now=NOW),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_every_deed_is_kept_named_and_taken_back_whole(owner: User, deed: Callable[[User], object]) -> None:
    pursue.pursue(owner, "ada", now=NOW - timedelta(days=9))
    before = rel(owner), rel(owner, "ben"), kept.goals(owner)
    name = last_deed(owner)
    deed(owner)
    assert (rel(owner), rel(owner, "ben"), kept.goals(owner)) != before
    assert last_deed(owner) != name
    assert undo(owner, now=LATER).before == name
    assert (rel(owner), rel(owner, "ben"), kept.goals(owner)) == before


def test_the_mark_of_a_deed_takes_back_no_other_that_reads_the_same(owner: User) -> None:
    marks = []
    for _ in range(2):
        ledger.gave(owner, "ada", Gave.KNOWLEDGE, "a paper", now=NOW)
        marks.append(seal(owner))
    with pytest.raises(NotReadyError):
        undo_sealed(owner, marks[0], now=LATER)
    assert len(rel(owner).ledger) == 2
    undo_sealed(owner, marks[1], now=LATER)
    undo_sealed(owner, marks[0], now=LATER)
    assert rel(owner).ledger == ()


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_no_deed_reaches_another_owners_people(owner: User, deed: Callable[[User], object]) -> None:
    pursue.pursue(owner, "ada", now=NOW - timedelta(days=9))
    stranger = new_owner()
    person = f"#{ada(owner)}"
    with pytest.raises((UnknownPersonError, BadInputError, LookupError)):
        sheet(stranger, person, now=NOW)
    with pytest.raises((UnknownPersonError, BadInputError, LookupError)):
        answer(stranger, chosen(owner, ActionKind.SHARE), Answer.DONE, now=NOW)
    deed(owner)
    assert today(stranger, now=LATER).pursued == 0
    assert journey(stranger, now=LATER).lines == ()
    assert goals.goals(stranger) == ()
    with pytest.raises(NotReadyError):
        undo(stranger, now=LATER)


def test_undo_says_where_there_is_nothing_to_take_back(owner: User) -> None:
    with pytest.raises(NotReadyError, match="nothing"):
        undo(owner, now=NOW)


def test_taking_up_takes_up_again_and_says_what_stands(owner: User) -> None:
    assert pursue.pursue(owner, "ada", now=NOW).standing is Standing.CONSIDERING
    with pytest.raises(BadInputError, match="already"):
        pursue.pursue(owner, "ada", now=NOW)
    pursue.rest(owner, "ada", now=NOW, until=FRIDAY)
    assert rel(owner).rest_until == FRIDAY
    assert pursue.pursue(owner, "ada", now=LATER).standing is Standing.CONSIDERING
    pursue.let_go(owner, "ada", now=LATER)
    assert today(owner, now=LATER).pursued == 0
    assert pursue.pursue(owner, "ada", now=LATER).move.before is Standing.LET_GO


def test_a_move_without_evidence_wants_a_reason_and_mentor_wants_the_loop(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    with pytest.raises(BadInputError, match="why"):
        pursue.move_to(owner, "ada", Standing.MUTUAL, now=NOW)
    with pytest.raises(BadInputError, match="reported back"):
        pursue.move_to(owner, "ada", Standing.MENTOR, now=NOW, reason="I wish it were so")
    with pytest.raises(BadInputError, match="not ahead"):
        pursue.rest(owner, "ada", now=NOW, until=NOW.date())


def test_the_loop_goes_round_and_opens_mentor(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    pursue.move_to(owner, "ada", Standing.MUTUAL, now=NOW, reason="years of work together")
    loop = feedback.add(owner, "ada", CHALLENGE, now=NOW)
    assert (loop.stage, loop.next) == (Stage.RECEIVED, Stage.WELCOMED)
    assert feedback.welcome(owner, "ada", now=NOW).stage is Stage.WELCOMED
    with pytest.raises(NotReadyError, match="acted on"):
        feedback.report(owner, "ada", "it went well", now=NOW)
    planned = feedback.plan(owner, "ada", "If it is late, then I stop", now=NOW, tell_on=FRIDAY)
    assert (planned.feedback.plan, planned.feedback.tell_on) == ("If it is late, then I stop", FRIDAY)
    feedback.act(owner, "ada", now=NOW)
    closed = feedback.report(owner, "ada", "it went well", now=NOW)
    assert closed.next is None
    assert closed.moved[0].move.after is Standing.MENTOR
    board = feedback.board(owner, now=LATER)
    assert [loop.stage for loop in board.at(Stage.REPORTED)] == [Stage.REPORTED]
    assert [(theme.name, theme.closed) for theme in board.themes] == [("pace", 1)]
    undo(owner, now=LATER)
    assert rel(owner).standing is Standing.MUTUAL


def test_praise_asks_only_to_be_welcomed(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    feedback.add(owner, "ada", feedback.Heard("You ask well", FeedbackKind.PRAISE), now=NOW)
    with pytest.raises(BadInputError, match="Praise"):
        feedback.plan(owner, "ada", "If asked, then ask", now=NOW)
    assert feedback.welcome(owner, "ada", now=NOW).next is None
    with pytest.raises(NotReadyError):
        feedback.welcome(owner, "ada", now=NOW)


def test_what_was_done_is_followed_by_what_belongs_to_it(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    answer(owner, chosen(owner, ActionKind.ASK_INTRODUCTION, "Ben Birch"), Answer.DONE, now=NOW)
    assert [one.connector for one in rel(owner).introductions] == ["Ben Birch"]
    introductions.introduction(owner, "ada", "ben", introductions.Came.ACCEPTED, now=NOW)
    answer(owner, chosen(owner, ActionKind.THANK_INTRODUCER, "Ben Birch"), Answer.DONE, now=NOW)
    assert rel(owner).introductions[0].thanked == NOW
    answer(owner, chosen(owner, ActionKind.HELP, "a designer"), Answer.DONE, now=NOW)
    assert [(entry.kind, entry.note) for entry in rel(owner).ledger] == [(Gave.HELP, "a designer")]
    loop = feedback.add(owner, "ada", CHALLENGE, now=NOW).feedback
    answer(owner, chosen(owner, ActionKind.WELCOME_FEEDBACK, loop.key), Answer.DONE, now=NOW)
    with pytest.raises(BadInputError, match="words"):
        answer(owner, chosen(owner, ActionKind.PLAN_FROM_FEEDBACK, loop.key), Answer.DONE, now=NOW)
    plan, told = "If late, then stop", "it helped"
    answer(owner, chosen(owner, ActionKind.PLAN_FROM_FEEDBACK, loop.key), Answer.DONE, now=NOW, note=plan)
    answer(owner, chosen(owner, ActionKind.ACT_ON_FEEDBACK, loop.key), Answer.DONE, now=NOW)
    answer(owner, chosen(owner, ActionKind.REPORT_BACK, loop.key), Answer.DONE, now=NOW, note=told)
    item = rel(owner).feedback[0]
    assert (item.welcomed, item.planned, item.acted_on, item.reported) == (NOW, NOW, NOW, NOW)
    assert (item.plan, item.told) == (plan, told)
    answer(owner, chosen(owner, ActionKind.REST, "gap:2026-01-01"), Answer.DONE, now=NOW)
    assert (rel(owner).standing, rel(owner).rest_until) == (Standing.RESTING, None)
    answer(owner, chosen(owner, ActionKind.LET_GO, "red-flag"), Answer.DONE, now=NOW)
    assert rel(owner).standing is Standing.LET_GO


def test_an_answer_said_twice_is_kept_once_and_one_put_off_comes_back(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    first = today(owner, now=NOW).actions[0]
    assert first.kind is ActionKind.REFLECT
    answer(owner, Chosen.of(first), Answer.LATER, now=NOW, until=FRIDAY)
    assert answer(owner, Chosen.of(first), Answer.LATER, now=LATER, until=FRIDAY).again
    assert len(rel(owner).decisions) == 1
    assert [action.kind for action in today(owner, now=LATER).actions] == []
    wait = today(owner, now=LATER).waits[0]
    assert wait.until is not None
    assert wait.until <= FRIDAY
    on_friday = NOW + timedelta(days=4, hours=2)
    assert action_for(owner, "ada", now=on_friday).kind is ActionKind.REFLECT
    with pytest.raises(BadInputError, match="not ahead"):
        answer(owner, Chosen.of(first), Answer.LATER, now=NOW, until=date(2020, 1, 1))


def test_evidence_in_an_import_moves_once_and_undo_finds_it_again(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW - timedelta(days=10))
    admire(owner)
    mails = [letter("a1", ME, ADA, 6), letter("a2", ADA, ME, 5, "a1")]
    bring(owner, "new mails", mails)
    moved = today(owner, now=NOW).moved
    assert [one.move.after for one in moved] == [Standing.CONNECTING, Standing.ACQUAINTED]
    assert all(one.move.evidence for one in moved)
    bring(owner, "the same mails", mails)
    assert today(owner, now=LATER).moved == ()
    assert len(rel(owner).moves) == 3
    ledger.gave(owner, "ada", Gave.HELP, now=LATER)
    undo(owner, now=LATER)
    assert undo(owner, now=LATER).what.startswith("reflected")  # and the moves that rested on it
    assert rel(owner).standing is Standing.CONSIDERING
    assert today(owner, now=LATER).moved == ()
    assert undo(owner, now=LATER).what.startswith("moved to considering")
    assert rel(owner).standing is None


def test_both_sides_stand_beside_each_other_with_a_suggestion(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW - timedelta(days=60))
    admire(owner)
    bring(owner, "mails", [letter("a1", ME, ADA, 50), letter("a2", ADA, ME, 49, "a1"), letter("a3", ME, ADA, 20),
                           letter("a4", ADA, ME, 19, "a3")])  # fmt: skip
    assert both_sides(owner, "ada", now=NOW).mine is None
    said("met Ada Oak on 10 April 45 min")(owner)
    said("met Ada Oak on 24 April 45 min")(owner)
    assert rel(owner).standing is Standing.CONVERSING
    found = evaluate(owner, "ada", Evaluation(NOW, 5, 4, 4, Wish.CONTINUE), now=NOW)
    assert found.suggestion is not None
    assert found.suggestion.wish is Wish.CONTINUE
    assert found.theirs.answered == 1.0
    assert found.base_rates
    assert [one.move.after for one in found.moved] == [Standing.MUTUAL]
    with pytest.raises(BadInputError, match="chemistry"):
        evaluate(owner, "ada", Evaluation(NOW, 5, 9, 4, Wish.CONTINUE), now=NOW)


def test_a_line_is_understood_kept_and_prepares_the_next_meeting(owner: User) -> None:
    line = "coffee with Ada Oak and Ben Birch yesterday 45 min, talked about budgets, ask next time about hiring"
    understood = log.understand(owner, line, now=NOW)
    assert understood.problem == ""
    assert "Ada Oak, Ben Birch" in understood.lines[0]
    logged = log.log(owner, log.said_of(understood.entry), now=NOW)
    assert logged.names == ("Ada Oak", "Ben Birch")
    met = rel(owner).encounters[-1]
    assert (met.key, met.channel, met.minutes, met.others) == (logged.key, Channel.IN_PERSON, 45, 1)
    assert rel(owner, "ben").encounters[-1].key == logged.key
    preparation = prepare.prepare(owner, "ada", now=LATER)
    assert preparation.sheet.ask_next_time == ("hiring",)
    assert len(preparation.sheet.questions) == 3
    prepare.answered(owner, "ada", "hir", "only when the work is there twice", now=LATER)
    after = prepare.prepare(owner, "ada", now=LATER).sheet
    assert after.ask_next_time == ()
    assert not any(among("hiring", [question]) for question in after.questions)


def test_a_line_that_names_several_or_nobody_is_refused_with_the_candidates(owner: User) -> None:
    bring(owner, "another", [letter("x", ADA, ME, 3)])
    from tests.store.invented import mail_key, person

    bring(owner, "twin", [person("Ada Ash", mail_key("ada@other.example"))])
    understood = log.understand(owner, "coffee with Ada yesterday", now=NOW)
    assert "2 people" in understood.problem
    with pytest.raises(AmbiguousPersonError) as refused:
        log.said_of(understood.entry)
    assert "Ada Oak" in refused.value.remedy
    assert "Ada Ash" in refused.value.remedy
    pursue.pursue(owner, "Ada Oak", now=NOW)
    assert log.understand(owner, "coffee with Ada yesterday", now=NOW).problem == ""
    with pytest.raises(BadInputError, match="Nobody"):
        log.said_of(log.understand(owner, "coffee yesterday", now=NOW).entry)
    with pytest.raises(UnknownPersonError):
        log.said_of(log.understand(owner, "coffee with Zebulon yesterday", now=NOW).entry)


def test_a_need_finds_who_has_it_among_those_the_seeker_knows(owner: User) -> None:
    mails = [letter(f"c{n}", ME if n % 2 else CID, CID if n % 2 else ME, n) for n in range(3, 12)]
    bring(owner, "mails with cid", mails)
    pursue.pursue(owner, "ada", now=NOW)
    ledger.need(owner, "ada", "a graphic designer", now=NOW)
    ledger.need(owner, "ada", "a tuba player", now=NOW)
    found = ledger.give_back(owner, now=LATER)
    assert [(one.match.helper_name, one.match.need_text) for one in found.introductions] == [
        ("Cid Elm", "a graphic designer")
    ]
    draft = found.introductions[0].draft
    assert draft is not None
    assert draft.forward
    assert [need.text for _, _, need in found.needs] == ["a tuba player"]
    assert ledger.met(owner, "ada", "a graphic", now=LATER).met == LATER
    assert ledger.give_back(owner, now=LATER).introductions == ()
    with pytest.raises(BadInputError, match="harp") as refused:
        ledger.met(owner, "ada", "a harp", now=LATER)
    assert "tuba" in refused.value.remedy


def test_goals_are_noted_and_told_to_whose_advice_it_was(owner: User) -> None:
    assert goals.add_goal(owner, "lead a review", now=NOW, advice_from="ada").advice_from == "Ada Oak"
    goals.update_goal(owner, "lead", now=NOW, tried="two of them", outcome="one went well", done=True)
    note = goals.progress_note(owner, "ada", now=LATER)
    assert note is not None
    assert "one went well" in note.body
    for wrong in ("", "sing"):
        with pytest.raises(BadInputError):
            goals.update_goal(owner, wrong, now=NOW, tried="x")
    with pytest.raises(BadInputError, match="already"):
        goals.add_goal(owner, "lead a review", now=NOW)


def test_holds_and_farewells_are_suggested_by_no_list(owner: User) -> None:
    from mentee.flows.find import Wish as Wanted
    from mentee.flows.find import find

    def suggested() -> set[str]:
        return {found.name for found in find(owner, Wanted("data designer analyst"), now=NOW).found}

    assert {"Ada Oak", "Ben Birch", "Cid Elm"} <= suggested()
    holds.hold(owner, "ben", FRIDAY, "moving house", now=NOW)
    pursue.let_go(owner, "cid", now=NOW)
    aside = holds.set_aside(owner, now=NOW)
    assert aside.held == {row_of(owner, "ben@acme.example").pk}
    assert aside.never == {row_of(owner, "cid@acme.example").pk}
    assert suggested() == {"Ada Oak"}
    assert holds.end_hold(owner, "ben", now=NOW) == "Ben Birch"
    assert "Ben Birch" in suggested()
    with pytest.raises(NotReadyError):
        holds.end_hold(owner, "ben", now=NOW)


def test_why_tells_what_fired_and_what_held_back(owner: User) -> None:
    pursue.pursue(owner, "ada", now=NOW)
    told = why(owner, "ada", now=NOW)
    assert isinstance(told.explanation.result, Action)
    assert told.explanation.fired[0].kind is ActionKind.REFLECT
    assert any(rule.rule == "choose first" for rule in told.explanation.held_back)
    assert why(owner, "ben", now=NOW).standing is None

"""Every draft is plain, short, true to what is known, and never presses, flatters or labels."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from mentee.locale.extract import gathered
from mentee.planner.context import Context
from mentee.planner.words.drafts import WRITERS, draft_for
from mentee.planner.words.facts import full_name
from mentee.planner.words.manner import unfit_words
from mentee.planner.words.pen import Pen
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    Direction,
    Draft,
    Encounter,
    Relationship,
)
from mentee.records.say import MONTHS, as_written
from tests.planner.words.world import TODAY, cases, kind_of, words_of

TEMPLATES = list(gathered(Path(__file__).resolve().parents[3] / "mentee" / "planner" / "words"))
KNOWN = set().union(*(words_of(re.sub(r"\{\w+\}", " ", sentence)) for sentence in (*TEMPLATES, *MONTHS)))
NO_WORDS = {
    ActionKind.REFLECT,
    ActionKind.FIND_WAY_IN,
    ActionKind.PREPARE,
    ActionKind.LOG_MEETING,
    ActionKind.CHEMISTRY,
    ActionKind.EVALUATE,
    ActionKind.ACT_ON_FEEDBACK,
    ActionKind.REST,
}
Case = tuple[Action, Relationship, Context]


def made(case: Case) -> Draft:
    draft = draft_for(*case, say=as_written)
    assert draft is not None
    return draft


def parts(draft: Draft) -> list[str]:
    return [part for part in (draft.subject, draft.body, draft.forward) if part]


def test_every_kind_has_words_or_needs_none() -> None:
    assert set(WRITERS) | NO_WORDS == set(ActionKind)
    assert not set(WRITERS) & NO_WORDS


def check_no_draft_flatters_presses_or_labels(case: Case) -> None:
    action, relationship, context = case
    draft = made(case)
    known = (*relationship.connectors, *relationship.introductions, *context.matches, *action.with_)
    spare = " ".join((relationship.name, context.seeker_name, *map(str, known)))
    assert not [word for part in parts(draft) for word in unfit_words(part, spare=spare)]


def check_every_fact_in_a_draft_is_in_the_input(case: Case) -> None:
    action, relationship, context = case
    given_words = words_of(repr((action, relationship, context)).replace("\\n", " "))
    dates = {str(number) for number in range(1, 32)} | {str(year) for year in range(2023, 2028)}
    for part in parts(made(case)):
        assert words_of(part) - KNOWN - given_words - dates == set()


def check_gaps_stand_in_brackets_and_nothing_else_is_open(case: Case) -> None:
    for part in parts(made(case)):
        outside = re.sub(r"\[[^\[\]]+\]", "", part)
        assert not set("[]{}<>") & set(outside), part
        assert "  " not in part
        assert "“”" not in part
        assert not re.search(r" [,.;:?!](?=\s|$)", part)
        assert part == part.strip()
        assert "None" not in part


def check_drafts_are_short_and_stable(case: Case) -> None:
    draft = made(case)
    assert 12 <= len(draft.body.split()) <= 150
    assert len(draft.subject) <= 160
    assert "\n" not in draft.subject
    assert draft == made(case)


@given(cases())
@settings(max_examples=80, deadline=None)
def test_every_draft_keeps_the_rules(case: Case) -> None:
    check_no_draft_flatters_presses_or_labels(case)
    check_every_fact_in_a_draft_is_in_the_input(case)
    check_gaps_stand_in_brackets_and_nothing_else_is_open(case)
    check_drafts_are_short_and_stable(case)


@pytest.mark.parametrize("kind", list(WRITERS))
def test_ordinary_drafts_are_under_120_words(kind: ActionKind, ada: Relationship, seeker: Context) -> None:
    for number in range(40):
        draft = draft_for(action_for(kind, f"p{number}"), named(ada, f"p{number}"), seeker, say=as_written)
        assert draft
        assert len(draft.body.split()) < 120
        assert len(draft.forward.split()) < 120


def test_wording_varies_between_people(ada: Relationship, seeker: Context) -> None:
    drafts = {
        draft_for(action_for(ActionKind.FIRST_MESSAGE, f"p{n}"), named(ada, f"p{n}"), seeker, say=as_written)
        for n in range(30)
    }
    assert len(drafts) >= 5


def action_for(kind: ActionKind, person: str = "p1", about: str = "", with_: tuple[str, ...] = ()) -> Action:

    return kind_of(kind, person=person, about=about, with_=with_)


def named(relationship: Relationship, person: str) -> Relationship:

    return replace(relationship, person=person)


def drafted(kind: ActionKind, relationship: Relationship, context: Context, about: str = "") -> Draft:
    draft = draft_for(action_for(kind, about=about), relationship, context, say=as_written)
    assert draft
    return draft


def test_a_first_message_starts_from_what_they_published(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.FIRST_MESSAGE, ada, seeker)
    assert "“Engines that weave”" in draft.body
    assert "lead a data team" in draft.body
    assert draft.body.endswith("Sam Seeker")


def test_an_introduced_person_hears_who_introduced(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.FIRST_MESSAGE, ada, seeker, "introduction:Grace Example")
    assert "Grace Example" in draft.body


def test_the_introduction_has_two_parts_and_the_blurb_stands_alone(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.ASK_INTRODUCTION, ada, seeker)
    assert draft.to == "Grace Example"
    assert "Grace," in draft.body.splitlines()[0]
    assert re.search(r"\b(no|fine)\b", draft.body)
    assert "Ada Lovelace" in draft.forward
    assert not words_of(re.sub(r"\[[^\]]*\]", "", draft.forward)) & {
        "you",
        "your",
        "she",
        "he",
        "her",
        "his",
        "grace",
    }


def test_thanks_name_one_thing_learned(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.THANK, ada, seeker, "meeting-1")
    assert "pricing of risk" in draft.body
    assert "20 November" in draft.body
    assert "tired" not in draft.body


def test_the_second_follow_up_says_that_it_is_the_last(ada: Relationship, seeker: Context) -> None:

    sent = [
        Encounter(f"m{day}", datetime(2026, 10, day, tzinfo=UTC), Channel.MAIL, Direction.SENT, subject="Re: Looms")
        for day in (1, 15)
    ]
    first = drafted(ActionKind.FOLLOW_UP, replace(ada, encounters=(sent[0],)), seeker)
    last = drafted(ActionKind.FOLLOW_UP, replace(ada, encounters=tuple(sent)), seeker)
    assert "“Looms”" in first.body
    assert "No answer is needed" in last.body
    assert "No answer is needed" not in first.body


def test_reporting_back_quotes_her_words_and_the_plan(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.REPORT_BACK, ada, seeker, "f1")
    assert "“you interrupt people”" in draft.body
    assert "count to three before I speak" in draft.body


def test_asking_for_feedback_names_one_behaviour(ada: Relationship, seeker: Context) -> None:
    assert "I interrupt people" in drafted(ActionKind.ASK_FEEDBACK, ada, seeker).body


def test_the_progress_note_tells_what_came_of_the_advice(ada: Relationship, seeker: Context) -> None:
    body = drafted(ActionKind.SEND_UPDATE, ada, seeker).body
    assert "present to the board" in body
    assert "two dry runs" in body
    assert "they asked for more" in body


def test_introducing_them_asks_both_sides(ada: Relationship, seeker: Context) -> None:
    draft = drafted(ActionKind.INTRODUCE_THEM, ada, seeker)
    assert "a data engineer" in draft.body
    assert "looking for looking for" not in draft.body
    assert "Linus Sample" in draft.body
    assert "Linus," in draft.forward.splitlines()[0]
    assert "Ada Lovelace" in draft.forward


def test_letting_go_and_planning_are_private(ada: Relationship, seeker: Context) -> None:
    for kind in (ActionKind.LET_GO, ActionKind.PLAN_FROM_FEEDBACK):
        assert drafted(kind, ada, seeker).private
    assert not drafted(ActionKind.THANK, ada, seeker).private


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Example, Grace", "Grace Example"), ("Doe, PhD", "Doe"), ("x@example.org", ""), ("Bo (HR)", "Bo"), ("{a}", "")],
)
def test_names_read_well_in_a_sentence(name: str, shown: str) -> None:
    assert full_name(name) == shown


def test_days_of_other_years_carry_the_year(ada: Relationship, seeker: Context) -> None:

    pen = Pen(action_for(ActionKind.THANK), ada, seeker, as_written)
    assert pen.day(date(2025, 5, 3)) == "3 May 2025"
    assert pen.day(TODAY) == "23 November"


def test_two_mails_of_one_day_are_no_follow_up_and_the_day_is_named_without_a_subject(
    ada: Relationship, seeker: Context
) -> None:
    def letter(number: int, hour: int, day: int = 1) -> Encounter:
        at = datetime(2026, 5, day, hour, tzinfo=UTC)
        return Encounter(f"sent:{number}", at, Channel.MAIL, Direction.SENT)

    burst = replace(ada, standing=None, since=None, moves=(), encounters=(letter(1, 9), letter(2, 15)))
    body = drafted(ActionKind.FOLLOW_UP, burst, seeker).body
    assert "last note" not in body
    assert "leave this here" not in body
    assert "1 May" in body


def test_who_agreed_to_introduce_is_thanked_for_that_and_for_no_fruit_before_there_is_any(
    ada: Relationship, seeker: Context
) -> None:
    fresh = drafted(ActionKind.THANK_INTRODUCER, replace(ada, encounters=()), seeker).body
    assert "came of it so far" not in fresh
    assert "gave me this already" not in fresh
    since = Encounter("got:1", datetime(2026, 5, 1, 9, tzinfo=UTC), Channel.MAIL, Direction.RECEIVED)
    later = drafted(ActionKind.THANK_INTRODUCER, replace(ada, encounters=(since,)), seeker).body
    assert "came of it so far" in later or "gave me this already" in later


def test_the_second_message_asks_one_thing_and_does_not_forbid_the_answer(ada: Relationship, seeker: Context) -> None:
    body = drafted(ActionKind.STAY_IN_TOUCH, ada, seeker).body
    assert "No answer is needed" not in body
    assert "?" in body or "[the question" in body

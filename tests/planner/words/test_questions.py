"""The meeting sheet: three open questions that were never asked, one follow-up, and the list that carries over."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from mentee.planner.context import Context
from mentee.planner.words.alike import alike, among
from mentee.planner.words.bank import BANK
from mentee.planner.words.manner import unfit_words
from mentee.planner.words.questions import MeetingSheet, questions_for
from mentee.records.journey import Question, Relationship, Standing, Step
from mentee.records.say import as_written
from tests.planner.words.world import NOW, cases


def sheet(relationship: Relationship, context: Context) -> MeetingSheet:
    return questions_for(relationship, context, NOW, say=as_written)


def test_the_bank_is_rich_and_open() -> None:
    assert len(BANK) >= 60
    assert {step for entry in BANK for step in entry.steps} >= {Step.INVEST, Step.LET_BUILD, Step.EVALUATE}
    for entry in BANK:
        assert not unfit_words(entry.text)
        assert entry.text.endswith("?")
        last = re.split(r"[.:] ", entry.text)[-1]
        assert not re.match(r"(?i)(is|are|do|does|did|can|could|will|would|have|has)\b", last), entry.text


def test_no_two_questions_of_the_bank_are_the_same() -> None:
    for number, entry in enumerate(BANK):
        assert not among(entry.text, [other.text for other in BANK[:number]]), entry.text


def test_a_sheet_has_three_questions_a_follow_up_and_what_waits(ada: Relationship, seeker: Context) -> None:
    made = sheet(ada, seeker)
    assert len(made.questions) == 3
    assert "pricing of risk" in made.follow_up
    assert made.ask_next_time == ("How did you hire your first engineer?",)
    assert made.last_time == ada.encounters[0]
    assert [one.answer for one in made.answered] == ["Leaving the mill"]


@given(cases())
@settings(max_examples=30, deadline=None)
def test_nothing_asked_or_answered_comes_back(case: tuple[object, Relationship, Context]) -> None:
    _, relationship, context = case
    made = sheet(relationship, context)
    used = [one.text for one in relationship.questions if one.asked or one.answer]
    assert made == sheet(relationship, context)
    assert len(made.questions) == 3
    for text in (*made.questions, *made.ask_next_time):
        assert not among(text, used)
    for number, text in enumerate(made.questions):
        assert not among(text, [*made.questions[:number], *made.ask_next_time, made.follow_up])
        assert not re.search(r"\{\w+\}", text) or "{" in repr((relationship, context))


def test_meeting_after_meeting_the_bank_does_not_repeat(ada: Relationship, seeker: Context) -> None:
    asked: list[Question] = []
    for number in range(20):
        standing = list(Standing)[number % 6]
        made = questions_for(
            replace(ada, standing=standing, questions=tuple(asked)), seeker, NOW + timedelta(number), say=as_written
        )
        assert len(made.questions) == 3
        assert not [text for text in made.questions if among(text, [one.text for one in asked])]
        asked += [Question(text, NOW) for text in made.questions]


def test_when_all_are_asked_none_is_left(ada: Relationship, seeker: Context) -> None:
    everything = tuple(
        Question(entry.text.format(topic="analytical engines", aim="lead a data team"), NOW) for entry in BANK
    )
    assert sheet(replace(ada, questions=everything), seeker).questions == ()


def test_the_step_and_the_field_lead_the_choice(ada: Relationship, seeker: Context) -> None:
    mirrors = {entry.text for entry in BANK if entry.theme == "mirror" and Step.WELCOME_FEEDBACK in entry.steps}
    early = [
        text
        for number in range(30)
        for text in sheet(replace(ada, person=f"p{number}", standing=Standing.ACQUAINTED), seeker).questions
    ]
    assert not mirrors & set(early)
    care = {entry.text for entry in BANK if entry.field == "caring"}
    assert not care & set(early)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Which risk are you glad you took?", "Which risks are you glad that you took?", True),
        ("How did you choose Testville?", "how did you choose testville", True),
        ("How do you hire?", "How do you price?", False),
        ("What is it?", "Who are you?", False),
        ("", "", True),
        ("?", "!", False),
    ],
)
def test_questions_are_compared_by_their_gist(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same

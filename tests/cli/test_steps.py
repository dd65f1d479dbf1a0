"""The eight steps from the command line: a day is read, done, put off, logged, explained and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from mentee.cli.main import AMBIGUOUS_EXIT, INPUT_EXIT, NOT_FOUND_EXIT, NOT_READY_EXIT, USAGE_EXIT
from tests.cli.conftest import Terminal

PEOPLE = (
    "Name,Email,Job Title,Company\n"
    "Ada Oak,ada@acme.example,Head of Data,Acme\n"
    "Ben Birch,ben@acme.example,Analyst,Acme\n"
    "Ben Bond,bond@acme.example,Designer,Acme\n"
)


@pytest.fixture
def world(terminal: Terminal) -> Terminal:
    """Three people, one of them pursued."""
    terminal.run("init", "--name", "Mira", "--aspiration", "lead a data team", "--address", "mira@lantern.example")
    terminal.run("import", terminal.file("people.csv", PEOPLE))
    terminal.run("pursue", "Ada", "Oak", "--reason", "she explains well")
    return terminal


def test_a_newcomer_is_told_where_to_begin(terminal: Terminal) -> None:
    assert "mentee pursue" in terminal.say("today")
    assert "mentee pursue" in terminal.say("journey")
    assert "mentee feedback" in terminal.say("feedback")
    assert "mentee goals" in terminal.say("goals")
    terminal.run("undo", code=NOT_READY_EXIT)


def test_today_is_done_by_the_number_that_was_shown(world: Terminal) -> None:
    world.run("pursue", "birch")
    first, second = (action["name"] for action in world.json("today")["actions"])
    assert f"1. Reflect on {first}" in world.say("today", "--brief")
    world.run("later", "1", "until", "2090-01-01")
    assert second in world.say("done", "2")
    assert world.json("today")["actions"] == []
    assert "no number 9" in world.say("done", "9", code=INPUT_EXIT)
    assert "Taken back: done: reflect" in world.say("undo")
    world.run("today")
    assert second in world.say("never", "1")
    assert "ruled out stays so" in world.say("why", second)


def test_by_name_a_wait_says_why_there_is_nothing_to_do(world: Terminal) -> None:
    world.run("later", "Ada", "Oak", "--until", "in", code=INPUT_EXIT)
    assert str(date.today() + timedelta(days=7)) == world.json("later", "Ada", "Oak")["until"]  # noqa: DTZ011
    world.run("undo")
    world.run("later", "Ada", "Oak", "--until", "in three weeks")
    assert "Nothing is to be done for Ada Oak" in world.say("done", "Ada", "Oak", code=NOT_READY_EXIT)
    assert "mentee pursue" in world.say("done", "Birch", code=NOT_READY_EXIT)
    world.run("done", "Nobody Atall", code=NOT_FOUND_EXIT)


def test_a_line_is_shown_as_it_was_understood_and_kept(world: Terminal) -> None:
    line = "coffee with Ada Oak and Ben Birch yesterday 45 min, ask next time about hiring"
    assert "45 minutes" in world.say("log", line, "--preview")
    assert world.json("sheet", "Ada")["relationship"]["encounters"] == []
    said = world.say("log", line)
    assert "With: Ada Oak, Ben Birch" in said
    assert "mentee undo" in said
    assert len(world.json("sheet", "Ada")["relationship"]["encounters"]) == 1
    assert "hiring" in world.say("prepare", "Ada")
    world.run("prepare", "Ada", "--asked", "hiring", "--answer", "slowly")
    assert "hiring: slowly" in world.say("prepare", "Ada")
    world.run("undo")
    world.run("undo")
    assert world.json("sheet", "Ada")["relationship"]["encounters"] == []


def test_options_say_the_same_as_a_line(world: Terminal) -> None:
    world.run("log", "talked about budgets", "--with", "Ada Oak", "--with", "ben@acme.example", "--when", "yesterday",
              "--channel", "call", "--minutes", "20", "--ask-next", "hiring", "--notes", "warm")  # fmt: skip
    met = world.json("sheet", "Ada")["relationship"]["encounters"][0]
    assert (met["channel"], met["minutes"], met["notes"]) == ("call", 20, "talked about budgets; warm")
    world.run("log", "--with", "Ada Oak", "--when", "never", code=INPUT_EXIT)
    assert "Ben Bond" in world.say("log", "coffee with Ben yesterday", code=AMBIGUOUS_EXIT)
    world.run("log", "coffee with Zebulon", code=NOT_FOUND_EXIT)


def test_a_preview_by_options_keeps_nothing(world: Terminal) -> None:
    said = world.say("log", "--with", "Ada Oak", "--minutes", "20", "--notes", "budgets", "--preview")
    assert "With: Ada Oak" in said
    assert "20 minutes Notes: budgets" in said
    assert world.json("log", "--with", "Ada Oak", "--channel", "mail", "--preview")["entry"]["direction"] == "sent"
    assert world.json("sheet", "Ada")["relationship"]["encounters"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("feedback", "--challenge", "You rush"),
        ("feedback", "Ada", "--challenge", "You rush", "--praise", "You listen"),
        ("feedback", "Ada", "--theme", "pace"),
        ("feedback", "Ada", "--tell-on", "in two weeks"),
        ("goals", "--done"),
        ("goals", "lead", "--add", "lead a review"),
        ("goals", "--add", "lead a review", "--tried", "one"),
        ("goals", "lead"),
        ("prepare", "Ada", "--answer", "slowly"),
        ("rhythm", "--pace", "1", "--ideal", "20"),
    ],
)
def test_words_that_lack_what_they_belong_to_are_refused(world: Terminal, words: tuple[str, ...]) -> None:
    world.run("goals", "--add", "lead a team")
    assert "mentee" in world.say(*words, code=USAGE_EXIT)
    assert "Taken back: began a goal" in world.say("undo")


def test_a_note_without_the_four_answers_is_not_passed_over(world: Terminal) -> None:
    assert "--value" in world.say("evaluate", "Ada", "--note", "warm", code=INPUT_EXIT)


def test_one_of_a_thing_is_said_as_one(world: Terminal) -> None:
    world.run("log", "met Ada Oak yesterday 30 min")
    assert "1 meeting; 0.5 hours" in world.say("sheet", "Ada")
    assert "Your one choice agrees" in world.say("rather", "Ada", "birch")
    (brought,) = world.json("imports")
    assert "1 person," in world.say("imports", brought["id"], "--undo")


def test_what_was_kept_fits_the_width(world: Terminal) -> None:
    deeds = (
        ("hold", "Ada", "--until", "in two months"),
        ("later", "Ada"),
        ("gave", "know", "Ada"),
        ("need", "Ada Oak", "a", "designer", "for", "the", "yearly", "report", "of", "the", "whole", "house"),
        ("letgo", "Ada"),
        ("reflect", "Ada", "--red-flag", "shouts"),
    )
    for words in deeds:
        assert max(len(line.rstrip()) for line in world.run(*words).output.splitlines()) <= 80


def test_nobody_reflects_on_themselves(world: Terminal) -> None:
    assert "That is you." in world.say("reflect", "Mira", "--like", "4", code=INPUT_EXIT)


def test_the_newest_answer_to_an_introduction_counts(world: Terminal) -> None:
    for came in ("accepted", "declined", "thanked"):
        made = world.json("introduction", "Ada", "--through", "birch", f"--{came}")
    assert made["accepted"] is None
    assert made["declined"]
    assert made["thanked"]
    made = world.json("introduction", "Ada", "--through", "birch", "--accepted")
    assert made["accepted"]
    assert made["declined"] is None


def test_both_sides_and_the_ledger(world: Terminal) -> None:
    world.run("log", "met Ada Oak yesterday 30 min")
    assert "not said yet" in world.say("evaluate", "Ada")
    world.run("evaluate", "Ada", "--value", "4", code=INPUT_EXIT)
    marks = ("--value", 4, "--chemistry", 4, "--energy", 5, "--wish", "continue")
    assert "Suggestion: continue." in world.say("evaluate", "Ada", *marks)
    assert "given 1" in world.say("gave", "know", "Ada", "--note", "a paper")
    assert "received 1" in world.say("received", "insight", "Ada")
    assert "One of: listening" in world.say("received", "x", "Ada", code=INPUT_EXIT)
    world.run("need", "Ada Oak", "a", "tuba", "player")
    assert "a tuba player" in world.say("giveback")
    assert "Met: a tuba player" in world.say("need", "Ada Oak", "a tuba", "--met")
    assert world.json("sheet", "Ada")["balance"]["gave"] == {"knowledge": 1}


def test_feedback_goals_holds_and_rhythm(world: Terminal) -> None:
    assert "next: welcomed" in world.say("feedback", "Ada", "--challenge", "You rush the end", "--theme", "pace")
    world.run("feedback", "Ada", "--welcomed")
    assert "If late" in world.say("feedback", "Ada", "--plan", "If late, then stop", "--tell-on", "in two weeks")
    assert "reported back, closed" in world.say("feedback", "Ada", "--acted", "--told", "it helped")
    assert "pace: 1 in all, 1 challenge, 1 closed" in world.say("feedback")
    world.run("goals", "--add", "lead a review", "--advice", "Ada")
    assert "advised by Ada Oak" in world.say("goals", "lead", "--tried", "two", "--outcome", "one went well")
    assert "one went well" in world.say("goals", "--note-for", "Ada")
    world.run("hold", "Ada", code=INPUT_EXIT)
    assert "No asks until" in world.say("hold", "Ada", "--until", "in two months", "--reason", "her team was cut")
    assert "her team was cut" in world.say("sheet", "Ada")
    assert "fine again" in world.say("hold", "Ada", "--end")
    assert "Every 20 days" in world.say("rhythm", "Ada", "--ideal", "20", "--longest", "90")
    assert "At most 1" in world.say("rhythm", "--pace", "1")
    world.run("rhythm", code=INPUT_EXIT)


def test_the_own_word_on_a_tie_is_taken_back_and_nothing_else(world: Terminal) -> None:
    world.run("rhythm", "Ada", "--tie", "0.9")
    assert "Taken back: said how close you are (Ada Oak)." in world.say("undo")
    assert world.json("sheet", "Ada")["relationship"]["standing"] == "considering"
    assert "0.9" not in world.say("person", "Ada")


def test_moves_by_hand(world: Terminal) -> None:
    assert "why" in world.say("pursue", "Ada", "--to", "mutual", code=INPUT_EXIT)
    assert "mutual" in world.say("pursue", "Ada", "--to", "mutual", "--reason", "years of work together")
    assert "rests until" in world.say("rest", "Ada", "--until", "in two months")
    world.run("rest", "Ada", "--until", "2001-01-01", code=INPUT_EXIT)
    assert "resting" in world.say("journey")
    assert "will not be suggested" in world.say("letgo", "Ada", "--reason", "moved away")
    assert "Kept: Ben Birch, accepted" in world.say("introduction", "Ada", "--through", "birch", "--accepted")


@pytest.mark.parametrize("name", ["today", "journey", "giveback", "feedback", "goals"])
def test_everything_speaks_json(world: Terminal, name: str) -> None:
    assert world.json(name) is not None


@pytest.mark.parametrize("name", ["sheet", "why", "prepare", "evaluate"])
def test_everything_about_a_person_speaks_json(world: Terminal, name: str) -> None:
    assert "Ada Oak" in str(world.json(name, "Ada"))


def test_words_of_others_are_shown_as_they_are(world: Terminal) -> None:
    world.run("feedback", "Ada", "--challenge", "you [bold]rush[/] [x]")
    assert "you [bold]rush[/] [x]" in world.say("feedback")
    assert "you [bold]rush[/] [x]" in world.say("sheet", "Ada")


def test_the_list_shown_last_is_readable_by_the_user_alone(world: Terminal) -> None:
    world.run("today")
    kept = Path(world.home) / "today.json"
    assert kept.stat().st_mode & 0o077 == 0
    assert "Ada" not in kept.read_text("utf-8")
    kept.write_text("{", "utf-8")
    world.run("done", "1")

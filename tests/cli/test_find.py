"""mentee find: a shortlist that explains itself, inside and outside, without those who are not for the seeker."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


def test_it_works(example: Terminal) -> None:
    said = example.say("find")
    assert said.startswith("For: Lead a data science team that improves public health")
    assert "Ottoline Brightwater Head of Data Science, Harbour Health Trust outside" in said
    assert "way in: through Tobias Fernweh" in said
    assert "What only you can know." in said


def test_reasons_sum_to_the_score(example: Terminal) -> None:
    found = example.json("find", "--most", 20)["found"]
    assert len(found) >= 15
    for one in found:
        candidate = one["candidate"]
        assert sum(reason["points"] for reason in candidate["reasons"]) == pytest.approx(candidate["score"], abs=1e-9)
        assert set(candidate["factors"]) == {"knows", "admire", "willing", "reach"}
        assert all(0 < value <= 1 for value in candidate["factors"].values())


def test_the_shape_of_its_json(example: Terminal) -> None:
    answer = example.json("find", "--most", 1)
    assert {"asked", "found", "out_of", "ask_next"} <= set(answer)
    (one,) = answer["found"]
    assert {"person", "name", "title", "organisation", "candidate", "way", "connectors"} <= set(one)
    assert {"score", "factors", "reasons", "inside", "uncertain"} <= set(one["candidate"])
    assert all({"kind", "points", "text"} <= set(reason) for reason in one["candidate"]["reasons"])


def test_people_are_in_order_of_their_score(example: Terminal) -> None:
    scores = [one["candidate"]["score"] for one in example.json("find")["found"]]
    assert scores == sorted(scores, reverse=True)


def test_both_sides_are_shown(example: Terminal) -> None:
    sides = {one["candidate"]["inside"] for one in example.json("find", "--most", 4)["found"]}
    assert sides == {True, False}


@pytest.mark.parametrize(("option", "inside"), [("--inside", True), ("--outside", False)])
def test_one_side_alone_can_be_asked_for(example: Terminal, option: str, inside: bool) -> None:
    found = example.json("find", option, "--most", 50)["found"]
    assert found
    assert {one["candidate"]["inside"] for one in found} == {inside}


def test_a_red_flag_takes_somebody_off_the_list_whatever_else(example: Terminal) -> None:
    first = example.json("find")["found"][0]["name"]
    example.run("reflect", first, "--respect", 5, "--like", 5, "--red-flag", "shouts at waiters")
    assert first not in [one["name"] for one in example.json("find", "--most", 200)["found"]]
    assert "not suggested: shouts at waiters" in example.say("person", first)
    example.run("reflect", first, "--respect", 5)
    assert first not in [one["name"] for one in example.json("find", "--most", 200)["found"]]
    assert "may be suggested again" in example.say("reflect", first, "--lift-red-flag")
    assert first in [one["name"] for one in example.json("find", "--most", 200)["found"]]


def test_words_on_the_line_are_asked_instead_of_the_aspiration(example: Terminal) -> None:
    answer = example.json("find", "hiring", "and", "coaching", "--most", 3)
    assert answer["asked"] == "hiring and coaching"
    assert "Yusra Belhadj" in [one["name"] for one in answer["found"]]
    assert any("coaching" in reason["text"] for reason in answer["found"][0]["candidate"]["reasons"])


def test_a_reflection_changes_the_list(example: Terminal) -> None:
    last = example.json("find", "--most", 6)["found"][-1]
    before = last["candidate"]["score"]
    example.run("reflect", last["name"], "--respect", 5, "--like", 5, "--treats-others", 5)
    after = {one["name"]: one["candidate"]["score"] for one in example.json("find", "--most", 20)["found"]}
    assert after[last["name"]] > before


def test_the_seeker_is_not_on_the_list(example: Terminal) -> None:
    assert "Mira Sandoval" not in [one["name"] for one in example.json("find", "--most", 200)["found"]]


def test_an_empty_home_says_what_comes_first(terminal: Terminal) -> None:
    said = terminal.say("find", code=6)
    assert "Nobody to choose from yet." in said
    assert "mentee import FILE" in said


def test_without_an_aspiration_it_asks_for_one(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("staff.csv", "Name,Email,Title\nAda Oak,ada@oak.example,Head of Data\n"))
    assert "mentee init" in terminal.say("find", code=6)
    assert terminal.json("find", "data")["found"][0]["name"] == "Ada Oak"


def test_names_and_titles_with_brackets_are_shown_as_they_are(terminal: Terminal) -> None:
    terminal.run(
        "import", terminal.file("s.csv", 'Name,Email,Title\n"Ada [/] Oak",a@oak.example,Head [bold] of Data\n')
    )
    assert "Ada [/] Oak Head [bold] of Data" in terminal.say("find", "data")
    assert "Ada [/] Oak" in terminal.say("people")
    assert "Ada [/] Oak" in terminal.say("person", "a@oak.example")
    assert "Ada [/] Oak" in terminal.say("path", "a@oak.example")


def test_words_that_nobody_says_are_named(example: Terminal) -> None:
    said = example.say("find", "coaching", "xyzzy")
    assert "Nobody's profile or mail says \u201cxyzzy\u201d." in said
    assert "coaching\u201d" not in said
    assert "1. " in said


def test_where_nobody_says_anything_of_it_nobody_is_suggested(example: Terminal) -> None:
    said = example.say("find", "xyzzy", "frobnication")
    assert "\u201cxyzzy\u201d, \u201cfrobnication\u201d" in said
    assert "nobody to suggest" in said
    assert "mentee import FILE" in said
    assert "1. " not in said
    answer = example.json("find", "xyzzy")
    assert (answer["found"], answer["unsaid"], answer["ask_next"]) == ([], ["xyzzy"], [])

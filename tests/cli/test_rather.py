"""mentee rather: choices move the weights, are said, and can be taken back one by one or all."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal

START = {"knows": 0.35, "admire": 0.30, "willing": 0.20, "reach": 0.15}


def choose(example: Terminal, times: int) -> None:
    """Always whoever is nearer rather than whoever knows more."""
    for _ in range(times):
        example.run("rather", "Jun Applegarth", "Ottoline Brightwater")


def test_it_works(example: Terminal) -> None:
    said = example.say("rather", "Jun Applegarth", "Ottoline Brightwater")
    assert said.startswith("Kept: rather Jun Applegarth than Ottoline Brightwater. From your one choice:")


def test_choices_move_the_weights_and_the_list_says_so(example: Terminal) -> None:
    before = {one["name"]: one["candidate"]["score"] for one in example.json("find", "--most", 50)["found"]}
    assert example.json("find")["learned"] == ""
    choose(example, 6)
    weights = example.json("rather")["weights"]
    assert sum(weights.values()) == pytest.approx(1)
    assert weights["reach"] > START["reach"]
    assert weights["knows"] < START["knows"]
    answer = example.json("find", "--most", 50)
    assert "From your 6 choices" in answer["learned"]
    after = {one["name"]: one["candidate"] for one in answer["found"]}
    gain = {name: after[name]["score"] / before[name] for name in ("Jun Applegarth", "Ottoline Brightwater")}
    assert gain["Jun Applegarth"] > gain["Ottoline Brightwater"]
    for one in after.values():
        assert sum(reason["points"] for reason in one["reasons"]) == pytest.approx(one["score"])
    assert "From your 6 choices" in example.say("find")
    person = example.json("person", "Jun Applegarth")["score"]
    assert person["score"] == pytest.approx(after["Jun Applegarth"]["score"])


def test_choices_are_taken_back_one_by_one_or_all(example: Terminal) -> None:
    choose(example, 3)
    example.run("undo")
    assert example.json("rather")["choices"] == 2
    assert "2 choices forgotten" in example.say("rather", "--forget")
    assert example.json("rather")["weights"] == START
    example.run("undo")
    assert example.json("rather")["choices"] == 2


def test_two_others_are_asked_for(example: Terminal) -> None:
    assert "Both are Jun Applegarth" in example.say("rather", "Jun", "Jun Applegarth", code=3)
    assert "One of the two is you" in example.say("rather", "mira@lanternworks.example", "Jun Applegarth", code=3)
    assert "Name two people" in example.say("rather", "Jun Applegarth", code=2)
    assert "mentee people" in example.say("rather", "Jun Applegarth", "Zebulon Quux", code=4)


def test_an_empty_home_has_learned_nothing(terminal: Terminal) -> None:
    assert "those everybody starts with" in terminal.say("rather")

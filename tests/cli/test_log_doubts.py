"""`mentee log` stores nothing of which who, when or whether is in doubt."""

from __future__ import annotations

import pytest

from mentee.cli.main import INPUT_EXIT
from tests.cli.conftest import Terminal

PEOPLE = "Name,Email,Company\nTobias Sample,tobias@acme.example,Acme\nOttoline Sample,ottoline@acme.example,Acme\n"


@pytest.fixture
def world(terminal: Terminal) -> Terminal:
    """Two people, one of them pursued."""
    terminal.run("init", "--name", "Mira", "--aspiration", "lead a data team", "--address", "mira@lantern.example")
    terminal.run("import", terminal.file("people.csv", PEOPLE))
    terminal.run("pursue", "Tobias", "--reason", "he explains well")
    return terminal


def met(world: Terminal, name: str) -> list[object]:
    return list(world.json("sheet", name)["relationship"]["encounters"])


def test_nothing_is_stored_of_what_did_not_take_place_or_has_no_day(world: Terminal) -> None:
    for line in ("did not meet Tobias yesterday", "Don't forget to call Tobias", "met Tobias on 31 February"):
        for more in ((), ("--yes",)):
            world.run("log", line, *more, code=INPUT_EXIT)
    assert "mentee hold" in world.say("log", "need to call Tobias", "--yes", code=INPUT_EXIT)
    assert "12 November" in world.say("log", "coffee with Tobias 12/11", "--yes", code=INPUT_EXIT)
    assert met(world, "Tobias") == []


def test_a_far_day_is_kept_with_yes_and_a_day_said_beside_settles_the_doubt(world: Terminal) -> None:
    world.run("log", "coffee with Tobias on 3 May 2012", code=INPUT_EXIT)
    assert met(world, "Tobias") == []
    world.run("log", "coffee with Tobias on 3 May 2012", "--yes")
    world.run("log", "coffee with Tobias on 31 February", "--when", "yesterday")
    assert len(met(world, "Tobias")) == 2


def test_who_is_mentioned_was_not_met(world: Terminal) -> None:
    world.run("log", "coffee with Tobias yesterday, he promised to introduce me to Ottoline")
    assert len(met(world, "Tobias")) == 1
    world.run("pursue", "Ottoline", "--reason", "a friend of a friend")
    assert met(world, "Ottoline") == []

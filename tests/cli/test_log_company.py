"""What is logged counts as what it was: company is company, a call that reached nobody is no meeting."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Terminal

PEOPLE = "Name,Email,Company\nTobias Sample,tobias@acme.example,Acme\nOttoline Sample,ottoline@acme.example,Acme\n"


@pytest.fixture
def world(terminal: Terminal) -> Terminal:
    """Tobias, pursued and chosen for what he is like."""
    terminal.run("init", "--name", "Mira", "--aspiration", "lead a data team", "--address", "mira@lantern.example")
    terminal.run("import", terminal.file("people.csv", PEOPLE))
    terminal.run("pursue", "Tobias", "--reason", "he explains well")
    terminal.run("reflect", "Tobias", "--respect", "5", "--trait", "candour")
    return terminal


def relationship(world: Terminal) -> dict[str, Any]:
    found: dict[str, Any] = world.json("sheet", "Tobias")["relationship"]
    return found


def met(world: Terminal) -> list[tuple[str, str, int]]:
    return [(e["channel"], e["direction"], e["others"]) for e in relationship(world)["encounters"]]


def test_a_workshop_with_twelve_others_is_no_meeting_of_two(world: Terminal) -> None:
    world.run("log", "workshop with Tobias and 12 others yesterday", "--yes")
    assert met(world) == [("meeting", "both", 12)]
    assert relationship(world)["standing"] == "acquainted"
    world.run("undo")
    world.run("log", "--with", "Tobias", "--channel", "meeting", "--others", "0")
    assert met(world) == [("meeting", "both", 0)]
    assert relationship(world)["standing"] == "conversing"


def test_a_call_that_reached_nobody_is_a_word_sent(world: Terminal) -> None:
    world.run("log", "called Tobias, no answer", "--yes")
    assert met(world) == [("call", "sent", 0)]
    assert relationship(world)["standing"] == "connecting"
    assert world.json("evaluate", "Tobias")["theirs"]["held"] == 0


def test_a_message_is_sent_where_nothing_says_else(world: Terminal) -> None:
    world.run("log", "--with", "Tobias", "--channel", "message")
    assert met(world) == [("message", "sent", 0)]
    assert relationship(world)["standing"] == "connecting"
    world.run("undo")
    world.run("log", "--with", "Tobias", "--channel", "message", "--direction", "received")
    assert met(world) == [("message", "received", 0)]


def test_messages_of_both_are_an_exchange(world: Terminal) -> None:
    world.run("log", "exchanged messages with Tobias yesterday", "--yes")
    assert met(world) == [("message", "both", 0)]
    assert relationship(world)["standing"] == "acquainted"

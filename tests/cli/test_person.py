"""mentee person, path and people: whom a name means, what is known of them with its source, and the ways to them."""

from __future__ import annotations

import pytest

from mentee.cli.main import AMBIGUOUS_EXIT, INPUT_EXIT, NOT_FOUND_EXIT
from tests.cli.conftest import Terminal

TWO_ADAS = "Name,Email,Company\nAda Oak,ada@oak.example,Oak Works\nAda Oak,ada@elm.example,Elm Works\n"


def test_it_works(example: Terminal) -> None:
    said = example.say("person", "Tobias")
    assert "Tobias Fernweh" in said
    assert "works as Engagement Manager, Quillfeather Analytics" in said
    assert "tie 0." in said
    assert "as a mentor" in said


def test_sources_are_named(example: Terminal) -> None:
    said = example.say("person", "Yusra Belhadj")
    for file in ("linkedin.zip", "staff.csv", "contacts.vcf", "mail.mbox", "calendar.ics"):
        assert file in said.partition(" from ")[2], file


def test_the_parts_of_the_tie_sum_to_it(example: Terminal) -> None:
    tie = example.json("person", "Tobias Fernweh")["tie"]
    assert sum(reason["points"] for reason in tie["reasons"]) == pytest.approx(tie["strength"])
    assert tie["sent"] > 0
    assert tie["received"] > 0


@pytest.mark.parametrize(
    "words", ["tobias fernweh", "FERNWEH Tobias", "Tobias Fernwhe", "tobias@quillfeather.example"]
)
def test_a_person_is_found_by_what_one_remembers(example: Terminal, words: str) -> None:
    assert example.json("person", words)["page"]["name"] == "Tobias Fernweh"


def test_a_number_means_that_person(example: Terminal) -> None:
    page = example.json("person", "Tobias Fernweh")["page"]
    assert example.json("person", f"#{page['id']}")["page"]["name"] == "Tobias Fernweh"


@pytest.mark.parametrize("command", ["person", "path", "reflect"])
def test_nobody_by_that_name_is_said_with_what_to_do(example: Terminal, command: str) -> None:
    options = ["--respect", "4"] if command == "reflect" else []
    said = example.say(command, "Zebulon Quux", *options, code=NOT_FOUND_EXIT)
    assert "Nobody here is called 'Zebulon Quux'" in said
    assert "mentee people" in said


def test_several_by_that_name_are_told_apart(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("two.csv", TWO_ADAS))
    said = terminal.say("person", "Ada Oak", code=AMBIGUOUS_EXIT)
    assert "could be 2 people" in said
    assert "Oak Works" in said
    assert "Elm Works" in said
    assert terminal.json("person", "ada@elm.example")["page"]["name"] == "Ada Oak"


def test_ways_lead_through_people_known(example: Terminal) -> None:
    answer = example.json("path", "Ottoline Brightwater")
    best = answer["ways"][0]
    assert best["names"][-1] == "Ottoline Brightwater"
    assert len(best["names"]) == 3
    assert len(best["path"]["steps"]) == 2
    assert all(step["evidence"] for step in best["path"]["steps"])
    values = [way["path"]["value"] for way in answer["ways"]]
    assert values == sorted(values, reverse=True)
    assert "1. you > " in example.say("path", "Ottoline Brightwater")


def test_no_way_leads_through_a_red_flag(example: Terminal) -> None:
    connector = example.json("path", "Ottoline Brightwater")["ways"][0]["names"][1]
    example.run("reflect", connector, "--red-flag", "takes the credit")
    for name in ("Ottoline Brightwater", "Perpetua Okonjo-Lund"):
        for way in example.json("path", name, "--most", 50)["ways"]:
            assert connector not in way["names"][1:-1]


def test_where_no_way_leads_something_is_suggested(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("two.csv", TWO_ADAS))
    said = terminal.say("path", "ada@elm.example")
    assert "Nobody you know leads there yet" in said
    assert "gathering" in said


def test_no_way_is_looked_for_to_oneself(example: Terminal) -> None:
    assert "That is you." in example.say("path", "Mira Sandoval", code=INPUT_EXIT)


def test_people_are_listed_and_searched(example: Terminal) -> None:
    everybody = example.json("people")
    assert [one["name"] for one in everybody] == sorted((one["name"] for one in everybody), key=str.casefold)
    assert {"id", "name", "headline", "organisation", "title", "inside", "interactions", "last"} == set(everybody[0])
    assert [one["name"] for one in example.json("people", "quillfeather")] != []
    assert all(one["inside"] for one in example.json("people", "--inside"))
    assert "The first 2" in example.say("people", "--most", 2)


def test_an_empty_book_teaches_the_first_step(terminal: Terminal) -> None:
    assert "mentee import FILE" in terminal.say("people")


def test_a_card_out_of_range_or_empty_is_refused(example: Terminal) -> None:
    assert "6 is not in the range" in example.say("reflect", "Tobias Fernweh", "--respect", 6, code=2)
    assert "Nothing was said" in example.say("reflect", "Tobias Fernweh", code=3)

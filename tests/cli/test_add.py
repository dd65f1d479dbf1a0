"""Adding somebody by hand: known afterwards, said more of by the same address, refused where it makes no sense."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from mentee.cli.main import group

pytestmark = pytest.mark.django_db


def run(*words: str) -> tuple[int, str, str]:
    answer = CliRunner().invoke(group, list(words))
    return answer.exit_code, answer.stdout, answer.stderr


def test_somebody_added_is_known_by_name_address_and_work() -> None:
    code, _, _ = run(
        "add", "Ada Example", "--address", "ada@example.org", "--title", "Head of Looms", "--organisation", "Weft"
    )
    assert code == 0
    _, said, _ = run("person", "ada@example.org", "--json")
    page = json.loads(said)["page"]
    assert page["name"] == "Ada Example"
    assert page["positions"][0][0]["title"] == "Head of Looms"


def test_the_same_address_is_the_same_person() -> None:
    first = json.loads(run("add", "Ada Example", "--address", "ada@example.org", "--json")[1])
    again = json.loads(
        run("add", "Ada Example", "--address", "ADA@example.org", "--notes", "met at the fair", "--json")[1]
    )
    assert again["person"] == first["person"]


@pytest.mark.parametrize("option", ["--address", "--page", "--phone"])
def test_what_is_no_address_is_refused_with_an_example(option: str) -> None:
    code, _, said = run("add", "Ada Example", option, "no such thing")
    assert code == 3
    assert "Write it like" in said


def test_somebody_added_can_be_taken_out_again() -> None:
    first = json.loads(run("add", "Ada Example", "--json")[1])
    assert first["new"]
    assert not json.loads(run("add", "Ada Example", "--notes", "tall", "--json")[1])["new"]
    code, said, _ = run("remove", "Ada Example")
    assert (code, said) == (0, "Ada Example is out again.\n")
    assert run("person", "Ada Example")[0] != 0
    run("add", "Ada Example")
    run("reflect", "Ada Example", "--like", "4")
    code, _, said = run("remove", "Ada Example")
    assert code != 0
    assert "speaks of Ada Example" in said


def test_nobody_like_that_is_not_nobody_at_all() -> None:
    assert "Bring people in" in run("people")[1]
    run("add", "Ada Example")
    assert run("people", "zzzz")[1] == "Nobody is like that.\n"

"""What the API answers: what the commands print, and what a line of plain words becomes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentee.api.urls import ENDPOINTS
from mentee.cli.main import group
from mentee.flows.steps.pursue import pursue
from mentee.records.access import Scope
from mentee.store.models import Deed, Interaction, MoveRow, User
from mentee.store.owners import version
from tests.api.conftest import Program, program


def printed(*words: str) -> Any:
    """What a command says with --json."""
    result = CliRunner().invoke(group, [*words, "--json"], prog_name="mentee")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def without_times(value: Any) -> Any:
    """Numbers that follow the clock, rounded away."""
    if isinstance(value, dict):
        return {name: without_times(one) for name, one in value.items()}
    if isinstance(value, list):
        return [without_times(one) for one in value]
    return round(value, 3) if isinstance(value, float) else value


def test_it_works(api: Program, people: dict[str, int]) -> None:
    assert [one["name"] for one in api.get("people?q=oak")] == ["Ada Oak"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("today", ("today",)),
        ("find?q=data+science&most=2", ("find", "data", "science", "--most", "2")),
        ("find?inside=true", ("find", "--inside")),
        ("people", ("people",)),
        ("people?q=birch&most=1", ("people", "birch", "--most", "1")),
        ("people/{ada}", ("person", "#{ada}")),
    ],
)
def test_reading_answers_what_the_command_prints(
    api: Program, owner: User, people: dict[str, int], path: str, words: tuple[str, ...]
) -> None:
    pursue(owner, f"#{people['ada']}", now=timezone.now())
    printed("today")  # what moves by itself has moved
    answer = api.get(path.format(**people))
    assert answer
    assert without_times(answer) == without_times(printed(*(word.format(**people) for word in words)))


def test_it_describes_itself_to_anybody(owner: User) -> None:
    listed = Program("").get("")["endpoints"]
    assert [(one["method"], one["path"]) for one in listed] == [
        (method, f"/api/v1/{route}") for method, route, *_ in ENDPOINTS
    ]


def test_reading_moves_nothing(api: Program, owner: User, people: dict[str, int]) -> None:
    pursue(owner, f"#{people['ada']}", now=timezone.now())
    before = (MoveRow.objects.count(), Deed.objects.count(), version(owner))
    moved = [api.get("today")["moved"] for _ in range(2)]
    for path in ("find", "people", f"people/{people['ada']}"):
        api.get(path)
    assert (MoveRow.objects.count(), Deed.objects.count(), version(owner)) == before
    assert moved[0] == moved[1]


def test_a_line_is_shown_first_and_nothing_kept(api: Program, people: dict[str, int]) -> None:
    count = Interaction.objects.count()
    seen = api.post("log", {"line": "coffee with Ada Oak yesterday 45 min", "preview": True}, 200)
    assert (seen["entry"]["minutes"], seen["problem"]) == (45, "")
    assert Interaction.objects.count() == count


def test_a_line_is_kept_and_taken_back_once(api: Program, people: dict[str, int]) -> None:
    count = Interaction.objects.count()
    kept = api.post("log", {"line": "coffee with Ada Oak yesterday 45 min, talked about budgets"})
    assert (kept["logged"]["people"], kept["logged"]["names"]) == ([people["ada"]], ["Ada Oak"])
    assert Interaction.objects.count() == count + 1
    undo = kept["undo"].removeprefix("/api/v1/")
    assert api.post(undo, status=200)["what"] == kept["logged"]["deed"]
    assert Interaction.objects.count() == count
    assert "taken back already" in api.post(undo, status=409)["error"]


def test_what_was_done_since_is_not_taken_back(api: Program, owner: User, people: dict[str, int]) -> None:
    kept = api.post("log", {"line": "coffee with Ada Oak yesterday"})
    pursue(owner, f"#{people['ben']}", now=timezone.now())
    before = version(owner)
    api.post(kept["undo"].removeprefix("/api/v1/"), status=409)
    assert version(owner) == before


def test_a_day_that_was_taken_on_trust_is_asked_for(api: Program, people: dict[str, int]) -> None:
    line, count = {"line": "coffee with Ada Oak on 3 May 2012"}, Interaction.objects.count()
    assert '"sure": true' in api.post("log", line, 422)["remedy"]
    assert Interaction.objects.count() == count
    assert api.post("log", {**line, "sure": True})["logged"]["names"] == ["Ada Oak"]


def test_the_queries_do_not_grow_with_what_is_asked_for(api: Program, people: dict[str, int]) -> None:
    def queries(path: str) -> int:
        api.get(path)
        with CaptureQueriesContext(connection) as seen:
            api.get(path)
        return len(seen)

    for path, most in (("people", 16), ("find", 16), ("today", 16)):
        assert queries(path) <= most, path
    assert queries("people?most=2") == queries("people?most=4")
    assert queries("find?q=data&most=1") == queries("find?q=data&most=4")


def test_a_use_is_seen_in_the_list(owner: User, people: dict[str, int]) -> None:
    asks = program(owner, Scope.READ)
    assert printed("tokens", "list")[0]["used"] is None
    asks.get("people")
    assert printed("tokens", "list")[0]["used"] == str(timezone.localdate())

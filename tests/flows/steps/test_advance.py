"""Evidence moves everybody as it would on a desk, with no more read than the moves turn on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentee.flows.reflect import reflect
from mentee.flows.steps.advance import advance_all, foreseen
from mentee.flows.steps.desk import open_desk
from mentee.flows.steps.evaluate import both_sides, evaluate
from mentee.flows.steps.pursue import pursue
from mentee.records.journey import Evaluation, Standing, Wish
from mentee.records.seeker import Reflection, Trait
from mentee.store.models import User
from mentee.store.reads import journey as kept
from tests.flows.steps.conftest import BEN, ME, NOW, letter
from tests.store.invented import bring, meeting, row_of

pytestmark = pytest.mark.django_db
GOOD = Evaluation(NOW - timedelta(days=3), 5, 5, 5, Wish.CONTINUE)


@pytest.fixture
def admired(owner: User) -> User:
    """The owner pursues Ben, whom they wrote with, and Cid, of whom nothing is said."""
    pursue(owner, "Ben Birch", now=NOW - timedelta(days=30))
    pursue(owner, "Cid Elm", now=NOW - timedelta(days=30))
    reflect(owner, "Ben Birch", Reflection(NOW - timedelta(days=29), traits=(Trait("patience", "at the fair"),)))
    return owner


def standing(owner: User) -> Standing | None:
    return kept.relationship(owner, row_of(owner, "ben@acme.example").pk, now=NOW).standing


def queries(do: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        do()
    return [one["sql"] for one in seen]


def met_twice(owner: User, *, slow: int = 0) -> None:
    """Two lunches of Ben and the owner; before them so many letters that Ben answered after 20 days each."""
    lunches = [replace(meeting(f"lunch {days}", BEN, ME), at=NOW - timedelta(days=days)) for days in (14, 5)]
    letters = [
        letter(f"{key}{number}", *pair, 400 - 60 * number - later, f"slow {number}")
        for number in range(slow)
        for key, pair, later in (("asked", (ME, BEN), 0), ("answered", (BEN, ME), 20))
    ]
    bring(owner, "lunches", [*lunches, *letters])


def test_it_moves_whom_a_desk_would_move(admired: User) -> None:
    there, _ = foreseen(open_desk(admired, now=NOW))
    assert [(one.name, one.move.after) for one in there] == [
        ("Ben Birch", Standing.CONNECTING),
        ("Ben Birch", Standing.ACQUAINTED),
    ]
    assert advance_all(admired, now=NOW) == there
    assert standing(admired) is Standing.ACQUAINTED
    assert advance_all(admired, now=NOW) == ()


@pytest.mark.parametrize("slow", [0, 4])
def test_what_turns_on_their_pace_is_moved_as_on_a_desk(admired: User, slow: int) -> None:
    met_twice(admired, slow=slow)
    evaluate(admired, "Ben Birch", GOOD, now=GOOD.at)
    assert standing(admired) in (Standing.CONVERSING, Standing.MUTUAL)
    later: datetime = NOW + timedelta(days=2)
    there, _ = foreseen(open_desk(admired, now=later))
    assert advance_all(admired, now=later) == there


def test_no_landscape_is_read_where_no_move_turns_on_it(admired: User) -> None:
    assert not any("store_tierating" in sql for sql in queries(lambda: advance_all(admired, now=NOW)))


def test_an_evaluation_shows_what_looking_again_shows(admired: User) -> None:
    met_twice(admired, slow=4)
    shown = evaluate(admired, "Ben Birch", replace(GOOD, at=NOW), now=NOW)
    assert replace(shown, moved=()) == both_sides(admired, f"#{shown.relationship.person}", now=NOW)


def test_of_a_relationship_only_filled_tables_are_read(admired: User) -> None:
    cid = row_of(admired, "cid@acme.example").pk
    read = queries(lambda: kept.relationship(admired, cid, now=NOW))
    rows = [sql.split(" WHERE ")[0] for sql in read if sql.startswith("SELECT * FROM ")]
    assert sorted(rows) == ["SELECT * FROM store_moverow", "SELECT * FROM store_pursuit"]

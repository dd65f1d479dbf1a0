"""Relationships read once: for this owner, this version and this moment, and for no longer."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mentee.flows.landscape import memory
from mentee.flows.landscape.memory import remembered
from mentee.flows.own_words import put_notes
from mentee.flows.search import search_people
from mentee.flows.steps import feedback, ledger
from mentee.flows.steps.answer import Chosen, answer
from mentee.flows.steps.desk import desk_for, open_desk
from mentee.flows.steps.journey import journey
from mentee.flows.steps.pursue import let_go, pursue
from mentee.flows.steps.today import today
from mentee.records.journey import Answer, FeedbackKind, Gave, Standing
from mentee.store.models import User
from tests.flows.steps.conftest import BEN, ME, NOW, letter
from tests.store.invented import bring, meeting, new_owner, row_of

SOON = NOW + timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def pursuing(owner: User) -> User:
    """The owner pursues Ben and Cid."""
    pursue(owner, "Ben Birch", now=NOW)
    pursue(owner, "Cid Elm", now=NOW)
    return owner


def queries(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        do()
    return len(seen)


def test_what_did_not_change_is_not_read_again(pursuing: User) -> None:
    first = open_desk(pursuing, now=NOW)
    again = open_desk(pursuing, now=SOON)
    assert all(one is other for one, other in zip(first.relationships, again.relationships, strict=True))
    assert again.now == SOON
    today(pursuing, now=SOON)
    journey(pursuing, now=SOON)
    assert queries(lambda: today(pursuing, now=SOON)) <= 4
    assert queries(lambda: journey(pursuing, now=SOON)) <= 4
    assert today(pursuing, now=SOON) == today(pursuing, now=SOON)


def test_what_is_in_memory_says_what_reading_anew_says(pursuing: User) -> None:
    shown = [(today(pursuing, now=at), journey(pursuing, now=at)) for at in (NOW, SOON)]
    fresh = []
    for at in (NOW, SOON):
        memory.forget()
        fresh.append((today(pursuing, now=at), journey(pursuing, now=at)))
    assert shown == fresh


def test_an_own_deed_is_seen_at_once(pursuing: User) -> None:
    action = today(pursuing, now=NOW).actions[0]
    answer(pursuing, Chosen(action.person, action.kind, action.about), Answer.NEVER, now=NOW)
    assert (action.person, action.kind) not in {(one.person, one.kind) for one in today(pursuing, now=SOON).actions}
    ledger.gave(pursuing, "Ben Birch", Gave.HELP, now=NOW)
    ben = str(row_of(pursuing, "ben@acme.example").pk)
    assert len(open_desk(pursuing, now=SOON).one(ben).ledger) == 1
    assert len(desk_for(pursuing, "Ben Birch", now=SOON)[0].ledger) == 1
    assert journey(pursuing, now=SOON).counts[Standing.LET_GO] == 0
    let_go(pursuing, "Ben Birch", now=SOON)
    assert journey(pursuing, now=SOON).counts[Standing.LET_GO] == 1


def test_an_import_is_seen_at_once(pursuing: User) -> None:
    ben = str(row_of(pursuing, "ben@acme.example").pk)
    before = len(open_desk(pursuing, now=NOW).one(ben).encounters)
    bring(pursuing, "more mails", [letter("9", BEN, ME, 1)])
    assert len(open_desk(pursuing, now=SOON).one(ben).encounters) == before + 1


def test_another_owners_deeds_stay_theirs(pursuing: User) -> None:
    before = today(pursuing, now=NOW)
    other = new_owner()
    bring(other, "people", [letter("1", BEN, ME, 2)])
    pursue(other, "#" + str(row_of(other, "ben@acme.example").pk), now=NOW)
    theirs = {rel.person for rel in open_desk(other, now=SOON).relationships}
    mine = {rel.person for rel in open_desk(pursuing, now=SOON).relationships}
    assert len(theirs) == 1
    assert not theirs & mine
    assert today(pursuing, now=NOW) == before
    with pytest.raises(LookupError):
        open_desk(pursuing, now=SOON).one(next(iter(theirs)))


def test_what_was_ahead_and_came_to_pass_is_past_at_once(pursuing: User) -> None:
    at = NOW + timedelta(hours=1)
    bring(pursuing, "calendar", [replace(meeting("lunch", ME, BEN), at=at)])
    early, late = at - timedelta(minutes=5), at + timedelta(minutes=5)
    ben = str(row_of(pursuing, "ben@acme.example").pk)
    for moment, planned in ((early, 1), (late, 0), (late, 0)):
        assert sum(met.planned for met in open_desk(pursuing, now=moment).one(ben).encounters) == planned
        assert sum(met.planned for met in desk_for(pursuing, f"#{ben}", now=moment)[0].encounters) == planned


def test_what_was_taken_back_before_it_was_kept_is_nowhere(pursuing: User) -> None:
    ben = str(row_of(pursuing, "ben@acme.example").pk)
    open_desk(pursuing, now=NOW)
    with transaction.atomic():
        ledger.gave(pursuing, "Ben Birch", Gave.HELP, now=NOW)
        transaction.set_rollback(True)
    assert open_desk(pursuing, now=SOON).one(ben).ledger == ()


def test_feedback_of_everybody_is_on_the_board_whoever_they_are(pursuing: User) -> None:
    for name in ("Ben Birch", "Cid Elm"):
        feedback.add(pursuing, name, feedback.Heard(f"from {name}", FeedbackKind.PRAISE), now=NOW)
    board = feedback.board(pursuing, now=SOON)
    assert {(loop.name, loop.feedback.words) for loop in board.loops} == {
        ("Ben Birch", "from Ben Birch"),
        ("Cid Elm", "from Cid Elm"),
    }
    assert feedback.board(new_owner(), now=SOON).loops == ()


def test_a_note_is_found_as_soon_as_it_is_kept(pursuing: User) -> None:
    other = new_owner()
    ben = row_of(pursuing, "ben@acme.example").pk
    assert search_people(pursuing, "harpsichord") == []
    put_notes(pursuing, ben, "Plays the Harpsichord on Sundays")
    (found,) = search_people(pursuing, "harpsichord")
    assert found.id == ben
    assert "Harpsichord" in found.detail
    assert search_people(other, "harpsichord") == []
    put_notes(pursuing, ben, "")
    assert search_people(pursuing, "harpsichord") == []


def test_memory_is_bounded_and_gives_each_thread_its_own_answer() -> None:
    memory.forget()

    def ask(number: int) -> bool:
        return all(
            remembered("kind", (number, turn % 7), lambda turn=turn: (number, turn % 7), whose=1, now=0.0, most=3)  # type: ignore[misc]
            == (number, turn % 7)
            for turn in range(200)
        )

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(8)))
    assert len([kind for kind, _ in memory._KEPT if kind == "kind"]) <= 3
    memory.forget()

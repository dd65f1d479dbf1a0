"""However many relationships there are, a day is planned with the same few queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentee.flows.steps.feedback import board
from mentee.flows.steps.journey import journey
from mentee.flows.steps.ledger import give_back
from mentee.flows.steps.pursue import pursue
from mentee.flows.steps.sheet import sheet
from mentee.flows.steps.today import today
from mentee.store.models import User
from tests.flows.steps.conftest import ME, NOW, letter
from tests.store.invented import bring, contact, row_of

LOOKS: dict[str, tuple[Callable[[User], object], int]] = {
    "today": (lambda owner: today(owner, now=NOW), 60),
    "journey": (lambda owner: journey(owner, now=NOW), 60),
    "give back": (lambda owner: give_back(owner, now=NOW), 60),
    "feedback": (lambda owner: board(owner, now=NOW), 40),
    "sheet": (lambda owner: sheet(owner, "ada@acme.example", now=NOW), 70),
}


def people(owner: User, first: int, last: int) -> None:
    """So many more people who are written with and pursued."""
    for number in range(first, last):
        other = contact(f"p{number}@acme.example", f"Person {number} Example")
        mails = [letter(f"p{number}.1", ME, other, 20), letter(f"p{number}.2", other, ME, 19, f"p{number}.1")]
        bring(owner, f"mails {number}", mails)
        pursue(owner, f"#{row_of(owner, f'p{number}@acme.example').pk}", now=NOW - timedelta(days=9))


@pytest.mark.parametrize("name", LOOKS)
def test_queries_do_not_grow_with_the_relationships(owner: User, name: str) -> None:
    look, most = LOOKS[name]
    counts = []
    for first, last in ((0, 2), (2, 14)):
        people(owner, first, last)
        look(owner)  # what moves by itself moves, and what is kept is kept
        with CaptureQueriesContext(connection) as queries:
            look(owner)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most

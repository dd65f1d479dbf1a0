"""Decide on likely twins, and take a joining back."""

from __future__ import annotations

from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.store.models import User
from mentee.store.writes.people import Verdict, answer_doubt, reopen_doubt, split_merge


def decide(owner: User, doubt: int, verdict: Verdict, *, now: datetime) -> None:
    """Answer one pair of the queue; BadInputError where there is no such pair."""
    try:
        answer_doubt(owner, doubt, verdict, now=now)
    except LookupError as error:
        raise BadInputError(f"There is no pair {doubt}.", "List them with: mentee duplicates") from error


def take_apart(owner: User, merge: int, *, now: datetime) -> None:
    """Split what a joining made one; BadInputError where there is no such joining."""
    try:
        split_merge(owner, merge, now=now)
    except LookupError as error:
        raise BadInputError(
            f"There is no joining {merge}.", "mentee person NAME shows each with its number."
        ) from error


def undecide(owner: User, doubt: int, *, now: datetime) -> None:
    """Take an answer back: the pair waits again, and is split where it had been joined."""
    try:
        reopen_doubt(owner, doubt, now=now)
    except LookupError as error:
        raise BadInputError(
            f"There is no answered pair {doubt}.", "List those that wait on the page Duplicates."
        ) from error

"""Decide on likely twins, and take a joining back."""

from __future__ import annotations

from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.store.models import User
from mentee.store.writes.people import Verdict, answer_doubt, reopen_doubt
from mentee.store.writes.splits import Half, Split, split_merge


def decide(owner: User, doubt: int, verdict: Verdict, *, now: datetime) -> None:
    """Answer one pair of the queue; BadInputError where there is no such pair."""
    try:
        answer_doubt(owner, doubt, verdict, now=now)
    except LookupError as error:
        raise BadInputError(f"There is no pair {doubt}.", "List them with: mentee duplicates") from error


def take_apart(owner: User, merge: int, *, now: datetime) -> Split:
    """Split what a joining made one; BadInputError where there is no such joining."""
    try:
        return split_merge(owner, merge, now=now)
    except LookupError as error:
        raise BadInputError(
            f"There is no joining {merge}.", "mentee person NAME shows each with its number."
        ) from error


def told(split: Split) -> list[str]:
    """What a split came to, in sentences."""
    said = [f"They are two people again: {_who(split.one)}, and {_who(split.other)}."]
    for one, other, reason in split.also:
        said.append(f"{one} and {other} had tied them too ({reason}): that joining was taken back as well.")
    if split.also:
        said.append("Whoever belongs to the other of the two can be joined there by hand.")
    return said


def _who(half: Half) -> str:
    keys = ", ".join(half.keys)
    return f"{half.name} ({keys})" if half.name and keys else half.name or keys or "somebody without a name"


def undecide(owner: User, doubt: int, *, now: datetime) -> None:
    """Take an answer back: the pair waits again, and is split where it had been joined."""
    try:
        reopen_doubt(owner, doubt, now=now)
    except LookupError as error:
        raise BadInputError(
            f"There is no answered pair {doubt}.", "List those that wait on the page Duplicates."
        ) from error

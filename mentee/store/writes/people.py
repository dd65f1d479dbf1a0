"""Deeds on people: made by hand, joined, split, marked inside or outside, doubts answered."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from mentee.records.facts import Person as Said
from mentee.store.models import User

Verdict = Literal["same", "different", "skipped"]


def add_person(owner: User, said: Said, *, now: datetime) -> int:
    """A person told by the user, or more said about one (an equal key); gives the id of the shown row."""
    raise NotImplementedError


def merge_people(owner: User, a: int, b: int, *, reason: str, now: datetime) -> int:
    """Join two people by the user's word; gives the id of the deed. LookupError where one is not the owner's."""
    raise NotImplementedError


def split_merge(owner: User, merge: int, *, now: datetime) -> None:
    """Take a joining back: everything is as if it had not been, and the two are remembered as different."""
    raise NotImplementedError


def set_inside(owner: User, person: int, inside: bool | None) -> None:
    """Say that the person is inside or outside whatever their position says; None: derive it again."""
    raise NotImplementedError


def set_tags(owner: User, person: int, tags: list[str]) -> None:
    """The user's own tags of a person, in place of those said by the user before."""
    raise NotImplementedError


def answer_doubt(owner: User, doubt: int, verdict: Verdict, *, now: datetime) -> None:
    """Same: join them; different: never ask again; skipped: ask later."""
    raise NotImplementedError

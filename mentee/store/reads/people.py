"""People found by name or address, and listed a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant; `score` in (0, 1], 1: an exact address or name."""

    id: int
    name: str
    detail: str  # headline, position or address: what tells them from others of the name
    score: float


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list; `last` is the latest interaction in seconds since the epoch."""

    id: int
    name: str
    headline: str
    organisation: str
    title: str
    inside: bool
    interactions: int
    last: int | None


def find_person(owner: User, text: str, *, limit: int = 10) -> list[Match]:
    """People by e-mail, profile URL, id or name; accents, order of names, case and small typing errors forgiven."""
    raise NotImplementedError


def people(
    owner: User, *, text: str = "", inside: bool | None = None, after: tuple[str, int] | None = None, limit: int = 50
) -> list[PersonLine]:
    """A page of people in order of (folded name, id) after the one given; without the seeker."""
    raise NotImplementedError


def shown(owner: User, person: int) -> int:
    """The shown row of the human whom a row belongs to; LookupError where the owner has no such person."""
    raise NotImplementedError

"""Everything about one person, with where each thing comes from, in a bounded number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.records.facts import Key, Position, RelationKind
from mentee.records.journey import Encounter
from mentee.records.seeker import Reflection
from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Sourced:
    """A text with the imports that say it; empty: the user said it."""

    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A live merge deed of this human, which can be taken back."""

    id: int
    name: str
    key: Key
    reason: str
    evidence: tuple[str, ...]
    by_user: bool


@dataclass(frozen=True, slots=True)
class Related:
    """A stated relation; `forward` False: the other holds it to this person."""

    kind: RelationKind
    other: int
    name: str
    forward: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attended:
    """A gathering the person appears at; times in seconds since the epoch."""

    key: str
    title: str
    starts: int
    ends: int | None
    place: str
    url: str
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    with_seeker: bool


@dataclass(frozen=True, slots=True)
class Published:
    """A post; `at` in seconds since the epoch."""

    key: str
    title: str
    at: int | None
    url: str
    summary: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a timeline ended: give it back for the next page."""

    at: int
    id: int


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One human. `timeline` has the latest first; `more` is None at its end."""

    id: int
    name: str
    headline: str
    location: str
    birthday: str
    notes: str
    offers: str
    inside: bool
    inside_said: bool | None  # the user's override
    is_seeker: bool
    keys: tuple[Key, ...]
    names: tuple[Sourced, ...]
    skills: tuple[Sourced, ...]
    tags: tuple[Sourced, ...]
    positions: tuple[tuple[Position, tuple[str, ...]], ...]
    relations: tuple[Related, ...]
    gatherings: tuple[Attended, ...]
    posts: tuple[Published, ...]
    reflections: tuple[Reflection, ...]
    joined: tuple[Joined, ...]
    files: tuple[str, ...]  # every import that names this human
    timeline: tuple[Encounter, ...]
    more: Cursor | None


def person_page(owner: User, person: int, *, now: float, before: Cursor | None = None, limit: int = 50) -> PersonPage:
    """Everything about the human whom the row belongs to; LookupError where the owner has no such person."""
    raise NotImplementedError

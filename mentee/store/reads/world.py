"""The seeker's world in columns, as fast as the database gives them: what the thinking folders compute from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.network.between import Employment, Stated
from mentee.network.events import Events
from mentee.store.models import User

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class World:
    """n people, one row per human, in order of id; the index of a person is the row here.

    ids int64 [n]; seeker: index of the seeker; inside bool [n]. members int64 [m] (ids of all identities, in
    order) belong to the humans at index root int32 [m].
    """

    ids: Ints
    seeker: int
    names: list[str]
    headlines: list[str]
    offers: list[str]
    inside: NDArray[np.bool_]
    members: Ints
    root: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def index(self, person: int) -> int:
        """Row of the human whom the identity belongs to; LookupError where there is none."""
        place = int(np.searchsorted(self.members, person))
        if place == len(self.members) or self.members[place] != person:
            raise LookupError(f"no person {person}")
        return int(self.root[place])


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions of all people, one row each; organisation indexes organisations, -1: none named."""

    employment: Employment
    current: NDArray[np.bool_]
    titles: list[str]
    departments: list[str]
    organisations: list[str]
    own: NDArray[np.bool_]  # by organisation: the seeker's own


@dataclass(frozen=True, slots=True)
class Texts:
    """Words about people, one row each: person int32 [k], text, and at in epoch seconds (nan: no date)."""

    person: NDArray[np.int32]
    texts: list[str]
    at: Floats


@dataclass(frozen=True, slots=True)
class Coming:
    """Gatherings ahead and who will be there, one row per appearance: gathering int32 [k] indexes the lists."""

    gathering: NDArray[np.int32]
    person: NDArray[np.int32]
    keys: list[str]
    titles: list[str]
    starts: Floats
    places: list[str]
    urls: list[str]


def world(owner: User) -> World:
    """All humans of the owner."""
    raise NotImplementedError


def events(owner: User, people: World) -> Events:
    """All interactions with their participants as indices of the world, in order of time."""
    raise NotImplementedError


def positions(owner: User, people: World) -> Positions:
    """All positions, each once however many sources say it."""
    raise NotImplementedError


def stated(owner: User, people: World) -> Stated:
    """All relations that sources or the user state."""
    raise NotImplementedError


def skills(owner: User, people: World) -> Texts:
    """Skills and tags of people."""
    raise NotImplementedError


def talks(owner: User, people: World) -> Texts:
    """Topics that people spoke about at gatherings."""
    raise NotImplementedError


def posts(owner: User, people: World) -> Texts:
    """Titles and summaries of what people published."""
    raise NotImplementedError


def coming(owner: User, people: World, *, now: float) -> Coming:
    """Gatherings that start after `now` (epoch seconds)."""
    raise NotImplementedError


def ratings(owner: User, people: World) -> tuple[NDArray[np.int32], Floats, Floats]:
    """The seeker's latest word on ties: person int32 [k], strength [k], at [k] in epoch seconds."""
    raise NotImplementedError

"""The queue of likely twins with their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what tells who it is."""

    id: int
    name: str
    headline: str
    position: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """Two people who may be one human; strongest evidence first in the queue, `strength` in (0, 1]."""

    id: int
    a: Side
    b: Side
    evidence: tuple[str, ...]
    strength: float


def open_doubts(owner: User, *, limit: int = 100) -> list[OpenDoubt]:
    """Open ones by strength; those skipped come after all others."""
    raise NotImplementedError


def count_open(owner: User) -> int:
    """How many wait for an answer."""
    raise NotImplementedError

"""What the seeker says, into rows: answers, addresses, organisations, reflections, ratings, preferences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from mentee.records.seeker import Reflection, Seeker
from mentee.store.models import User
from mentee.store.reads.seeker import Preferences


def save_seeker(owner: User, seeker: Seeker, *, now: datetime) -> None:
    """The seeker's answers in place of those before; addresses become, or cease to be, the seeker's own."""
    raise NotImplementedError


def add_reflection(owner: User, person: int, reflection: Reflection) -> int:
    """Keep a reflection beside the earlier ones; gives its id."""
    raise NotImplementedError


def delete_reflection(owner: User, reflection: int) -> None:
    """Take a reflection back."""
    raise NotImplementedError


def rate_tie(owner: User, person: int, strength: float, *, at: datetime) -> None:
    """The seeker's own word on a tie, in [0, 1]; ValueError outside."""
    raise NotImplementedError


def save_preferences(owner: User, preferences: Preferences) -> None:
    """All preferences in place of those before."""
    raise NotImplementedError


def add_vocabulary(owner: User, name: str, entries: Mapping[str, Sequence[str]], *, now: datetime) -> None:
    """Add a vocabulary (term -> other terms), or put it in place of the one of that name."""
    raise NotImplementedError


def delete_vocabulary(owner: User, name: str) -> None:
    """Take a vocabulary out; LookupError where there is none of that name."""
    raise NotImplementedError

"""What the seeker has said: answers, reflections, preferences, vocabularies."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.records.seeker import Reflection, Seeker
from mentee.store.models import User


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user may set; every field has the default that a newcomer meets."""

    pace: int = 3  # actions a day
    ideal_gap: int = 42  # days between encounters
    max_gap: int = 180
    region: str = ""  # ISO 3166 alpha-2, for phone numbers without country code
    zone: str = ""  # IANA time zone; empty: the machine's
    cards: int = 3  # reflection cards shown with a shortlist


def seeker(owner: User) -> Seeker:
    """The seeker's answers; empty where nothing was said yet."""
    raise NotImplementedError


def reflections(owner: User) -> dict[int, tuple[Reflection, ...]]:
    """Reflections by id of the shown person, in order of time."""
    raise NotImplementedError


def preferences(owner: User) -> Preferences:
    """What the user set, defaults for the rest; unknown or damaged entries are left out."""
    raise NotImplementedError


def vocabularies(owner: User) -> dict[str, dict[str, list[str]]]:
    """Added vocabularies by name: term -> other terms."""
    raise NotImplementedError

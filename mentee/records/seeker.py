"""What the seeker says: who they are, where they want to go, what matters, and how they see a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Value(StrEnum):
    """The ten basic values (Schwartz 1992)."""

    SELF_DIRECTION = "self-direction"
    STIMULATION = "stimulation"
    HEDONISM = "hedonism"
    ACHIEVEMENT = "achievement"
    POWER = "power"
    SECURITY = "security"
    CONFORMITY = "conformity"
    TRADITION = "tradition"
    BENEVOLENCE = "benevolence"
    UNIVERSALISM = "universalism"


@dataclass(frozen=True, slots=True)
class Aspiration:
    """Where the seeker wants to go; several may be live."""

    text: str
    skills: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()  # target roles, as job titles
    horizon: date | None = None
    live: bool = True


@dataclass(frozen=True, slots=True)
class Seeker:
    """The seeker's answers to the first three questions, and the addresses that are theirs.

    `values` is ranked, most important first: basic values by name, or the seeker's own words.
    """

    name: str = ""
    addresses: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    aspirations: tuple[Aspiration, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trait:
    """Something to emulate in a person, with the example that shows it."""

    name: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Reflection:
    """The seeker's own judgement of a person; like, respect and treats_others run from 1 to 5, None: not said."""

    at: datetime
    like: int | None = None
    respect: int | None = None
    treats_others: int | None = None
    values: tuple[str, ...] = ()
    traits: tuple[Trait, ...] = ()
    red_flag: str = ""  # the reason in the seeker's words; empty: none
    note: str = ""

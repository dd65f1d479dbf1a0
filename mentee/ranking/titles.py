"""Job titles -> rungs of seniority: a compositional reader of titles in the words of many fields."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says: `rung` from 0 (learner) to 10 (heads the whole), nan where it says nothing.

    `certainty` in [0, 1]; `field` holds the words of the function ("data", "gas", "trading"); `head` the word that
    decided; `past` says that the position is over (former, retired).
    """

    rung: float
    certainty: float
    field: tuple[str, ...] = ()
    head: str = ""
    past: bool = False


def read_title(text: str) -> Title:
    """Read one title; never fails, an empty or unknown one has rung nan and certainty 0."""
    return Title(math.nan, 0.0, tuple(text.lower().split()))

"""What the thinking folders answer: reasons, ties, paths and candidates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score: `points` of all reasons of a score sum to it.

    `kind` names the rule ("recency", "title", "talks" ...), `factor` the group it belongs to, `text` says it in
    plain words.
    """

    kind: str
    points: float
    text: str
    factor: str = ""


@dataclass(frozen=True, slots=True)
class TieParts:
    """How strong the link with one person is, in [0, 1), and what makes it so.

    Counts are of interactions; `span_days` from the first to the last; `reciprocity` and `one_to_one_share` in
    [0, 1]. `rated` says that the seeker's own rating stands in for the computed strength.
    """

    strength: float
    rank: float
    sent: int
    received: int
    together: int
    first: datetime | None
    last: datetime | None
    span_days: float
    reciprocity: float
    one_to_one_share: float
    rated: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class PathStep:
    """One tie on a way of introduction: from person index to person index, with its evidence in words."""

    source: int
    target: int
    strength: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain seeker - connector (- connector) - person; value in (0, 1] is what the steps and bonuses give."""

    people: tuple[int, ...]  # indices from the seeker to the person
    value: float
    steps: tuple[PathStep, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person with a score in [0, 100] and the reasons that sum to it; factors are each in [0, 1]."""

    person: int  # index of the person in the world that was ranked
    score: float
    factors: dict[str, float] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    inside: bool = False
    uncertain: float = 0.0  # how far the score may move once the seeker has reflected

"""What is asked of the texts: units of words, each with its parts and with other ways to say it."""

from __future__ import annotations

from dataclasses import dataclass

SAME, NEAR = 0.65, 0.3  # weights of what means the same, and nearly; tuned on O*NET titles: an own word counts more


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say a unit: all its words must be there; `weight` in (0, 1] says how near it comes."""

    words: tuple[str, ...]
    weight: float
    said: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or several that belong together: `parts` are then the units it is made of; else all must be there."""

    words: tuple[str, ...]
    said: str
    weight: float = 1.0
    parts: tuple[Unit, ...] = ()
    instead: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Units that are summed; `related` units add to a score, but nobody has to say them to say everything."""

    units: tuple[Unit, ...] = ()
    related: tuple[Unit, ...] = ()

    @classmethod
    def plain(cls, words: list[str]) -> Query:
        """Each word once, nothing else in its place."""
        return cls(tuple(Unit((word,), word) for word in dict.fromkeys(words)))

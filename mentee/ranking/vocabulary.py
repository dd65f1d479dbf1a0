"""Other ways to say a job title or a skill: groups of phrases, the query they expand, and lines to keep them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from mentee.ranking.query import Alternative, Query, Unit
from mentee.ranking.words import tokens

SAME, NEAR = 0.9, 0.5
_MOST = 24  # other ways to say one unit: the nearest count, more of them only cost time
_LONGEST = 6  # words of a phrase that is looked for


@dataclass(frozen=True, slots=True)
class Row:
    """Phrases that mean the same, and phrases near to them."""

    same: tuple[str, ...]
    near: tuple[str, ...] = ()

    @classmethod
    def read(cls, line: str) -> Row:
        """From "nurse = registered nurse = rn ~ midwife ~ caregiver": `=` means the same, `~` is near."""
        same, *near = line.split("~")
        return cls(_phrases(same.split("=")), _phrases(near))

    def line(self) -> str:
        """What `read` reads."""
        return " = ".join(self.same) + "".join(f" ~ {phrase}" for phrase in self.near)


def _phrases(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by their stemmed words, each with the phrases that can stand for it."""

    rows: tuple[Row, ...]
    others: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = field(repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Vocabulary:
        """A vocabulary of these rows alone."""
        kept = tuple(rows)
        others: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]] = {}
        for row in kept:
            _learn(row, others)
        return cls(kept, others)

    def extended(self, rows: Iterable[Row]) -> Vocabulary:
        """This vocabulary and more rows; itself unchanged."""
        return Vocabulary.of((*self.rows, *rows))

    def query(self, *texts: str, weights: tuple[float, ...] = ()) -> Query:
        """The query of one or more texts, each with its weight; known phrases and words get their other ways."""
        units: dict[tuple[str, ...], Unit] = {}
        for text, weight in zip(texts, weights or (1.0,) * len(texts), strict=True):
            for words in _segments(tokens(text), self.others):
                old = units.get(words)
                if old is None or old.weight < weight:
                    units[words] = self._unit(words, weight)
        return Query(tuple(units.values()))

    def _unit(self, words: tuple[str, ...], weight: float) -> Unit:
        parts: tuple[Unit, ...] = ()
        if len(words) > 1:
            parts = tuple(self._unit(part, 1.0) for part in _segments(list(words), self.others, shorter=True))
        known = self.others.get(words, {}).values()
        nearest = sorted(known, key=lambda other: -other.weight)[:_MOST]
        return Unit(words, " ".join(words), weight, parts, tuple(nearest))


def _learn(row: Row, others: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]]) -> None:
    """Every phrase of `same` stands for every other; near phrases stand for them and they for the near ones."""
    same = {tuple(tokens(phrase)): phrase for phrase in row.same}
    near = {tuple(tokens(phrase)): phrase for phrase in row.near}
    for words in same:
        for other, said in same.items():
            _link(others, words, other, said, SAME)
        for other, said in near.items():
            _link(others, words, other, said, NEAR)
            _link(others, other, words, same[words], NEAR)


def _link(
    others: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]],
    words: tuple[str, ...],
    other: tuple[str, ...],
    said: str,
    weight: float,
) -> None:
    if not words or not other or words == other or len(words) > _LONGEST:
        return
    known = others.setdefault(words, {})
    if other not in known or known[other].weight < weight:
        known[other] = Alternative(other, weight, said)


def _segments(
    words: list[str], known: dict[tuple[str, ...], dict[tuple[str, ...], Alternative]], *, shorter: bool = False
) -> Iterator[tuple[str, ...]]:
    """The words cut into the longest known phrases and single words; `shorter`: not the whole at once."""
    at = 0
    while at < len(words):
        most = min(_LONGEST, len(words) - at)
        if shorter and most == len(words):
            most -= 1
        size = next((size for size in range(most, 1, -1) if tuple(words[at : at + size]) in known), 1)
        yield tuple(words[at : at + size])
        at += size


@cache
def built_in() -> Vocabulary:
    """The vocabulary that comes with the package."""
    from mentee.ranking.tables import ROWS

    return Vocabulary.of(Row.read(line) for line in ROWS)

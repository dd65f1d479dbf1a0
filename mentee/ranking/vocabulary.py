"""Other ways to say a job title or a skill: groups of phrases, the query they expand, and lines to keep them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.concepts import Concepts
from mentee.ranking.query import NEAR, SAME, Alternative, Query, Unit
from mentee.ranking.text import packed, unpacked
from mentee.ranking.title_lexicon import RANK_WORDS
from mentee.ranking.words import fold, tokens, tokens_said

WHOLE = 1.3  # a known phrase that is there whole counts more than its words one by one
_RELATED = 0.7  # what the words of a group weigh against the words asked
_MOST = 24  # other ways to say one unit: the nearest count, more of them only cost time
_LONGEST = 6  # words of a phrase that is looked for
_RANK_SHARE = 0.4  # "director" says how high, not what; the rung is compared on its own
# As they are said: "manager" tells a rank, "management" and "managing" what somebody knows or does.
_LEVEL_WORDS = """
director directors head heads manager managers senior seniors junior juniors lead leads leader leaders chief chiefs
vice president presidents deputy principal executive executives officer officers supervisor supervisors vp svp evp avp
chair chairman chairwoman chairperson ceo coo cfo cto cio cmo boss owner founder partner sr jr of leiter leiterin
direktor direktorin vorstand directeur directrice responsable gerente jefe jefa direttore
"""
_LEVELS = frozenset(_LEVEL_WORDS.split())
RANKS = frozenset(term for word in RANK_WORDS for term in tokens(word))
Said = list[tuple[str, str]]  # (term, the word as it was written)


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
    """Rows as lines, and by stemmed phrase the rows that hold it; rows without `same` are broad groups.

    The rows that hold phrase p are row[offsets[phrases[p]]:offsets[phrases[p] + 1]] (int32 both).
    """

    lines: tuple[str, ...]
    phrases: dict[str, int] = field(repr=False, compare=False)
    offsets: NDArray[np.int32] = field(repr=False, compare=False)
    row: NDArray[np.int32] = field(repr=False, compare=False)
    concepts: Concepts | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Vocabulary:
        """A vocabulary of these rows alone."""
        kept = tuple(rows)
        holders: dict[str, list[int]] = {}
        for i, row in enumerate(kept):
            if row.same:
                for phrase in row.same + row.near:
                    words = tokens(phrase)
                    if 0 < len(words) <= _LONGEST:
                        holders.setdefault(" ".join(words), []).append(i)
        groups = [row.near for row in kept if not row.same]
        return cls(
            tuple(row.line() for row in kept),
            {phrase: i for i, phrase in enumerate(holders)},
            np.cumsum([0, *map(len, holders.values())], dtype=np.int32),
            np.array([i for numbers in holders.values() for i in numbers], dtype=np.int32),
            Concepts.of(groups) if groups else None,
        )

    def rows(self) -> Iterator[Row]:
        """The rows it was made of."""
        return map(Row.read, self.lines)

    def extended(self, rows: Iterable[Row]) -> Vocabulary:
        """This vocabulary and more rows; itself unchanged."""
        return Vocabulary.of((*self.rows(), *rows))

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `numpy.savez` keeps and from_arrays reads back in a moment, without pickling."""
        found: dict[str, NDArray[np.generic]] = {"lines": packed(self.lines), "phrases": packed(tuple(self.phrases))}
        found |= {"row": self.row, "row_offsets": self.offsets}
        return found | (self.concepts.to_arrays() if self.concepts else {})

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Vocabulary:
        """The vocabulary that to_arrays took apart; ValueError where the arrays do not fit each other."""
        phrases = unpacked(arrays["phrases"])
        offsets, row = np.asarray(arrays["row_offsets"], np.int32), np.asarray(arrays["row"], np.int32)
        lines = unpacked(arrays["lines"])
        if len(offsets) != len(phrases) + 1 or offsets[-1] != len(row) or row.max(initial=-1) >= len(lines):
            raise ValueError("the saved vocabulary is damaged; build it again")
        concepts = Concepts.from_arrays(arrays) if "marks" in arrays else None
        return cls(lines, {phrase: i for i, phrase in enumerate(phrases)}, offsets, row, concepts)

    def query(self, *texts: str, weights: tuple[float, ...] = ()) -> Query:
        """The query of one or more texts, each with its weight; known phrases and words get their other ways."""
        units: dict[tuple[str, ...], Unit] = {}
        for text, weight in zip(texts, weights or (1.0,) * len(texts), strict=True):
            for said in self._segments(tokens_said(text)):
                words = tuple(term for term, _ in said)
                if words not in units or units[words].weight < weight:
                    units[words] = self._unit(said, weight)
        asked = [term for unit in units.values() for term in unit.words]
        related = self.concepts.related(asked, share=_RELATED) if self.concepts else ()
        return Query(tuple(units.values()), related)

    def _unit(self, said: Said, weight: float) -> Unit:
        words = tuple(term for term, _ in said)
        spoken = " ".join(raw for _, raw in said)
        rank = says_rank(spoken) or (len(words) == 1 and words[0] in RANKS)
        if rank:  # a president is no vice president: the words of a rank count together, or not at all
            return Unit(words, spoken, weight * _RANK_SHARE, (), self.others(words))
        parts = tuple(self._unit(part, 1.0) for part in self._segments(said, shorter=True)) if len(said) > 1 else ()
        whole = (Alternative(words, WHOLE, spoken),) if parts else ()
        return Unit(words, spoken, weight, parts, whole + self.others(words))

    def others(self, words: tuple[str, ...]) -> tuple[Alternative, ...]:
        """Other ways to say a stemmed phrase, nearest first: of the same meaning, near it, or what it is near to."""
        found: dict[tuple[str, ...], Alternative] = {}
        place = self.phrases.get(" ".join(words))
        numbers = () if place is None else self.row[self.offsets[place] : self.offsets[place + 1]]
        for number in numbers:
            row = Row.read(self.lines[number])
            same = {tuple(tokens(phrase)): phrase for phrase in row.same}
            near = {tuple(tokens(phrase)): phrase for phrase in row.near}
            ways = [(same, SAME if words in same else NEAR)] + ([(near, NEAR)] if words in same else [])
            for phrases, weight in ways:
                for other, said in phrases.items():
                    if other and other != words and (other not in found or found[other].weight < weight):
                        found[other] = Alternative(other, weight, said)
        return tuple(sorted(found.values(), key=lambda other: -other.weight)[:_MOST])

    def _segments(self, said: Said, *, shorter: bool = False) -> Iterator[Said]:
        """The words cut into the longest known phrases and single words; `shorter`: not the whole at once.

        A rank stands alone where what it leads is a phrase that would be cut: "head" of "data science".
        """
        at = 0
        while at < len(said):
            size = self._longest(said, at, most=len(said) - at - (shorter and at == 0))
            if size > 1 and says_rank(said[at][1]) and self._longest(said, at + 1, most=len(said) - at - 1) >= size:
                size = 1
            yield said[at : at + size]
            at += size

    def _longest(self, said: Said, at: int, *, most: int) -> int:
        """How many words from here on are the longest known phrase; 1 where none is known."""
        size = max(1, min(_LONGEST, most))
        while size > 1 and " ".join(term for term, _ in said[at : at + size]) not in self.phrases:
            size -= 1
        return size


def says_rank(said: str) -> bool:
    """Whether a phrase says how high somebody stands, and nothing of what they do."""
    return _LEVELS.issuperset(fold(said).replace("-", " ").split())


def topic_of(query: Query) -> Query:
    """The query without its rank words and what is only near: to have written on a topic is to have named it.

    "Director" tells what somebody is, not what they wrote about; and a word of thanks "for the recommendation" is no
    answer on machine learning, near as recommender systems are.
    """
    return Query(_topical(query.units))


def _topical(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    kept = []
    for unit in units:
        if not says_rank(unit.said):
            instead = tuple(other for other in unit.instead if other.weight >= SAME and not says_rank(other.said))
            kept.append(replace(unit, parts=_topical(unit.parts), instead=instead))
    return tuple(kept)


@cache
def built_in() -> Vocabulary:
    """The vocabulary that comes with the package."""
    from mentee.ranking.tables import ROWS

    return Vocabulary.of(Row.read(line) for line in ROWS)

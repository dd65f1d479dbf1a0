"""Broad groups of phrases (an occupation with its titles): which of them is meant, and which words go with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.query import Query, Unit
from mentee.ranking.text import TextIndex

_WORDS = 10  # words that a group adds to a query
_GROUPS = 3  # groups that one query may mean


@dataclass(frozen=True, slots=True)
class Concepts:
    """g groups: `index` over their phrases; the words that mark each most: terms [g, w] and weights [g, w]."""

    index: TextIndex
    terms: NDArray[np.int32]
    weights: NDArray[np.float32]

    @classmethod
    def of(cls, groups: Sequence[Sequence[str]]) -> Concepts:
        """Groups from their phrases."""
        index = TextIndex.build([" ; ".join(phrases) for phrases in groups])
        term = np.repeat(np.arange(len(index.terms), dtype=np.int32), np.diff(index.offsets))
        order = np.lexsort((-index.weight, index.doc))
        doc = index.doc[order]
        place = np.arange(len(doc)) - np.searchsorted(doc, doc)
        kept = place < _WORDS
        terms = np.full((len(groups), _WORDS), -1, dtype=np.int32)
        weights = np.zeros((len(groups), _WORDS), dtype=np.float32)
        terms[doc[kept], place[kept]] = term[order][kept]
        weights[doc[kept], place[kept]] = index.weight[order][kept]
        return cls(index, terms, weights)

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        """The arrays that from_arrays reads back."""
        return self.index.to_arrays() | {"marks": self.terms, "mark_weights": self.weights}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Concepts:
        """The groups that to_arrays took apart."""
        marks, weights = np.asarray(arrays["marks"], np.int32), np.asarray(arrays["mark_weights"], np.float32)
        return cls(TextIndex.from_arrays(arrays), marks, weights)

    def related(self, words: Sequence[str], *, share: float) -> tuple[Unit, ...]:
        """Units for words that go with what was asked, the likeliest groups' first words, weighing `share` at most.

        This is relevance feedback from the groups (Lavrenko & Croft 2001) in place of feedback from the people.
        """
        match = self.index.shares(Query.plain(list(words)))
        if not len(match):
            return ()
        best = np.argsort(-match, kind="stable")[:_GROUPS]
        found: dict[str, float] = {}
        for group in best[match[best] > 0.35]:
            sure = share * float(match[group] / match[best].sum()) * min(1.0, float(match[group]))
            top = float(self.weights[group].max()) or 1.0
            for term, weight in zip(self.terms[group], self.weights[group], strict=True):
                if term >= 0:
                    word = self.index.terms[term]
                    found[word] = found.get(word, 0.0) + sure * float(weight) / top
        return tuple(Unit((word,), word, weight) for word, weight in found.items() if word not in words)

"""Who writes about what was asked: BM25 over people's texts, held as compressed postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.query import SAME, Query, Unit
from mentee.ranking.words import tokens

Floats = NDArray[np.float32]
_K1 = 1.2  # saturation of repeated words; Robertson & Zaragoza 2009, 3.3.1
_B = 0.6  # how far a long text is held against it; profiles are short, so a little less than the usual .75


@dataclass(frozen=True, slots=True)
class TextIndex:
    """BM25 weights of t terms in n texts, by term.

    offsets: int64 [t + 1]; the texts holding term j are doc[offsets[j]:offsets[j + 1]] (int32, ascending) with
    weight (float32), which is idf * tf / (tf + k1 * (1 - b + b * length / mean length)) * (k1 + 1).
    """

    n: int
    terms: tuple[str, ...]
    offsets: NDArray[np.int64]
    doc: NDArray[np.int32]
    weight: Floats
    number: dict[str, int] = field(repr=False, compare=False)

    @classmethod
    def build(cls, *fields: Sequence[str], weights: Sequence[float] = ()) -> TextIndex:
        """Index n texts given as one or several fields of n strings each; `weights` says what a field counts for."""
        if len({len(texts) for texts in fields}) != 1:
            raise ValueError("every field must hold one text for each person")
        return cls.of_terms([_read(texts) for texts in fields], len(fields[0]), weights=weights)

    @classmethod
    def of_terms(
        cls, fields: Sequence[Iterable[Sequence[str]]], n: int, *, weights: Sequence[float] = ()
    ) -> TextIndex:
        """Index n texts that are terms already (BM25F: words of a field count `weights[field]` times)."""
        number: dict[str, int] = {}
        lengths = np.zeros(n)
        keys: list[NDArray[np.int64]] = []
        counts: list[NDArray[np.float64]] = []
        for texts, weight in zip(fields, weights or [1.0] * len(fields), strict=True):
            term, size = _numbered(texts, number, n)
            lengths += weight * size
            keys.append(np.repeat(np.arange(n, dtype=np.int64), size) | (term.astype(np.int64) << 32))
            counts.append(np.full(len(term), weight))
        key, where = np.unique(np.concatenate(keys), return_inverse=True)
        tf = np.bincount(where, weights=np.concatenate(counts), minlength=len(key))
        term_of, doc = key >> 32, (key & 0xFFFFFFFF).astype(np.int32)
        df = np.bincount(term_of, minlength=len(number))
        mean = float(lengths.mean()) if n else 1.0
        idf = np.log1p((n - df + 0.5) / (df + 0.5))
        norm = _K1 * (1 - _B + _B * lengths[doc] / max(mean, 1e-9))
        weight32 = (idf[term_of] * tf * (_K1 + 1) / (tf + norm)).astype(np.float32)
        return cls(n, tuple(number), np.concatenate([[0], np.cumsum(df)]).astype(np.int64), doc, weight32, number)

    def to_arrays(self) -> dict[str, NDArray[np.generic]]:
        """What `numpy.savez` keeps and from_arrays reads back, without pickling."""
        words = packed(self.terms)
        return {
            "n": np.array([self.n]),
            "terms": words,
            "offsets": self.offsets,
            "doc": self.doc,
            "weight": self.weight,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> TextIndex:
        """The index that to_arrays took apart; ValueError where the arrays do not fit each other."""
        terms = unpacked(arrays["terms"])
        offsets = np.asarray(arrays["offsets"], dtype=np.int64)
        doc = np.asarray(arrays["doc"], dtype=np.int32)
        if len(offsets) != len(terms) + 1 or offsets[-1] != len(doc) or len(arrays["weight"]) != len(doc):
            raise ValueError("the saved text index is damaged; build it again")
        weight = np.asarray(arrays["weight"], dtype=np.float32)
        size = int(np.asarray(arrays["n"], dtype=np.int64)[0])
        return cls(size, terms, offsets, doc, weight, {term: i for i, term in enumerate(terms)})

    def idf(self, term: str) -> float:
        """How much a term says: log(1 + (n - df + .5) / (df + .5)); a term nobody has says most."""
        j = self.number.get(term)
        df = 0 if j is None else int(self.offsets[j + 1] - self.offsets[j])
        return float(np.log1p((self.n - df + 0.5) / (df + 0.5)))

    def postings(self, term: str) -> tuple[NDArray[np.int32], Floats]:
        """The texts that hold a term, and its weight in each."""
        j = self.number.get(term)
        if j is None:
            return self.doc[:0], self.weight[:0]
        span = slice(int(self.offsets[j]), int(self.offsets[j + 1]))
        return self.doc[span], self.weight[span]

    def scores(self, query: Query) -> Floats:
        """float32 [n]: the sum over the query's units of the best that a text offers for each."""
        total = np.zeros(self.n, dtype=np.float32)
        for unit in query.units + query.related:
            self._add(unit, total, 1.0)
        return total

    def ideal(self, query: Query) -> float:
        """The score of an average-length text that names everything asked for exactly once."""
        return sum(self.mass(unit) for unit in query.units)

    def mass(self, unit: Unit) -> float:
        """What a unit is worth: its weight times what its parts are worth, or its idf: that of its commonest name."""
        return unit.weight * self._bare_mass(unit)

    def _bare_mass(self, unit: Unit) -> float:
        if unit.parts:
            return sum(self.mass(part) for part in unit.parts)
        same = (other.words[0] for other in unit.instead if len(other.words) == 1 and other.weight >= SAME)
        return min(map(self.idf, (*unit.words, *same)))

    def shares(self, query: Query) -> Floats:
        """float32 [n] in [0, ...): scores over ideal; 1 means that everything asked for is there once."""
        ideal = self.ideal(query)
        return self.scores(query) / np.float32(ideal) if ideal > 0 else np.zeros(self.n, dtype=np.float32)

    def _add(self, unit: Unit, total: Floats, scale: float) -> None:
        """Add the unit's score to total; where there are other ways to say it, the best way counts, once."""
        scale *= unit.weight
        if not unit.instead:
            self._add_plain(unit, total, scale)
            return
        best = np.zeros(self.n, dtype=np.float32)
        self._add_plain(unit, best, scale)
        for other in unit.instead:
            doc, weight = self._together(other.words)
            if len(doc):
                worth = scale * other.weight * self._rate(unit, other.words)
                best[doc] = np.maximum(best[doc], np.float32(worth) * weight)
        total += best

    def _add_plain(self, unit: Unit, total: Floats, scale: float) -> None:
        for part in unit.parts:
            self._add(part, total, scale)
        if not unit.parts:
            doc, weight = self._together(unit.words)
            total[doc] += np.float32(scale * self._rate(unit, unit.words)) * weight

    def _rate(self, unit: Unit, words: tuple[str, ...]) -> float:
        """What one point of the weights of some words is worth where they say the unit; 1 for its one word itself."""
        return self._bare_mass(unit) / sum(map(self.idf, words))

    def _together(self, words: tuple[str, ...]) -> tuple[NDArray[np.int32], Floats]:
        """The texts that hold all the words, with the words' weights summed."""
        lists = sorted((self.postings(word) for word in words), key=lambda pair: len(pair[0]))
        doc, weight = lists[0]
        for other, other_weight in lists[1:]:
            if not len(doc) or not len(other):
                return doc[:0], weight[:0]
            at = np.minimum(np.searchsorted(other, doc), len(other) - 1)
            both = other[at] == doc
            doc, weight = doc[both], weight[both] + other_weight[at[both]]
        return doc, weight

    def weight_in(self, term: str, i: int) -> float:
        """Weight of a term in text i, 0 where it is absent."""
        doc, weight = self.postings(term)
        at = int(np.searchsorted(doc, i))
        return float(weight[at]) if at < len(doc) and doc[at] == i else 0.0

    def explain(self, query: Query, i: int) -> list[tuple[str, str, float]]:
        """(what was asked, what the text has instead, points), best first; the points sum to scores(query)[i]."""
        found = list(chain.from_iterable(self._explained(unit, i, 1.0) for unit in query.units + query.related))
        return sorted(found, key=lambda line: -line[2])

    def _explained(self, unit: Unit, i: int, scale: float) -> list[tuple[str, str, float]]:
        scale *= unit.weight
        if unit.parts:
            best = list(chain.from_iterable(self._explained(part, i, scale) for part in unit.parts))
        else:
            weights = [self.weight_in(word, i) for word in unit.words]
            points = scale * self._rate(unit, unit.words) * sum(weights)
            best = [(unit.said, unit.said, points)] if all(weights) else []
        reached = sum(line[2] for line in best)
        for other in unit.instead:
            weights = [self.weight_in(word, i) for word in other.words]
            points = scale * other.weight * self._rate(unit, other.words) * sum(weights)
            if all(weights) and points > reached:
                best, reached = [(unit.said, other.said, points)], points
        return best


def _read(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Terms of each text; one that comes again, as subjects of mails and titles do, is read once."""
    known: dict[str, Sequence[str]] = {}
    for text in texts:
        terms = known.get(text)
        if terms is None:
            terms = known[text] = tokens(text)
        yield terms


def _numbered(
    texts: Iterable[Sequence[str]], number: dict[str, int], n: int
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Term numbers of all texts one after the other, and how many each text has; `number` grows with new terms."""
    sizes = np.zeros(n, dtype=np.int64)

    def walk() -> Iterable[int]:
        for i, words in enumerate(texts):
            sizes[i] = len(words)
            for word in words:
                j = number.get(word)
                if j is None:
                    j = number[word] = len(number)
                yield j

    return np.fromiter(walk(), dtype=np.int32), sizes


def packed(lines: Sequence[str]) -> NDArray[np.uint8]:
    """Lines as bytes in an array; none of them may hold a line end."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def unpacked(array: NDArray[np.generic]) -> tuple[str, ...]:
    """The lines that `packed` joined."""
    text = array.tobytes().decode()
    return tuple(text.split("\n")) if text else ()

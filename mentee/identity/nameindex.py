"""Names as they are typed, letter by letter: who has words that begin so, or nearly so, found without reading all."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

FEW, MOST = 40, 400  # below FEW exact beginnings, slips are forgiven too; never more than MOST names are given
MOST_WORDS = 6000  # of one first letter that are looked at for slips: a bound on time, beyond what names have
SHORTEST_SLIP = 4  # letters: in shorter words one letter makes another word


class NameIndex:
    """Folded names by their words. Memory: about 300 bytes a name."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self.names: list[tuple[int, str]] = list(dict.fromkeys(names))
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, folded) in enumerate(self.names):
            for word in set(folded.split()):
                places[word].append(place)
        self.places = dict(places)
        self.words = sorted(self.places)
        self.by_head: dict[str, list[str]] = defaultdict(list)
        self.by_tail: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self.by_head[word[:1]].append(word)
            self.by_tail[word[1:]].append(word)

    def near(self, wanted: str) -> list[tuple[int, str]]:
        """(person, folded name) of names each of whose wanted words begins one of theirs, or is one slip away."""
        found: set[int] | None = None
        for word in sorted(wanted.split(), key=len, reverse=True):
            here = self._places(self._beginning(word))
            if len(here) < FEW and len(word) >= SHORTEST_SLIP:
                here |= self._places(self._slipped(word))
            found = here if found is None else found & here
            if not found:
                return []
        return [self.names[place] for place in sorted(found or ())[:MOST]]

    def _places(self, words: Iterable[str]) -> set[int]:
        return {place for word in words for place in self.places[word]}

    def _beginning(self, word: str) -> list[str]:
        start = bisect_left(self.words, word)
        end = bisect_left(self.words, word + "\U0010ffff", start)
        return self.words[start:end]

    def _slipped(self, word: str) -> list[str]:
        """Words whose beginning is one slip away: another letter, one too many, one missing, two swapped."""
        same_head = self.by_head.get(word[:1], ())[:MOST_WORDS]
        found = [other for other in same_head if one_slip(word, other)]
        found += [other for tail in (word, word[1:], word[2:]) for other in self.by_tail.get(tail, ())]
        return found


def one_slip(word: str, other: str) -> bool:
    """Whether at most one slip leads from `word` to the beginning of `other`."""
    place = 0
    limit = min(len(word), len(other))
    while place < limit and word[place] == other[place]:
        place += 1
    if place == len(word):
        return True
    rest, theirs = word[place:], other[place:]
    if theirs.startswith(rest[1:]) or theirs[1:].startswith(rest):  # one too many, one missing
        return True
    if len(theirs) > 0 and theirs[1:].startswith(rest[1:]):  # another letter
        return True
    return len(rest) > 1 and theirs.startswith(rest[1] + rest[0]) and theirs[2:].startswith(rest[2:])

"""The people a line may name: found by their longest name, whatever the accents and case, first names when unique."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentee.identity.names import fold, plain
from mentee.journey.logline.entry import Known

LONGEST = 8  # words of a name that are compared
_ATOM = re.compile(r"[^\W_]+")
_NICK = re.compile(r"[\"“„«(']([^\"”“»)']{2,30})[\"”“»)']")


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters or digits in the text, and its folded form."""

    start: int
    end: int
    text: str
    plain: str


def atoms(text: str) -> tuple[Atom, ...]:
    """The words of a text with their places; apostrophes, hyphens and points part them."""
    return tuple(
        Atom(found.start(), found.end(), found.group(), plain(found.group())) for found in _ATOM.finditer(text)
    )


def name_words(text: str) -> frozenset[str]:
    """The folded words of a line: whoever is named in it has a name with one of these (for a query beforehand)."""
    return frozenset(atom.plain for atom in atoms(text))


def named_in(
    text: str, people: Iterable[tuple[str, Sequence[str]]], *, nicknames: Mapping[str, Iterable[str]] | None = None
) -> Iterator[tuple[str, Sequence[str]]]:
    """Those of very many people whom a line may name at all: a NameBook of them is built in no time."""
    words = set(name_words(text))
    words |= {full for word in words for full in (nicknames or {}).get(word, ())}
    wanted = {_same_umlaut(word) for word in words}
    for reference, names in people:
        if any(not wanted.isdisjoint(_ATOM.findall(_same_umlaut(plain(name[:200])))) for name in names):
            yield reference, names


def _same_umlaut(word: str) -> str:
    """One spelling for "Müller" and "Mueller"."""
    return word.replace("ue", "u").replace("oe", "o").replace("ae", "a")


@dataclass(frozen=True, slots=True)
class Match:
    """People who fit `length` atoms; `whole`: by a full name, not a part of it."""

    length: int
    people: tuple[Known, ...]
    whole: bool


class NameBook:
    """Names -> people. Built once from (reference, names), the first name being the one to show.

    `near` are references preferred where a name fits several: those whom the seeker pursues.
    `nicknames` maps a folded short form to folded given names ("bob" -> ("robert",)).
    """

    __slots__ = ("_near", "_nicknames", "_part", "_whole")

    def __init__(
        self,
        people: Iterable[tuple[str, Sequence[str]]],
        *,
        near: Collection[str] = (),
        nicknames: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._whole: dict[tuple[str, ...], dict[str, Known]] = {}
        self._part: dict[tuple[str, ...], dict[str, Known]] = {}
        self._near = frozenset(near)
        self._nicknames = {short: tuple(names) for short, names in (nicknames or {}).items()}
        for reference, names in people:
            shown = next((name.strip() for name in names if name.strip()), "") or reference
            for name in names:
                self._add(name, Known(reference, shown))

    def _add(self, name: str, known: Known) -> None:
        if "@" in name:
            self._enter(self._whole, _folded(name), known)
            return
        for nick in _NICK.findall(name):
            self._enter(self._part, _folded(nick), known)
            self._enter(self._whole, (*_folded(nick), *fold(name).split()[-1:]), known)
        words = fold(name).split()
        if not words:
            return
        for variant in {tuple(words), tuple(_folded(name))}:
            self._enter(self._whole, variant, known)
        for quiet in _without_apostrophes(name):
            self._enter(self._whole, quiet, known)
        if len(words) > 1:
            first, last = _ends(name)
            self._enter(self._whole, first + last, known)
            self._enter(self._whole, last + first, known)
            self._enter(self._part, first, known)
            self._enter(self._part, last, known)
            self._enter(self._part, (*first, last[0][0]), known)

    @staticmethod
    def _enter(table: dict[tuple[str, ...], dict[str, Known]], key: tuple[str, ...], known: Known) -> None:
        for variant in {key, tuple(map(_same_umlaut, key))}:
            if variant and len(variant) <= LONGEST:
                table.setdefault(variant, {})[known.reference] = known

    def match(self, words: Sequence[Atom], start: int) -> Match | None:
        """The longest name that begins at `start`; several people: it fits them all."""
        for length in range(min(LONGEST, len(words) - start), 0, -1):
            key = tuple(atom.plain for atom in words[start : start + length])
            for candidate in (key, tuple(map(_same_umlaut, key))):
                if found := self._whole.get(candidate):
                    return Match(length, self._nearest(found), whole=True)
            found = self._part.get(key) or self._by_nickname(key)
            if found:
                return Match(length, self._nearest(found), whole=False)
        return None

    def _by_nickname(self, key: tuple[str, ...]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for full in self._nicknames.get(key[0], ()):
            longer = (full, *key[1:])
            found |= self._whole.get(longer, {}) | self._part.get(longer, {})
        return found

    def _nearest(self, found: dict[str, Known]) -> tuple[Known, ...]:
        near = {reference: known for reference, known in found.items() if reference in self._near}
        return _sorted(near if len(near) == 1 else found)


def _sorted(found: dict[str, Known]) -> tuple[Known, ...]:
    return tuple(sorted(found.values(), key=lambda known: (known.name, known.reference)))


def _folded(text: str) -> tuple[str, ...]:
    return tuple(atom.plain for atom in atoms(text[:200]))


def _ends(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and the last word of a folded name; a hyphenated given name stays whole."""
    words = fold(name).split()
    given = re.match(r"\s*([^\W_]+)-([^\W_]+)\s", name)
    first = (
        tuple(words[:2])
        if given and words[:2] == [plain(given[1]), plain(given[2])] and len(words) > 2
        else (words[0],)
    )
    return first, (words[-1],)


def _without_apostrophes(name: str) -> list[tuple[str, ...]]:
    """ "O'Brien" is written "OBrien" too, and its folded form is one word; the text may part it in two."""
    parted = fold(re.sub(r"['’‘`´]", " ", name)).split()
    return [tuple(parted), (parted[0], *parted[-2:])] if len(parted) > 2 else [tuple(parted)]

"""Notes and headlines as one long text: whose hold some words, found without asking the database at each letter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable

APART = "\x00"  # between the texts: nobody types it


class NoteIndex:
    """Texts by person, case forgiven. Memory: the texts once, and 16 bytes for each."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        self.people: list[int] = []
        self.starts: list[int] = []
        pieces, place = [], 0
        for person, text in texts:
            piece = text.lower().replace(APART, " ") + APART
            self.people.append(person)
            self.starts.append(place)
            pieces.append(piece)
            place += len(piece)
        self.whole = "".join(pieces)

    def holding(self, text: str, *, most: int, beside: Container[int] = ()) -> list[int]:
        """The first `most` people, each once, one of whose texts holds the text; none of those in `beside`."""
        wanted, found, place = text.lower(), dict[int, None](), 0
        while wanted and APART not in wanted and len(found) < most:
            place = self.whole.find(wanted, place)
            if place < 0:
                break
            row = bisect_right(self.starts, place) - 1
            if self.people[row] not in beside:
                found[self.people[row]] = None
            place = self.starts[row + 1] if row + 1 < len(self.starts) else len(self.whole)
        return list(found)

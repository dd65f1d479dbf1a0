"""A line parted where a new thought begins: at commas, full stops, dashes, and words that open a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mentee.journey.logline.clauses import clause_starts

_SEPARATOR = re.compile(r"\s*(?:[,;!?\n\r]+|\.(?=\s|$)|\s[-–—](?=\s))\s*")
_SHORT = re.compile(
    r"(?:^|[^\w])(?:[^\W\d_]|dr|prof|mr|mrs|ms|st|jr|sr|min|mins|hrs?|approx|ca|a\.m|p\.m|no|vs)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Segment:
    """text[start:end], and the sign that parts it from what came before ("" at the start and before a clause)."""

    start: int
    end: int
    sign: str = ""


def segments(text: str, whole: Iterable[tuple[int, int]]) -> list[Segment]:
    """The segments of a text, in order; nothing is parted inside the spans of `whole`."""
    spans = [*whole, *clause_starts(text)]
    cuts: list[tuple[int, int, str]] = [(start, start, "") for start, _ in clause_starts(text) if start]
    cuts += [
        (found.start(), found.end(), found.group().strip()[:1] or "\n")
        for found in _SEPARATOR.finditer(text)
        if not _within(found, spans) and not _is_part_of_word(text, found)
    ]
    parts: list[Segment] = []
    start, sign = 0, ""
    for cut_start, cut_end, cut_sign in sorted(cuts):
        if cut_start < start:
            continue
        if text[start:cut_start].strip():
            parts.append(Segment(start, cut_start, sign))
            sign = cut_sign
        elif cut_sign:
            sign = cut_sign
        start = cut_end
    if text[start:].strip():
        parts.append(Segment(start, len(text), sign))
    return parts


def _within(found: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < found.end() and found.start() < end for start, end in spans)


def _is_part_of_word(text: str, found: re.Match[str]) -> bool:
    """A comma between digits, a point after an initial or a short form."""
    before, after = text[: found.start()], text[found.end() : found.end() + 1]
    sign = found.group().strip()
    if sign == "," and found.group() == "," and before[-1:].isdigit() and after.isdigit():
        return True
    return sign == "." and bool(_SHORT.search(before[-6:])) and bool(after)

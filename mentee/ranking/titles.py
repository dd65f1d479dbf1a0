"""Job titles -> rungs of seniority: a compositional reader of titles in the words of many fields.

A title is cut into segments ("VP & CFO"), each segment into what one is and whom or where one serves ("assistant to
the CEO"). The last word of the first half that names a rank or a profession is the head; words before it modify it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from mentee.ranking import title_lexicon as lexicon
from mentee.ranking.words import fold

_LONGEST = 300
_GENDER = re.compile(r"\((?:[mwfdxhi]\s*[/|,]\s*)+[mwfdxhi]\)|[:*_](?:in|innen)\b|/-?in(?:nen)?\b|\(in\)|\(a\)|\(e\)")
_CHIEF = re.compile(r"\bchief (?!petty|warrant|probation)((?:[\w-]+(?: & | and |, |/| )){1,5}?)officer\b")
_SPLIT = re.compile(r"(\s[-–—]+\s|[;|•·:,/&+(){}\[\]]|\s(?:and|und|et|y)\s)")
_WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LEVEL = re.compile(r"(?:level |grade )?(?:(ic|l|e|t|p|m|gs|g)-?)?(\d{1,2})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_LADDERS = {  # code of a ladder -> (rung of its level 1, rungs for each further level)
    "ic": (2.2, 0.75), "l": (1.0, 0.75), "e": (1.0, 0.75), "t": (1.0, 0.75), "p": (2.0, 0.75), "m": (5.4, 0.9),
    "gs": (0.9, 0.42), "g": (1.5, 0.5),
}  # fmt: skip
_SERVING = frozenset({"to", "for"})


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says: `rung` from 0 (learner) to 10 (heads the whole), nan where it says nothing.

    `certainty` in [0, 1]; `field` holds the words of the function ("data", "gas", "trading"); `head` the word that
    decided; `past` says that the position is over (former, retired).
    """

    rung: float
    certainty: float
    field: tuple[str, ...] = ()
    head: str = ""
    past: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    """One part of a title: its words, how it was joined to the part before, and whether it lies behind or ahead."""

    words: tuple[str, ...]
    joined: str
    past: bool
    wished: bool


@lru_cache(maxsize=1 << 16)
def read_title(text: str, *, organisation: str = "") -> Title:
    """Read one title; never fails, an empty or unknown one has rung nan and certainty 0.

    `organisation` helps where a word means different things: a vice president of a bank is no vice president.
    """
    segments = _segments(text[:_LONGEST])
    banking = bool(lexicon.BANKING & {word for s in segments for word in s.words}) or bool(
        lexicon.BANKING & set(_WORD.findall(fold(organisation)))
    )
    read = [(segment, _read(segment.words, banking=banking)) for segment in segments]
    read = _with_trailing_modifiers(read)
    chosen = _chosen([(segment, title) for segment, title in read if not math.isnan(title.rung)])
    words = tuple(dict.fromkeys(word for _, title in read for word in title.field))
    if chosen is None:
        return Title(math.nan, 0.0, words, past=any(segment.past for segment, _ in read))
    segment, title = chosen
    return replace(title, field=words, past=segment.past)


def _segments(text: str) -> list[_Segment]:
    """The parts of a title, abbreviations written out."""
    plain = _GENDER.sub(" ", fold(text)).replace("@", " at ").replace("’", "'").replace("'s", " ")
    plain = re.sub(r"\b([a-z])&([a-z])\b", r"\1\2", plain)  # r&d, m&a
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda found: found.group().replace(".", "") + " ", plain)  # c.e.o.
    plain = re.sub(r"\bentry[- ]level\b", "junior", plain).replace("lead generation", "demand generation")
    plain = _CHIEF.sub(lambda found: re.sub(r"[&,/]| and ", " ", found.group(1)) + " cxo", plain)
    plain = re.sub(r"\bexecutive\s+cxo\b", "ceo", plain)
    pieces = _SPLIT.split(plain)
    segments, past = [], False
    for at in range(0, len(pieces), 2):
        words = [full for word in _WORD.findall(pieces[at]) for full in _written_out(word)]
        joined = pieces[at - 1].strip() if at else ""
        past = bool(lexicon.PAST & set(words)) or (past and joined in {"and", "&", "und", "et"})
        wished = bool(lexicon.WISHING & set(words))
        kept = tuple(word for word in words if word not in lexicon.PAST)
        if kept or past:
            segments.append(_Segment(kept, joined, past, wished))
    return segments


def _written_out(word: str) -> list[str]:
    if word in lexicon.ABBREVIATIONS:
        return list(lexicon.ABBREVIATIONS[word])
    if word in lexicon.WRITTEN or _LEVEL.fullmatch(word):
        return [word]
    if "-" not in word:
        return list(lexicon.known(word))
    return [full for part in word.split("-") for full in _written_out(part)]


def _read(words: tuple[str, ...], *, banking: bool) -> Title:
    """The rung of one segment."""
    found, end = _matches(words)
    if not found:
        return _by_level(words) if len(words) <= 4 else Title(math.nan, 0.0, _field(words))
    if words[-1] in lexicon.PLACES and end == len(words) and found[-1][1] < len(words):
        return Title(math.nan, 0.0, _field(words))
    begin, stop, head = _head(found, end)
    rung, certainty = lexicon.HEADS[head]
    if stop < end and head in lexicon.ADJECTIVES:
        certainty *= 0.45
    if banking and head in lexicon.IN_BANKS:
        rung, certainty = lexicon.IN_BANKS[head], 0.6
    profession = head in lexicon.PROFESSIONS
    rung = _modified(rung, head, words[:begin] + words[stop:end])
    rung = _levelled(rung, words[:begin], words[stop:])
    top = 7.4 if profession else 10.0
    low = 0.4 if rung < 1 else 0.6
    rung = min(max(rung, low), max(top, lexicon.HEADS[head][0]))
    kept = _field(words)
    return Title(round(rung, 2), certainty, kept, head)


def _matches(words: tuple[str, ...]) -> tuple[list[tuple[int, int, str]], int]:
    """Heads found as (begin, stop, head), longest first at each place; and where the words of what one is end."""
    found, at = [], 0
    while at < len(words):
        for size in range(min(lexicon.LONGEST_PHRASE, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + size])
            if phrase in lexicon.HEADS:
                found.append((at, at + size, phrase))
                at += size
                break
        else:
            if words[at] in lexicon.LINKS and (found or at):
                return found, at
            guessed = lexicon.by_ending(words[at])
            if guessed:
                found.append((at, at + 1, guessed))
            at += 1
    return found, len(words)


def _head(found: list[tuple[int, int, str]], end: int) -> tuple[int, int, str]:
    """The last head that can be one: a rank of the forces only at the end, a guess only without others."""
    sure = [entry for entry in found if not entry[2].startswith("-")] or found
    before = next((entry for entry in sure if entry[2] in lexicon.BEFORE_FIELD), None)
    if before:
        return before
    fit = [entry for entry in sure if entry[2] not in lexicon.FORCES_ONLY_LAST or entry[1] == end] or sure
    guessed = found[-1][2].startswith("-") and fit[-1][2] in lexicon.ADJECTIVES  # "lead oxide mill tender"
    return found[-1] if guessed else fit[-1]


def _modified(rung: float, head: str, words: tuple[str, ...]) -> float:
    total = 0.0
    for word in dict.fromkeys(words):
        step = lexicon.MODIFIERS.get(word, 0.0)
        if word == "staff" and head not in lexicon.STAFFED:
            step = 0.0
        if word in lexicon.OF_LEADERS and rung < 3.4 and head not in lexicon.PROFESSIONS:
            step = 0.0
        total += step
    if total < 0 and rung < 3:
        return rung + total * rung / 3  # little is left to take from those who begin
    return rung + total


def _levelled(rung: float, before: tuple[str, ...], after: tuple[str, ...]) -> float:
    """The rung with "II" or "3" behind a head, or with a code of a ladder ("L5", "GS-13") anywhere."""
    for word in before + after:
        match = _LEVEL.fullmatch(word)
        if match and match.group(1):
            start, step = _LADDERS[match.group(1)]
            return start + step * (int(match.group(2)) - 1)
    for word in after:
        match = _LEVEL.fullmatch(word)
        number = int(match.group(2)) if match else _ROMAN.get(word, 0)
        if 0 < number <= 6:
            return rung + (number - 2) * 0.4
    return rung


def _by_level(words: tuple[str, ...]) -> Title:
    """A title without a head: a bare level ("IC5"), or a bare modifier ("Senior")."""
    for word in words:
        match = _LEVEL.fullmatch(word)
        if match and match.group(1):
            start, step = _LADDERS[match.group(1)]
            return Title(min(10.0, start + step * (int(match.group(2)) - 1)), 0.5, _field(words), word)
    said = [word for word in words if lexicon.MODIFIERS.get(word)]
    if not said:
        return Title(math.nan, 0.0, _field(words))
    rung = min(8.0, max(0.6, 2.8 + sum(lexicon.MODIFIERS[word] for word in said)))
    return Title(rung, 0.3, _field(words), said[0])


def _with_trailing_modifiers(read: list[tuple[_Segment, Title]]) -> list[tuple[_Segment, Title]]:
    """ "Engineer, Senior" is a senior engineer: modifiers alone after a comma belong to the segment before."""
    merged: list[tuple[_Segment, Title]] = []
    for segment, title in read:
        bare = segment.words and all(word in lexicon.MODIFIERS or word in _ROMAN for word in segment.words)
        if merged and bare and segment.joined in {",", "-", "("} and not math.isnan(merged[-1][1].rung):
            before = merged[-1][1]
            rung = _levelled(_modified(before.rung, before.head, segment.words), (), segment.words)
            merged[-1] = (merged[-1][0], replace(before, rung=round(min(10.0, max(0.4, rung)), 2)))
        else:
            merged.append((segment, title))
    return merged


def _chosen(read: list[tuple[_Segment, Title]]) -> tuple[_Segment, Title] | None:
    """The segment that counts: what lies behind or is only wished for counts where nothing else is said."""
    now = [pair for pair in read if not pair[0].past and not pair[0].wished]
    real = now or [pair for pair in read if not pair[0].wished]
    if not real and read:  # who only wishes to be something begins
        return read[0][0], replace(read[0][1], rung=1.2, certainty=0.3)
    if not real:
        return None
    first, title = real[0]
    serves = title.rung < 3.3 and (_SERVING & set(first.words) or title.head in lexicon.SERVANTS)
    if serves and len(real) > 1 and (real[1][0].joined == "," or _SERVING & set(first.words)):
        return first, title
    best = max(real, key=lambda pair: (pair[1].certainty > 0.3, pair[1].rung))
    spread = best[1].rung - min(pair[1].rung for pair in real)
    sure = best[1].certainty * (0.8 if spread > 3 else 1.0)
    return best[0], replace(best[1], certainty=round(sure, 3))


def _field(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the function: neither ranks nor modifiers, links or levels."""
    return tuple(
        word
        for word in words
        if word
        and not word.startswith("-")
        and word not in lexicon.RANK_WORDS
        and word not in lexicon.LINKS
        and word not in _ROMAN
        and not _LEVEL.fullmatch(word)
    )

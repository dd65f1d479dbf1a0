"""Reads the part of a line that says who, when, how and how long, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from mentee.identity.names import plain
from mentee.journey.logline.bearing import OF_ANOTHER, TELLING
from mentee.journey.logline.clock import Clock, read_clock
from mentee.journey.logline.company import read_company
from mentee.journey.logline.days import Day, is_far, no_day, read_day, two_days
from mentee.journey.logline.entry import Doubt, Named
from mentee.journey.logline.length import read_minutes
from mentee.journey.logline.manners import AHEAD, RECEIVED_VERBS, TALK, Manner, read_manner
from mentee.journey.logline.names import Atom, NameBook, atoms
from mentee.records.facts import Channel
from mentee.records.say import mark

Value = Day | Clock | int | Manner | Named | str | None
_GLUE = frozenset(
    re.findall(
        r"\w+",
        "with w and at on for the a an to from by of in we i me us had have my our then some together was sent",
    )
)
_PRONOUNS = frozenset(re.findall(r"\w+", "she he they her him them"))
_BEFORE_NAME = frozenset(
    re.findall(
        r"\w+",
        "with w and to from met called phoned rang emailed mailed texted messaged wrote saw dmed pinged whatsapped"
        " visited meet see sent replied by call email mail text message answered plus",
    )
)
_NEVER_A_NAME = (
    _GLUE
    | _PRONOUNS
    | frozenset(
        re.findall(
            r"\w+", "about re regarding his their your its it this that these everybody everyone people somebody"
        )
    )
)
_BEFORE_PLACE = frozenset({"at", "the", "in", "of", "a", "an"})
_OBJECTS = frozenset({"me", "us", "her", "him", "them"})
_TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "sir", "dame"})
_TOPIC = frozenset({"about", "re", "regarding", "concerning"})
_POSSESSIVE = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """text[start:end] understood as `meaning`, with its value."""

    start: int
    end: int
    meaning: str
    value: Value = None


@dataclass(slots=True)
class Scan:
    """What a segment gave: the claims in order, the runs nobody claimed, and where a topic begins (None: nowhere)."""

    claims: list[Claim] = field(default_factory=list)
    loose: list[tuple[int, int]] = field(default_factory=list)
    topic: tuple[int, int] | None = None
    day_doubt: Doubt | None = None
    of_another: bool = False  # the topic tells of somebody who did not take part
    second_channel: str = ""

    def has(self, *meanings: str) -> bool:
        """Whether one of the claims is of these meanings."""
        return any(claim.meaning in meanings for claim in self.claims)


class Scanner:
    """Scans segments of one text; `taken` are meanings that a line can have once and that were found already."""

    def __init__(self, text: str, book: NameBook, *, today: date, ahead: bool | None) -> None:
        self.text, self.book, self.today, self.ahead = text, book, today, ahead
        self.words = atoms(text)
        self.manner: Manner | None = None
        self.taken: set[str] = set()
        self.in_list = False  # the segment before ended with a name: a comma goes on with names

    def scan(self, start: int, end: int) -> Scan:
        """The claims within text[start:end]; nothing is remembered until `accept`."""
        result, text = Scan(), self.text[:end]
        words = [word for word in self.words if start <= word.start and word.end <= end]
        unclaimed: list[Atom] = []
        seen, manner = set(self.taken), self.manner
        index, covered = 0, start
        while index < len(words):
            word = words[index]
            if word.start < covered:
                index += 1
                continue
            if (aside := self._aside(text, words, index, result)) is not None:
                result.topic = (aside, aside)
                break
            claim = self._claim(text, words, index, result, seen, manner)
            if claim is None:
                if word.plain in _TOPIC and (result.claims or self.taken) and index + 1 < len(words):
                    result.topic = (word.start, words[index + 1].start)
                    break
                if self._is_on_topic(words, index, result):
                    result.topic = (word.start, words[index + 1].start)
                    break
                unclaimed.append(word)
                index += 1
                continue
            result.claims.append(claim)
            if claim.meaning == "pronoun":
                unclaimed.append(word)
            covered = claim.end
            if claim.meaning in ("day", "clock", "minutes"):
                seen.add(claim.meaning)
            if isinstance(claim.value, Clock) and claim.value.minutes:
                seen.add("minutes")
            if isinstance(claim.value, Manner):
                manner = claim.value if manner is None else manner
        self._sort_out(result, unclaimed, words)
        return result

    def accept(self, scan: Scan) -> None:
        """Remember what a scan found, so that a line has one day, one length, one way."""
        for claim in scan.claims:
            self.taken.add(claim.meaning)
            if isinstance(claim.value, Manner) and self.manner is None:
                self.manner = claim.value
            if isinstance(claim.value, Clock) and claim.value.minutes:
                self.taken.add("minutes")
        self.in_list = bool(scan.claims) and scan.claims[-1].meaning == "name" and not scan.loose

    def time_at(self, text: str, start: int, seen: set[str]) -> Claim | None:
        """A length, a day or a time of the day that begins at `start` and has not been seen."""
        if "minutes" not in seen and (length := read_minutes(text, start)):
            return Claim(start, length[1], "minutes", length[0])
        if "day" not in seen and (day := read_day(text, start, today=self.today, ahead=self.ahead)):
            return Claim(start, day[1], "day", day[0])
        if "clock" not in seen and (clock := read_clock(text, start)):
            return Claim(start, clock[1], "clock", clock[0])
        return None

    def _claim(
        self, text: str, words: list[Atom], index: int, result: Scan, seen: set[str], manner: Manner | None
    ) -> Claim | None:
        word = words[index]
        match = self.book.match(words, index)
        if match and match.whole and match.length > 1 and len(match.people) >= 1:
            return self._named(text, words, index, result)
        if claim := self._company(text, word.start) or self.time_at(text, word.start, seen):
            if isinstance(claim.value, Day) and is_far(claim.value.day, self.today):
                about = text[claim.start : claim.end]
                result.day_doubt = Doubt(mark("“{about}” is more than five years from today."), about, of="when")
            return claim
        last = result.claims[-1] if result.claims else None
        goes_on = last and last.meaning == "day" and not text[last.end : word.start].strip()
        if ("day" not in seen or goes_on) and result.day_doubt is None:
            result.day_doubt = self._day_doubt(text, word.start)
        elif result.day_doubt is None and (other := read_day(text, word.start, today=self.today, ahead=self.ahead)):
            said = mark("“{about}” is a second day: log what took place then on a line of its own.")
            result.day_doubt = Doubt(said, text[word.start : other[1]], of="when")
        if ahead := AHEAD.match(text, word.start):
            return Claim(word.start, ahead.end(), "ahead")
        if claim := self._manner(text, words, index, result, manner):
            return claim
        if word.plain in _PRONOUNS:
            return Claim(word.start, word.end, "pronoun")
        return self._named(text, words, index, result)

    def _company(self, text: str, start: int) -> Claim | None:
        found = read_company(text, start)
        return Claim(start, found[1], "others", found[0]) if found else None

    def _day_doubt(self, text: str, start: int) -> Doubt | None:
        """What is written like a date and is two days, or none."""
        if both := two_days(text, start, today=self.today, ahead=self.ahead):
            said = mark("“{about}” may be {first} or {second}: write {first_written} or {second_written}.")
            return Doubt(said, text[start : both[1]], both[0], of="when", stops=True)
        if until := no_day(self.text, start):
            said = mark("“{about}” is no certain day: write it like 2026-11-02.")
            return Doubt(said, self.text[start:until], of="when", stops=True)
        return None

    def _aside(self, text: str, words: list[Atom], index: int, result: Scan) -> int | None:
        """Where words begin that only mention people: "who works with ...", "told me about ..."; None: not here."""
        word = words[index]
        if not (result.claims or self.taken):
            return None
        if word.plain in ("for", "without", "except", "not"):
            match = self.book.match(words, index + 1)
            return word.start if match and words[index + 1].text[:1].isupper() else None
        if word.plain in ("she", "he", "they"):
            return word.start if self._of_theirs(text, words, index + 1) else None
        names = [claim for claim in result.claims if claim.meaning == "name"]
        if "name" in self.taken and len(names) == 1 and len(result.claims) == 1:
            if word.plain not in OF_ANOTHER:
                return None
            del result.claims[:]  # after the encounter, somebody else said or did something
            result.of_another = True
            return names[0].start
        return word.start if word.plain in TELLING else None

    def _of_theirs(self, text: str, words: list[Atom], index: int) -> bool:
        """Whether what follows "she" is about her, and not how she and the seeker met."""
        manner = read_manner(text, words[index].start) if index < len(words) else None
        if manner is None:
            return index < len(words)
        after = [word for word in words[index:] if word.start >= manner[1] and word.plain not in ("with", "to", "up")]
        return bool(after) and after[0].text[:1].isupper() and self.book.match(after, 0) is not None

    def _manner(self, text: str, words: list[Atom], index: int, result: Scan, first: Manner | None) -> Claim | None:
        start = words[index].start
        found = read_manner(text, start)
        if found is None or (words[index].text[:1].isupper() and index and self._is_known_name(words, index)):
            return None
        manner, end = found
        if first and not _goes_with(first, manner):
            result.second_channel = text[start:end]
            return None
        if manner.towards == "verb":
            subject = result.claims[-1] if result.claims else None
            by_other = subject and subject.meaning in ("name", "pronoun") and not text[subject.end : start].strip()
            manner = Manner(manner.channel, "received" if by_other and _is_verb(text[start:end]) else "sent")
        return Claim(start, end, "channel", manner)

    def _is_known_name(self, words: list[Atom], index: int) -> bool:
        match = self.book.match(words, index)
        return match is not None and len(match.people) == 1

    def _named(self, text: str, words: list[Atom], index: int, result: Scan) -> Claim | None:
        """A name at a word: known, unclear or unknown; None where it is no name."""
        word, expected = words[index], self._name_expected(text, words, index, result)
        capital = not word.text[:1].islower() and word.text[:1].isalpha()
        match = self.book.match(words, index)
        placed = index > 0 and words[index - 1].plain in _BEFORE_PLACE  # "at the Sample Café"
        if match and ((match.whole and match.length > 1) or (capital and not placed) or expected):
            last = words[index + match.length - 1]
            if _POSSESSIVE.match(text, last.end):
                return None
            longer = self._run(text, words, index, capital=True)
            if not match.whole and capital and longer > match.length:
                last = words[index + longer - 1]
            return Claim(word.start, last.end, "name", Named(text[word.start : last.end], match.people))
        if not expected or word.plain in _NEVER_A_NAME or word.text[0].isdigit():
            return None
        length = self._run(text, words, index, capital=capital)
        last = words[index + length - 1]
        if _POSSESSIVE.match(text, last.end) or (not capital and not self._ends_here(text, words, index + length)):
            return None
        return Claim(word.start, last.end, "name", Named(text[word.start : last.end]))

    def _run(self, text: str, words: list[Atom], index: int, *, capital: bool) -> int:
        """How many words from here make up one written name."""
        length = 1
        while index + length < len(words):
            before, after = words[index + length - 1], words[index + length]
            gap = text[before.end : after.start]
            joined = gap in ("-", "'", "’") and not _POSSESSIVE.match(text, before.end)
            spaced = gap in (" ", ". ") and capital and after.text[:1].isupper() and after.plain not in _NEVER_A_NAME
            if not joined and not spaced:
                break
            timed = self.time_at(text, after.start, set()) or no_day(self.text, after.start)
            if spaced and (timed or read_manner(text, after.start)):
                break
            length += 1
        return length

    def _name_expected(self, text: str, words: list[Atom], index: int, result: Scan) -> bool:
        """Whether a name may stand here: after "with", in a list of names, or as who wrote or called."""
        if index and words[index - 1].plain in _TITLES:
            return self._name_expected(text, words, index - 1, result) or words[index - 1].text[:1].isupper()
        if index == 0:
            return self.in_list or self._subject(text, words, index)
        before = words[index - 1]
        if before.plain in ("and", "plus"):
            return any(claim.meaning == "name" for claim in result.claims[-1:]) or self.in_list
        gap = text[before.end : words[index].start]
        if gap.strip() in ("&", "+", "/") and before.plain != "w":
            return any(claim.meaning == "name" for claim in result.claims[-1:])
        return before.plain in _BEFORE_NAME

    def _subject(self, text: str, words: list[Atom], index: int) -> bool:
        """A capital name at the start, followed by what it did."""
        if not words[index].text[:1].isupper():
            return False
        following = index + self._run(text, words, index, capital=True)
        if following >= len(words):
            return False
        return words[following].plain in RECEIVED_VERBS | {
            "called",
            "phoned",
            "rang",
            "and",
            "cancelled",
            "declined",
            "visited",
        }

    def _ends_here(self, text: str, words: list[Atom], index: int) -> bool:
        """Whether a list of names or the who-part ends before this word: then even a small letter was a name."""
        if index >= len(words):
            return True
        word = words[index]
        return (
            word.plain in {"and", "about", "on", "at", "for", "in", "by", "via", "over", "today"}
            or self.time_at(text, word.start, set()) is not None
            or read_manner(text, word.start) is not None
        )

    def _is_on_topic(self, words: list[Atom], index: int, result: Scan) -> bool:
        """ "on" after a name or a channel, and not before a day or a channel: "call with Ada on pricing"."""
        return (
            words[index].plain in ("on", "over")
            and index + 1 < len(words)
            and bool(result.claims)
            and result.claims[-1].meaning in ("name", "channel")
            and words[index - 1].end == result.claims[-1].end
        )

    def _sort_out(self, result: Scan, unclaimed: list[Atom], words: list[Atom]) -> None:
        """Unclaimed words that say something become loose runs; the little words between claims are glue."""
        places = {word.start: number for number, word in enumerate(words)}
        runs: list[list[Atom]] = []
        for word in unclaimed:
            if runs and places[word.start] == places[runs[-1][-1].start] + 1:
                runs[-1].append(word)
            else:
                runs.append([word])
        for run in runs:
            told = [n for n, word in enumerate(run) if word.plain not in _GLUE | _TITLES | _PRONOUNS]
            if not told:
                result.claims.extend(Claim(word.start, word.end, "glue") for word in run)
                continue
            inside = range(run[0].start, run[told[-1]].end)
            result.claims[:] = [one for one in result.claims if one.meaning != "pronoun" or one.start not in inside]
            first = next(
                number for number, word in enumerate(run) if word.plain not in ("and", "with", "then", "was")
            )
            result.claims.extend(Claim(word.start, word.end, "glue") for word in run[:first])
            while told[-1] + 1 < len(run) and run[told[-1] + 1].plain in _OBJECTS:
                told.append(told[-1] + 1)
            result.claims.extend(Claim(word.start, word.end, "glue") for word in run[told[-1] + 1 :])
            result.loose.append((run[first].start, run[told[-1]].end))


def _goes_with(first: Manner, other: Manner) -> bool:
    """Whether two phrases tell of one encounter: "met for coffee", "wrote on LinkedIn", "coffee on Zoom"."""
    one, two = first.channel, other.channel
    if (one in TALK) != (two in TALK):
        return False
    if one in TALK:
        return Channel.MEETING in (one, two) or one is two or first.remote or other.remote
    return one is two or first.plain or other.plain or Channel.SOCIAL in (one, two)


def _is_verb(phrase: str) -> bool:
    return plain(phrase.split(maxsplit=1)[0]) in RECEIVED_VERBS and not phrase.lower().rstrip().endswith(" to")

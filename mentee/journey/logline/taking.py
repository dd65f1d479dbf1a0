"""Takes a line apart: facts of who, when and how, and the clauses beside them, each with its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from mentee.journey.logline.bearing import is_aside, is_meant
from mentee.journey.logline.clauses import Clause, ClauseKind, clause_at
from mentee.journey.logline.entry import Doubt, Named
from mentee.journey.logline.manners import AHEAD, PAST
from mentee.journey.logline.names import NameBook
from mentee.journey.logline.scan import Claim, Scan, Scanner
from mentee.journey.logline.segments import Segment, segments
from mentee.records.say import mark

LONGEST = 4000  # characters that are read for meaning; what is longer goes to the notes as it is
_LEADING = re.compile(r"\s*(?:(?:and|but|then|also|so|while|plus)\s+)*", re.IGNORECASE)
PRONOUNS = frozenset({"she", "he", "they", "her", "him", "them"})


@dataclass(slots=True)
class Content:
    """A stretch of the text that belongs to one clause; `clause` None: loose words, kept as notes."""

    kind: ClauseKind
    start: int
    end: int
    clause: Clause | None = None
    opening: int = -1  # where the clause itself begins; -1: at its content
    joined: bool = False  # "about ..." in the same breath as who and when
    of_another: bool = False  # it tells of somebody who did not take part, or of another time
    more: list[str] = field(default_factory=list)


class Taking:
    """The segments of one text, taken in their order into claims and contents."""

    def __init__(self, text: str, names: NameBook, now: datetime, zone: tzinfo) -> None:
        self.text, self.body, self.names, self.now, self.zone = text, bounded(text), names, now, zone
        self.contents: list[Content] = []
        self.claims: list[Claim] = []
        self.doubts: list[Doubt] = []
        self.who: list[Named] = []  # names of clauses, for a line that names nobody else
        self.plain: list[tuple[int, int]] = []
        self.unsaid = False  # nothing says how they met
        probe = Scanner(self.body, names, today=now.date(), ahead=None)
        whole = self._whole_spans(probe)
        parts = segments(self.body, whole)
        head = self.body[: parts[0].end] if parts else ""
        self.meant = bool(parts) and is_meant(self.body, parts[0].start, parts[0].end)
        ahead = True if self.meant else False if PAST.search(head) else True if AHEAD.search(head) else None
        self.scanner = Scanner(self.body, names, today=now.date(), ahead=ahead)
        for part in parts:
            self._take(part)

    def _whole_spans(self, probe: Scanner) -> list[tuple[int, int]]:
        """Spans that a comma must not part: "Wednesday, 4 November"."""
        spans = ((word.start, probe.time_at(self.body, word.start, set())) for word in probe.words)
        return [
            (start, claim.end)
            for start, claim in spans
            if claim and re.search(r"[,.]", self.body[start : claim.end - 1])
        ]

    def _take(self, part: Segment) -> None:
        leading = _LEADING.match(self.body, part.start, part.end)
        start = leading.end() if leading else part.start
        if any(one.meaning in ("name", "channel") for one in self.claims) and is_aside(self.body, start, part.end):
            self.contents.append(Content(ClauseKind.NOTES, part.start, part.end, joined=True, of_another=True))
            return
        clause = clause_at(self.body, start, part.end)
        if clause and self._open(clause, start):
            self.claims.extend(Claim(word.start, word.end, "glue") for word in self._words(part.start, start))
            return
        self._plain(part)

    def _open(self, clause: Clause, start: int) -> bool:
        """Begin a clause; False where it would be empty and so is none."""
        has_words = bool(self._words(clause.start, clause.end))
        more: list[str] = []
        if clause.asked:
            asked = self._without_person(*clause.asked)
            more = [asked] if asked else []
        if not has_words and not more and not (clause.kind is ClauseKind.LEDGER and clause.detail):
            return False
        self.contents.append(Content(clause.kind, clause.start, clause.end, clause, start, more=more))
        return True

    def _plain(self, part: Segment) -> None:
        scan = self.scanner.scan(part.start, part.end)
        opened = [content for content in self.contents if content.clause or content.joined]
        starts_with = bool(re.match(r"\s*(?:and\s+)?with\b", self.body[part.start : part.end], re.IGNORECASE))
        if opened:
            facts_only = not scan.loose and scan.topic is None
            told = scan.has("day", "clock", "minutes", "channel") or (starts_with and scan.has("name"))
            fresh = (
                part.sign in (".", ";", "\n", "!", "?")
                and scan.has("channel", "name")
                and scan.has("name", "pronoun")
            )
            if not (facts_only and told) and not fresh:
                self._go_on(part)
                return
        self._accept(scan, part)

    def _accept(self, scan: Scan, part: Segment) -> None:
        self.scanner.accept(scan)
        self.claims.extend(scan.claims)
        self.plain.append((part.start, part.end))
        for start, end in scan.loose:
            self.contents.append(Content(ClauseKind.NOTES, start, end))
        if scan.topic:
            begin, start = scan.topic
            self.claims.append(Claim(begin, start, "notes"))
            self.contents.append(
                Content(ClauseKind.NOTES, start, part.end, opening=begin, joined=True, of_another=scan.of_another)
            )
        if scan.day_doubt:
            self.doubts.append(scan.day_doubt)
        if scan.second_channel:
            self.doubts.append(
                Doubt(mark("“{about}” is another way of meeting: log it as a line of its own."), scan.second_channel)
            )

    def _go_on(self, part: Segment) -> None:
        """A segment without an opening of its own goes on with the clause before, or becomes a note."""
        last = self.contents[-1]
        comma = part.sign in (",", "-", "–", "—")
        if last.kind is ClauseKind.ASK and (comma or part.sign == ";"):
            last.more.append(self.body[part.start : part.end])
            self.claims.append(Claim(part.start, part.end, "ask next time"))
        elif last.kind is ClauseKind.NOTES or comma:
            last.end = part.end
        else:
            self.contents.append(Content(ClauseKind.NOTES, part.start, part.end, joined=True))

    def _words(self, start: int, end: int) -> list[Claim]:
        return [Claim(w.start, w.end, "glue") for w in self.scanner.words if start <= w.start and w.end <= end]

    def _without_person(self, start: int, end: int) -> str:
        """The words between "ask" and "next time" without the person asked; the rest is the question itself."""
        words = [word for word in self.scanner.words if start <= word.start and word.end <= end]
        if words and words[0].plain in PRONOUNS:
            words = words[1:]
        elif words and (match := self.names.match(words, 0)):
            self.who.append(Named(self.body[words[0].start : words[match.length - 1].end], match.people))
            words = words[match.length :]
        return self.body[words[0].start : end].strip() if words else ""


def bounded(text: str) -> str:
    """The part of a text that is read for meaning, not cut inside a word."""
    if len(text) <= LONGEST:
        return text
    return text[: next((place for place in range(LONGEST, 0, -1) if not text[place].isalnum()), LONGEST)]

"""Reads one line of plain words into a LogEntry: nothing is guessed where it is doubtful, and nothing is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo

from mentee.journey.logline.clauses import Clause, ClauseKind, clause_at
from mentee.journey.logline.clock import Clock
from mentee.journey.logline.days import PARTS, Day
from mentee.journey.logline.entry import (
    Doubt,
    FeedbackHint,
    Known,
    LedgerHint,
    LogEntry,
    Named,
    NeedHint,
    Piece,
)
from mentee.journey.logline.manners import AHEAD, DECLINED, NO_ANSWER, PAST, TALK, Manner
from mentee.journey.logline.names import NameBook, atoms
from mentee.journey.logline.scan import Claim, Scan, Scanner
from mentee.journey.logline.segments import Segment, segments
from mentee.records.facts import Channel
from mentee.records.journey import Direction, FeedbackKind, Gave, Received
from mentee.records.say import mark

LONGEST = 4000  # characters that are read for meaning; what is longer goes to the notes as it is
_LEADING = re.compile(r"\s*(?:(?:and|but|then|also|so|while|plus)\s+)*", re.IGNORECASE)
_ITEMS = re.compile(
    r"\s*(?:;|\band\s+(?=(?:about|how|why|what|whether|who|when|where|which|if)\b))\s*", re.IGNORECASE
)
_ITEM_LEAD = re.compile(r"^(?:about|for|on)\s+", re.IGNORECASE)
_PRONOUN = frozenset({"she", "he", "they", "her", "him", "them"})
_LATE_HOURS = {"afternoon", "evening", "night"}


@dataclass(slots=True)
class _Content:
    """A stretch of the text that belongs to one clause; `clause` None: loose words, kept as notes."""

    kind: ClauseKind
    start: int
    end: int
    clause: Clause | None = None
    opening: int = 0  # where the clause itself begins
    joined: bool = False  # "about ..." in the same breath as who and when
    more: list[str] = field(default_factory=list)


def read_log(text: str, *, names: NameBook, now: datetime, zone: tzinfo) -> LogEntry:
    """What a line says, as far as it can be told; never raises on any text.

    `now` is aware; days are those of `zone`, and `at` is given in it. Past is meant where nothing says otherwise.
    """
    return _Reading(text, names, now.astimezone(zone), zone).entry()


class _Reading:
    def __init__(self, text: str, names: NameBook, now: datetime, zone: tzinfo) -> None:
        self.text, self.body, self.names, self.now, self.zone = text, text[:LONGEST], names, now, zone
        self.contents: list[_Content] = []
        self.claims: list[Claim] = []
        self.doubts: list[Doubt] = []
        self.who: list[Named] = []  # names of clauses, for a line that names nobody else
        self.plain: list[tuple[int, int]] = []
        probe = Scanner(self.body, names, today=now.date(), ahead=False)
        whole = self._whole_spans(probe)
        parts = segments(self.body, whole)
        head = self.body[: parts[0].end] if parts else ""
        ahead = bool(AHEAD.search(head)) and not PAST.search(head)
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
        self.contents.append(_Content(clause.kind, clause.start, clause.end, clause, start, more=more))
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
            self.contents.append(_Content(ClauseKind.NOTES, start, end))
        if scan.topic:
            begin, start = scan.topic
            self.claims.append(Claim(begin, start, "notes"))
            self.contents.append(_Content(ClauseKind.NOTES, start, part.end, opening=begin, joined=True))
        if scan.doubtful_date:
            self.doubts.append(Doubt(mark("“{about}” may be two days: write it as 2026-11-02."), scan.doubtful_date))
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
            self.contents.append(_Content(ClauseKind.NOTES, part.start, part.end, joined=True))

    def _words(self, start: int, end: int) -> list[Claim]:
        return [Claim(w.start, w.end, "glue") for w in self.scanner.words if start <= w.start and w.end <= end]

    # From what was read to what it means.

    def entry(self) -> LogEntry:
        self._trailing_time()
        people, unclear = self._people()
        notes: list[str] = []
        asks: list[str] = []
        ledger: list[LedgerHint] = []
        feedback: list[FeedbackHint] = []
        needs: list[NeedHint] = []
        promises: list[str] = []
        for content in self.contents:
            words = self._text(content)
            if content.kind is ClauseKind.NOTES:
                notes.append(words)
            elif content.kind is ClauseKind.ASK:
                asks.extend(self._items(content))
            elif content.kind is ClauseKind.PROMISE:
                promises.append(self._noted(content)[0])
            else:
                said, who = self._noted(content)
                detail = content.clause.detail if content.clause else None
                if content.kind is ClauseKind.NEED:
                    needs.append(NeedHint(said, who))
                elif content.kind is ClauseKind.FEEDBACK:
                    feedback.append(FeedbackHint(said, detail if isinstance(detail, FeedbackKind) else None, who))
                elif isinstance(detail, Received | Gave):
                    ledger.append(LedgerHint(detail, said, who))
        if len(self.text) > LONGEST:
            notes.append(self.text[LONGEST:].strip())
        people, unclear = self._people()
        channel, direction = self._channel(people, unclear)
        at, planned = self._when()
        if not people and not unclear:
            self.doubts.append(Doubt(mark("Nobody is named: say with whom.")))
        return LogEntry(
            text=self.text,
            people=people,
            unclear=unclear,
            channel=channel,
            direction=direction,
            at=at,
            day_said=self._value(Day) is not None,
            time_said=self._value(Clock) is not None,
            planned=planned,
            declined=self._searched(DECLINED),
            minutes=self._minutes(),
            notes="; ".join(note for note in notes if note),
            ask_next_time=tuple(dict.fromkeys(asks)),
            ledger=tuple(ledger),
            feedback=tuple(feedback),
            needs=tuple(needs),
            promises=tuple(promises),
            doubts=tuple(self.doubts),
            pieces=self._pieces(),
        )

    def _people(self) -> tuple[tuple[Known, ...], tuple[Named, ...]]:
        """Who took part: those named beside the clauses; where there are none, those the clauses speak of."""
        named = [claim.value for claim in self.claims if isinstance(claim.value, Named)]
        sure: dict[str, Known] = {}
        unclear: dict[str, Named] = {}
        for one in named or self.who:
            if len(one.candidates) == 1 and not self._is_longer(one):
                sure[one.candidates[0].reference] = one.candidates[0]
            else:
                unclear[one.text.casefold()] = one
        return tuple(sure.values()), tuple(unclear.values())

    def _is_longer(self, one: Named) -> bool:
        """A name that only begins like a known one is somebody else: "Ada Example" is not Ada Lovelace."""
        words = atoms(one.text)
        match = self.names.match(words, 0)
        return match is None or match.length < len(words)

    def _text(self, content: _Content) -> str:
        return self.body[content.start : content.end].strip(" \t\r\n.,;:-–—")

    def _items(self, content: _Content) -> list[str]:
        """The questions of an ask-next-time list, each on its own."""
        texts = (
            [self._text(content), *content.more]
            if content.clause and content.clause.asked is None
            else ([" ".join([*content.more[:1], self._text(content)]), *content.more[1:]])
        )
        items = [item for text in texts for item in _ITEMS.split(text)]
        plain = [_ITEM_LEAD.sub("", item.strip(" \t\r\n.,;:-–—")) for item in items]
        return [item for item in plain if item]

    def _without_person(self, start: int, end: int) -> str:
        """The words between "ask" and "next time" without the person asked; the rest is the question itself."""
        words = [word for word in self.scanner.words if start <= word.start and word.end <= end]
        if words and words[0].plain in _PRONOUN:
            words = words[1:]
        elif words and (match := self.names.match(words, 0)):
            self.who.append(Named(self.body[words[0].start : words[match.length - 1].end], match.people))
            words = words[match.length :]
        return self.body[words[0].start : end].strip() if words else ""

    def _noted(self, content: _Content) -> tuple[str, str]:
        """The words of a clause and whom it is about; with a name that nobody bears, the whole clause is kept."""
        clause = content.clause
        if clause is None:
            return self._text(content), ""
        who = ""
        for span in (clause.subject, clause.other):
            if span is None or self.body[slice(*span)].lower() in _PRONOUN:
                continue
            found = self._person(*span)
            if found is None:
                return self.body[content.opening : content.end].strip(" \t\r\n.,;:-–—"), ""
            who = found
        return self._text(content), who

    def _person(self, start: int, end: int) -> str | None:
        """The one person a span names; None where it names nobody or several."""
        words = [word for word in self.scanner.words if start <= word.start and word.end <= end]
        match = self.names.match(words, 0) if words else None
        people = match.people if match and match.length == len(words) else ()
        self.who.append(Named(self.body[start:end], people))
        return people[0].reference if len(people) == 1 else None

    def _channel(self, people: tuple[Known, ...], unclear: tuple[Named, ...]) -> tuple[Channel | None, Direction]:
        manners = [claim.value for claim in self.claims if isinstance(claim.value, Manner)]
        named = any(isinstance(claim.value, Named) for claim in self.claims)
        if not manners:
            if (people or unclear) and named:
                self.doubts.append(Doubt(mark("Nothing says how you met: taken as a meeting.")))
                return Channel.MEETING, Direction.BOTH
            return None, Direction.BOTH
        channels = [manner.channel for manner in manners]
        towards = next((manner.towards for manner in manners if manner.towards), "")
        if channels[0] in TALK:
            order = (Channel.CALL, Channel.IN_PERSON, Channel.MEETING)
            channel = next(one for one in order if one in channels)
            return channel, Direction.SENT if self._searched(NO_ANSWER) else Direction.BOTH
        sure = [manner.channel for manner in manners if not manner.plain]
        order = (Channel.MESSAGE, Channel.MAIL, Channel.SOCIAL)
        specific = [one for one in channels if one in (Channel.MESSAGE, Channel.SOCIAL)] or sure or channels
        channel = next(one for one in order if one in specific)
        return channel, Direction(towards or "sent")

    def _searched(self, pattern: re.Pattern[str]) -> bool:
        stretches = [*self.plain, *((one.start, one.end) for one in self.contents if not one.clause)]
        return any(pattern.search(self.body, start, end) for start, end in stretches)

    def _value(self, kind: type[Day] | type[Clock]) -> Day | Clock | None:
        return next((claim.value for claim in self.claims if isinstance(claim.value, kind)), None)

    def _minutes(self) -> int | None:
        said = next((claim.value for claim in self.claims if claim.meaning == "minutes"), None)
        clock = self._value(Clock)
        if isinstance(said, int):
            return said
        return clock.minutes if isinstance(clock, Clock) else None

    def _when(self) -> tuple[datetime | None, bool]:
        """The moment in the zone, and whether it lies ahead."""
        day, clock = self._value(Day), self._value(Clock)
        if not isinstance(day, Day):
            day = None
        if not isinstance(clock, Clock):
            clock = None
        if day is None and clock is None:
            if self.scanner.ahead:
                self.doubts.append(Doubt(mark("It lies ahead, and no day is said.")))
                return None, True
            return self.now, False
        on = day.day if day else self.now.date()
        part = day.part if day else ""
        at = self._moment(on, _time(clock, part))
        if day and day.unsure:
            self.doubts.append(Doubt(mark("The day is taken as {about}."), day.day.isoformat()))
        if day and day.ahead is False:
            return at, False
        if at <= self.now:
            return at, bool(day and day.ahead and on > self.now.date())
        if on == self.now.date() and not clock and not part:
            return self.now, False
        if on == self.now.date() and not self.scanner.ahead:
            self.doubts.append(Doubt(mark("That time lies ahead: taken as planned.")))
        return at, True

    def _moment(self, on: date, at: time) -> datetime:
        moment = datetime.combine(on, at, tzinfo=self.zone)
        try:
            moment.astimezone(UTC)
        except OverflowError:
            return self.now
        return moment

    def _trailing_time(self) -> None:
        """ "called Ada about the budget for 20 minutes": what ends the topic in the same breath is no part of it."""
        for content in self.contents:
            if content.kind is not ClauseKind.NOTES:
                continue
            for _ in range(3):
                claim = self._ending(content)
                if claim is None:
                    break
                if content.joined:
                    content.end = claim.start
                elif not (isinstance(claim.value, Day) and claim.value.ahead is False and content.clause):
                    break
                self.claims.append(claim)
                self.scanner.taken.add(claim.meaning)

    def _ending(self, content: _Content) -> Claim | None:
        words = [w for w in self.scanner.words if content.start <= w.start and w.end <= content.end]
        end = words[-1].end if words else content.end
        for word in words[max(1, len(words) - 8) :]:
            claim = self.scanner.time_at(self.body[: content.end], word.start, self.scanner.taken)
            if claim and claim.end >= end:
                return claim
        return None

    def _pieces(self) -> tuple[Piece, ...]:
        """Every claim and every clause with its place; later ones never hide words."""
        pieces = [Piece(claim.start, claim.end, claim.meaning) for claim in self.claims]
        for content in self.contents:
            if content.clause or content.joined:
                pieces.append(
                    Piece(min(content.opening or content.start, content.start), content.start, content.kind)
                )
            pieces.append(Piece(content.start, content.end, content.kind))
        if len(self.text) > LONGEST:
            pieces.append(Piece(LONGEST, len(self.text), ClauseKind.NOTES))
        return tuple(sorted((p for p in pieces if p.start < p.end), key=lambda piece: (piece.start, piece.end)))


def _time(clock: Clock | None, part: str) -> time:
    """The time of the day; an hour without am or pm in an evening is moved to it, no time at all is noon."""
    if clock is None:
        return time(PARTS.get(part, 12))
    if clock.loose and part in _LATE_HOURS and clock.at.hour < 12:
        return clock.at.replace(hour=clock.at.hour + 12)
    return clock.at

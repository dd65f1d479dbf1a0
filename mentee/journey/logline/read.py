"""Reads one line of plain words into a LogEntry: nothing is guessed where it is doubtful, and nothing is lost."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, tzinfo

from mentee.journey.logline.bearing import PROMISED, did_not_happen, was_put_off
from mentee.journey.logline.clauses import ClauseKind
from mentee.journey.logline.clock import Clock
from mentee.journey.logline.company import GATHERING
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
from mentee.journey.logline.manners import DECLINED, NO_ANSWER, TALK, Manner
from mentee.journey.logline.names import NameBook, atoms
from mentee.journey.logline.scan import Claim
from mentee.journey.logline.taking import PRONOUNS, Content, Taking
from mentee.records.facts import Channel
from mentee.records.journey import Direction, FeedbackKind, Gave, Received
from mentee.records.say import mark

_ITEMS = re.compile(
    r"\s*(?:;|\band\s+(?=(?:about|how|why|what|whether|who|when|where|which|if)\b))\s*", re.IGNORECASE
)
_ITEM_LEAD = re.compile(r"^(?:about|for|on)\s+", re.IGNORECASE)
_WITH = re.compile(r"(?<![^\W_])(?:with|w|mit|con|together|at|&|\d+\s+others)(?![^\W_])", re.IGNORECASE)
_LATE_HOURS = {"afternoon", "evening", "night"}


def read_log(text: str, *, names: NameBook, now: datetime, zone: tzinfo) -> LogEntry:
    """What a line says, as far as it can be told; never raises on any text.

    `now` is aware; days are those of `zone`, and `at` is given in it. Past is meant where nothing says otherwise.
    """
    return _Reading(text, names, now.astimezone(zone), zone).entry()


class _Reading(Taking):
    """What the claims and contents of a text mean."""

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
        if len(self.text) > len(self.body):
            notes.append(self.text[len(self.body) :].strip())
        people, unclear = self._people()
        channel, direction = self._channel(people, unclear)
        at, planned = self._day_or_none()
        asks.extend(found[1].strip() for found in PROMISED.finditer(self.body))
        self._whether(planned=planned)
        if self.unsaid:
            self._how()
        unnamed = self._unnamed()
        self._doubt_company(len(people) + len(unclear), alone=channel in TALK and not unnamed)
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
            unnamed=unnamed,
            doubts=tuple(self.doubts),
            pieces=self._pieces(),
        )

    def _doubt_company(self, named: int, *, alone: bool) -> None:
        """Doubt a line that names nobody, and one with one name about what is seldom a meeting of two."""
        if named == 1 and alone and self._searched(GATHERING):
            words = mark("Taken as the two of you alone: say “and 12 others” where more were there.")
            self.doubts.append(Doubt(words))
        if not named:
            self.doubts.append(Doubt(mark("Nobody is named: say with whom.")))

    def _day_or_none(self) -> tuple[datetime | None, bool]:
        """When it was; no moment where the day is in doubt, or where it is only meant to be done."""
        at, planned = self._when()
        if any(one.stops and one.of == "when" for one in self.doubts):
            return None, planned
        if self.meant and not planned:
            self.doubts.append(self._ahead())
            return None, True
        return at, planned

    def _ahead(self) -> Doubt:
        return Doubt(mark("That lies ahead: nothing is stored, as no day is said."), of="whether", stops=True)

    def _whether(self, *, planned: bool) -> None:
        """A line that says that nobody was met or reached tells of no encounter, unless it names the new day."""
        for start, end in self.plain:
            asides = [one.opening for one in self.contents if one.joined and start <= one.opening < end]
            until = min([end, *asides])
            put_off = not planned and was_put_off(self.body, start, until)
            if put_off or did_not_happen(self.body, start, until):
                said = mark("“{about}” did not take place: nothing is stored.")
                self.doubts.append(Doubt(said, self.body[start:end].strip(), of="whether", stops=True))
                return

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

    def _text(self, content: Content) -> str:
        return self.body[content.start : content.end].strip(" \t\r\n.,;:-–—")

    def _items(self, content: Content) -> list[str]:
        """The questions of an ask-next-time list, each on its own."""
        texts = (
            [self._text(content), *content.more]
            if content.clause and content.clause.asked is None
            else ([" ".join([*content.more[:1], self._text(content)]), *content.more[1:]])
        )
        items = [item for text in texts for item in _ITEMS.split(text)]
        plain = [_ITEM_LEAD.sub("", item.strip(" \t\r\n.,;:-–—")) for item in items]
        return [item for item in plain if item]

    def _noted(self, content: Content) -> tuple[str, str]:
        """The words of a clause and whom it is about; with a name that nobody bears, the whole clause is kept."""
        clause = content.clause
        if clause is None:
            return self._text(content), ""
        who = ""
        for span in (clause.subject, clause.other):
            if span is None or self.body[slice(*span)].lower() in PRONOUNS:
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
                self.unsaid = True
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

    def _how(self) -> None:
        """No word for meeting or writing: a name alone, or "with" it, is a meeting; any other doing is a doubt."""
        loose = [one for one in self.contents if one.clause is None and not one.joined]
        timed = self._value(Clock) is not None or self._minutes() is not None
        told = not timed and any(not _WITH.search(self.body, one.start - 1, one.end + 6) for one in loose)
        if told and not self._searched(DECLINED) and not any(one.stops for one in self.doubts):
            said = mark("Nothing says that you met or wrote: say it, like “coffee with”, “called” or “wrote to”.")
            self.doubts.append(Doubt(said, of="how", stops=True))
        else:
            self.doubts.append(Doubt(mark("Nothing says how you met: taken as a meeting.")))

    def _searched(self, pattern: re.Pattern[str]) -> bool:
        others = [one.start for one in self.contents if one.of_another]
        stretches = [*self.plain, *((one.start, one.end) for one in self.contents if not one.clause)]
        stretches = [one for one in stretches if not any(one[0] <= other < one[1] for other in others)]
        return any(pattern.search(self.body, start, end) for start, end in stretches)

    def _value(self, kind: type[Day] | type[Clock]) -> Day | Clock | None:
        return next((claim.value for claim in self.claims if isinstance(claim.value, kind)), None)

    def _unnamed(self) -> int:
        return sum(one.value for one in self.claims if one.meaning == "others" and isinstance(one.value, int))

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
                self.doubts.append(self._ahead())
                return None, True
            return self.now, False
        on = day.day if day else self.now.date()
        part = day.part if day else ""
        at = self._moment(on, _time(clock, part))
        if day and day.unsure:
            self.doubts.append(Doubt(mark("The day is taken as {about}."), day.day.isoformat(), of="when"))
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
            if content.kind is not ClauseKind.NOTES or content.of_another:
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

    def _ending(self, content: Content) -> Claim | None:
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
                    Piece(content.opening if content.opening >= 0 else content.start, content.start, content.kind)
                )
            pieces.append(Piece(content.start, content.end, content.kind))
        if len(self.text) > len(self.body):
            pieces.append(Piece(len(self.body), len(self.text), ClauseKind.NOTES))
        return tuple(sorted((p for p in pieces if p.start < p.end), key=lambda piece: (piece.start, piece.end)))


def _time(clock: Clock | None, part: str) -> time:
    """The time of the day; an hour without am or pm in an evening is moved to it, no time at all is noon."""
    if clock is None:
        return time(PARTS.get(part, 12))
    if clock.loose and part in _LATE_HOURS and clock.at.hour < 12:
        return clock.at.replace(hour=clock.at.hour + 12)
    return clock.at

"""A simulated year: a seeker planned day by day who does what the plan says, and others who answer as scripted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from random import Random

from bench.behaviour import Behaviour
from bench.deeds import DEEDS, Deed, decided
from mentee.journey.standings import advance, move
from mentee.planner.context import Context, Match
from mentee.planner.plan import Plan, plan_day
from mentee.planner.summary import Summary, summarise
from mentee.records.facts import Channel
from mentee.records.journey import (
    ActionKind,
    Answer,
    ComingChance,
    Connector,
    Direction,
    Encounter,
    Feedback,
    FeedbackKind,
    Hold,
    Need,
    Relationship,
    Standing,
)

START = date(2026, 1, 5)
DAYS = 365
HOUR = 9
ALL_SPEAK = 200  # the day on which everybody who is candid tells the seeker something


@dataclass(frozen=True, slots=True)
class Today:
    """What a day of the year brought: what was planned, and every relationship before the seeker acted."""

    number: int
    now: datetime
    plan: Plan
    context: Context
    rels: dict[str, Relationship]


Event = Callable[["Year"], None]


class Year:
    """The seeker's world in the course of one year; everything follows from the seed."""

    def __init__(
        self, others: Sequence[tuple[Behaviour, Relationship]], seed: int, *, strict: bool = True, zone: tzinfo = UTC
    ) -> None:
        """`strict`: the seeker does all that is planned; else some is put off, ruled out, left or taken back.

        `zone` is where the seeker lives: some of its days have 23 hours, and some 25.
        """
        self.rng = Random(seed)
        self.zone = zone
        self.strict = strict
        self.day = 0
        self.behaviour = {rel.person: behaviour for behaviour, rel in others}
        self.rels = {rel.person: rel for _, rel in others}
        self.agenda: dict[int, list[Event]] = defaultdict(list)
        self.known: dict[str, Summary] = {}
        self.count = 0

    @property
    def now(self) -> datetime:
        """Nine in the morning of the seeker's day."""
        return datetime.combine(self.today, time(HOUR), self.zone).astimezone(UTC)

    @property
    def today(self) -> date:
        """The seeker's date."""
        return START + timedelta(days=self.day)

    def key(self, word: str) -> str:
        """A key never used before."""
        self.count += 1
        return f"{word}:{self.count}"

    def after(self, days: int, event: Event) -> None:
        """Let it happen some days from now."""
        self.agenda[self.day + days].append(event)

    def put(self, rel: Relationship) -> None:
        """Keep the relationship as it is now."""
        self.rels[rel.person] = rel
        self.known.pop(rel.person, None)

    def add(self, person: str, encounter: Encounter) -> None:
        """One more encounter, instead of a planned one of the same key."""
        rel = self.rels[person]
        kept = tuple(e for e in rel.encounters if e.key != encounter.key)
        self.put(replace(rel, encounters=(*kept, encounter)))

    def mail(self, person: str, direction: Direction, thread: str, channel: Channel = Channel.MAIL) -> None:
        """A message of today, theirs at any hour; where mail is imported now and then, it comes to light later."""
        at, late = self.now, self.behaviour[person].imported_after
        if direction is Direction.RECEIVED:
            at -= timedelta(hours=self.rng.randint(0, HOUR - 1))
        found = Encounter(self.key("mail"), at, channel, direction, thread=thread)
        if late:
            self.after(self.rng.randint(0, late), lambda year: year.add(person, found))
        else:
            self.add(person, found)

    def expect_answer(self, person: str, thread: str) -> None:
        """Let the other answer in their own time, if they do."""
        days = self.behaviour[person].answers(self.day, self.rng)
        if days is not None:
            self.after(days, lambda year: year.mail(person, Direction.RECEIVED, thread))

    def propose(self, person: str, thread: str) -> None:
        """Let the other accept a meeting, refuse it, or answer without one."""
        behaviour = self.behaviour[person]
        answer = behaviour.answers(self.day, self.rng)
        if answer is None:
            return
        refused = behaviour.declines(self.day, self.rng)
        ahead = None if refused else behaviour.accepts(self.day, self.rng)
        meeting = self.key("meeting")

        def answered(year: Year) -> None:
            year.mail(person, Direction.RECEIVED, thread)
            if refused or ahead is not None:
                at = year.now + timedelta(days=ahead or 7, hours=2)
                planned = Encounter(
                    meeting, at, Channel.MEETING, Direction.BOTH, minutes=45, planned=not refused, declined=refused
                )
                year.arrange(person, planned)
            if ahead is not None and not refused and year.rng.random() < behaviour.accepts_then_cancels:
                year.after(ahead - 1, lambda later: later.call_off(person, meeting))
                return
            if ahead is not None and not refused and year.rng.random() < 0.7:
                year.after(ahead + 1, lambda later: later.hold_meeting(person, meeting))

        self.after(answer, answered)

    def arrange(self, person: str, planned: Encounter) -> None:
        """A meeting goes into the calendar; in company, another whom the seeker pursues is there too."""
        there = [one for one, rel in self.rels.items() if one != person and rel.standing is not Standing.LET_GO]
        if there and self.behaviour[person].together and not planned.declined and self.rng.random() < 0.5:
            planned = replace(planned, others=1)
            self.add(self.rng.choice(there), planned)
        self.add(person, planned)

    def call_off(self, person: str, key: str) -> None:
        """They write that they cannot come."""
        found = next((e for e in self.rels[person].encounters if e.key == key and e.planned), None)
        if found is not None:
            self.add(person, replace(found, planned=False, declined=True))
            self.mail(person, Direction.RECEIVED, self.key("thread"))

    def hold_meeting(self, person: str, key: str) -> None:
        """The calendar says that the meeting took place."""
        found = next((e for e in self.rels[person].encounters if e.key == key), None)
        if found is not None and found.planned:
            self.add(person, replace(found, planned=False))

    def challenge(self, person: str) -> None:
        """The other says what could be better."""
        rel = self.rels[person]
        item = Feedback(self.key("feedback"), self.now, FeedbackKind.CHALLENGE, "You promise more than you can hold")
        self.put(replace(rel, feedback=(*rel.feedback, item)))

    def context(self) -> Context:
        """The seeker today: every third need can be met by an introduction."""
        matches = tuple(
            Match(rel.person, need.text, "Helper Example")
            for rel in self.rels.values()
            for need in rel.needs
            if need.text.endswith(("0", "3", "6", "9"))
        )
        return Context(matches=matches, pace=3, zone=self.zone)

    def others_act(self) -> None:
        """What was agreed comes to pass, and now and then somebody writes, needs something or has a bad time."""
        for event in self.agenda.pop(self.day, []):
            event(self)
        for person, behaviour in self.behaviour.items():
            if self.rels[person].standing is Standing.LET_GO:
                continue
            if self.rng.random() < behaviour.writes:
                self.mail(person, Direction.RECEIVED, self.key("thread"))
            self.trouble(person, behaviour)
            if self.day == ALL_SPEAK and behaviour.challenges:
                self.challenge(person)
            if behaviour.writes and self.rng.random() < 0.005:
                rel = self.rels[person]
                self.put(replace(rel, needs=(*rel.needs, Need(f"need {self.rng.randint(0, 99)}", self.now))))

    def trouble(self, person: str, behaviour: Behaviour) -> None:
        """A bad time, a second one before the first is over, another place of work."""
        rel, first = self.rels[person], behaviour.hold_on
        again = first is not None and self.day == first + (behaviour.second_hold_after or DAYS)
        if first == self.day or again:
            until = self.today + timedelta(days=60 if again else 40)
            rel = replace(rel, holds=(*rel.holds, Hold(self.today, until, "the team was cut")))
        if behaviour.moves_on == self.day:
            rel = replace(rel, inside=not rel.inside, topics=(), connectors=())
        if rel is not self.rels[person]:
            self.put(rel)

    def live(self, days: int = DAYS) -> Iterator[Today]:
        """One day after the other, each handed out after the planning and before the seeker acts."""
        for self.day in range(days):
            self.others_act()
            for rel in list(self.rels.values()):
                made = advance(rel, self.now) if rel.person not in self.known else []
                for step in made:
                    self.put(move(self.rels[rel.person], step))
                if rel.person not in self.known:
                    self.known[rel.person] = summarise(self.rels[rel.person], self.now, self.zone)
            context = self.context()
            plan = plan_day(self.rels.values(), context, self.now, context.pace, known=self.known)
            yield Today(self.day, self.now, plan, context, dict(self.rels))
            for action in plan.actions:
                self.act(action.kind, action)

    def act(self, kind: ActionKind, action: Deed) -> None:
        """The seeker does it, or answers otherwise."""
        said = self.rng.random()
        rel = self.rels[action.person]
        if not self.strict and said < 0.25:
            if said < 0.1:
                until = self.today + timedelta(days=self.rng.randint(1, 30))
                self.put(decided(rel, action, Answer.LATER, self.now, until))
            elif said < 0.12:
                self.put(decided(rel, action, Answer.NEVER, self.now))
            return
        self.put(decided(rel, action, Answer.DONE, self.now))
        DEEDS[kind](self, action)
        if not self.strict and self.rng.random() < 0.05:
            self.put(rel)  # taken back; what it set in motion with the other goes on


def newcomer(
    name: str, behaviour: Behaviour, history: Sequence[Encounter] = (), rng: Random | None = None
) -> Relationship:
    """A person just shortlisted, with the history given and, by chance, ways in."""
    rng = rng or Random(name)
    at = datetime.combine(START, time(0), UTC)
    chance = ComingChance(f"gathering:{name}", "Example Days", at + timedelta(days=rng.randint(20, 200)))
    post = ComingChance(f"post:{name}", "On examples", at - timedelta(days=rng.randint(0, 30)))
    return Relationship(
        person=name,
        name=name.title(),
        standing=Standing.CONSIDERING,
        since=at,
        encounters=tuple(history),
        gatherings=(chance,) if rng.random() < 0.3 else (),
        posts=(post,) if rng.random() < 0.5 else (),
        connectors=(Connector("Conny Example", 0.4, "worked together"),) if rng.random() < 0.4 else (),
        topics=("examples",) if rng.random() < 0.5 else (),
        busy_gap_days=behaviour.usual,
    )

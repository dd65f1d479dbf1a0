"""What Journey shows: relationships by standing with their eight steps, one of them with its history, both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from mentee.flows.steps.evaluate import BothSides
from mentee.flows.steps.journey import Journey, Line
from mentee.flows.steps.sheet import Sheet
from mentee.flows.steps.why import Why
from mentee.planner.plan import Wait
from mentee.records.journey import Action, Standing
from mentee.store.reads.people import Match
from mentee.web.views.search import person_url

MEANINGS: Mapping[Standing, str] = {
    Standing.CONSIDERING: "On your mind; nothing asked of them yet",
    Standing.CONNECTING: "You reached out, or somebody does for you",
    Standing.ACQUAINTED: "You have been in touch, both ways",
    Standing.CONVERSING: "You have talked one to one",
    Standing.MUTUAL: "It is good for both of you",
    Standing.MENTOR: "You take a challenge from them, and tell what came of it",
    Standing.RESTING: "Quiet for now, and welcome back at any time",
    Standing.LET_GO: "Ended kindly; only you take it up again",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship of the board; `reached` are numbers of steps practised, `now` the step of what comes next."""

    line: Line
    url: str
    person_url: str
    reached: tuple[int, ...]
    now: int
    action: Action | None
    wait: Wait | None


@dataclass(frozen=True, slots=True)
class Group:
    """The relationships of one standing."""

    standing: Standing
    meaning: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class JourneyPage:
    """The board; `chips` are standing, count, whether it is the one chosen. `matches`: who a name may mean."""

    groups: tuple[Group, ...]
    chips: tuple[tuple[Standing, int, bool], ...]
    everybody: int
    stalled: int
    only_stalled: bool
    chosen: str
    asked: str = ""
    matches: tuple[Match, ...] = ()

    @property
    def shown(self) -> int:
        """How many relationships the filters leave."""
        return sum(len(group.rows) for group in self.groups)


@dataclass(frozen=True, slots=True)
class RelationshipPage:
    """One relationship; `offers` are standings the seeker may choose, with whether evidence permits each."""

    sheet: Sheet
    person: int
    person_url: str
    reached: tuple[int, ...]
    now: int
    action: Action | None
    wait: Wait | None
    offers: tuple[tuple[Standing, str, bool], ...]
    tomorrow: date

    @property
    def hours(self) -> float:
        """Hours together, with those assumed for meetings of unknown length."""
        return self.sheet.hours.hours + self.sheet.hours.assumed_hours


@dataclass(frozen=True, slots=True)
class EvaluatePage:
    """Both sides; `questions` are name, label, what 1 and 5 mean, and the mark chosen so far."""

    sides: BothSides
    person: int
    questions: tuple[tuple[str, str, str, str, int], ...]
    wish: str
    note: str


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What fired and what held back for one person."""

    why: Why
    person: int
    action: Action | None
    wait: Wait | None


def row_of(line: Line) -> Row:
    """A line of the journey as a row."""
    action = line.next if isinstance(line.next, Action) else None
    return Row(
        line=line,
        url=reverse("relationship", args=[int(line.person)]),
        person_url=person_url(int(line.person)),
        reached=tuple(mark.step.value for mark in line.steps if mark.practised),
        now=action.step.value if action else 0,
        action=action,
        wait=None if action else line.next,  # type: ignore[arg-type]  # the other kind
    )


def board_of(journey: Journey, *, chosen: str, stalled: bool) -> JourneyPage:
    """The board, of one standing where it is chosen, of those that stand still where that is wanted."""
    order = (*reversed(list(Standing)[:6]), Standing.RESTING, Standing.LET_GO)
    groups = []
    for standing in order:
        if chosen and standing.value != chosen:
            continue
        lines = [line for line in journey.of(standing) if line.stalled or not stalled]
        if lines:
            groups.append(Group(standing, MEANINGS[standing], tuple(row_of(line) for line in lines)))
    return JourneyPage(
        groups=tuple(groups),
        chips=tuple((one, journey.counts[one], one.value == chosen) for one in order if journey.counts[one]),
        everybody=len(journey.lines),
        stalled=sum(bool(line.stalled) for line in journey.lines),
        only_stalled=stalled,
        chosen=chosen,
    )


def relationship_of(sheet: Sheet, *, today: date) -> RelationshipPage:
    """The page of one relationship."""
    rel, person = sheet.relationship, int(sheet.relationship.person)
    action = sheet.next if isinstance(sheet.next, Action) else None
    evident = {offer.after for offer in sheet.offers}
    return RelationshipPage(
        sheet=sheet,
        person=person,
        person_url=person_url(person),
        reached=tuple(row.step.value for row in sheet.rows if row.found),
        now=action.step.value if action else 0,
        action=action,
        wait=None if action else sheet.next,  # type: ignore[arg-type]  # the other kind
        offers=tuple(
            (standing, MEANINGS[standing], standing in evident)
            for standing in list(Standing)[:6]
            if standing is not rel.standing and (standing is not Standing.MENTOR or standing in evident)
        ),
        tomorrow=today + timedelta(days=1),
    )

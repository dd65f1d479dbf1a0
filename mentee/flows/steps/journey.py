"""All relationships over the eight steps at a glance: where each stands, what comes next, and which have stalled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from mentee.flows.landscape.memory import remembered
from mentee.flows.steps.advance import advanced
from mentee.flows.steps.desk import Desk, open_desk
from mentee.flows.steps.today import next_for
from mentee.journey.hours import invested
from mentee.journey.outreach import expects, messages, standoff, took_place
from mentee.journey.sheet import step_sheet
from mentee.journey.standings import MoveOffer, permitted
from mentee.planner.plan import Wait
from mentee.records.journey import Action, Hold, Relationship, Standing, Step
from mentee.records.say import Say, as_written, mark
from mentee.store.models import User

STANDS = 600.0  # seconds for which lines are as good as new, while nothing changes
STALLED = mark("nothing for {days} days; your rhythm is {gap}")
UNANSWERED = mark("your message has had no answer for {days} days")


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step in a row of eight: practised, and when last; what is missing first."""

    step: Step
    title: str
    practised: bool
    last: datetime | None
    missing: str


@dataclass(frozen=True, slots=True)
class Line:
    """One relationship; `work` is title and organisation, `stalled` empty where it is alive."""

    person: str
    name: str
    work: str
    inside: bool
    standing: Standing
    since: datetime | None
    steps: tuple[StepMark, ...]
    last_contact: datetime | None
    hours: float
    next: Action | Wait
    offers: tuple[MoveOffer, ...]
    hold: Hold | None
    stalled: str


@dataclass(frozen=True, slots=True)
class Journey:
    """All lines, furthest first within the order of standings; `counts` by standing, each of them named."""

    lines: tuple[Line, ...]
    counts: dict[Standing, int]

    def of(self, standing: Standing) -> tuple[Line, ...]:
        """The lines of one standing."""
        return tuple(line for line in self.lines if line.standing is standing)


def journey(owner: User, *, now: datetime, say: Say = as_written) -> Journey:
    """Every pursued relationship, let go among them, after evidence moved what it moves."""
    _, desk = advanced(open_desk(owner, now=now, say=say))
    if desk.mark is None:
        return _journey(desk)
    key = (desk.mark, desk.context.day(now))
    return remembered("journey", key, partial(_journey, desk), whose=owner.pk, now=now.timestamp(), lasts=STANDS)


def _journey(desk: Desk) -> Journey:
    order = {standing: number for number, standing in enumerate(Standing)}
    lines = [line_of(desk, rel) for rel in desk.relationships if rel.standing is not None]
    lines.sort(key=lambda line: (order[line.standing], line.name.casefold(), line.person))
    counts = {standing: sum(line.standing is standing for line in lines) for standing in Standing}
    return Journey(tuple(lines), counts)


def line_of(desk: Desk, rel: Relationship) -> Line:
    """One relationship's line; it must be pursued."""
    from mentee.journey.holds import active

    if rel.standing is None:
        raise ValueError(f"{rel.name} is not pursued")
    spent = invested(rel, desk.now)
    talk = [m.at for m in messages(rel, desk.now)]
    last = max([*talk, *(e.at for e in rel.encounters if took_place(e, desk.now))], default=None)
    return Line(
        person=rel.person,
        name=rel.name,
        work=work_of(desk, rel),
        inside=rel.inside,
        standing=rel.standing,
        since=rel.since,
        steps=tuple(
            StepMark(row.step, row.title, bool(row.found), row.last, row.missing[0] if row.missing else "")
            for row in step_sheet(rel, desk.now, desk.context.voice)
        ),
        last_contact=last,
        hours=spent.hours + spent.assumed_hours,
        next=next_for(desk, rel),
        offers=tuple(permitted(rel, desk.now, desk.context.voice)),
        hold=active(rel, desk.context.day(desk.now)),
        stalled=stalled(desk, rel, last),
    )


def work_of(desk: Desk, rel: Relationship) -> str:
    """Title and organisation as they are now; empty where not known."""
    if desk.landscape is None:
        return ""
    work = desk.landscape.work_of(desk.landscape.facts.world.index(int(rel.person)))
    return ", ".join(part for part in work if part)


def stalled(desk: Desk, rel: Relationship, last: datetime | None) -> str:
    """Why a relationship stands still, in words: longer without anything than its rhythm; empty: it does not."""
    if rel.standing in (Standing.RESTING, Standing.LET_GO, None):
        return ""
    since = max((at for at in (last, rel.since) if at is not None), default=None)
    days = (desk.now - since).days if since else 0
    if days <= rel.ideal_gap:
        return ""
    stand = standoff(rel, desk.now)
    waiting = bool(stand.sent) and expects(stand.sent[-1], stand.inbound)
    return desk.context.voice.told(UNANSWERED if waiting else STALLED, {"days": days, "gap": rel.ideal_gap})

"""The loop of feedback: received, welcomed, planned, acted on, reported back; and its themes over time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from mentee.records.journey import Feedback, FeedbackKind, Relationship


class Stage(IntEnum):
    """How far a piece of feedback has gone; the stages come in this order."""

    RECEIVED = 0
    WELCOMED = 1
    PLANNED = 2
    ACTED_ON = 3
    REPORTED = 4


@dataclass(frozen=True, slots=True)
class Theme:
    """What several pieces of feedback are about: how many, how many of them challenges, how many loops closed."""

    name: str
    count: int
    challenges: int
    closed: int
    first: datetime
    last: datetime


def stage(item: Feedback, now: datetime) -> Stage:
    """The last stage reached without leaving one out; a stage dated ahead of now is not reached."""
    reached = Stage.RECEIVED
    for at in (item.welcomed, item.planned, item.acted_on, item.reported):
        if at is None or at > now:
            break
        reached = Stage(reached + 1)
    return reached


def next_stage(item: Feedback, now: datetime) -> Stage | None:
    """What comes next in the loop, None where it is closed; praise asks only to be welcomed."""
    reached = stage(item, now)
    end = Stage.REPORTED if item.kind is FeedbackKind.CHALLENGE else Stage.WELCOMED
    return Stage(reached + 1) if reached < end else None


def is_closed(item: Feedback, now: datetime) -> bool:
    """Whether the whole loop has been gone round."""
    return next_stage(item, now) is None


def closed_challenges(rel: Relationship, now: datetime) -> list[Feedback]:
    """Challenges that went the whole loop, in the order in which they were reported back."""
    closed = [f for f in rel.feedback if f.kind is FeedbackKind.CHALLENGE and f.at <= now and is_closed(f, now)]
    return sorted(closed, key=lambda item: item.reported or item.at)


def open_loops(rel: Relationship, now: datetime) -> list[Feedback]:
    """Feedback whose loop is not closed, oldest first."""
    return sorted((f for f in rel.feedback if f.at <= now and not is_closed(f, now)), key=lambda item: item.at)


def themes(items: tuple[Feedback, ...], now: datetime) -> list[Theme]:
    """Feedback grouped by theme (case apart), most frequent first; feedback without a theme is left out."""
    groups: dict[str, list[Feedback]] = defaultdict(list)
    for item in items:
        if item.theme.strip():
            groups[item.theme.strip().casefold()].append(item)
    found = [
        Theme(
            name=group[0].theme.strip(),
            count=len(group),
            challenges=sum(f.kind is FeedbackKind.CHALLENGE for f in group),
            closed=sum(is_closed(f, now) for f in group),
            first=min(f.at for f in group),
            last=max(f.at for f in group),
        )
        for group in groups.values()
    ]
    return sorted(found, key=lambda theme: (-theme.count, theme.name))

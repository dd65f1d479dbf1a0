"""What Meeting shows: the sheet before, whom else it is with, and the next date as an invitation file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from icalendar import Alarm

from mentee.flows.steps.prepare import Preparation
from mentee.records.facts import Channel
from mentee.records.journey import Encounter, Relationship
from mentee.web.contexts.ical import calendar, event

USUAL_HOUR, USUAL_MINUTES = time(10), 45
SOONEST_DAYS = 3
CHANNELS = (
    (Channel.IN_PERSON, "Coffee", "coffee"),
    (Channel.CALL, "Call", "phone"),
    (Channel.MEETING, "Video", "video"),
)
LENGTHS = (30, 45, 60)
TOGETHER = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A next date: when it begins (the seeker's zone), how long it takes, and why then."""

    at: datetime
    minutes: int
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page; `company` are those the meeting is with: number, name, whether they are ticked."""

    prepared: Preparation
    person: int
    company: tuple[tuple[int, str, bool], ...]
    proposal: Proposal
    person_url: str
    channels: tuple[tuple[Channel, str, str], ...] = CHANNELS
    lengths: tuple[int, ...] = LENGTHS


def last_met(rel: Relationship, *, now: datetime) -> Encounter | None:
    """The latest meeting or call that took place."""
    held = [
        met
        for met in rel.encounters
        if met.channel in TOGETHER and met.at <= now and not (met.planned or met.declined)
    ]
    return held[-1] if held else None


def proposal_for(rel: Relationship, met: Encounter | None, *, now: datetime, zone: tzinfo) -> Proposal:
    """The day one ideal gap after the last meeting, at its hour and length; never sooner than in three days.

    A day at the weekend gives way to the Monday after, unless they met at a weekend before.
    """
    if met is None:
        first, hour, minutes = now + timedelta(days=7), USUAL_HOUR, USUAL_MINUTES
        reason = "a week from now leaves time to answer"
    else:
        local = met.at.astimezone(zone)
        first, hour = local + timedelta(days=rel.ideal_gap), local.time().replace(second=0, microsecond=0)
        minutes = met.minutes or USUAL_MINUTES
        reason = f"{rel.ideal_gap} days after you last met, at the same hour"
    day = max(first, now + timedelta(days=SOONEST_DAYS)).astimezone(zone).date()
    if day.weekday() > 4 and (met is None or met.at.astimezone(zone).weekday() < 5):
        day += timedelta(days=7 - day.weekday())
    return Proposal(datetime.combine(day, hour, tzinfo=zone), minutes, reason)


def invitation(*, uid: str, at: datetime, minutes: int, title: str, place: str, notes: str, now: datetime) -> bytes:
    """An iCalendar file (RFC 5545, METHOD:PUBLISH, so that no calendar sends it to anybody by itself)."""
    made = calendar("meeting")
    made.add("method", "PUBLISH")
    one = event(
        uid=uid,
        now=now,
        starts=at,
        ends=at.astimezone(UTC) + timedelta(minutes=minutes),
        title=title,
        status="TENTATIVE",
        location=place,
        description=notes,
    )
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Prepare: {title}")
    alarm.add("trigger", timedelta(hours=-2))
    one.add_component(alarm)
    made.add_component(one)
    return bytes(made.to_ical())

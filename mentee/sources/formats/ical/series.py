"""The events of one UID -> when they take place: repeated, moved, called off, within bounds."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import recurring_ical_events
from icalendar import Calendar
from icalendar.cal import Component
from icalendar.timezone import tzp

from mentee.sources.formats.content_lines import Property
from mentee.sources.formats.ical.components import TIMES, RawEvent
from mentee.sources.formats.ical.rules import rule_fault
from mentee.sources.formats.ical.times import in_utc, plain_moment, zone_of
from mentee.sources.formats.ical.zones import zone_name

MOST_OCCURRENCES = 1_000  # of one series, the newest
LONGEST_PAST = timedelta(days=3653)  # of one series, before its newest occurrence
AHEAD = timedelta(days=366)
FIRST_YEAR, LAST_YEAR = 1900, 2200
DAMAGE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)

_INDEX = "X-MENTEE-INDEX"
_ONE_TIME = frozenset({"DTSTART", "DTEND", "DURATION"})
_ZONE_RULE = re.compile(r"RRULE.*FREQ=(YEARLY|MONTHLY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time an event takes place; `ends` is exclusive; times are UTC, of whole days midnight UTC."""

    event: RawEvent
    starts: datetime
    ends: datetime | None
    all_day: bool


@dataclass(slots=True)
class Clock:
    """How times are read: zones defined in the file, and the last moment that is of interest (None: no bound)."""

    zones: Mapping[str, list[str]]
    latest: datetime | None
    problems: list[tuple[int, str, str]] = field(default_factory=list)  # line, reason, remedy

    def complain(
        self, event: RawEvent, reason: str, remedy: str = "nothing to do: the rest of the event was read"
    ) -> None:
        """Note what of an event is lost."""
        self.problems.append((event.line, reason, remedy))


def current(group: Sequence[RawEvent]) -> list[RawEvent]:
    """The versions that count: replies aside, the highest SEQUENCE per instance, nothing of a series called off.

    Different events that share a UID by a producer's mistake (equal SEQUENCE, other DTSTART) are all kept.
    """
    asides = {"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"}
    said = [event for event in group if event.head.method not in asides] or list(group)
    highest: dict[str, int] = {}
    for event in said:
        highest[event.instance] = max(highest.get(event.instance, -1), _sequence(event))
    kept: dict[tuple[str, str], RawEvent] = {}
    for event in said:
        if _sequence(event) == highest[event.instance] or event.cancelled:
            start = event.first("DTSTART")
            mark = (event.instance, "" if event.instance or start is None else start.value.strip())
            if mark not in kept or not kept[mark].cancelled:
                kept[mark] = event
    masters = [event for event in kept.values() if not event.instance]
    if any(event.cancelled for event in masters):
        gone = max(_sequence(event) for event in masters if event.cancelled)
        if len(masters) == 1 or any(event.head.method == "CANCEL" for event in masters):
            return [event for event in kept.values() if not event.cancelled and _sequence(event) > gone]
    return list(kept.values())


def _sequence(event: RawEvent) -> int:
    text = event.text("SEQUENCE")
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


def occurrences(group: Sequence[RawEvent], clock: Clock) -> Iterator[Occurrence]:
    """All occurrences of the events of one UID up to `clock.latest`, none of those called off."""
    rules = {id(event): _rule_fault(event) for event in group}
    for event in group:
        if rules[id(event)]:
            clock.complain(event, f"the repetition is not followed ({rules[id(event)]}); its first date was kept")
    masters = [event for event in group if not event.instance]
    series = [event for event in masters if event.recurs and not rules[id(event)]]
    if len(series) == 1:
        members = [*series, *(event for event in group if event.instance)]
        rest = [event for event in masters if event is not series[0]]
        found = _repeated(members, clock)
        if found is None:
            clock.complain(series[0], "the repetition cannot be computed; its first date was kept")
            rest = list(group)
    else:
        found, rest = None, list(group)
    yield from found or ()
    for event in rest:
        if not event.cancelled and (occurrence := _once(event, clock)):
            yield occurrence


def _rule_fault(event: RawEvent) -> str:
    rules = [one.value for one in event.properties if one.name == "RRULE" and one.value.strip()]
    return next((fault for rule in rules if (fault := rule_fault(rule))), "")


def _calendar(events: Sequence[RawEvent], clock: Clock, *, only: frozenset[str], defined: bool = True) -> Calendar:
    """The times of events alone, as a calendar for the library to compute with; unknown zones are reported."""
    lines, unknown = ["BEGIN:VCALENDAR"], set[str]()
    for index, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{_digest(event.uid)}", f"{_INDEX}:{index}"]
        for one in event.properties:
            if one.name in only and one.value.strip():
                lines.append(f"{one.name}{_parameters(one, unknown)}:{''.join(one.value.split())}")
        lines.append("END:VEVENT")
    for name in sorted(unknown):
        zone = clock.zones.get(name) if defined else None
        if zone and all(_ZONE_RULE.match(line) for line in zone if line[:5].upper() == "RRULE"):
            lines[1:1] = zone
        else:
            clock.complain(events[0], f"the time zone {name[:60]!r} is not known; the calendar's own was taken")
    if unknown:
        tzp.use_default()  # forget another file's zones of the same name
    return Calendar.from_ical("\r\n".join([*lines, "END:VCALENDAR", ""]))


def _parameters(line: Property, unknown: set[str]) -> str:
    """The parameters that bear on time; a zone that is not known by name is added to `unknown`."""
    said = [(key, value) for key in ("VALUE", "RANGE") for value in line.param(key)[:1]]
    for written in line.param("TZID")[:1]:
        name = zone_name(written)
        if name is None:
            unknown.add(written)
        said.append(("TZID", name or written))
    return "".join(f';{key}="{value}"' for key, value in said)


def _digest(uid: str) -> str:
    return hashlib.sha256(uid.encode()).hexdigest()


def _once(event: RawEvent, clock: Clock) -> Occurrence | None:
    """The one time of an event that does not repeat, or whose repetition is not followed."""
    start = event.first("DTSTART")
    if start is None:
        clock.complain(event, "the event has no start", "add a start to the event")
        return None
    if occurrence := _plain(event):
        return _bounded(occurrence, clock)
    for only, defined in ((_ONE_TIME, True), (_ONE_TIME, False), (frozenset({"DTSTART"}), False)):
        try:
            component = _calendar([event], clock, only=only, defined=defined).walk("VEVENT")[0]
            occurrence = _occurrence(component, event)
        except DAMAGE:
            continue
        if only != _ONE_TIME:
            clock.complain(event, "the end of the event cannot be read", "correct the event's end")
        return _bounded(occurrence, clock)
    clock.complain(
        event, f"the start of the event cannot be read ({start.value[:40]!r})", "correct the event's start"
    )
    return None


def _plain(event: RawEvent) -> Occurrence | None:
    """The same without the library, for the most common way of writing times."""
    starts, ends, length = event.first("DTSTART"), event.first("DTEND"), event.first("DURATION")
    start = plain_moment(starts) if starts else None
    end = plain_moment(ends) if ends else None
    if (
        start is None
        or length
        or (ends and (end is None or isinstance(end, datetime) != isinstance(start, datetime)))
    ):
        return None
    return _placed(event, start, end)


def _bounded(occurrence: Occurrence, clock: Clock) -> Occurrence | None:
    if not FIRST_YEAR <= occurrence.starts.year <= LAST_YEAR:
        clock.complain(occurrence.event, f"the year {occurrence.starts.year} is absurd", "correct the event's start")
        return None
    if clock.latest and occurrence.starts > clock.latest:
        clock.complain(
            occurrence.event, "it starts more than a year ahead", "import the calendar again nearer the day"
        )
        return None
    return occurrence


def _occurrence(component: Component, event: RawEvent) -> Occurrence:
    """When a component of the library takes place."""
    start = _date(component, "DTSTART")
    end = _date(component, "DTEND") if "DTEND" in component else None
    if end is None and "DURATION" in component:
        end = start + component.decoded("DURATION")
    return _placed(event, start, end)


def _placed(event: RawEvent, start: date, end: date | None) -> Occurrence:
    """A start and an end in UTC; an end before the start counts as no end, a whole day ends with the day."""
    zone = zone_of(event.head.zone)
    starts = in_utc(start, zone)
    ends = in_utc(end, zone) if end is not None else None
    whole = not isinstance(start, datetime)
    if whole and (ends is None or ends <= starts):
        ends = starts + timedelta(days=1)
    return Occurrence(event, starts, ends if ends and ends > starts else None, whole)


def _date(component: Component, name: str) -> date:
    found = component.decoded(name)
    if not isinstance(found, date):
        raise ValueError(f"{name} is no date")
    return found


def _first_window(members: Sequence[RawEvent]) -> timedelta:
    """Two years of days or weeks, two months of hours: about what is kept at most."""
    hourly = any("HOUR" in one.value.upper() for event in members for one in event.properties if one.name == "RRULE")
    return timedelta(days=60 if hourly else 732)


def _begin(occurrence: Occurrence) -> datetime:
    return occurrence.starts


def _repeated(members: Sequence[RawEvent], clock: Clock) -> list[Occurrence] | None:
    """The newest occurrences of a series, oldest first; None where it cannot be computed.

    Windows that double in length walk back from the end, so that a daily series of decades costs no more than
    what is kept of it.
    """
    found: dict[tuple[int, datetime], Occurrence] = {}
    try:
        calendar = _calendar(members, clock, only=TIMES)
        dates = [in_utc(_date(part, "DTSTART"), None) for part in calendar.walk("VEVENT")]
        first = min(dates) - timedelta(days=2)
        if first.year < FIRST_YEAR or max(dates).year > LAST_YEAR:
            return None
        query = recurring_ical_events.of(calendar)
        stop, width = (clock.latest or max(dates) + AHEAD), _first_window(members)
        while stop > first and len(found) < MOST_OCCURRENCES:
            start = max(stop - width, first)
            for part in query.between(start, stop):
                index = int(part[_INDEX])
                occurrence = _occurrence(part, members[index])
                if clock.latest is None or occurrence.starts <= clock.latest:
                    found[index, occurrence.starts] = occurrence
            stop, width = start, width * 2
            if found and max(found.values(), key=_begin).starts - LONGEST_PAST >= stop:
                break
    except DAMAGE:
        return None
    ordered = sorted(found.values(), key=_begin)
    oldest = ordered[-1].starts - LONGEST_PAST if ordered else first
    kept = [one for one in ordered if one.starts >= oldest][-MOST_OCCURRENCES:]
    if len(kept) == MOST_OCCURRENCES:
        clock.complain(members[0], f"it repeats very often; only the newest {len(kept)} times were kept")
    return [one for one in kept if not one.event.cancelled]

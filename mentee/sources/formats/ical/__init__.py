"""iCalendar files of any producer, damaged or not -> meetings, calls and gatherings, past and coming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from mentee.records.facts import Fact, Origin, Problem
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.ical.components import Index, RawEvent, events, indexed
from mentee.sources.formats.ical.facts import fact_of, is_interesting
from mentee.sources.formats.ical.people import MOST_PEOPLE, participants
from mentee.sources.formats.ical.series import AHEAD, Clock, current, occurrences
from mentee.sources.formats.vcard import sureness


class ICalendar:
    """Calendars of mail programs, phones and the web; tasks, journals and free/busy times are passed over."""

    name = "iCalendar"
    about = "meetings and events of calendars (.ics)"

    def recognises(self, probe: Probe) -> float:
        """By BEGIN:VCALENDAR, in any encoding, also after stray header lines."""
        return sureness(probe.head, "VCALENDAR")

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """Every occurrence with people, a place or a page, up to a year after `options.now` (0: up to a year
        after the last one written in the file), each followed by what could not be read.

        The events of one UID are held until all of them are seen, everything else streams.
        """
        index = indexed(path)
        latest = datetime.fromtimestamp(options.now, UTC) + AHEAD if options.now else None
        clock = Clock(index.zones, latest)
        found = False
        for group in _groups(path, index, options):
            found = True
            yield from _facts(group, clock, path.name)
        if not (found or index.calendars):
            yield Problem(Origin(path.name), "no calendar was found in the file", "export the calendar again")


def _groups(path: Path, index: Index, options: Options) -> Iterator[list[RawEvent]]:
    """The events of each UID together, as soon as the last of them was seen."""
    waiting: dict[str, list[RawEvent]] = {}
    for event in events(path, options.progress):
        uid = event.uid
        if not uid or index.uses[uid] <= 1:
            yield [event]
            continue
        group = waiting.setdefault(uid, [])
        group.append(event)
        if len(group) >= index.uses[uid]:
            yield waiting.pop(uid)
    yield from waiting.values()


def _facts(group: Sequence[RawEvent], clock: Clock, file: str) -> Iterator[Fact | Problem]:
    for event in group:
        for line, reason in event.faults:
            yield Problem(Origin(file, line), reason, "export the calendar again, or correct the line")
    if any(is_interesting(event) for event in group):
        people = {}
        for occurrence in occurrences(current(group), clock):
            event = occurrence.event
            if id(event) not in people:
                people[id(event)] = participants(event)
                if len(people[id(event)]) == MOST_PEOPLE:
                    clock.complain(event, f"only the first {MOST_PEOPLE} participants were kept")
            if is_interesting(event) and (fact := fact_of(occurrence, people[id(event)], file)):
                yield fact
    for line, reason, remedy in clock.problems:
        yield Problem(Origin(file, line), reason, remedy)
    clock.problems.clear()


ICAL = ICalendar()

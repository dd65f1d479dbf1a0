"""How fast vCards, calendars and schedules are read, and how many files of other programs are read without loss."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import icalendar
import vobject

from bench.figure import Figure, data, in_turn, seconds
from mentee.records.facts import Person, Problem
from mentee.sources.contract import Format, Options
from mentee.sources.formats.ical import ICAL
from mentee.sources.formats.schedule import SCHEDULE
from mentee.sources.formats.vcard import VCARD

COPIES = 40
OPTIONS = Options(region="US", now=datetime(2025, 6, 1, tzinfo=UTC).timestamp())
_BEGIN = re.compile(rb"(?im)^BEGIN:VCARD")
_CARD = re.compile(rb"(?ims)^BEGIN:VCARD\s.*?^END:VCARD[^\n]*\n?")


def drain(kind: Format, paths: list[Path]) -> int:
    """Read everything, keep nothing; how many records there were."""
    return sum(1 for path in paths for _ in kind.read(path, OPTIONS))


def by_vobject(content: bytes) -> int | None:
    """How many cards vobject reads, None where it fails."""
    try:
        return sum(1 for _ in vobject.readComponents(content.decode(), allowQP=True))
    except Exception:  # noqa: BLE001 - whatever a damaged file makes of it counts as not read
        return None


def without_loss(path: Path) -> bool:
    """Whether every card gives a person or the reason why not, and none of it is said to be damaged."""
    found = list(VCARD.read(path, OPTIONS))
    told = [one for one in found if isinstance(one, Problem)]
    harmless = ("neither a name", "not a person's", "phone numbers", "no mail address", "no contact")
    cards = len(_BEGIN.findall(path.read_bytes()))
    people = sum(isinstance(one, Person) for one in found)
    explained = sum("neither a name" in one.reason or "not a person's" in one.reason for one in told)
    return people + explained >= cards and all(any(word in one.reason for word in harmless) for one in told)


def card_figures(folder: Path) -> Iterator[Figure]:
    """Files without loss, and cards per second on what both read."""
    files = sorted(data("contacts").rglob("*.vcf"))
    theirs = {path: by_vobject(path.read_bytes()) for path in files}
    peer_files = sum(count is not None for count in theirs.values())
    mine = sum(without_loss(path) for path in files)
    yield Figure(
        "vcard: files read without loss", mine, "files", peer_files, note=f"of {len(files)}; baseline vobject"
    )
    cards = [card for path in files for card in _CARD.findall(path.read_bytes()) if by_vobject(card) is not None]
    both = folder / "both.vcf"
    both.write_bytes(b"\n".join(cards * COPIES))
    number = len(cards) * COPIES
    own, peer = in_turn(lambda: drain(VCARD, [both]), lambda: by_vobject(both.read_bytes()), rounds=3)
    yield Figure("vcard: cards per second", number / own, "cards/s", number / peer, note=f"{number} cards; vobject")


def calendar_figures(folder: Path) -> Iterator[Figure]:
    """Events with an attendee per second beside the library that parses them, and the time of all real files."""
    lines = (
        "BEGIN:VEVENT\r\nUID:{0}@sample.example\r\nDTSTART:20250303T100000Z\r\nDTEND:20250303T110000Z\r\nSUMMARY:Plans\r\n"
        "ATTENDEE;CN=Bob Sample:mailto:bob@sample.example\r\nDESCRIPTION:words\r\nEND:VEVENT\r\n"
    )
    number = 4_000
    path = folder / "team.ics"
    body = "".join(map(lines.format, range(number)))
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}END:VCALENDAR\r\n", newline="")
    own, peer = in_turn(
        lambda: drain(ICAL, [path]), lambda: icalendar.Calendar.from_ical(path.read_bytes()), rounds=3
    )
    note = "baseline: icalendar's parsing alone"
    yield Figure("ical: events with people per second", number / own, "events/s", number / peer, note=note)
    files = sorted(data("calendars").rglob("*.ics"))
    yield Figure(
        "ical: seconds for all real files", seconds(lambda: drain(ICAL, files)), "s", note=f"{len(files)} files"
    )
    slowest = max((seconds(lambda path=path: drain(ICAL, [path])), path.name) for path in files[::7])  # type: ignore[misc]
    yield Figure("ical: slowest of every seventh file", slowest[0], "s", note=slowest[1])


def figures() -> Iterator[Figure]:
    """All figures of cards, calendars and schedules."""
    with tempfile.TemporaryDirectory() as scratch:
        yield from card_figures(Path(scratch))
        yield from calendar_figures(Path(scratch))
    schedule = next(data("schedules").rglob("schedule-38c3*.xml"))
    begun = time.perf_counter()
    found = drain(SCHEDULE, [schedule])
    took = time.perf_counter() - begun
    yield Figure("schedule: records per second", found / took, "records/s", note=f"{schedule.name}: {found} records")

"""Calendars that other programs wrote, thousands of them wrong on purpose: none makes the reader fail or linger."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentee.records.facts import Fact, Gathering, Interaction, Problem
from mentee.sources.contract import Options
from mentee.sources.formats.ical import ICAL

NOW = datetime(2025, 6, 1, tzinfo=UTC).timestamp()


def read(path: Path) -> list[Fact | Problem]:
    """All of a file."""
    return list(ICAL.read(path, Options(now=NOW)))


def test_every_file_is_read_in_time(shared_data: Path) -> None:
    begun = time.perf_counter()
    slowest, facts = 0.0, 0
    for path in sorted((shared_data / "calendars").rglob("*.ics")):
        started = time.perf_counter()
        for fact in read(path):
            facts += 1
            assert fact.origin.file == path.name
            if isinstance(fact, Interaction):
                assert fact.participants
                assert fact.at.tzinfo is UTC
        slowest = max(slowest, time.perf_counter() - started)
    assert facts > 10_000
    assert slowest < 15
    assert time.perf_counter() - begun < 90


@pytest.mark.parametrize("name", ["issue42.ics", "sunbird_sample.ics", "Germany.ics"])
def test_every_event_with_people_or_place_gives_a_fact(shared_data: Path, name: str) -> None:
    path = next((shared_data / "calendars").rglob(name))
    content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n ", b"")
    wanted: set[bytes] = set()
    for block in re.split(rb"(?m)^BEGIN:VEVENT", content)[1:]:
        inside = re.sub(rb"(?s)BEGIN:VALARM.*?END:VALARM", b"", block.partition(b"END:VEVENT")[0])
        if re.search(rb"(?m)^(?:LOCATION|URL|ATTENDEE)[^:\n]*:[ \t]*\S", inside):
            wanted.update(re.findall(rb"(?m)^UID:(.*)", inside))
    found = {fact.key.rpartition(":")[0] for fact in read(path) if isinstance(fact, Gathering | Interaction)}
    assert found == {"ical:" + uid.decode().strip() for uid in wanted}
    assert len(found) > 150

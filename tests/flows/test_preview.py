"""A preview ends when its time is over, whatever is in the file."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from mentee.flows import preview
from mentee.flows.import_ import Reading
from mentee.flows.preview import Seen, described, preview_file
from mentee.flows.progress import Progress
from mentee.records.facts import Channel, Gathering, Interaction, Origin
from mentee.store.owners import local_owner

pytestmark = pytest.mark.django_db


def seen(folder: Path, *, files: int, ending: str, text: str) -> Seen:
    """What a preview says of an archive of alike files."""
    path = folder / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(files):
            archive.writestr(f"{number}.{ending}", text.format(number=number))
    return preview_file(local_owner(), path, now=timezone.now(), reading=Reading(), progress=Progress())


def test_files_that_nobody_reads_take_no_longer_than_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = seen(tmp_path, files=30, ending="txt", text="word {number}\n")
    assert whole.whole
    assert "29 more ending in .txt" in whole.problems[0]["reason"]
    monkeypatch.setattr(preview, "MOST_SECONDS", -1.0)
    cut = seen(tmp_path, files=30, ending="txt", text="word {number}\n")
    assert not cut.whole
    assert cut.problems == []


def test_what_was_read_in_time_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "MOST_RECORDS", 3)
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Sample {number}\nEMAIL:b{number}@sample.example\nEND:VCARD\n"
    some = seen(tmp_path, files=5, ending="vcf", text=card)
    assert (some.records, some.whole) == (3, False)


def test_days_are_those_of_the_readers_zone() -> None:
    starts = datetime(2027, 3, 4, 23, 30, tzinfo=UTC)
    origin = Origin("a.ics")
    with timezone.override("Asia/Tokyo"):
        assert described(Interaction(origin, "a", starts, Channel.MAIL, ()))[1].startswith("05 Mar 2027")
        assert described(Gathering(origin, "a", "Fair", starts))[1] == "05 Mar 2027 · Fair"
        whole = Gathering(origin, "a", "Fair", starts.replace(hour=0, minute=0), all_day=True)
        assert described(whole)[1] == "04 Mar 2027 · Fair"

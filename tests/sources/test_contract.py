"""What every registered format must do, on a small invented sample of each."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentee.records.facts import Contact, Fact, Gathering, Interaction, Key, KeyKind, Person, Post, Problem
from mentee.records.keys import SELF, email_key, url_key
from mentee.sources import registry
from mentee.sources.archives import size_of
from mentee.sources.contract import Format, Options, SourceError
from mentee.sources.phones import phone_key

DATA = Path(__file__).resolve().parent.parent / "data"
NOW = 1_700_000_000.0


@dataclass(frozen=True)
class Sample:
    """A file of the format; a part of it and what breaks that; the words of its last fact, which stays."""

    file: str
    whole: str
    broken: str
    last: str


SAMPLES = {
    "LinkedIn export": Sample("linkedin/export/Connections.csv", "17 Nov 2019", "17 Smarch 2019", "Dan Instance"),
    "vCard": Sample("vcard/people.vcf", "EMAIL:bela@example.org", "EMAIL:bela at nowhere", "Dan Instance"),
    "mbox": Sample("mail/box.mbox", "From: Ada Example <ada@example.org>", "From: @@@", "three@example.org"),
    "Maildir": Sample("mail/letter.eml", "Ada Example <ada@example.org>", "@@@", "letter@example.org"),
    "mail message": Sample("mail/letter.eml", "To: Sam Seeker <sam@example.org>", "To: @@@", "letter@example.org"),
    "iCalendar": Sample("ical/meetings.ics", "DTSTART:20230109T090000Z", "DTSTART:2023-13-99", "three@example.org"),
    "table of people": Sample(
        "directory/people.csv", "8,Béla Sample,bela@example.org", "8,,not-an-address", "Dan Instance"
    ),
    "conference schedule": Sample(
        "schedule/conference.xml", "2023-06-01T10:00:00+02:00", "whenever", "Samples, in short"
    ),
}


@pytest.fixture(params=registry.formats(), ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Format:
    """Every registered format in turn."""
    found: Format = request.param
    return found


def content(kind: Format) -> bytes:
    """The bytes of the format's sample."""
    return (DATA / SAMPLES[kind.name].file).read_bytes()


def placed(kind: Format, data: bytes, folder: Path) -> Path:
    """The bytes as a file (or, where the format reads one, a folder) of that kind."""
    if kind.name == "Maildir":
        for part in ("cur", "new", "tmp"):
            (folder / "box" / part).mkdir(parents=True, exist_ok=True)
        (folder / "box" / "cur" / "1700000000.one.example:2,S").write_bytes(data)
        return folder / "box"
    path = folder / Path(SAMPLES[kind.name].file).name
    path.write_bytes(data)
    return path


def records(kind: Format, path: Path, progress: Callable[[int], None] = lambda _read: None) -> list[Fact | Problem]:
    """All that the format says of the file; its refusal is an empty answer."""
    return list(kind.read(path, Options(region="DE", now=NOW, progress=progress)))


def contacts(record: Fact | Problem) -> Iterator[Contact]:
    """Everybody whom a record names."""
    if isinstance(record, Person):
        yield Contact(record.names[0] if record.names else "", record.keys)
        yield from (relation.other for relation in record.relations)
    elif isinstance(record, Post):
        yield record.author
    elif not isinstance(record, Problem):
        yield from (participant.contact for participant in record.participants)


def test_every_registered_format_has_a_sample() -> None:
    assert {kind.name for kind in registry.formats()} == set(SAMPLES)


def test_every_registered_name_resolves_to_a_format_that_explains_itself(kind: Format) -> None:
    assert kind.name
    assert 20 < len(kind.about) < 140


def test_it_works(kind: Format, tmp_path: Path) -> None:
    read = records(kind, placed(kind, content(kind), tmp_path))
    assert [record for record in read if not isinstance(record, Problem)]


def test_a_file_is_recognised_by_its_own_format_whatever_its_name(kind: Format, tmp_path: Path) -> None:
    path = placed(kind, content(kind), tmp_path)
    assert registry.detect(path) is kind
    renamed = path.rename(path.with_name("download.bin"))
    assert registry.detect(renamed) is kind


def test_others_do_not_claim_it(kind: Format, tmp_path: Path) -> None:
    for name in SAMPLES:
        other = next(one for one in registry.formats() if one.name == name)
        folder = tmp_path / name
        folder.mkdir()
        if other is not kind:
            assert registry.detect(placed(other, content(other), folder)) is not kind


def test_nothing_is_recognised_in_noise(kind: Format) -> None:
    from mentee.sources.contract import Probe

    for head in (b"", b"\0" * 100, b"\xff\xfe", bytes(range(256)), b"just a few words\n", b"{}", b"[]", b"<x/>"):
        assert kind.recognises(Probe("noise", head)) < 0.2


def test_records_come_as_a_stream(kind: Format, tmp_path: Path) -> None:
    stream = kind.read(placed(kind, content(kind), tmp_path), Options(now=NOW))
    assert iter(stream) is stream
    assert next(stream) is not None


def test_reading_twice_gives_the_same_records(kind: Format, tmp_path: Path) -> None:
    path = placed(kind, content(kind), tmp_path)
    assert records(kind, path) == records(kind, path)


def test_a_gzipped_file_reads_as_the_plain_one(kind: Format, tmp_path: Path) -> None:
    if kind.name == "Maildir":
        return  # a folder
    path = placed(kind, content(kind), tmp_path)
    plain = list(registry.read(path, Options(now=NOW)))
    path.write_bytes(gzip.compress(content(kind)))
    assert registry.detect(path) is kind
    assert list(registry.read(path, Options(now=NOW))) == plain


def test_every_record_says_where_it_came_from(kind: Format, tmp_path: Path) -> None:
    path = placed(kind, content(kind), tmp_path)
    for record in registry.read(path, Options(now=NOW)):
        assert record.origin.file.startswith(path.name)
        assert str(tmp_path) not in record.origin.file


def test_times_are_aware_and_in_utc(kind: Format, tmp_path: Path) -> None:
    for record in records(kind, placed(kind, content(kind), tmp_path)):
        times = (
            [record.at]
            if isinstance(record, Interaction | Post)
            else [record.starts, record.ends]
            if isinstance(record, Gathering)
            else []
        )
        assert all(time.tzinfo is UTC for time in times if time is not None)


def test_keys_are_in_their_normal_form(kind: Format, tmp_path: Path) -> None:
    for record in records(kind, placed(kind, content(kind), tmp_path)):
        for contact in contacts(record):
            assert all(_is_normal(key) for key in contact.keys)
            assert len(set(contact.keys)) == len(contact.keys)


def _is_normal(key: Key) -> bool:
    if key.kind is KeyKind.EMAIL:
        return email_key(key.value) == key
    if key.kind is KeyKind.URL:
        return url_key(key.value) == key
    if key.kind is KeyKind.PHONE:
        return phone_key(key.value) == key
    return key == SELF or (":" in key.value and key.value == key.value.strip())


def test_progress_grows_and_ends_at_the_size(kind: Format, tmp_path: Path) -> None:
    path = placed(kind, content(kind), tmp_path)
    told: list[int] = []
    records(kind, path, told.append)
    assert told == sorted(told)
    assert told[-1] == size_of(path)


def test_a_broken_record_does_not_stop_the_rest(kind: Format, tmp_path: Path) -> None:
    sample = SAMPLES[kind.name]
    data = content(kind)
    assert sample.whole.encode() in data
    read = records(kind, placed(kind, data.replace(sample.whole.encode(), sample.broken.encode(), 1), tmp_path))
    facts = [record for record in read if not isinstance(record, Problem)]
    assert any(sample.last in str(fact) for fact in facts)
    assert [record for record in read if isinstance(record, Problem)]


def survives(kind: Format, data: bytes) -> None:
    """Whatever the bytes, the format answers with records or refuses in words."""
    folder = Path(tempfile.mkdtemp(prefix="mentee-contract-"))
    refused = ""
    try:
        for record in kind.read(placed(kind, data, folder), Options(region="DE", now=NOW)):
            assert isinstance(record, Person | Interaction | Gathering | Post | Problem)
    except SourceError as refusal:
        refused = str(refusal)
    finally:
        shutil.rmtree(folder)
    assert not refused or ";" in refused  # a remedy follows the reason


BRIEF = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@BRIEF
@given(share=st.floats(0, 1))
def test_a_file_cut_off_anywhere_is_no_accident(kind: Format, share: float) -> None:
    data = content(kind)
    survives(kind, data[: int(len(data) * share)])


@BRIEF
@given(share=st.floats(0, 1), noise=st.binary(min_size=1, max_size=40))
def test_noise_anywhere_is_no_accident(kind: Format, share: float, noise: bytes) -> None:
    data = content(kind)
    at = int(len(data) * share)
    survives(kind, data[:at] + noise + data[at:])


@BRIEF
@given(noise=st.binary(max_size=400))
def test_noise_alone_is_no_accident(kind: Format, noise: bytes) -> None:
    survives(kind, noise)

"""Telling files apart by their content, and reading folders and archives of many kinds."""

from __future__ import annotations

import shutil
import time
import zipfile
from pathlib import Path

import pytest

from mentee.records.facts import Fact, Interaction, Person, Problem
from mentee.sources import registry
from mentee.sources.archives import size_of
from mentee.sources.contract import Options, Probe, SourceError

DATA = Path(__file__).resolve().parent.parent / "data"
NOW = 1_700_000_000.0


def read(path: Path, told: list[int] | None = None) -> tuple[list[Fact], list[Problem]]:
    progress = told.append if told is not None else (lambda _read: None)
    found = list(registry.read(path, Options(now=NOW, progress=progress)))
    return (
        [record for record in found if not isinstance(record, Problem)],
        [record for record in found if isinstance(record, Problem)],
    )


@pytest.fixture
def takeout(tmp_path: Path) -> Path:
    """A folder as somebody's exports lie about: mail, contacts, a calendar, LinkedIn's folder, a photo."""
    folder = tmp_path / "Takeout"
    for part in ("Mail", "Contacts", "Calendar", "Maildir/cur", "Maildir/new", "Photos"):
        (folder / part).mkdir(parents=True)
    shutil.copy(DATA / "mail/box.mbox", folder / "Mail/All mail.mbox")
    shutil.copy(DATA / "mail/letter.eml", folder / "Maildir/cur/1.example:2,S")
    shutil.copy(DATA / "vcard/people.vcf", folder / "Contacts/All.vcf")
    shutil.copy(DATA / "ical/meetings.ics", folder / "Calendar/work.ics")
    shutil.copy(DATA / "directory/google.csv", folder / "Contacts/google.csv")
    shutil.copytree(DATA / "linkedin/export", folder / "LinkedIn")
    for number in range(3):
        (folder / f"Photos/{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    return folder


def zipped(folder: Path, inner: str = "") -> Path:
    return Path(shutil.make_archive(str(folder), "zip", folder.parent if inner else folder, inner or None))


def single_parts(folder: Path) -> int:
    """How many facts the parts of the folder have, each read alone."""
    parts = [*folder.glob("Mail/*"), *folder.glob("Contacts/*"), *folder.glob("Calendar/*")]
    return sum(len(read(part)[0]) for part in (*parts, folder / "Maildir", folder / "LinkedIn"))


def test_a_folder_of_many_kinds_reads_each_by_its_own(takeout: Path) -> None:
    told: list[int] = []
    facts, problems = read(takeout, told)
    assert registry.detect(takeout).name == "folder or archive"
    assert len(facts) == single_parts(takeout)
    assert {fact.origin.file.split("/")[1] for fact in facts} == {
        "Mail",
        "Contacts",
        "Calendar",
        "Maildir",
        "LinkedIn",
    }
    assert [problem.origin.file for problem in problems if "of no kind" in problem.reason] == ["Takeout/Photos/0.jpg"]
    assert told == sorted(told)
    assert told[-1] == size_of(takeout)


def test_an_archive_reads_as_the_folder_it_was_made_of(takeout: Path) -> None:
    told: list[int] = []
    path = zipped(takeout)
    as_archive, _ = read(path, told)
    as_folder, _ = read(takeout)
    assert len(as_archive) == len(as_folder)
    assert {fact.origin.file.replace(".zip/", "/") for fact in as_archive} == {fact.origin.file for fact in as_folder}
    assert told == sorted(told)
    assert told[-1] == path.stat().st_size


def test_nothing_is_left_behind_on_disk(takeout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    path = zipped(takeout)
    read(path)
    stream = registry.read(path, Options(now=NOW))
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert not list(scratch.iterdir())


def test_linkedins_export_is_one_thing_as_folder_and_as_zip(tmp_path: Path) -> None:
    folder = tmp_path / "Basic_LinkedInDataExport"
    shutil.copytree(DATA / "linkedin/export", folder)
    for path in (folder, zipped(folder), zipped(folder, folder.name)):
        facts, _ = read(path)
        assert sum(isinstance(fact, Person) and not fact.is_seeker for fact in facts) == 7
        assert all(fact.origin.file.startswith(path.name) for fact in facts)
    assert registry.detect(folder).name == "LinkedIn export"


def test_a_stranger_beside_linkedins_files_is_read_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    shutil.copytree(DATA / "linkedin/export", folder)
    shutil.copy(DATA / "vcard/people.vcf", folder)
    shutil.copy(DATA / "directory/google.csv", folder)
    facts, _ = read(folder)
    alone, _ = read(DATA / "linkedin/export")
    assert len(facts) == len(alone) + 3 + 1


def test_an_archive_in_a_folder_is_opened_but_none_in_an_archive(takeout: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    shutil.move(zipped(takeout), outer / "inner.zip")
    facts, _ = read(outer)
    assert len(facts) == single_parts(takeout)
    assert all(fact.origin.file.startswith("outer/inner.zip/") for fact in facts)
    facts, problems = read(zipped(outer))
    assert not facts
    assert ["archive inside an archive" in problem.reason for problem in problems] == [True]


def test_an_archive_with_an_evil_entry_does_not_stop_its_neighbours(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with zipfile.ZipFile(folder / "evil.zip", "w") as archive:
        archive.writestr("../outside.csv", "Name,Email\n")
    shutil.copy(DATA / "vcard/people.vcf", folder)
    facts, problems = read(folder)
    assert len(facts) == 3
    assert "evil.zip" in problems[0].origin.file
    assert not (tmp_path / "outside.csv").exists()


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("cv.pdf", b"%PDF-1.7 ...", "CSV or vCard"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xlsx"),
        ("mail.pst", b"!BDN....", "mbox"),
        ("stuff.rar", b"Rar!\x1a\x07", "unpack"),
        ("empty.csv", b"", "empty"),
        ("words.txt", b"Only some words.\nNothing else.\n", "headings"),
        ("numbers.csv", b"a,b\n1,2\n", "headings"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, remedy: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=name) as refusal:
        registry.detect(tmp_path / name)
    assert remedy in str(refusal.value)


def test_what_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    for path in (tmp_path / "absent.csv", tmp_path / "nothing"):
        with pytest.raises(SourceError, match=path.name):
            list(registry.read(path, Options()))


def test_damage_after_the_first_record_is_a_problem_and_no_refusal(tmp_path: Path) -> None:
    import gzip

    rows = "".join(f"Person Number{number},p{number}@example.org,Works\n" for number in range(20_000))
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(b"Name,Skills,Company\n" + rows.encode())[:-2000])
    facts, problems = read(path)
    assert len(facts) > 1000
    assert "damaged or cut off" in problems[-1].reason
    assert "once more" in problems[-1].remedy


def test_a_failing_reader_is_a_problem_of_that_file_alone(takeout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = next(kind for kind in registry.formats() if kind.name == "vCard")

    def fails(self: object, path: Path, options: Options) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(type(kind), "read", fails)
    facts, problems = read(takeout)
    assert any(isinstance(fact, Interaction) for fact in facts)
    assert [problem.origin.file for problem in problems if "ZeroDivisionError" in problem.reason] == [
        "Takeout/Contacts/All.vcf"
    ]


def test_a_wish_for_one_table_does_not_disturb_the_others(takeout: Path) -> None:
    (takeout / "Contacts/list.csv").write_text("Name,Email,Kann\nAda Example,ada@example.org,Zeichnen\n")
    before, _ = read(takeout)
    found = list(registry.read(takeout, Options(now=NOW, columns={"Kann": "skills"})))
    facts = [record for record in found if not isinstance(record, Problem)]
    assert len(facts) == len(before)
    assert ("Zeichnen",) in [fact.skills for fact in facts if isinstance(fact, Person)]


@pytest.mark.parametrize(
    "head",
    [
        b"<!-- a note -->\n" * 4000 + b"<html>",
        b"<?a?>" * 8000 + b"<html>",
        b"/* a note */\n" * 4000 + b"int x;",
        b"\n" * 60_000 + b"x",
        b"#\n\n" * 20_000 + b"x",
        b"version: 1\n" * 5000 + b"x",
        b"From " + b"1:11 " * 12_000 + b"\nTo: x\n",
        b"<" * 60_000,
        b";" * 60_000,
    ],
    ids=["comments", "instructions", "notes", "blank lines", "hashes", "versions", "times", "angles", "semicolons"],
)
def test_no_beginning_of_a_file_keeps_the_formats_thinking(head: bytes) -> None:
    begun = time.perf_counter()
    for kind in registry.formats():
        kind.recognises(Probe("strange", head))
    assert time.perf_counter() - begun < 3


def test_an_archive_locked_whole_says_that_it_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "friends.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(DATA / "vcard/people.vcf", "people.vcf")
    packed = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(mark) + flags] |= 1  # APPNOTE 4.4.4, bit 0: encrypted
    path.write_bytes(packed)
    with pytest.raises(SourceError, match=r"people\.vcf: protected by a password; unpack the archive"):
        list(registry.read(path, Options(now=NOW)))


def test_an_archive_inside_that_is_damaged_is_named_once(takeout: Path) -> None:
    (takeout / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    (problem,) = (one for one in read(takeout)[1] if one.origin.file.endswith("broken.zip"))
    assert problem.origin.file == "Takeout/broken.zip"
    assert problem.reason.startswith("not a whole zip archive")


def test_the_rest_of_an_archive_is_left_where_it_is_enough(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.txt", f"word {number}\n")
    asked = iter([False, False, False, True])
    (problem,) = registry.read(tmp_path / "many.zip", Options(enough=lambda: next(asked)))
    assert isinstance(problem, Problem)
    assert "and 2 more ending in .txt" in problem.reason

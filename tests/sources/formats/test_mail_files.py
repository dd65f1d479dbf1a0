"""Files and folders of mail: where mails begin and end, damage, size, recognition, and the real collections."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.mail_oracle import differences
from mentee.records.facts import Interaction, Problem
from mentee.sources.contract import Format, Options, Probe, SourceError
from mentee.sources.formats.mail import EML, MAILDIR, MBOX
from mentee.sources.formats.mail.folder import header_of
from mentee.sources.formats.mail.headers import RawMail
from mentee.sources.formats.mail.mbox import mails
from mentee.sources.formats.mail.stream import BLOCK

FROM_LINE = b"From ada@example.org Mon Jan  3 10:00:00 2022\n"


def letter(number: int, body: bytes = b"Hello\n", **fields: str) -> bytes:
    """A mail with a number, without its From_ line."""
    given = {"From": "Ada Example <ada@example.org>", "To": "sam@example.org", "Subject": f"letter {number}"} | fields
    head = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in given.items())
    return (
        f"Message-ID: <{number}@example.org>\n"
        f"Date: Mon, 3 Jan 2022 10:{number // 60 % 60:02}:{number % 60:02} +0000\n{head}\n"
    ).encode() + body


def mbox_of(*letters: bytes) -> bytes:
    """The letters as an mbox."""
    return b"\n".join(FROM_LINE + each for each in letters)


def keys(path: Path) -> list[str]:
    """The numbers of the letters that are read from a file or folder that loses nothing."""
    kind = MAILDIR if path.is_dir() else MBOX
    found = list(kind.read(path, Options()))
    assert [each for each in found if isinstance(each, Problem)] == []
    return [each.key[5:].partition("@")[0] for each in found if isinstance(each, Interaction)]


def written(folder: Path, data: bytes, name: str = "box") -> Path:
    """A file of that content."""
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> list[Problem]:
    """The problems of an mbox."""
    return [each for each in MBOX.read(path, Options()) if isinstance(each, Problem)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"From here on it is prose\n",
        b"\nFrom here on: it is prose\nNote: with a colon\n",
        b">From quoted\n>>From twice\n",
        b"\n>From ada@example.org Mon Jan  3 10:00:00 2022\nTo: nobody\n",
        b"no line feed at the end",
        b"x" * (3 * BLOCK),
        b"From \n" * 1000,
    ],
)
@pytest.mark.parametrize("returns", [False, True], ids=["unix", "dos"])
def test_bodies_do_not_end_mails_early(tmp_path: Path, body: bytes, returns: bool) -> None:
    data = mbox_of(letter(1, body), letter(2, body), letter(3, body))
    assert keys(written(tmp_path, data.replace(b"\n", b"\r\n") if returns else data)) == ["1", "2", "3"]


def test_a_mail_begins_without_an_empty_line_before_it(tmp_path: Path) -> None:
    data = FROM_LINE + letter(1) + FROM_LINE + letter(2, b"")[:-1] + FROM_LINE + letter(3)
    assert keys(written(tmp_path, data)) == ["1", "2", "3"]


def test_content_length_is_followed_where_it_is_true(tmp_path: Path) -> None:
    inner = b"\n" + FROM_LINE + letter(9)
    data = mbox_of(letter(1, inner, Content_Length=str(len(inner))), letter(2, b"Hi\n", Content_Length="3"))
    assert keys(written(tmp_path, data)) == ["1", "2"]
    lying = mbox_of(*(letter(number, b"Hi\n", Content_Length=str(10**number)) for number in range(1, 6)))
    assert keys(written(tmp_path, lying)) == ["1", "2", "3", "4", "5"]


def test_junk_before_the_first_mail_is_told(tmp_path: Path) -> None:
    found = list(MBOX.read(written(tmp_path, b"junk\n\n" + mbox_of(letter(1))), Options()))
    assert [type(each) for each in found] == [Problem, Interaction]
    assert keys(written(tmp_path, b"\xef\xbb\xbf\r\n\n" + mbox_of(letter(1)))) == ["1"]


def test_offsets_point_at_the_from_line(tmp_path: Path) -> None:
    data = mbox_of(letter(1), letter(2, b"x" * BLOCK), letter(3))
    path = written(tmp_path, data)
    for each in MBOX.read(path, Options()):
        assert each.origin.offset is not None
        assert data[each.origin.offset :].startswith(FROM_LINE)
        assert each.origin.file == str(path)


def test_an_endless_header_is_cut_and_told(tmp_path: Path) -> None:
    many = ", ".join(f"{number}-{'x' * 60}@example.org" for number in range(20_000))
    found = list(MBOX.read(written(tmp_path, mbox_of(letter(1, To=many), letter(2))), Options()))
    assert [each.key for each in found if isinstance(each, Interaction)] == [
        "mail:1@example.org",
        "mail:2@example.org",
    ]
    assert any("longer than 1 MiB" in each.reason for each in found if isinstance(each, Problem))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers(0, 600))
def test_any_bytes_are_read_and_the_next_mail_too(tmp_path: Path, noise: bytes, at: int) -> None:
    data = mbox_of(letter(1), letter(2))
    list(MBOX.read(written(tmp_path, data[:at] + noise + data[at:]), Options()))
    found = list(MBOX.read(written(tmp_path, data + b"\n" + noise + b"\n\n" + FROM_LINE + letter(3)), Options()))
    assert "mail:3@example.org" in {each.key for each in found if isinstance(each, Interaction)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 2 * BLOCK), min_size=1, max_size=5))
def test_a_mail_on_the_edge_of_two_blocks_is_read_whole(tmp_path: Path, sizes: list[int]) -> None:
    data = mbox_of(*(letter(number, b"y" * size) for number, size in enumerate(sizes)))
    assert keys(written(tmp_path, data)) == [str(number) for number in range(len(sizes))]


def test_gzip_of_several_members_is_one_file(tmp_path: Path) -> None:
    first, second = mbox_of(letter(1), letter(2)) + b"\n", mbox_of(letter(3))
    assert keys(written(tmp_path, gzip.compress(first) + gzip.compress(second) + b"\0" * 64)) == ["1", "2", "3"]


def test_a_gzip_file_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    data = gzip.compress(mbox_of(*(letter(number) for number in range(500))))
    found = list(MBOX.read(written(tmp_path, data[: len(data) // 2]), Options()))
    assert 100 < sum(isinstance(each, Interaction) for each in found) < 500
    assert "cut off" in found[-1].reason if isinstance(found[-1], Problem) else False


def test_a_corrupt_gzip_file_gives_what_came_before(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(mbox_of(*(letter(number) for number in range(500)))))
    data[-6] ^= 0xFF  # the check sum at the end
    found = list(MBOX.read(written(tmp_path, bytes(data)), Options()))
    assert sum(isinstance(each, Interaction) for each in found) == 500
    assert "corrupt" in found[-1].reason if isinstance(found[-1], Problem) else False


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(mbox_of(letter(1)) + b"\0" * (100 << 20)))
    assert "grows" in refused(path)[-1].reason


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(mbox_of(*(letter(number) for number in range(2000)))))
    told: list[int] = []
    list(MBOX.read(path, Options(progress=told.append)))
    assert told == sorted(told)
    assert told[-1] == path.stat().st_size


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = written(tmp_path, mbox_of(*(letter(number, b"z" * 2000) for number in range(count))))
        tracemalloc.start()
        sum(1 for _ in MBOX.read(path, Options()))
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(100)
    assert peak(8000) < peak(4000) + (1 << 20)


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    """A Maildir with a folder of sent mail."""
    for place in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new"):
        (tmp_path / "mail" / place).mkdir(parents=True)
    for number, place in enumerate(["cur/1.one:2,S", "new/2.two", "tmp/3.half", ".Sent/cur/4.four:2,S"], start=1):
        (tmp_path / "mail" / place).write_bytes(letter(number))
    return tmp_path / "mail"


def test_a_maildir_is_read_with_its_folders_and_without_what_is_half_delivered(maildir: Path) -> None:
    assert sorted(keys(maildir)) == ["1", "2", "4"]


def test_drafts_and_broken_files_of_a_maildir_are_told(maildir: Path) -> None:
    (maildir / "cur" / "5.five:2,DS").write_bytes(letter(5))
    (maildir / "cur" / "6.six:2,S").write_bytes(b"")
    (maildir / "cur" / "7.seven:2,S").write_bytes(gzip.compress(letter(7)))
    found = list(MAILDIR.read(maildir, Options()))
    assert sorted(each.key[5] for each in found if isinstance(each, Interaction)) == ["1", "2", "4", "7"]
    assert sum(isinstance(each, Problem) for each in found) == 2


@pytest.mark.parametrize("kind", [MBOX, MAILDIR, EML], ids=lambda kind: kind.name)
def test_what_is_not_there_is_refused(tmp_path: Path, kind: Format) -> None:
    with pytest.raises(SourceError, match="nowhere"):
        list(kind.read(tmp_path / "nowhere", Options()))


def test_formats_know_their_own() -> None:
    def sure(content: bytes = b"", entries: tuple[str, ...] = ()) -> tuple[float, float, float]:
        probe = Probe("x", content, entries)
        return MBOX.recognises(probe), MAILDIR.recognises(probe), EML.recognises(probe)

    assert sure(mbox_of(letter(1)))[0] == 1.0
    assert sure(mbox_of(letter(1)).replace(b"\n", b"\r\n"))[0] == 1.0
    assert sure(letter(1)) == (0.0, 0.0, 0.95)
    assert sure(b"Received: from a\n\tby b\nSubject: x\n\n")[2] > 0
    assert sure(entries=("cur", "new", "tmp"))[1] == 1.0
    assert sure(entries=("cur/", "new/"))[1] == 1.0
    assert sure(entries=("INBOX/cur/1", "INBOX/new/2"))[1] > 0
    for other in (
        b"",
        b"From here to there\n",
        b"BEGIN:VCARD\nFN:Ada\n",
        b"name,email\nAda,a@b\n",
        b"To: do\n\nFrom: x\n",
    ):
        assert sure(other) == (0.0, 0.0, 0.0)
    assert sure(entries=("a.csv", "current"))[1] == 0.0


def _collections(shared_data: Path) -> Iterator[Path]:
    for part in ("fixtures", "enron_ucb_raw"):
        yield from (path for path in sorted((shared_data / "mail" / part).rglob("*")) if path.is_file())


def test_every_file_of_the_collections_is_read_or_told(shared_data: Path) -> None:
    seen = 0
    for path in _collections(shared_data):
        probe = Probe(path.name, path.read_bytes()[: 1 << 16])
        kinds: list[Format] = [MBOX, EML]
        kind = max(kinds, key=lambda each: each.recognises(probe))
        if kind.recognises(probe):
            found = list(kind.read(path, Options(now=1.7e9)))
            assert found, path
            seen += 1
        elif path.suffix in (".eml", ".mbox"):
            assert path.name == "bad_encoded_subject.eml", path  # a subject alone
    assert seen > 2000


def test_mails_begin_where_another_program_says(shared_data: Path) -> None:
    folder = shared_data / "mail/fixtures/jstedfast+MimeKit/UnitTests/TestData/mbox"
    for name in ("content-length", "issue1189"):
        told = json.loads((folder / f"{name}.unix-offsets.json").read_text())
        begins = [
            each.offset
            for each in mails(folder / f"{name}.mbox.txt", lambda _read: None)
            if isinstance(each, RawMail)
        ]
        assert begins == [each.get("markerOffset", each.get("mboxMarkerOffset")) for each in told]


# What the standard library reads otherwise, and why ours is right.
KNOWN = {
    ("issue358.txt", "from"): "an address as the name of another",
    ("raw_email_with_at_display_name.eml", "to"): "an address as the name of another",
    ("stack-overflow.txt", "to"): "the standard library exhausts its stack",
    ("raw_email_incorrect_header.eml", "from"): "it stops at a line that is no field",
    ("raw_email_incorrect_header.eml", "to"): "it stops at a line that is no field",
    ("raw_email_incorrect_header.eml", "date"): "it stops at a line that is no field",
    ("raw_email_incorrect_header.eml", "id"): "it stops at a line that is no field",
    ("raw_email_multiple_from.eml", "from"): "a comma is missing",
    ("raw_email_multiple_from.eml", "to"): "a comma is missing",
    ("example13.eml", "id"): "comments and spaces inside the identifier",
    ("utf8_headers.eml", "from"): "it replaces raw UTF-8",
    ("utf8_headers.eml", "to"): "it replaces raw UTF-8",
    ("m0010.txt", "from"): "From stands twice; the first is meant",
    ("m4009.txt", "id"): "five digits are nobody's own",
}


def test_the_standard_library_agrees_on_the_collections_but_for_known_cases(shared_data: Path) -> None:
    different = set()
    for path in _collections(shared_data):
        if EML.recognises(Probe(path.name, path.read_bytes()[: 1 << 16])):
            different |= {(path.name, each.field) for each in differences(header_of(path, lambda _read: None))}
    assert different == set(KNOWN)


def test_the_standard_library_agrees_on_the_first_mails_of_a_list(shared_data: Path) -> None:
    whole = mails(shared_data / "mail/lists/linux-man.mbox.gz", lambda _read: None)
    some = [mail for _, mail in zip(range(2000), whole, strict=False)]
    assert list(differences(some)) == []


def test_a_false_content_length_beyond_a_block_loses_no_mail(tmp_path: Path) -> None:
    lying = letter(1, b"Hi\n", Content_Length=str(2 * BLOCK))
    data = mbox_of(lying, *(letter(number, b"w" * 1000) for number in range(2, 400)))
    assert keys(written(tmp_path, data)) == [str(number) for number in range(1, 400)]

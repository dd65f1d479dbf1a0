"""Opening files: compression, encodings, folders and archives, and the bounds on all of them."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.sources.archives import is_tree, open_tree, size_of, unpack
from mentee.sources.contract import SourceError
from mentee.sources.opening import MAX_LINE, Limits, TextLines, encoding_of, open_bytes, read_head

TEXT = "Name;Stadt\nJörg Beispiel;Köln\nZoë Exemple;Orléans\n"


def lines(data: bytes) -> tuple[str, TextLines]:
    found = TextLines(io.BytesIO(data), encoding_of(data[:65536]))
    return "".join(found), found


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_text_comes_out_the_same_in_every_encoding(codec: str) -> None:
    assert lines(TEXT.encode(codec))[0] == TEXT


@pytest.mark.parametrize(
    ("codec", "guessed"), [("utf-8", False), ("utf-16", False), ("utf-16-le", True), ("cp1252", True)]
)
def test_a_guessed_encoding_is_told(codec: str, guessed: bool) -> None:
    assert encoding_of(TEXT.encode(codec)).guessed is guessed


def test_a_byte_that_is_no_utf8_far_down_is_read_as_windows_1252_and_told() -> None:
    plain = "Ann Example;Nowhere\n" * 5000
    text, found = lines(plain.encode() + "Jörg;Köln\n".encode("cp1252") + "Zoë\n".encode())
    assert text == plain + "Jörg;Köln\nZoë\n"
    assert found.guessed_at == 5001


def test_a_character_cut_by_the_end_of_the_head_does_not_change_the_encoding() -> None:
    assert encoding_of(("a" * 65535 + "ö").encode()[:65536]).codec == "utf-8"


def test_line_ends_of_any_system_count_the_same() -> None:
    for end in ("\n", "\r\n", "\r"):
        text, found = lines(f"one{end}two{end}three".encode())
        assert text == "one\ntwo\nthree"
        assert found.number == 3


def test_an_endless_line_is_left_out_and_told() -> None:
    text, found = lines(b"first\n" + b"x" * (3 * MAX_LINE) + b"\nlast\n")
    assert text == "first\n\nlast\n"
    assert found.overlong == [2]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_some_text(data: bytes) -> None:
    lines(data)[0].encode()


def test_progress_counts_the_bytes_of_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(TEXT.encode() * 1000))
    told: list[int] = []
    with open_bytes(path, told.append) as stream:
        assert stream.read() == TEXT.encode() * 1000
    assert told[-1] == path.stat().st_size == size_of(path)


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"\0" * (8 << 20)))
    with open_bytes(path, limits=Limits(free=1 << 20)) as stream, pytest.raises(SourceError, match=r"bomb\.csv\.gz"):
        stream.read()


def test_a_cut_off_gzip_file_is_told_by_name(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(os.urandom(5000))[:-20])
    with open_bytes(path) as stream, pytest.raises(SourceError, match=r"cut\.gz.*once more"):
        stream.read()
    assert len(read_head(path)) > 1000


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "absent"):
        with pytest.raises(SourceError, match=path.name):
            open_bytes(path)


def zipped(path: Path, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def test_a_folder_and_its_archive_look_alike(tmp_path: Path) -> None:
    entries = {"a/one.txt": b"1", "b.txt": b"22", "a/deep/two.txt": b"333"}
    for name, data in entries.items():
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tree" / name).write_bytes(data)
    archive = zipped(tmp_path / "tree.zip", entries)
    for path in (tmp_path / "tree", archive):
        assert is_tree(path)
        with open_tree(path) as tree:
            assert {name: tree.open(name).read() for name in tree.names} == entries
            assert set(tree.folders) == {"a/", "a/deep/"}
            unpack(tree, tree.names, tmp_path / f"out-{path.name}")
        assert (tmp_path / f"out-{path.name}" / "a" / "deep" / "two.txt").read_bytes() == b"333"


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", {"zeros.csv": b"\0" * (8 << 20)})
    with pytest.raises(SourceError, match=r"bomb\.zip.*unpack"), open_tree(path, Limits(free=1 << 20)):
        pass


def test_too_many_entries_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "many.zip", {f"{number}.txt": b"" for number in range(50)})
    with pytest.raises(SourceError, match=r"many\.zip"), open_tree(path, Limits(entries=40)):
        pass
    with pytest.raises(SourceError, match=r"many\.zip"), open_tree(path, Limits(entries=1)):
        pass  # by the size of its directory alone


@pytest.mark.parametrize("name", ["../outside.csv", "/etc/outside.csv", "a/../../outside.csv", "C:\\outside.csv"])
def test_an_entry_that_leads_out_of_the_archive_refuses_it(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "evil.zip", {name: b"x"})
    with pytest.raises(SourceError, match=r"evil\.zip"), open_tree(path):
        pass


def test_links_are_not_followed_out(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "fine.txt").write_text("fine")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    with open_tree(folder) as tree:
        assert tree.names == ("fine.txt",)
        assert [problem.origin.file for problem in tree.problems] == ["folder/link.txt"]
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "links.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("fine.txt", "fine")
    with open_tree(tmp_path / "links.zip") as tree:
        assert tree.names == ("fine.txt",)
        assert tree.problems[0].reason.startswith("a link")


def test_what_a_computer_leaves_behind_is_passed_over(tmp_path: Path) -> None:
    path = zipped(tmp_path / "mac.zip", {"__MACOSX/._a.csv": b"x", ".DS_Store": b"x", "a.csv": b"x"})
    with open_tree(path) as tree:
        assert tree.names == ("a.csv",)
        assert not tree.problems


def test_a_damaged_entry_is_told_by_name(tmp_path: Path) -> None:
    path = zipped(tmp_path / "torn.zip", {"a.csv": os.urandom(3000), "b.csv": b"fine"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[1000] ^= 0xFF
    path.write_bytes(data)
    with open_tree(path) as tree:
        with pytest.raises(SourceError, match=r"torn\.zip/a\.csv"):
            tree.open("a.csv").read()
        assert tree.open("b.csv").read() == b"fine"


def test_an_archive_cut_off_names_the_remedy(tmp_path: Path) -> None:
    path = zipped(tmp_path / "cut.zip", {"a.csv": os.urandom(3000)})
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(SourceError, match=r"cut\.zip.*once more"), open_tree(path):
        pass

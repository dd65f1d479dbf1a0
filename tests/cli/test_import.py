"""mentee import and mentee imports: everything comes in once, what is lost is said, and it can be taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentee.cli.main import INPUT_EXIT, USAGE_EXIT
from tests.cli.conftest import Terminal
from tests.cli.mailbox import mail, mailbox

CARDS = "BEGIN:VCARD\nVERSION:4.0\nFN:Ada Oak\nEMAIL:ada@oak.example\nTITLE:Head of Data\nORG:Oak Works\nEND:VCARD\n"


def test_it_works(terminal: Terminal) -> None:
    said = terminal.say("import", terminal.file("friends.vcf", CARDS))
    assert said.startswith("friends.vcf (vCard,")
    assert "people 1 0 0" in said
    assert "Ada Oak Head of Data, Oak Works" in terminal.say("people")


def test_a_second_time_brings_nothing_new(terminal: Terminal) -> None:
    path = terminal.file("friends.vcf", CARDS)
    first, second = (terminal.json("import", path)["files"][0] for _ in range(2))
    assert (first["state"], second["state"]) == ("imported", "same")
    assert "nothing new" in terminal.say("import", path)
    renamed = terminal.file("the same again.vcf", CARDS)
    assert terminal.json("import", renamed)["files"][0]["state"] == "same"
    assert len(terminal.json("people")) == 1


def test_a_file_that_says_the_same_and_more_changes_what_is_more(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("friends.vcf", CARDS))
    more = CARDS.replace("END:VCARD", "NOTE:met at the oak\nEND:VCARD") + CARDS.replace("da", "be").replace(
        "Oak", "Elm"
    )
    counts = terminal.json("import", terminal.file("friends.vcf", more))["files"][0]["counts"]
    assert (counts["people"]["new"], counts["people"]["changed"]) == (1, 1)


def test_the_shape_of_its_json(terminal: Terminal) -> None:
    answer = terminal.json("import", terminal.file("friends.vcf", CARDS))
    assert set(answer) == {"files", "own_addresses_guessed"}
    (file,) = answer["files"]
    assert {"file", "format", "state", "counts", "seconds", "import_id", "reason", "problems"} <= set(file)
    assert set(file["counts"]["people"]) == {"new", "changed", "same"}


def test_a_preview_stores_nothing(terminal: Terminal) -> None:
    said = terminal.say("import", "--preview", terminal.file("friends.vcf", CARDS))
    assert "would bring" in said
    assert terminal.json("people") == []
    assert terminal.json("imports") == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", "", "the file is empty"),
        ("letter.txt", "Dear Sir or Madam,\nI write to you.\n", "of no kind that is read here"),
        ("scan.pdf", "%PDF-1.4 ...", "a PDF; export the list itself as CSV or vCard"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(
    terminal: Terminal, name: str, content: str, words: str
) -> None:
    assert words in terminal.say("import", terminal.file(name, content), code=INPUT_EXIT)


def test_what_is_not_there_is_named_once(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal.say("import", tmp_path / "nope", code=INPUT_EXIT)
    assert " ".join(said.split()) == "nope: there is no such file or folder; check the name"


def test_one_bad_file_stops_no_other(terminal: Terminal, tmp_path: Path) -> None:
    good = terminal.file("friends.vcf", CARDS)
    answer = terminal.json("import", tmp_path / "not here.csv", good, code=INPUT_EXIT)
    assert [file["state"] for file in answer["files"]] == ["refused", "imported"]
    assert "there is no such file" in answer["files"][0]["reason"]


def test_what_could_not_be_read_is_kept_with_its_place(terminal: Terminal) -> None:
    broken = "Name,Email\nAda Oak,ada@oak.example\n,\nBela Elm,no address at all\n"
    (file,) = terminal.json("import", terminal.file("staff.csv", broken))["files"]
    problems = terminal.json("imports", file["import_id"])
    assert problems
    assert all(problem["origin"]["file"] == "staff.csv" and problem["reason"] for problem in problems)
    assert file["counts"]["broken"] == len(problems)
    assert f"staff.csv, line {problems[0]['origin']['line']}" in terminal.say("imports", file["import_id"])


def test_columns_can_be_named(terminal: Terminal) -> None:
    table = terminal.file("list.csv", "Wer,Wo\nAda Oak,ada@oak.example\nBela Elm,bela@elm.example\n")
    terminal.run("import", table, "--column", "Wer=name", "--column", "Wo=email")
    assert [one["name"] for one in terminal.json("people")] == ["Ada Oak", "Bela Elm"]
    assert "HEADING=FIELD" in terminal.say("import", table, "--column", "Wer", code=INPUT_EXIT)


def test_an_import_is_taken_back_whole(terminal: Terminal) -> None:
    terminal.run("import", terminal.file("friends.vcf", CARDS))
    (file,) = terminal.json("import", mailbox(terminal.home / "box.mbox", 30))["files"]
    assert len(terminal.json("people")) > 5
    assert "Taken back: 30 facts" in terminal.say("imports", file["import_id"], "--undo")
    assert [one["name"] for one in terminal.json("people")] == ["Ada Oak"]
    assert "It was taken back already" in terminal.say("imports", file["import_id"], "--undo", code=INPUT_EXIT)
    assert terminal.json("import", terminal.home / "box.mbox")["files"][0]["state"] == "imported"


def test_undo_asks_which(terminal: Terminal) -> None:
    assert "Say which import" in terminal.say("imports", "--undo", code=USAGE_EXIT)
    assert "There is no import 77" in terminal.say("imports", 77, code=INPUT_EXIT)


def test_no_imports_teaches_the_first(terminal: Terminal) -> None:
    assert "mentee import FILE" in terminal.say("imports")


def test_the_owner_of_a_mailbox_is_guessed_and_asked(terminal: Terminal) -> None:
    box = mailbox(terminal.home / "box.mbox", 40)
    said = terminal.say("import", box)
    assert "sam@home.example Sam Seeker takes part in 40 of 40 mails" in said
    assert "mentee init --address sam@home.example" in said


def test_an_address_that_mail_was_delivered_to_is_surer(terminal: Terminal) -> None:
    box = mailbox(terminal.home / "box.mbox", 40)
    plain = terminal.json("import", box)["own_addresses_guessed"][0]["sure"]
    box.write_text(box.read_text().replace("Message-ID", "Delivered-To: sam@home.example\nMessage-ID"))
    guess = terminal.json("import", box)["own_addresses_guessed"][0]
    assert guess["sure"] > plain
    assert "mail is delivered to it" in guess["evidence"]


def test_others_under_ones_own_name_are_asked_about(terminal: Terminal) -> None:
    text = "".join(mail(n, "Sam Seeker <sam@old.example>", "Ada Invented <ada@works.example>") for n in range(4))
    terminal.run("init", "--name", "Sam Seeker", "--address", "sam@home.example")
    said = terminal.say("import", terminal.file("old.mbox", text))
    assert "Also you?" in said
    assert "mentee init --address sam@home.example --address sam@old.example" in said
    assert "Also you?" in terminal.say("init", "--name", "Sam Seeker")
    terminal.run("init", "--address", "sam@home.example", "--address", "sam@old.example")
    assert addresses(terminal) == ["sam@home.example", "sam@old.example"]
    assert "Also you?" not in terminal.say("init", "--address", "sam@home.example")  # said to be somebody else


def addresses(terminal: Terminal) -> Any:
    return terminal.json("init")["addresses"]


def test_where_nothing_could_be_read_it_says_so(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "strange"
    folder.mkdir()
    (folder / "notes.txt").write_text("hello world\n")
    said = terminal.say("import", folder)
    assert "nothing in it that could be read" in said
    assert "strange/notes.txt: this file" in said
    assert "byte 0" not in said
    assert "same" not in said


def test_a_file_read_by_an_option_is_the_same_without_it(terminal: Terminal) -> None:
    table = terminal.file(
        "list.csv", "Name,E-mail,Boss\nAda Oak,ada@acme.example,Ben Elm\nBen Elm,ben@acme.example,\n"
    )
    (first,) = terminal.json("import", table, "--column", "Boss=manager")["files"]
    assert first["state"] == "imported"
    (again,) = terminal.json("import", table)["files"]
    assert (again["state"], again["import_id"]) == ("same", first["import_id"])
    (other,) = terminal.json("import", table, "--region", "AT")["files"]
    assert other["import_id"] != first["import_id"]

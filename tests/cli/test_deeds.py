"""mentee duplicates, vocabulary, export, init and demo through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentee.cli.main import INPUT_EXIT
from mentee.flows.landscape.memory import forget
from mentee.store.models import User
from mentee.store.owners import local_owner
from mentee.store.writes.everything import delete_everything
from tests.cli.conftest import Terminal
from tests.store.invented import picture

TWINS = (
    "Name,Email,Company\nAda Oak,ada@oak.example,Oak Works\n",
    "Name,Email,Company\nAda Oak,a.oak@home.example,Oak Works\n",
)


def twins(terminal: Terminal) -> int:
    """The one pair of likely twins that two files bring."""
    for number, text in enumerate(TWINS):
        terminal.run("import", terminal.file(f"list{number}.csv", text))
    (doubt,) = terminal.json("duplicates")
    return int(doubt["id"])


def test_likely_twins_are_shown_with_the_evidence(terminal: Terminal) -> None:
    number = twins(terminal)
    (doubt,) = terminal.json("duplicates")
    assert {"id", "a", "b", "evidence"} <= set(doubt)
    assert doubt["evidence"]
    said = terminal.say("duplicates")
    assert "1 pair that may be one person." in said
    assert f"{number} Ada Oak" in said
    assert len(terminal.json("people")) == 2


def test_the_same_are_joined_and_can_be_split_again(terminal: Terminal) -> None:
    owner = local_owner()
    number = twins(terminal)
    assert "0 to decide on" in terminal.say("duplicates", "--same", number)
    (one,) = terminal.json("people")
    page = terminal.json("person", f"#{one['id']}")["page"]
    assert sorted(key["value"] for key in page["keys"]) == ["a.oak@home.example", "ada@oak.example"]
    (joined,) = page["joined"]
    assert f"--split {joined['id']}" in terminal.say("person", f"#{one['id']}")
    assert "They are two people again: Ada Oak" in terminal.say("duplicates", "--split", joined["id"])
    assert len(terminal.json("people")) == 2
    assert terminal.json("duplicates") == []
    assert User.objects.get(pk=owner.pk)


def test_the_different_are_never_asked_about_again(terminal: Terminal) -> None:
    terminal.run("duplicates", "--different", twins(terminal))
    terminal.run("import", terminal.file("more.csv", "Name,Email\nBela Elm,bela@elm.example\n"))
    assert "nothing to decide" in terminal.say("duplicates")
    assert len(terminal.json("people")) == 3


def test_a_pair_that_is_not_there_is_said(terminal: Terminal) -> None:
    assert "There is no pair 9" in terminal.say("duplicates", "--same", 9, code=INPUT_EXIT)
    assert "There is no joining 9" in terminal.say("duplicates", "--split", 9, code=INPUT_EXIT)


@pytest.mark.parametrize(
    ("file", "said", "asked"),
    [
        ("onet/Alternate Titles.txt", "Geodesist", "topographical surveyor"),
        ("esco/occupations_en.csv", "Sommelier", "wine steward"),
    ],
)
def test_published_vocabularies_find_other_words(
    terminal: Terminal, shared_data: Path, file: str, said: str, asked: str
) -> None:
    published = shared_data / "vocabulary" / file
    terminal.run("import", terminal.file("s.csv", f"Name,Email,Title\nAda Oak,ada@oak.example,{said}\n"))

    def known() -> float:
        """How much the one person knows of what was asked; nobody is suggested for words that nobody says."""
        found = terminal.json("find", asked)["found"]
        return float(found[0]["candidate"]["factors"]["knows"]) if found else 0.0

    before = known()
    (added,) = terminal.json("vocabulary", "add", published)
    assert added["terms"] > 1000
    assert published.stem in terminal.say("vocabulary", "list")
    assert known() > before
    terminal.run("vocabulary", "remove", published.stem)
    assert terminal.json("vocabulary", "list") == []
    assert known() == before


def test_a_file_that_is_no_vocabulary_is_refused(terminal: Terminal) -> None:
    assert "Write lines like" in terminal.say("vocabulary", "add", terminal.file("none.txt", "\n"), code=INPUT_EXIT)
    assert "mentee vocabulary list" in terminal.say("vocabulary", "remove", "none", code=INPUT_EXIT)


def test_an_export_read_into_an_empty_home_is_all_of_it(example: Terminal, tmp_path: Path) -> None:
    owner = local_owner()
    before, shortlist = picture(owner), example.json("find")
    file = tmp_path / "everything.jsonl"
    assert "keep it safe" in example.say("export", file)
    assert file.stat().st_mode & 0o077 == 0
    assert "into an empty home only" in example.say("import", file, code=INPUT_EXIT)
    delete_everything(owner)
    forget()
    assert "would bring" in example.say("import", "--preview", file)
    assert example.json("people") == []
    (report,) = example.json("import", file)["files"]
    assert (report["format"], report["state"]) == ("mentee export", "imported")
    assert picture(owner) == before
    assert [one["name"] for one in example.json("find")["found"]] == [one["name"] for one in shortlist["found"]]
    again = tmp_path / "again.jsonl"
    example.run("export", again)
    assert len(again.read_text("utf-8").splitlines()) == len(file.read_text("utf-8").splitlines())


def test_a_damaged_export_is_refused_whole(example: Terminal, tmp_path: Path) -> None:
    lines = example.run("export").stdout.splitlines()
    delete_everything(local_owner())
    damages = {
        "cut": [*lines[:-1], lines[-1][:20]],
        "no row": [*lines[:50], "[1, 2]", *lines[50:]],
        "order": [lines[0], *reversed(lines[1:])],
        "newer": ['{"mentee": "export", "version": 99}', *lines[1:]],
        "field": [lines[0], lines[1].replace('"file"', '"feil"'), *lines[2:]],
    }
    for name, damaged in damages.items():
        file = example.file(f"{name}.jsonl", "\n".join(damaged) + "\n")
        said = example.say("import", file, code=INPUT_EXIT)
        assert f"{name}.jsonl" in said
        assert example.json("people") == []
        assert example.json("imports") == []


def test_answers_are_kept_and_changed(terminal: Terminal) -> None:
    first = terminal.json("init", "--aspiration", "lead a team", "--role", "Head of Data", "--value", "honesty")
    assert first["aspirations"][0]["roles"] == ["Head of Data"]
    second = terminal.json("init", "--aspiration", "teach", "--address", "Sam@Home.Example")
    assert second["aspirations"][0]["text"] == "teach"
    assert second["values"] == ["honesty"]
    assert terminal.json("init")["addresses"] == ["sam@home.example"]
    assert "no mail address" in terminal.say("init", "--address", "nowhere", code=INPUT_EXIT)
    assert "Next: mentee import FILE" in terminal.say("init", "--name", "Sam")


def test_the_questions_are_asked_at_a_terminal(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    from mentee.cli.init import ask
    from mentee.flows.setup import Answers

    typed = iter(["lead a team", "Head of Data, Director", "honesty, care", "Oak Works", "sam@home.example"])
    monkeypatch.setattr("click.prompt", lambda *_words, **_options: next(typed))
    found = ask(local_owner())
    assert found == Answers(
        aspiration="lead a team",
        roles=["Head of Data", "Director"],
        values=["honesty", "care"],
        organisations=["Oak Works"],
        addresses=["sam@home.example"],
    )

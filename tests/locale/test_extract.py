"""The translators' template is up to date, and a translation of every sentence works."""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

from hypothesis import given, settings

from mentee.locale.extract import PACKAGE, TEMPLATE, gathered, quoted, sentences, template
from mentee.locale.tongue import say_in
from mentee.planner.context import Context
from mentee.planner.words.drafts import draft_for
from mentee.planner.words.questions import questions_for
from mentee.records.journey import Action, Relationship
from mentee.records.say import as_written
from tests.planner.words.world import NOW, cases


def names_of(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def wrapped(text: str) -> str:
    """A pseudo-language: every sentence between signs, with its {names} and [gaps]."""
    return f"⟦{text}⟧"


def bare(text: str) -> str:
    return re.sub("[⟦⟧]", "", text)


def test_the_template_is_up_to_date() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == template(PACKAGE), "run: python -m mentee.locale"


def test_every_sentence_can_be_translated() -> None:
    for sentence in gathered(PACKAGE):
        assert sentence.count("[") == sentence.count("]"), sentence
        assert not re.search(r"\{\W|\{\}|\{\d", sentence), f"placeholders must be named: {sentence}"
        assert "  " not in sentence, sentence
        facts = {name[1:-1]: "x" for name in names_of(sentence)}
        assert wrapped(sentence).format(**facts)


def test_marked_literals_are_found_and_others_are_not() -> None:
    tree = ast.parse("mark('one'); self.say('two'); say(three); other('four'); mark(f'{five}'); say('')")
    assert set(sentences(tree)) == {"one", "two"}


def test_strings_are_quoted_as_gettext_does() -> None:
    assert quoted('a "b"\\c') == '"a \\"b\\"\\\\c"'
    assert quoted("a\nb") == '""\n"a\\n"\n"b"'


@given(cases())
@settings(max_examples=30, deadline=None)
def test_drafts_and_questions_come_out_in_another_tongue(case: tuple[Action, Relationship, Context]) -> None:
    plain, other = draft_for(*case, say=as_written), draft_for(*case, say=wrapped)
    assert plain
    assert other
    for english, pseudo in ((plain.subject, other.subject), (plain.body, other.body), (plain.forward, other.forward)):
        assert bare(pseudo) == english
        assert not english or "⟦" in pseudo
        outside = pseudo
        for _ in range(5):  # a month inside a day inside a sentence
            outside = re.sub("⟦[^⟦⟧]*⟧", "", outside)
        assert not re.search(r"[^\W_]", outside), f"not translated: {outside}"
    sheet = questions_for(*case[1:], NOW, say=wrapped)
    assert all(text.startswith("⟦") for text in (*sheet.questions, sheet.follow_up))


@given(cases())
@settings(max_examples=20, deadline=None)
def test_a_translation_with_other_names_gives_way_to_english(case: tuple[Action, Relationship, Context]) -> None:
    def broken(text: str) -> str:
        return text + " {nobody}" if "{" in text else text

    assert draft_for(*case, say=broken) == draft_for(*case, say=as_written)


def test_a_catalogue_is_used_where_there_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "mentee.mo").write_bytes(catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "May": "Mäi"}))
    say = say_in(["xx"], folder=tmp_path)
    assert say("May") == "Mäi"
    assert say("June") == "June"
    assert say_in(["yy"], folder=tmp_path)("May") == "May"


def catalogue(texts: dict[str, str]) -> bytes:
    """A compiled catalogue, as gettext's manual lays it out."""
    pairs = sorted((key.encode(), value.encode()) for key, value in texts.items())
    start = 28 + 16 * len(pairs)
    data, keys, values = b"", b"", b""
    for table in (0, 1):
        for pair in pairs:
            entry = struct.pack("<II", len(pair[table]), start + len(data))
            data += pair[table] + b"\0"
            keys, values = (keys + entry, values) if table == 0 else (keys, values + entry)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + keys + values + data

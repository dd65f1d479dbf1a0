"""Names compare equal however they are written, and unequal where they are not the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentee.identity.compare import Agreement, agreement, could_be_one
from mentee.identity.names import MAX_NAME, fold, fold_organisation, name_key, name_quality, shown_name
from mentee.identity.nicknames import same_given

WORD = st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=2, max_size=8).filter(
    lambda word: (
        len(fold(f"aa {word} bb").split()) == 3 == len(fold(f"{word} aa {word}").split())
    )  # no title, no degree
)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Doe, Jane", "jane doe"),
        ("Dr. Jane Doe, PhD", "jane doe"),
        ("JANE  DOE", "jane doe"),
        ("Doe, Jr., John", "john doe"),
        ("José Ángel Núñez", "jose angel nunez"),
        ("O'Brien, Patrick J.", "patrick j obrien"),
        ("J.R.R. Tolkien", "j r r tolkien"),
        ("J.Smith", "j smith"),
        ('Robert "Bob" Smith', "robert smith"),
        ("Jane Doe (Acme)", "jane doe"),
        ("Søren Łuczak-Weiß", "soren luczak weiss"),
        ("李小龙", "李小龙"),
        ("Don Oak", "don oak"),
        ("Jack Ma", "jack ma"),
        ("Prof.", "prof"),
        ("jane@doe.example", ""),
        ("", ""),
        (", ,", ""),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.lists(WORD, min_size=2, max_size=4))
def test_order_and_case_do_not_matter(words: list[str]) -> None:
    straight, turned = " ".join(words), f"{words[-1]}, {' '.join(words[:-1])}"
    assert name_key(fold(straight.upper())) == name_key(fold(straight.lower()))
    assert name_key(fold(turned)) == name_key(fold(straight))


@given(st.text(max_size=50))
def test_any_text_can_be_folded_and_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert "@" not in once
    assert name_key(fold(once)) == name_key(once) or len(once.split()) != len(fold(once).split())
    shown_name(text)
    name_quality(text)


def test_endless_text_is_cut() -> None:
    assert len(fold("ab " * 10_000)) <= MAX_NAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme, Inc.", "ACME"),
        ("The Birch Company", "birch"),
        ("Oak & Elm GmbH", "Oak and Elm"),
        ("Société X S.A.", "societe x"),
    ],
)
def test_organisations_are_folded(one: str, other: str) -> None:
    assert fold_organisation(one) == fold_organisation(other) != ""


def test_an_organisation_is_never_folded_to_nothing() -> None:
    assert fold_organisation("AG") == "ag"


def test_names_are_shown_as_people_write_them() -> None:
    assert shown_name("Doe, Jane") == "Jane Doe"
    assert shown_name("  'Jane   Doe' ") == "Jane Doe"
    assert shown_name("jane@doe.example") == ""


def test_the_better_written_name_is_better() -> None:
    ranked = ["", "jane", "Jane", "JANE DOE", "Jane Doe"]
    assert sorted(ranked, key=name_quality) == ranked


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("jane doe", "doe jane", Agreement.SAME),
        ("jurgen muller", "juergen mueller", Agreement.SAME),
        ("jane q doe", "jane doe", Agreement.MIDDLE),
        ("jane quinn doe", "jane q doe", Agreement.MIDDLE),
        ("bob smith", "robert smith", Agreement.NICKNAME),
        ("kasia nowak", "katarzyna nowak", Agreement.NICKNAME),
        ("pepe garcia", "jose garcia", Agreement.NICKNAME),
        ("j doe", "jane doe", Agreement.INITIAL),
        ("j doe", "k doe", None),
        ("jane doe", "john doe", None),
        ("jane a doe", "jane b doe", None),
        ("jane", "jane doe", None),
        ("jane", "jane", Agreement.SAME),
        ("", "", None),
    ],
)
def test_names_agree_in_known_ways(one: str, other: str, how: Agreement | None) -> None:
    assert agreement(one, other) is how
    assert agreement(other, one) is how


@given(WORD, WORD)
def test_agreement_is_the_same_both_ways(one: str, other: str) -> None:
    a, b = fold(f"{one} {other}"), fold(f"{other} {one}")
    assert agreement(a, b) is agreement(b, a)
    assert same_given(one, other) == same_given(other, one)


def test_one_word_beside_a_shared_key_leaves_it_open() -> None:
    assert could_be_one("jane", "jane doe")
    assert could_be_one("bob", "robert smith")
    assert could_be_one("", "jane doe")
    assert not could_be_one("anna doe", "peter doe")
    assert not could_be_one("anna", "peter doe")

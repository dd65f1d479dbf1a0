"""Text match: BM25 by its formula, other words once, explained exactly, kept as arrays."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.ranking.query import Query
from mentee.ranking.text import TextIndex
from mentee.ranking.vocabulary import Row, Vocabulary, built_in
from mentee.ranking.words import fold, stem, tokens

TEXT = st.lists(
    st.sampled_from(
        ["data", "nurse", "rn", "programmer", "software", "developer", "ml", "machine", "learning", "law"]
    ),
    max_size=7,
).map(" ".join)


def test_the_weights_are_those_of_bm25() -> None:
    texts = ["data data nurse", "law", "data law law law"]
    index = TextIndex.build(texts)
    mean = (3 + 1 + 4) / 3
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = [idf * tf * 2.2 / (tf + 1.2 * (0.4 + 0.6 * size / mean)) for tf, size in ((2, 3), (1, 4))]
    scores = index.scores(Query.plain(tokens("data")))
    assert scores == pytest.approx([expected[0], 0, expected[1]], rel=1e-5)


def test_a_field_that_counts_more_weighs_more() -> None:
    index = TextIndex.build(["data", "law"], ["law", "data"], weights=(3.0, 1.0))
    scores = index.scores(Query.plain(tokens("data")))
    assert scores[0] > scores[1] > 0


@settings(max_examples=80, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12), TEXT)
def test_the_explanation_sums_to_the_score(texts: list[str], asked: str) -> None:
    index, query = TextIndex.build(texts), built_in().query(asked)
    scores = index.scores(query)
    for i in range(len(texts)):
        assert sum(points for _, _, points in index.explain(query, i)) == pytest.approx(float(scores[i]), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, max_size=12), TEXT)
def test_arrays_bring_back_the_same_index(texts: list[str], asked: str) -> None:
    index = TextIndex.build(texts)
    again = TextIndex.from_arrays(index.to_arrays())
    query = built_in().query(asked)
    assert np.array_equal(index.scores(query), again.scores(query))
    assert index.terms == again.terms


def test_damaged_arrays_are_refused() -> None:
    arrays = TextIndex.build(["data nurse"]).to_arrays()
    arrays["offsets"] = arrays["offsets"][:-1]
    with pytest.raises(ValueError, match="damaged"):
        TextIndex.from_arrays(arrays)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=12), TEXT)
def test_other_words_never_lower_a_score(texts: list[str], asked: str) -> None:
    index, words = (
        TextIndex.build(texts),
        Vocabulary.of([Row.read("nurse = rn ~ law"), Row.read("ml = machine learning")]),
    )
    plain = Vocabulary.of([]).query(asked)
    assert (index.scores(words.query(asked)) >= index.scores(plain) - 1e-4).all()


def test_a_synonym_finds_what_the_word_does_not_and_counts_less_than_the_word() -> None:
    index = TextIndex.build(["programmer here", "software engineer here", "chef here", "chef there", "chef"])
    scores = index.scores(built_in().query("software engineer"))
    assert scores[1] > scores[0] > 0
    assert scores[2] == scores[3] == 0


def test_all_words_of_another_phrase_must_be_there() -> None:
    index = TextIndex.build(["machine learning", "learning support", "washing machine", "chef"])
    scores = index.scores(built_in().query("ml"))
    assert scores[0] > 0
    assert scores[1] == scores[2] == 0


def test_everything_asked_once_is_a_share_of_about_one() -> None:
    index = TextIndex.build(["data law", "chef cook", "nurse rn", "artist paint"])
    shares = index.shares(Query.plain(tokens("data law")))
    assert shares[0] == pytest.approx(1.0, abs=0.01)
    assert (index.shares(Query()) == 0).all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teachers", "teaching"), ("nurse", "nursing"), ("developer", "development"), ("manager", "managing"),
        ("psychologist", "psychology"), ("Café", "cafe"), ("planner", "planning"), ("analytics", "analytic"),
        ("engineers", "engineering"), ("policies", "policy"), ("Straße", "strasse"),
        ("lead", "leader"), ("head", "heads"),
    ],
)  # fmt: skip
def test_near_relatives_share_a_term(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("officer", "office"),
        ("partner", "part"),
        ("customer", "custom"),
        ("header", "head"),
        ("headers", "head"),
        ("C++", "C"),
    ],
)
def test_strangers_do_not(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_marks_that_matter_are_kept() -> None:
    assert tokens("C++, C# and R&D") == ["c++", "c#", "rd"]
    assert tokens("it is IT") == ["it"]
    assert tokens("データ") == ["テー", "ータ"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_terms(text: str) -> None:
    found = tokens(text)
    assert all(term and not term.isspace() for term in found)
    assert found == tokens(text)
    assert fold(fold(text)) == fold(text) or not text.isascii()
    assert all(stem(term) for term in found)

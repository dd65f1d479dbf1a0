"""Vocabularies: groups of phrases, published files read with every loss named, kept as arrays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.ranking.tables import ROWS
from mentee.ranking.text import TextIndex
from mentee.ranking.vocabulary import Row, Vocabulary, built_in, says_rank, topic_of
from mentee.ranking.vocabulary_files import vocabulary_rows
from mentee.ranking.words import tokens, tokens_said

PHRASE = st.text("abcdefg ", min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)


@settings(max_examples=60, deadline=None)
@given(st.lists(PHRASE, max_size=5, unique=True), st.lists(PHRASE, max_size=4, unique=True))
def test_a_row_survives_its_line(same: list[str], near: list[str]) -> None:
    row = Row(tuple(same), tuple(near))
    assert Row.read(row.line()) == row


def test_every_built_in_row_says_something() -> None:
    for line in ROWS:
        row = Row.read(line)
        assert len(row.same) + len(row.near) >= 2, line
        assert all(tokens(phrase) for phrase in row.same + row.near), line


def test_no_phrase_is_left_with_a_rank_alone() -> None:
    """ "vp people" would be every VP, as "people" says too little to be read."""
    for line in ROWS:
        row = Row.read(line)
        for phrase in row.same + row.near:
            left = " ".join(raw for _, raw in tokens_said(phrase))
            assert left
            assert says_rank(phrase.removesuffix(" of")) or not says_rank(left), phrase


def test_the_words_of_a_rank_count_together_or_not_at_all() -> None:
    texts = ["President & CEO", "VP Trading", "Vice President Trading", "Trader", "Analyst", "VP Law", "Nurse"]
    index = TextIndex.build(texts)
    query = built_in().query("vice president of trading")
    assert index.explain(query, 0) == []
    told = [{(asked, found) for asked, found, _ in index.explain(query, place)} for place in (1, 2)]
    assert told[0] == {("vice president", "vp"), ("trading", "trading")}
    assert told[1] == {("vice president", "vice president"), ("trading", "trading")}
    shares = index.shares(query)
    assert min(shares[1], shares[2]) > max(shares[3], shares[5])
    assert shares[5] > 0


def test_a_rare_word_for_a_common_thing_is_no_rarer_than_the_thing() -> None:
    index = TextIndex.build(["doctor"] * 20 + ["nurse"] * 20 + ["surgery"])
    query = built_in().query("physician surgery")
    physician, surgery = query.units
    assert index.idf(physician.words[0]) > index.idf(surgery.words[0])
    assert index.mass(physician) == index.idf("doctor") < index.mass(surgery)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("software engineer", "Programmer"), ("head of data", "Chief Data Officer"), ("nurse", "RN, intensive care"),
        ("attorney", "Solicitor"), ("professor", "Faculty member"), ("physician", "Medical doctor"),
        ("recruiter", "Talent acquisition"), ("fundraising", "Donor relations"),
        ("civil servant", "Government official"),
        ("headteacher", "School principal"), ("accountant", "CPA"), ("UX", "interaction designer"),
        ("plumber", "Pipefitter"), ("Rechtsanwalt", "lawyer"), ("supply chain", "Logistics manager"),
        ("journalist", "Reporter"), ("machine learning", "ML engineer"), ("CEO", "Managing Director"),
    ],
)  # fmt: skip
def test_people_are_found_by_other_words_in_many_fields(asked: str, said: str) -> None:
    index = TextIndex.build(["Zither maker", said, "Glass blower", "Bee keeper"])
    scores = index.scores(built_in().query(asked))
    assert scores[1] > 0
    assert scores[[0, 2, 3]].max() == 0


def test_more_rows_extend_and_leave_the_old_as_it_was() -> None:
    old = built_in()
    new = old.extended([Row(("zitherist", "zither player"))])
    index = TextIndex.build(["zither player", "chef"])
    assert index.scores(new.query("zitherist"))[0] > 0
    assert index.scores(old.query("zitherist"))[0] == 0


def test_words_of_a_broad_group_help_but_are_not_asked_for() -> None:
    groups = [
        Row((), ("Bell Founder", "Bell Caster", "Carillon Maker")),
        Row((), ("Glass Blower", "Glazier", "Glass Bender")),
    ]
    words = Vocabulary.of(groups)
    index = TextIndex.build(["Carillon Maker", "Glazier", "Chef", "Bell Founder"])
    query = words.query("Bell Caster")
    scores = index.scores(query)
    assert scores[3] > scores[0] > scores[1] == 0
    assert index.ideal(query) == pytest.approx(index.ideal(Vocabulary.of([]).query("Bell Caster")))


@pytest.mark.parametrize(
    "rows", [[], [Row(("a b", "c"))], [Row((), ("Bell Caster", "Carillon Maker")), Row(("x y", "z"), ("w",))]]
)
def test_arrays_bring_back_the_same_vocabulary(rows: list[Row]) -> None:
    words = Vocabulary.of(rows)
    again = Vocabulary.from_arrays(words.to_arrays())
    assert list(again.rows()) == rows
    assert again.query("a b bell caster x y") == words.query("a b bell caster x y")


def test_damaged_arrays_are_refused() -> None:
    arrays = Vocabulary.of([Row(("a b", "c"))]).to_arrays()
    arrays["row"] = np.array([7, 7], dtype=np.int32)
    with pytest.raises(ValueError, match="damaged"):
        Vocabulary.from_arrays(arrays)


def test_onet_tables_are_read_and_losses_named() -> None:
    lines = [
        "\ufeffO*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n",
        "1\tBell Caster (Hand)\tn/a\t08\n", "1\tChief Bell Officer (CBO)\tCBO\t08\n", "broken\n",
        "\n", "2\tChef\tn/a\t1\n",
    ]  # fmt: skip
    rows, problems = vocabulary_rows(lines, file="titles.txt")
    assert Row(("Chief Bell Officer", "CBO")) in rows
    assert Row((), ("Bell Caster", "Chief Bell Officer")) in rows
    assert [(p.origin.file, p.origin.line) for p in problems] == [("titles.txt", 4)]
    assert problems[0].remedy


def test_esco_labels_are_read_from_cells_of_several_lines() -> None:
    lines = [
        "conceptType,preferredLabel,altLabels\n", 'Occupation,bell founder,"bell caster\n', 'carillon maker"\n',
        "Occupation,,\n", "Occupation\n", "Occupation,chef,\n",
    ]  # fmt: skip
    rows, problems = vocabulary_rows(lines, file="occupations.csv")
    assert Row(("bell founder", "bell caster", "carillon maker")) in rows
    assert len(problems) == 2


def test_own_lists_are_read() -> None:
    rows, problems = vocabulary_rows(["# mine\n", "nurse = carer ~ aide\n", "alone\n"], file="own.txt")
    assert rows == [Row(("nurse", "carer"), ("aide",))]
    assert [p.origin.line for p in problems] == [3]


def test_a_table_without_titles_is_refused_with_a_remedy() -> None:
    rows, problems = vocabulary_rows(["O*NET-SOC Code\tJob Zone\n", "1\t5\n"], file="zones.txt")
    assert not rows
    assert "Alternate Titles" in problems[0].remedy


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(max_size=40), max_size=8),
    st.sampled_from(["", "O*NET-SOC Code\tAlternate Title", "preferredLabel,altLabels"]),
)
def test_any_lines_are_read_without_failing(lines: list[str], heading: str) -> None:
    rows, _ = vocabulary_rows([heading, *lines], file="any")
    Vocabulary.of(rows).query("bell caster")


def test_published_files_are_read_whole(shared_data: Path) -> None:
    for name, least in (
        ("onet/Alternate Titles.txt", 3000),
        ("onet/Technology Skills.txt", 130),
        ("esco/occupations_en.csv", 6000),
    ):
        with (shared_data / "vocabulary" / name).open(encoding="utf-8", newline="") as file:
            rows, problems = vocabulary_rows(file, file=name)
        assert len(rows) >= least
        assert not problems


def test_a_topic_is_named_and_not_only_near() -> None:
    index = TextIndex.build(["Thanks for the recommendation!", "ML question", "Director", "Machine learning at work"])
    query = built_in().query("director of machine learning")
    assert index.scores(query)[0] > 0
    scores = index.scores(topic_of(query))
    assert scores[[0, 2]].max() == 0
    assert scores[[1, 3]].min() > 0


def test_a_rank_leaves_what_it_leads_whole() -> None:
    said = [unit.said for unit in built_in().query("Head of Data Science").units]
    assert said == ["Head", "Data Science"]
    assert [unit.said for unit in built_in().query("VP of Product").units] == ["VP Product"]

"""Reflections become admiration; nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.ranking.admire import admiration
from mentee.records.seeker import Reflection, Trait

NOW = datetime(2026, 3, 1, tzinfo=UTC)
LEVEL = st.none() | st.integers(1, 5)
VALUES = ("benevolence", "self-direction", "achievement", "power")


def reflected(*reflections: Reflection) -> float:
    found = admiration(reflections, VALUES, prior=0.6)
    assert found is not None
    return found.value


def test_without_a_reflection_there_is_none() -> None:
    assert admiration([], VALUES, prior=0.6) is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.builds(
    Reflection, at=st.integers(0, 2000).map(lambda days: NOW - timedelta(days=days)), like=LEVEL, respect=LEVEL,
    treats_others=LEVEL, values=st.lists(st.sampled_from([*VALUES, "humour"]), max_size=3).map(tuple),
    traits=st.lists(st.builds(Trait, st.sampled_from(["calm", "clear", ""]), st.sampled_from(["", "in May"])),
                    max_size=3).map(tuple),
), min_size=1, max_size=4))  # fmt: skip
def test_the_value_is_the_prior_moved_by_its_parts(reflections: list[Reflection]) -> None:
    found = admiration(reflections, VALUES, prior=0.6)
    assert found is not None
    moved = sum(found.certainty * part.share * (part.level - 0.6) for part in found.parts)
    assert found.value == pytest.approx(0.6 + moved)
    assert 0 <= found.value <= 1
    assert 0 <= found.certainty < 1
    if found.parts:
        assert sum(part.share for part in found.parts) == pytest.approx(1)


def test_liking_and_respect_lift_and_their_lack_lowers() -> None:
    assert reflected(Reflection(NOW, like=5, respect=5)) > 0.6 > reflected(Reflection(NOW, like=1, respect=1))


def test_the_latest_word_weighs_most() -> None:
    old = NOW - timedelta(days=900)
    assert reflected(Reflection(old, like=1), Reflection(NOW, like=5)) > reflected(
        Reflection(old, like=5), Reflection(NOW, like=1)
    )


def test_a_value_ranked_higher_counts_more() -> None:
    first = reflected(Reflection(NOW, values=("benevolence",)))
    last = reflected(Reflection(NOW, values=("power",)))
    other = reflected(Reflection(NOW, values=("tradition",)))
    assert first > last > other


def test_a_trait_with_an_example_counts_more() -> None:
    bare = reflected(Reflection(NOW, traits=(Trait("calm"),)))
    shown = reflected(Reflection(NOW, traits=(Trait("calm", "stayed kind when the release broke"),)))
    assert shown > bare > 0.6


def test_a_fuller_card_is_more_certain() -> None:
    short = admiration([Reflection(NOW, like=4)], VALUES, prior=0.6)
    full = admiration([Reflection(NOW, like=4, respect=4, treats_others=4, values=VALUES)], VALUES, prior=0.6)
    assert short is not None
    assert full is not None
    assert full.certainty > short.certainty


def test_a_red_flag_is_kept_from_any_reflection() -> None:
    old = Reflection(NOW - timedelta(days=500), red_flag="shouted at a waiter")
    found = admiration([old, Reflection(NOW, like=5)], VALUES, prior=0.6)
    assert found is not None
    assert found.red_flag == "shouted at a waiter"


def parts(*reflections: Reflection, values: tuple[str, ...] = VALUES) -> dict[str, str]:
    found = admiration(reflections, values, prior=0.6)
    assert found is not None
    return {part.kind: part.text for part in found.parts}


def test_a_card_corrected_soon_counts_as_the_correction() -> None:
    first = Reflection(NOW, like=5, respect=5, treats_others=5)
    second = Reflection(NOW + timedelta(minutes=2), like=1, respect=1, treats_others=1)
    assert reflected(first, second) == reflected(second)
    assert parts(first, second)["respect"] == "you respect them not at all (1 of 5) (5 of 5 before)"
    assert parts(second)["treats others"] == "treats others badly (1 of 5)"


def test_what_is_left_unsaid_in_a_later_card_stands() -> None:
    later = Reflection(NOW + timedelta(days=1), like=2)
    assert parts(Reflection(NOW, respect=5), later)["respect"] == "you respect them very much (5 of 5)"


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(31, 900), min_size=1, max_size=9))
def test_the_last_answer_outweighs_all_before_it(gaps: list[int]) -> None:
    older = [Reflection(NOW - timedelta(days=sum(gaps[: i + 1])), respect=5) for i in range(len(gaps))]
    found = admiration([*older, Reflection(NOW, respect=1)], VALUES, prior=0.6)
    assert found is not None
    assert 0 < found.parts[0].level < 0.5
    assert found.parts[0].text.startswith("you respect them not at all (1 of 5)")


@settings(max_examples=60, deadline=None)
@given(LEVEL, LEVEL, st.sampled_from([(), VALUES]), st.sampled_from(["honesty", "power"]))
def test_a_value_seen_never_lowers(like: int | None, respect: int | None, ranked: tuple[str, ...], seen: str) -> None:
    without = admiration([Reflection(NOW, like=like, respect=respect)], ranked, prior=0.6)
    named = admiration([Reflection(NOW, like=like, respect=respect, values=(seen,))], ranked, prior=0.6)
    assert without is not None
    assert named is not None
    assert named.value >= without.value - 1e-12
    assert all(part.level >= 0.6 for part in named.parts if part.kind == "values")

"""Invented relationships at random, for the property tests of words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from mentee.planner.context import Context, Match
from mentee.planner.words.drafts import WRITERS
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    ComingChance,
    Connector,
    Direction,
    Encounter,
    Feedback,
    FeedbackKind,
    Gave,
    Goal,
    Introduction,
    LedgerEntry,
    Need,
    Question,
    Received,
    Relationship,
    Standing,
    Step,
)
from mentee.records.seeker import Aspiration

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)
TODAY = date(2026, 11, 23)
# Facts are made of words that no template holds, of signs that could break one, and of words that must not get out.
WORDS = (
    "Qorvex", "zumblat", "kripton7", "Ünterly", "plogs", "{aim}", "{", "}", "[gap]", "%s", "naïf", "quux-flib",
    "王小明", "“wex”", "(dorv)", "a", "of", "blim.", "snarf,", "\n", "  ", "amazing", "mentor", "Mentorship",
    "huge fan", "https://example.org/x", "x@example.org", "\u202e", "she", "wobble;", "—", "1999",
)  # fmt: skip
NAMES = (
    "Ada Lovelace", "Dr. Zoë Müller-Łukasz", "Example, Grace", "王小明", "linus", "J. K. Sample", "", "x@example.org",
    "MAX EXAMPLE", "Mentor Hoxha", "{first}", "[name]", "Prof.", "O'Brien, Seán", "A" * 90, "\n",
)  # fmt: skip

facts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
names = st.sampled_from(NAMES)
moments = st.integers(-900, 60).map(lambda days: NOW + timedelta(days=days))


@st.composite
def relationships(draw: st.DrawFn) -> Relationship:
    """Anything a relationship may hold, likely or not."""
    chance = st.builds(ComingChance, key=st.sampled_from(("k1", "k2")), title=facts, at=moments, place=facts)
    encounter = st.builds(
        Encounter, key=st.sampled_from(("", "e1", "e2")), at=moments, channel=st.sampled_from(Channel),
        direction=st.sampled_from(Direction), others=st.integers(0, 3), subject=facts, notes=facts,
        planned=st.booleans(), declined=st.booleans(),
    )  # fmt: skip
    feedback = st.builds(
        Feedback, key=st.sampled_from(("", "f1")), at=moments, kind=st.sampled_from(FeedbackKind), words=facts,
        behaviour=facts, plan=facts, tell_on=st.sampled_from((None, date(2026, 12, 24))),
        reported=st.sampled_from((None, NOW)),
    )  # fmt: skip
    ledger = st.builds(LedgerEntry, at=moments, kind=st.sampled_from((*Received, *Gave)), note=facts)
    return Relationship(
        person=draw(st.sampled_from(("p1", "p2", "p3", "p4"))),
        name=draw(names),
        standing=draw(st.sampled_from((None, *Standing))),
        since=NOW,
        encounters=tuple(sorted(draw(st.lists(encounter, max_size=4)), key=lambda one: one.at)),
        ledger=tuple(draw(st.lists(ledger, max_size=3))),
        feedback=tuple(draw(st.lists(feedback, max_size=2))),
        questions=tuple(
            Question(text, asked)
            for text, asked in draw(st.lists(st.tuples(facts, st.sampled_from((None, NOW))), max_size=4))
        ),
        needs=tuple(draw(st.lists(st.builds(Need, text=facts, at=moments), max_size=2))),
        introductions=tuple(draw(st.lists(st.builds(Introduction, connector=names, asked=moments), max_size=2))),
        gatherings=tuple(draw(st.lists(chance, max_size=2))),
        posts=tuple(draw(st.lists(chance, max_size=2))),
        connectors=tuple(draw(st.lists(st.builds(Connector, name=names, value=st.just(0.5)), max_size=2))),
        topics=tuple(draw(st.lists(facts, max_size=2))),
        inside=draw(st.booleans()),
    )


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """A seeker with or without a name, aims and goals."""
    goal = st.builds(
        Goal, text=facts, since=st.just(TODAY), advice_from=st.sampled_from(("", "p1", "Ada Lovelace")), tried=facts,
        outcome=facts,
    )  # fmt: skip
    aspiration = st.builds(
        Aspiration, text=st.one_of(facts, st.just("I want to lead a zumblat team")), live=st.booleans()
    )
    match = st.builds(Match, need_of_person=st.sampled_from(("p1", "p2")), need_text=facts, helper_name=names)
    return Context(
        aspirations=tuple(draw(st.lists(aspiration, max_size=2))),
        goals=tuple(draw(st.lists(goal, max_size=3))),
        matches=tuple(draw(st.lists(match, max_size=1))),
        seeker_name=draw(names),
        organisations=tuple(draw(st.lists(facts, max_size=1))),
    )


@st.composite
def actions(draw: st.DrawFn, relationship: Relationship) -> Action:
    """An action of a kind that has words."""
    return Action(
        kind=draw(st.sampled_from(tuple(WRITERS))),
        person=relationship.person,
        name=relationship.name,
        step=Step.INITIATE,
        what="",
        why=(),
        opens=TODAY,
        closes=None,
        minutes=5,
        worth=1.0,
        about=draw(st.sampled_from(("", "k1", "e1", "f1", "Ada Lovelace", "introduction:Grace Example"))),
        with_=tuple(draw(st.lists(names, max_size=1))),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Action, Relationship, Context]:
    """An action with everything its draft may be written from."""
    relationship = draw(relationships())
    return draw(actions(relationship)), relationship, draw(contexts())


def words_of(text: str) -> set[str]:
    """The words of a text, folded."""
    return set(re.findall(r"[^\W_]+", text.casefold()))


def kind_of(kind: ActionKind, **more: object) -> Action:
    """An action of a kind for Ada Lovelace, p1."""
    base = {"person": "p1", "name": "Ada Lovelace", "step": Step.INITIATE, "what": "", "why": (), "opens": TODAY}
    return Action(kind=kind, closes=None, minutes=5, worth=1.0, **{**base, **more})  # type: ignore[arg-type]

"""Two friends comparing do not find the same letter, and neither do two people who get one from the same seeker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentee.planner.context import Context, Match
from mentee.planner.plan import next_action
from mentee.planner.words.drafts import draft_for
from mentee.records.journey import Action, ActionKind, Relationship
from mentee.records.say import as_written
from mentee.records.seeker import Aspiration
from tests.journey.people import NOW
from tests.planner.situations import SITUATIONS

FRIENDS = ("Mira Example", "Jona Sample")
AIM = (Aspiration("lead a data team"),)
PEOPLE = [f"person-{number}" for number in range(10)]


def bodies(rel: Relationship, seeker: str) -> list[str]:
    """The letters of one kind to ten people who are alike but for the reference, the seeker's name left out."""
    found = []
    for person in PEOPLE:
        match = Match(person, "a designer", "Dora Example")
        context = Context(matches=(match,), seeker_name=seeker, aspirations=AIM)
        one = replace(rel, person=person)
        action = next_action(one, context, NOW)
        assert isinstance(action, Action)
        draft = draft_for(action, one, context, say=as_written)
        if draft is not None and not draft.private:
            found.append(draft.body.replace(seeker, "").replace(seeker.split(maxsplit=1)[0], ""))
    return found


@pytest.mark.parametrize(("kind", "rel"), SITUATIONS, ids=[kind for kind, _ in SITUATIONS])
def test_ten_letters_of_a_kind_are_not_one_and_two_friends_write_their_own(
    kind: ActionKind, rel: Relationship
) -> None:
    mira, jona = (bodies(rel, friend) for friend in FRIENDS)
    if not mira:
        return
    assert len(set(mira)) >= 5, kind
    assert sum(one == other for one, other in zip(mira, jona, strict=True)) <= 3, kind

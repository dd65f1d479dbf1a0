"""The plan with the real words: every action that reaches somebody comes with a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from mentee.journey.outreach import MESSAGE_KINDS
from mentee.planner.context import Context
from mentee.planner.plan import plan_day
from mentee.planner.words.drafts import draft_for
from mentee.planner.words.manner import label_words
from mentee.records.say import as_written
from tests.journey.people import NOW
from tests.planner.situations import SITUATIONS


def test_every_message_kind_comes_with_a_draft() -> None:
    rels = [replace(rel, person=f"p{number}") for number, (_, rel) in enumerate(SITUATIONS)]
    context = Context(seeker_name="Sam Example")
    plan = plan_day(rels, context, NOW, len(rels), words=partial(draft_for, say=as_written))
    assert len(plan.actions) >= len(rels) - 1
    for action in plan.actions:
        if action.kind in MESSAGE_KINDS:
            assert action.draft is not None, action.kind
            assert action.draft.body
            assert label_words(action.draft.subject + action.draft.body + action.draft.forward) == ()

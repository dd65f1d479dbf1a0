"""A draft for each kind of action that needs words: plain, warm, short, and true to what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentee.planner.context import Context
from mentee.planner.words import candour, give, keep, meet, reach
from mentee.planner.words.pen import Pen
from mentee.records.journey import Action, ActionKind, Draft, Relationship
from mentee.records.say import Say

WRITERS: Mapping[ActionKind, Callable[[Pen], Draft]] = {
    ActionKind.FIRST_MESSAGE: reach.first_message,
    ActionKind.ASK_INTRODUCTION: reach.ask_introduction,
    ActionKind.ANSWER_POST: reach.answer_post,
    ActionKind.GO_TO_GATHERING: reach.hello_at_gathering,
    ActionKind.FOLLOW_UP: keep.follow_up,
    ActionKind.STAY_IN_TOUCH: keep.stay_in_touch,
    ActionKind.RECONNECT: keep.reconnect,
    ActionKind.REPLY: meet.reply,
    ActionKind.PROPOSE_CONVERSATION: meet.propose_conversation,
    ActionKind.PROPOSE_NEXT: meet.propose_next,
    ActionKind.THANK: meet.thank,
    ActionKind.THANK_INTRODUCER: meet.thank_introducer,
    ActionKind.SEND_UPDATE: give.send_update,
    ActionKind.INTRODUCE_THEM: give.introduce_them,
    ActionKind.SHARE: give.share,
    ActionKind.HELP: give.offer_help,
    ActionKind.KIND_WORD: give.kind_word,
    ActionKind.ASK_FEEDBACK: candour.ask_feedback,
    ActionKind.WELCOME_FEEDBACK: candour.welcome_feedback,
    ActionKind.PLAN_FROM_FEEDBACK: candour.plan_from_feedback,
    ActionKind.REPORT_BACK: candour.report_back,
    ActionKind.LET_GO: candour.let_go,
}


def draft_for(action: Action, relationship: Relationship, context: Context, *, say: Say) -> Draft | None:
    """The words for an action, in the tongue of `say`; None where the action needs none.

    Dates are told from `action.opens`. Gaps stand in [brackets]; nothing else is left open. The same input gives
    the same draft, and whatever it states beside the gaps is in the input.
    """
    writer = WRITERS.get(action.kind)
    return writer(Pen(action, relationship, context, say)) if writer else None

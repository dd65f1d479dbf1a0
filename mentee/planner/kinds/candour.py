"""Step 8: ask for candid feedback, and take what was said once round the loop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentee.journey.feedback import Stage
from mentee.planner.bid import Bid, Day
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing
from mentee.records.say import mark

ASK_EVERY = {Standing.MUTUAL: 91, Standing.MENTOR: 182}
SETTLE_DAYS = 14
ACT_DAYS = 7
AGAIN_DAYS = 14  # where the stage was marked done but not noted


def ask_feedback(s: Summary, day: Day) -> Iterator[Bid]:
    """When it is good for both, there is no open loop and the last asking lies long enough back."""
    if s.looked.loop or len(s.met.held) < 2:
        return
    every = ASK_EVERY[Standing.MENTOR] if s.standing is Standing.MENTOR else ASK_EVERY[Standing.MUTUAL]
    last = s.decided.done_kind.get(ActionKind.ASK_FEEDBACK)
    known = [one for one in (last, s.looked.last_feedback) if one]
    opens = s.since + timedelta(days=SETTLE_DAYS)
    if known:
        opens = max(opens, max(known) + timedelta(days=every))
    yield Bid(
        ActionKind.ASK_FEEDBACK,
        "",
        opens,
        None,
        0.65,
        mark("Ask {name} for candid feedback on one thing you do"),
        (mark("It is good for both of you; a challenge welcomed and acted on is what deepens it."),),
    )


def loop(s: Summary, day: Day) -> Iterator[Bid]:
    """The next stage of the oldest open loop."""
    item, stage = s.looked.loop, s.looked.stage
    if item is None or stage is None:
        return
    came = day.context.day(item.at)
    last = max(day.context.day(at) for at in (item.at, item.welcomed, item.planned, item.acted_on) if at)
    words = {"words": item.words, "came": came, "plan": item.plan or item.behaviour or item.words}
    if stage is Stage.WELCOMED:
        bid = Bid(
            ActionKind.WELCOME_FEEDBACK,
            item.key,
            last,
            last + timedelta(days=2),
            0.9,
            mark("Thank {name} for what they told you, without defending yourself"),
            (mark("On {came} they said: “{words}”"),),
            words,
        )
    elif stage is Stage.PLANNED:
        bid = Bid(
            ActionKind.PLAN_FROM_FEEDBACK,
            item.key,
            last,
            last + timedelta(days=7),
            0.75,
            mark("Make one if-then plan from what {name} told you"),
            (mark("On {came} they said: “{words}”"), mark("A plan is about what you do, never about who you are.")),
            words,
        )
    elif stage is Stage.ACTED_ON:
        bid = Bid(
            ActionKind.ACT_ON_FEEDBACK,
            item.key,
            last + timedelta(days=ACT_DAYS),
            item.tell_on - timedelta(days=1) if item.tell_on else None,
            0.6,
            mark("Try it, then note what happened: {plan}"),
            (mark("What {name} told you on {came} is planned and waits for the first try."),),
            words,
        )
    else:
        opens = max(last + timedelta(days=1), item.tell_on) if item.tell_on else last + timedelta(days=1)
        bid = Bid(
            ActionKind.REPORT_BACK,
            item.key,
            opens,
            opens + timedelta(days=7),
            0.85,
            mark("Tell {name} what you did with what they told you on {came}"),
            (mark("You acted on it; telling closes the loop."),),
            words,
        )
    noted = s.decided.done.get((bid.kind, bid.about))
    if noted:
        bid = bid._replace(opens=max(bid.opens, noted + timedelta(days=AGAIN_DAYS)))
    yield bid


BIDS = dict.fromkeys((Standing.CONNECTING, Standing.ACQUAINTED, Standing.CONVERSING), (loop,)) | dict.fromkeys(
    (Standing.MUTUAL, Standing.MENTOR), (loop, ask_feedback)
)

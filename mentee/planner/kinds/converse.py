"""Steps 3 and 4: chemistry, the first conversation, preparing and logging meetings, the next date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentee.planner.bid import Bid, Day
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing
from mentee.records.say import mark

PREPARE_DAYS = 3
LOG_DAYS = 14
ASK_AGAIN_DAYS = 42
AFTER_DECLINED_DAYS = 14
CHEMISTRY_DAYS = 30


def prepare(s: Summary, day: Day) -> Iterator[Bid]:
    """The days before a meeting of the two, alone or in a small circle."""
    for on, meeting in s.met.planned:
        done = (ActionKind.PREPARE, meeting.key) in s.decided.done
        if meeting.at <= day.now or on < day.today or done or meeting.others > 4:
            continue
        ask = [q.text for q in s.rel.questions if not q.answer and q.asked is None]
        yield Bid(
            ActionKind.PREPARE,
            meeting.key,
            on - timedelta(days=PREPARE_DAYS),
            on,
            0.95 if meeting.others == 0 else 0.6,
            mark("Prepare the meeting with {name} on {on}"),
            (
                mark("Come prepared: what they said last time, three open questions, one follow-up."),
                *((mark("You wanted to ask: “{ask}”"),) if ask else ()),
            ),
            {"on": on, "ask": ask[0] if ask else ""},
        )
        return


def log_meeting(s: Summary, day: Day) -> Iterator[Bid]:
    """A planned meeting, or a gathering the seeker went to, that has passed and is not logged."""
    for on, meeting in s.met.planned:
        if meeting.at > day.now or (day.today - on).days > LOG_DAYS or meeting.others > 4:
            continue
        if (ActionKind.LOG_MEETING, meeting.key) not in s.decided.done:
            yield Bid(
                ActionKind.LOG_MEETING,
                meeting.key,
                on,
                on + timedelta(days=2),
                0.9,
                mark("Note how the meeting with {name} on {on} went"),
                (mark("It was planned and has passed: did it take place, and what did you learn?"),),
                {"on": on},
            )
    for chance in s.rel.gatherings:
        on = day.context.day(chance.at)
        went = s.decided.done.get((ActionKind.GO_TO_GATHERING, chance.key))
        known = s.met.last_on is not None and abs((s.met.last_on - on).days) <= 1
        if went is None or known or chance.until > day.now or (day.today - on).days > LOG_DAYS:
            continue
        if (ActionKind.LOG_MEETING, chance.key) not in s.decided.done:
            yield Bid(
                ActionKind.LOG_MEETING,
                chance.key,
                on,
                on + timedelta(days=2),
                0.85,
                mark("Did you speak with {name} at {title}? Note it"),
                (mark("You meant to go; an encounter there is ground for a first conversation."),),
                {"title": chance.title},
            )


def chemistry(s: Summary, day: Day) -> Iterator[Bid]:
    """After the first encounter in a gathering; after a one-to-one meeting the evaluation asks it."""
    first = s.met.first_on
    if first is None or s.met.held or (day.today - first).days > CHEMISTRY_DAYS:
        return
    judged = s.looked.judged_on is not None and s.looked.judged_on >= first
    if judged or ActionKind.CHEMISTRY in s.decided.done_kind:
        return
    yield Bid(
        ActionKind.CHEMISTRY,
        "",
        first,
        first + timedelta(days=7),
        0.55,
        mark("How did it feel to meet {name}? One minute, while it is fresh"),
        (mark("After the first encounter, chemistry tells more than the title does."),),
    )


def propose_conversation(s: Summary, day: Day) -> Iterator[Bid]:
    """The first conversation, once there is ground for it and none is planned."""
    if s.met.held or _meeting_ahead(s, day):
        return
    opens = (s.talk.ground or s.since) + timedelta(days=1)
    asked = s.decided.done_kind.get(ActionKind.PROPOSE_CONVERSATION)
    if asked:
        opens = max(opens, asked + timedelta(days=ASK_AGAIN_DAYS))
    if s.met.declined_on:
        opens = max(opens, s.met.declined_on + timedelta(days=AFTER_DECLINED_DAYS))
    yield Bid(
        ActionKind.PROPOSE_CONVERSATION,
        "",
        opens,
        s.talk.owed_since + timedelta(days=7) if s.talk.owed_since and not asked else None,
        0.9,
        mark("Propose a first conversation to {name}: half an hour, in person, by phone or online"),
        (mark("There is ground for it: {ground}."), mark("You ask for a conversation, nothing more.")),
        {"ground": s.talk.grounds.told(day.context.voice).words if s.talk.grounds else ""},
    )


def propose_next(s: Summary, day: Day) -> Iterator[Bid]:
    """The next date, from half the ideal gap after the last meeting on."""
    last = s.met.last_held
    if last is None or _meeting_ahead(s, day):
        return
    opens = last + timedelta(days=max(7, s.rel.ideal_gap // 2))
    asked = s.decided.done_kind.get(ActionKind.PROPOSE_NEXT)
    if asked and asked >= last:
        opens = max(opens, asked + timedelta(days=ASK_AGAIN_DAYS))
    if s.met.declined_on and s.met.declined_on >= last:
        opens = max(opens, s.met.declined_on + timedelta(days=AFTER_DECLINED_DAYS))
    yield Bid(
        ActionKind.PROPOSE_NEXT,
        "",
        opens,
        None,
        0.6,
        mark("Propose a next date to {name}: name a day and a time"),
        (mark("You last met on {last}; your own rhythm is {gap} days."),),
        {"last": last, "gap": s.rel.ideal_gap},
    )


def _meeting_ahead(s: Summary, day: Day) -> bool:
    return any(meeting.at > day.now and meeting.others == 0 for _, meeting in s.met.planned)


MEETINGS = (prepare, log_meeting)
BIDS = {
    Standing.CONSIDERING: MEETINGS,
    Standing.CONNECTING: (*MEETINGS, chemistry, propose_conversation),
    Standing.ACQUAINTED: (*MEETINGS, chemistry, propose_conversation),
    Standing.CONVERSING: (*MEETINGS, propose_next),
    Standing.MUTUAL: (*MEETINGS, propose_next),
    Standing.MENTOR: (*MEETINGS, propose_next),
    Standing.RESTING: (log_meeting,),
}

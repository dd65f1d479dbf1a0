"""Step 2: the ways in, the first message, what follows it, and the answer to what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentee.planner.bid import Bid, Day
from mentee.planner.kinds.choose import EARLY
from mentee.planner.patience import follow_up_days
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing
from mentee.records.say import mark

MOST_CONNECTORS = 3  # asked for one and the same introduction
GATHERING_DAYS = 21
POST_DAYS = 21
REPLY_WINDOW = 7
REPLY_FADES = 45
ANSWER_FADES = 14  # what they answered needs no word back for long


def ask_introduction(s: Summary, day: Day) -> Iterator[Bid]:
    """The best connector not asked yet, while there is no contact."""
    if s.talk.exchanges or s.met.last or s.talk.wrote or len(s.introduced) >= MOST_CONNECTORS:
        return
    if any(i.accepted for i in s.rel.introductions):
        return
    for connector in s.rel.connectors:
        if connector.name in s.introduced or connector.value <= 0:
            continue
        yield Bid(
            ActionKind.ASK_INTRODUCTION,
            connector.name,
            s.since,
            None,
            0.8,
            mark("Ask {connector} to introduce you to {name}"),
            (
                mark("An introduction is the warmest way in: {connector} knows you both."),
                *((mark("What ties them: {evidence}."),) if connector.evidence else ()),
            ),
            {"connector": connector.name, "evidence": connector.evidence.rstrip(".")},
            (connector.name,),
        )
        return


def go_to_gathering(s: Summary, day: Day) -> Iterator[Bid]:
    """A gathering within three weeks where both will be."""
    for chance in s.rel.gatherings:
        on = day.context.day(chance.at)
        if chance.until <= day.now or on < day.today or (ActionKind.GO_TO_GATHERING, chance.key) in s.decided.done:
            continue
        yield Bid(
            ActionKind.GO_TO_GATHERING,
            chance.key,
            on - timedelta(days=GATHERING_DAYS),
            on,
            0.6 if s.standing in EARLY or s.standing is Standing.ACQUAINTED else 0.3,
            mark("Go to {title} on {on} and say hello to {name}"),
            (mark("{name} is expected there; trust grows over encounters."),),
            {"title": chance.title, "on": on},
        )


def answer_post(s: Summary, day: Day) -> Iterator[Bid]:
    """Something published in the last three weeks that was not answered yet."""
    for post in reversed(s.rel.posts):
        on = day.context.day(post.at)
        old = (day.today - on).days > POST_DAYS
        if old or post.at > day.now or (ActionKind.ANSWER_POST, post.key) in s.decided.done:
            continue
        yield Bid(
            ActionKind.ANSWER_POST,
            post.key,
            on,
            on + timedelta(days=14),
            0.55 if s.standing in EARLY else 0.3,
            mark("Answer what {name} wrote: {title}"),
            (mark("A sincere, specific answer to what somebody published is a natural first contact."),),
            {"title": post.title},
        )
        return


def first_message(s: Summary, day: Day) -> Iterator[Bid]:
    """After an accepted introduction at once; else where no warmer way in is left to try."""
    if s.talk.wrote or s.talk.exchanges or s.met.last:
        return
    accepted = [i for i in s.rel.introductions if i.accepted and i.accepted <= day.now]
    if accepted:
        on = day.context.day(accepted[-1].accepted or accepted[-1].asked)
        yield Bid(
            ActionKind.FIRST_MESSAGE,
            f"introduction:{accepted[-1].connector}",
            on,
            on + timedelta(days=3),
            0.95,
            mark("Write to {name}: {connector} has introduced you"),
            (mark("{connector} agreed to introduce you; the next word is yours."),),
            {"connector": accepted[-1].connector},
        )
        return
    looked_for = s.decided.done_kind.get(ActionKind.FIND_WAY_IN)
    yield Bid(
        ActionKind.FIRST_MESSAGE,
        "",
        max(s.since, looked_for or s.since),
        None,
        0.45,
        mark("Write a short first message to {name}"),
        (mark("The move is yours; a short, specific message is welcome more often than people think."),),
    )


def follow_up(s: Summary, day: Day) -> Iterator[Bid]:
    """Once and a second time, where the last message asked for an answer."""
    talk = s.talk
    if not talk.expects or talk.last_sent is None or talk.unanswered > 2 or s.met.planned:
        return
    yield Bid(
        ActionKind.FOLLOW_UP,
        talk.last_sent_key,
        talk.last_sent + timedelta(days=follow_up_days(s)),
        None,
        0.5,
        mark("Follow up once more with {name}, briefly") if talk.unanswered > 1 else mark("Follow up with {name}"),
        (mark("Your message of {sent} has no answer yet; busy people are slow, and one reminder is kind to both."),),
        {"sent": talk.last_sent},
    )


def reply(s: Summary, day: Day) -> Iterator[Bid]:
    """A message of theirs that waits for an answer; a word back to thanks or a gift waits for none."""
    owed, since = s.talk.owed, s.talk.owed_since
    if s.talk.owed_closes:
        return
    fades = ANSWER_FADES if s.talk.owed_answers else REPLY_FADES
    if owed is None or since is None or (day.today - since).days > fades:
        return
    if (ActionKind.REPLY, owed.key) in s.decided.done:
        return
    if s.talk.owed_answers:  # they have answered what was asked: a word back is good manners, and does not press
        yield Bid(
            ActionKind.REPLY,
            owed.key,
            since,
            None,
            0.55,
            mark("Take up what {name} answered"),
            (mark("{name} answered you on {since}: say what you made of it, and the thread lives on."),),
            {"since": since},
        )
        return
    yield Bid(
        ActionKind.REPLY,
        owed.key,
        since,
        since + timedelta(days=REPLY_WINDOW),
        0.8,
        mark("Answer {name}"),
        (mark("{name} wrote on {since} and the next word is yours."),),
        {"since": since},
    )


def stay_in_touch(s: Summary, day: Day) -> Iterator[Bid]:
    """A second exchange, where there was one and no ground yet for a conversation."""
    talk = s.talk
    if talk.ground or not talk.last_contact or talk.exchanges > 1:
        return
    yield Bid(
        ActionKind.STAY_IN_TOUCH,
        "",
        talk.last_contact + timedelta(days=10),
        None,
        0.6,
        mark("Write to {name} again: say what came of your exchange, and ask one small thing"),
        (mark("One exchange is a beginning; a second one makes a first conversation thinkable."),),
    )


WAYS_IN = (ask_introduction, go_to_gathering, answer_post, first_message)
BIDS = {
    Standing.CONSIDERING: (*WAYS_IN, follow_up, reply),
    Standing.CONNECTING: (*WAYS_IN, follow_up, reply),
    Standing.ACQUAINTED: (go_to_gathering, answer_post, follow_up, reply, stay_in_touch),
    Standing.CONVERSING: (go_to_gathering, answer_post, follow_up, reply),
    Standing.MUTUAL: (go_to_gathering, answer_post, follow_up, reply),
    Standing.MENTOR: (go_to_gathering, answer_post, follow_up, reply),
    Standing.RESTING: (reply,),
}

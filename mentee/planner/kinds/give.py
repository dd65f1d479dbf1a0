"""Steps 6 and 7: thanks within a day, and what the seeker can give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentee.journey.holds import active
from mentee.planner.bid import Bid, Day
from mentee.planner.rules import tilt
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Received, Standing
from mentee.records.say import mark

THANKS_FADE = 10
INTRODUCER_FADES = 21
NEED_FADES = 120
BETWEEN_GIFTS = 60
SOONER = 7
ADVICE = (Received.SUGGESTION, Received.PERSPECTIVE, Received.INSIGHT, Received.CONNECTION)


def thank(s: Summary, day: Day) -> Iterator[Bid]:
    """After an encounter, until it was thanked for or ten days have gone."""
    met, on = s.met.last, s.met.last_on
    if met is None or on is None or s.met.thanked or (day.today - on).days > THANKS_FADE:
        return
    if (ActionKind.THANK, met.key) in s.decided.done:
        return
    yield Bid(
        ActionKind.THANK,
        met.key,
        on,
        on + timedelta(days=1),
        1.0,
        mark("Thank {name}, naming one thing you learned")
        if met.others == 0
        else mark("Write to {name}: good to have met, and one thing that stayed with you"),
        (mark("You met on {on}; thanks are best within a day."),),
        {"on": on},
    )


def thank_introducer(s: Summary, day: Day) -> Iterator[Bid]:
    """After an introduction was accepted."""
    for one in s.rel.introductions:
        if one.accepted is None or one.thanked or one.accepted > day.now:
            continue
        on = day.context.day(one.accepted)
        done = (ActionKind.THANK_INTRODUCER, one.connector) in s.decided.done
        if done or (day.today - on).days > INTRODUCER_FADES:
            continue
        yield Bid(
            ActionKind.THANK_INTRODUCER,
            one.connector,
            on,
            on + timedelta(days=1),
            0.96,
            mark("Thank {connector} for introducing you to {name}"),
            (mark("{connector} agreed on {on} to introduce you; thanks are best within a day."),),
            {"connector": one.connector, "on": on},
            (one.connector,),
        )


def introduce_them(s: Summary, day: Day) -> Iterator[Bid]:
    """Somebody the seeker knows has what the person needs."""
    met = {need.text for need in s.rel.needs if need.met is not None}
    for match in day.matches.get(s.rel.person, ()):
        if match.need_text in met or (ActionKind.INTRODUCE_THEM, match.need_text) in s.decided.done:
            continue
        yield Bid(
            ActionKind.INTRODUCE_THEM,
            match.need_text,
            s.since,
            None,
            0.7,
            mark("Offer to introduce {name} to {helper}: they need {need}"),
            (
                mark("An introduction is something you can give; ask both sides first."),
                *((mark("Why {helper}: {evidence}."),) if match.evidence else ()),
            ),
            {"helper": match.helper_name, "need": match.need_text, "evidence": match.evidence.rstrip(".")},
            (match.helper_name,),
        )
        return


def offer_help(s: Summary, day: Day) -> Iterator[Bid]:
    """A need that nobody the seeker knows is matched with."""
    matched = {match.need_text for match in day.matches.get(s.rel.person, ())}
    for need in reversed(s.rel.needs):
        on = day.context.day(need.at)
        gone = need.met is not None or need.at > day.now or (day.today - on).days > NEED_FADES
        if gone or need.text in matched or (ActionKind.HELP, need.text) in s.decided.done:
            continue
        yield Bid(
            ActionKind.HELP,
            need.text,
            on + timedelta(days=2),
            None,
            0.5,
            mark("Offer {name} a hand with: {need}"),
            (mark("You noted on {on} that they need it."),),
            {"need": need.text, "on": on},
        )
        return


def share(s: Summary, day: Day) -> Iterator[Bid]:
    """Something they would find useful, after quiet for half the ideal gap; sooner where the asks outweigh."""
    if not s.rel.topics or s.talk.last_contact is None:
        return
    quiet = SOONER if tilt(s, day.today).leans else max(10, s.rel.ideal_gap // 2)
    opens = s.talk.last_contact + timedelta(days=quiet)
    last = s.decided.done_kind.get(ActionKind.SHARE)
    yield Bid(
        ActionKind.SHARE,
        "",
        max(opens, last + timedelta(days=BETWEEN_GIFTS)) if last else opens,
        None,
        0.4,
        mark("Share something useful with {name} on {topic}"),
        (mark("It asks for nothing and shows that you thought of them."),),
        {"topic": s.rel.topics[0]},
    )


def send_update(s: Summary, day: Day) -> Iterator[Bid]:
    """Growth shown: what the seeker tried and what came of it, when there is something to tell."""
    if s.met.last_held is None or not (told := _to_tell(s, day)):
        return
    opens = s.met.last_held + timedelta(days=max(14, s.rel.ideal_gap // 3))
    last = s.decided.done_kind.get(ActionKind.SEND_UPDATE)
    yield Bid(
        ActionKind.SEND_UPDATE,
        "",
        max(opens, last + timedelta(days=BETWEEN_GIFTS)) if last else opens,
        None,
        0.55,
        mark("Tell {name} what came of {told}"),
        (mark("People who gave advice seldom hear what came of it; growth shown is a gift."),),
        {"told": told},
    )


def _to_tell(s: Summary, day: Day) -> str:
    """What there is to tell: a goal on their advice that was tried, one with an outcome, or advice since the last."""
    goals = day.context.goals
    advised = (goal for goal in goals if goal.advice_from and goal.advice_from == s.rel.name)
    by_advice = next((goal for goal in advised if goal.tried or goal.outcome), None)
    goal = by_advice or next((goal for goal in goals if goal.outcome), None)
    if goal:
        return f"“{goal.text}”"
    last = s.decided.done_kind.get(ActionKind.SEND_UPDATE, date.min)
    for entry in reversed(s.rel.ledger):
        if entry.kind in ADVICE and entry.at <= day.now and day.context.day(entry.at) > last:
            return f"“{entry.note}”" if entry.note else day.context.say(mark("the advice you took"))
    return ""


def kind_word(s: Summary, day: Day) -> Iterator[Bid]:
    """Once during a hold."""
    hold = active(s.rel, day.today) if s.rel.holds else None
    if hold is None or s.talk.last_contact is None:
        return
    about = f"hold:{hold.since}"
    if (ActionKind.KIND_WORD, about) in s.decided.done:
        return
    yield Bid(
        ActionKind.KIND_WORD,
        about,
        hold.since + timedelta(days=2),
        None,
        0.6,
        mark("Send {name} a kind word that asks for nothing"),
        (mark("No asks until {until} ({reason}); kindness goes on."),),
        {"until": hold.until, "reason": hold.reason},
    )


THANKS = (thank, thank_introducer)
BIDS = {
    Standing.CONSIDERING: THANKS,
    Standing.CONNECTING: THANKS,
    Standing.ACQUAINTED: (*THANKS, introduce_them, offer_help, share, kind_word),
    Standing.CONVERSING: (*THANKS, introduce_them, offer_help, share, kind_word, send_update),
    Standing.MUTUAL: (*THANKS, introduce_them, offer_help, share, kind_word, send_update),
    Standing.MENTOR: (*THANKS, introduce_them, offer_help, share, kind_word, send_update),
}

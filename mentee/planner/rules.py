"""The hard rules: each permits a kind of action or holds it back, and says why and until when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mentee.journey.holds import active
from mentee.journey.ledger import ASKS, QUARTER
from mentee.journey.outreach import MESSAGE_KINDS
from mentee.planner.bid import Bid, Day, Refusal
from mentee.planner.patience import MOST_UNANSWERED, follow_up_days
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing
from mentee.records.say import mark

ALL = frozenset(ActionKind)

# What asks something of the person: muted during a hold.
REQUESTS = ASKS | {
    ActionKind.ASK_INTRODUCTION,
    ActionKind.FIRST_MESSAGE,
    ActionKind.FOLLOW_UP,
    ActionKind.STAY_IN_TOUCH,
    ActionKind.RECONNECT,
}
# What goes out before or beside a relationship: not before the seeker has chosen, never past a red flag.
OUTWARD = (MESSAGE_KINDS | {ActionKind.ASK_INTRODUCTION, ActionKind.FIND_WAY_IN, ActionKind.GO_TO_GATHERING}) - {
    ActionKind.REPLY,
    ActionKind.THANK,
    ActionKind.REPORT_BACK,
}
# Gifts: the leisurely ones wait for an answer to what asked for one, the pressing ones may follow any one message.
PRESSING = frozenset({ActionKind.HELP, ActionKind.INTRODUCE_THEM, ActionKind.KIND_WORD})
GIFTS = PRESSING | {ActionKind.SHARE, ActionKind.SEND_UPDATE, ActionKind.ANSWER_POST}
EARLY = (Standing.CONSIDERING, Standing.CONNECTING)
CONVERSING = (Standing.CONVERSING, Standing.MUTUAL, Standing.MENTOR)
INTRODUCTION_DAYS = 14

Check = Callable[[Summary, Day, Bid], Refusal | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule: what it says, the kinds it looks at, and the check."""

    name: str
    text: str
    kinds: frozenset[ActionKind]
    check: Check


def one_a_day(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """Never two actions for one person on a day."""
    if s.decided.last is None or s.decided.last < day.today:
        return None
    return Refusal("one a day", mark("enough for {name} today"), {}, day.today + timedelta(days=1))


def set_aside(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """Never what the seeker said never to, nor before the date they put it off to."""
    decided = s.decided
    for what in ((bid.kind, bid.about), (bid.kind, "")):
        if what in decided.never:
            return Refusal("set aside", mark("you said never to this"), {}, None)
        until = decided.later.get(what)
        if until and until > day.today:
            return Refusal("set aside", mark("you put it off until {until}"), {"until": until}, until)
    return None


def chosen_first(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """No step towards somebody who was not chosen thoughtfully, and none past a red flag."""
    if s.looked.red_flag:
        return Refusal("red flag", mark("a red flag stands: {flag}"), {"flag": s.looked.red_flag}, None)
    if s.standing in EARLY and not s.looked.admired:
        return Refusal("choose first", mark("reflect first: no value or trait is named yet"), {}, None)
    return None


def one_unanswered(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """One unanswered message at most; 14 days before the first follow-up, 28 before the second, then stop."""
    talk = s.talk
    if not talk.unanswered or talk.last_sent is None:
        return None
    facts: Mapping[str, object] = {"sent": talk.last_sent}
    if talk.unanswered >= MOST_UNANSWERED:
        return Refusal(
            "one unanswered", mark("a message and two follow-ups have no answer since {sent}: no more"), facts, None
        )
    free = talk.last_sent + timedelta(days=follow_up_days(s))
    if free <= day.today:
        return None
    return Refusal("one unanswered", mark("your message of {sent} has no answer yet"), facts, free)


def gift_after_answer(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """Gifts do not use up the few messages that may stay unanswered; thanks and gifts ask for no answer."""
    if s.talk.unanswered <= (1 if bid.kind in PRESSING or not s.talk.asked else 0):
        return None
    return Refusal("gift after answer", mark("what was sent on {sent} comes first"), {"sent": s.talk.last_sent}, None)


def on_hold(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """No request during a hold."""
    hold = active(s.rel, day.today) if s.rel.holds else None
    if hold is None:
        return None
    facts = {"until": hold.until, "reason": hold.reason}
    return Refusal("hold", mark("no asks until {until}: {reason}"), facts, hold.until)


def ground_first(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """No conversation is proposed before a preliminary connection."""
    if s.talk.ground or s.met.held:
        return None
    facts = {"count": s.talk.exchanges}
    reason = mark(
        "no first conversation yet: it takes two exchanges (so far {count}), an accepted introduction or an encounter"
    )
    return Refusal("ground first", reason, facts, None)


def introduction_pending(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """While a connector has not answered, no second connector and no message around them, for 14 days."""
    if s.pending_introduction is None or bid.about.startswith("introduction:"):
        return None
    until = s.pending_introduction + timedelta(days=INTRODUCTION_DAYS)
    if until <= day.today:
        return None
    facts = {"on": s.pending_introduction}
    return Refusal("introduction pending", mark("you asked for an introduction on {on}"), facts, until)


RULES = (
    Rule("one a day", "never two actions for one person on a day", ALL, one_a_day),
    Rule("set aside", "what you put off or ruled out stays so", ALL, set_aside),
    Rule("choose first", "no step before a reflection, none past a red flag", OUTWARD, chosen_first),
    Rule("one unanswered", "one unanswered message; 14 and 28 days, then stop", MESSAGE_KINDS, one_unanswered),
    Rule("gift after answer", "a gift waits for the answer to what asked for one", GIFTS, gift_after_answer),
    Rule("hold", "no request during a hold", REQUESTS, on_hold),
    Rule(
        "ground first",
        "no conversation before a preliminary connection",
        frozenset({ActionKind.PROPOSE_CONVERSATION, ActionKind.PROPOSE_NEXT}),
        ground_first,
    ),
    Rule(
        "introduction pending",
        "one introduction asked at a time",
        frozenset({ActionKind.ASK_INTRODUCTION, ActionKind.FIRST_MESSAGE}),
        introduction_pending,
    ),
)
CHECKS: Mapping[ActionKind, tuple[Check, ...]] = {
    kind: tuple(rule.check for rule in RULES if kind in rule.kinds) for kind in ActionKind
}


def refused(s: Summary, day: Day, bid: Bid) -> Refusal | None:
    """The refusal that holds the bid back the longest, None where every rule permits it."""
    longest: Refusal | None = None
    for check in CHECKS[bid.kind]:
        refusal = check(s, day, bid)
        if refusal is None:
            continue
        if refusal.until is None:
            return refusal
        if longest is None or longest.until is None or refusal.until > longest.until:
            longest = refusal
    return longest


@dataclass(frozen=True, slots=True)
class Tilt:
    """Asks and gifts of the last quarter."""

    asks: int
    gives: int

    @property
    def leans(self) -> bool:
        """Whether one more ask would make more asks than gifts."""
        return self.asks + 1 > self.gives


def tilt(s: Summary, today: date) -> Tilt:
    """Asks and gifts in the quarter that ends today."""
    since = today - QUARTER
    asks = bisect_right(s.asks, today) - bisect_right(s.asks, since)
    return Tilt(asks, bisect_right(s.gives, today) - bisect_right(s.gives, since))


SAYS_SO = mark("Mind the balance: this quarter you asked {asks} times and gave {gives}; with this you ask more.")


def must_say_balance(s: Summary, day: Day, kind: ActionKind) -> Tilt | None:
    """The tilt that an ask has to say once conversing, None where it need not."""
    if kind not in ASKS or s.standing not in CONVERSING:
        return None
    now = tilt(s, day.today)
    return now if now.leans else None

"""Step 5 and the ends: evaluate, reconnect, rest, let go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentee.planner.bid import Bid, Day
from mentee.planner.patience import MOST_UNANSWERED, last_days
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing, Wish
from mentee.records.say import mark

ASKED_IN_VAIN = 2  # of the words unheard, so many must have asked for an answer before letting go is suggested
LONGEST_GAP = 3650  # days; a longer maximum gap means never, and dates end
LADDER = tuple(standing for standing in Standing if standing not in (Standing.RESTING, Standing.LET_GO))


def evaluate(s: Summary, day: Day) -> Iterator[Bid]:
    """After meetings 1 and 3, and then each quarter."""
    due = s.looked.due
    if due is None or (ActionKind.EVALUATE, due.about) in s.decided.done:
        return
    yield Bid(
        ActionKind.EVALUATE,
        due.about,
        due.since,
        due.since + timedelta(days=7),
        0.7,
        mark("Look at both sides with {name}: four quick answers beside the facts"),
        (mark("It is time: {due}."), mark("It should be worth it for both of you.")),
        {"due": day.context.say(due.words)},
    )


def let_go(s: Summary, day: Day) -> Iterator[Bid]:
    """After two follow-ups without an answer, two negative looks, a wish to, or a red flag."""
    found: tuple[str, str] | None = None
    opens = s.since
    if s.looked.red_flag:
        found = ("red-flag", mark("A red flag stands: {reason}. It excludes, whatever else speaks for it."))
    elif _unheard(s) and s.talk.asked >= ASKED_IN_VAIN and s.talk.last_sent:
        opens = s.talk.last_sent + timedelta(days=last_days(s))
        found = (
            f"silence:{s.talk.last_sent_key}",
            mark("Your message and two follow-ups have no answer, the last of {sent}. Enough was tried."),
        )
    elif s.looked.suggested and s.looked.suggested.wish is Wish.LET_GO and s.looked.evaluated_on:
        opens = s.looked.evaluated_on
        found = (f"evaluation:{opens}", mark("Your last look at both sides says so: {reason}."))
    if found is None or (ActionKind.LET_GO, found[0]) in s.decided.done:
        return
    suggested = s.looked.suggested.reason if s.looked.suggested else ""
    yield Bid(
        ActionKind.LET_GO,
        found[0],
        opens,
        None,
        0.9,
        mark("Let {name} go, kindly and without guilt"),
        (found[1], mark("You decide; it can be taken up again by you at any time.")),
        {"sent": s.talk.last_sent, "reason": s.looked.red_flag or suggested},
    )


def _unheard(s: Summary) -> bool:
    """Whether as many words as may be stand without an answer, and nothing is arranged."""
    return s.talk.unanswered >= MOST_UNANSWERED and not s.met.planned


def ease_off(s: Summary, day: Day) -> Iterator[Bid]:
    """Rest where the last look at both sides suggests to ease off, or the facts lean against since then."""
    looked = s.looked
    if looked.suggested and looked.evaluated_on and looked.suggested.wish is Wish.EASE_OFF:
        on, about = looked.evaluated_on, f"evaluation:{looked.evaluated_on}"
        reason: object = looked.suggested.reason
        why = mark("Your last look at both sides says so: {reason}.")
    elif looked.cooling_on:
        on, about, reason = looked.cooling_on, f"cooling:{looked.cooling_on:%Y-%m}", looked.cooling
        why = mark("There seems to be little room on the other side just now: {reason}.")
    else:
        return
    if (s.rested_on and s.rested_on >= on) or (ActionKind.REST, about) in s.decided.done:
        return
    facts = {"reason": reason}
    yield Bid(ActionKind.REST, about, on, None, 0.8, mark("Give it a rest with {name} for a season"), (why,), facts)


def unheard(s: Summary, day: Day) -> Iterator[Bid]:
    """Rest where as many words as may be stand without an answer, but too few of them asked for one to let go."""
    talk = s.talk
    if not _unheard(s) or talk.asked >= ASKED_IN_VAIN or talk.last_sent is None:
        return
    about = f"silence:{talk.last_sent_key}"
    if (ActionKind.REST, about) in s.decided.done:
        return
    yield Bid(
        ActionKind.REST,
        about,
        talk.last_sent + timedelta(days=last_days(s)),
        None,
        0.65,
        mark("Let it rest with {name} until they write"),
        (
            mark("{count} words of yours have no answer, the last of {sent}. The next one is theirs."),
            mark("Whatever comes from them takes it up again."),
        ),
        {"count": talk.unanswered, "sent": talk.last_sent},
    )


def gone_quiet(s: Summary, day: Day) -> Iterator[Bid]:
    """Past the maximum gap: reconnect where there was trust, else rest."""
    quiet = max(s.talk.last_contact or s.since, s.since)
    opens = quiet + timedelta(days=min(s.rel.max_gap, LONGEST_GAP) + 1)
    facts = {"last": quiet, "gap": s.rel.max_gap}
    if s.trusted and s.talk.unanswered == 0:
        yield Bid(
            ActionKind.RECONNECT,
            f"gap:{quiet}",
            opens,
            None,
            0.65,
            mark("Take up the thread with {name} again"),
            (
                mark("Nothing since {last}, longer than your limit of {gap} days."),
                mark("A tie that was trusted and fell asleep is worth more than its silence suggests."),
            ),
            facts,
        )
    about = f"gap:{quiet}"
    if (ActionKind.REST, about) not in s.decided.done:
        yield Bid(
            ActionKind.REST,
            about,
            opens + timedelta(days=14) if s.trusted else opens,
            None,
            0.6,
            mark("Let it rest with {name} until you choose"),
            (mark("Nothing since {last}, longer than your limit of {gap} days."),),
            facts,
        )


def wake(s: Summary, day: Day) -> Iterator[Bid]:
    """When the rest has run its time."""
    until = s.rel.rest_until or s.since + timedelta(days=min(s.rel.max_gap, LONGEST_GAP))
    done = s.decided.done_kind.get(ActionKind.RECONNECT)
    if done and done >= until:
        until = done + timedelta(days=min(s.rel.max_gap, LONGEST_GAP))
    yield Bid(
        ActionKind.RECONNECT,
        f"rest:{until}",
        until,
        None,
        0.5,
        mark("The rest with {name} is over: send a few warm lines, if you still want to"),
        (mark("You let it rest until {until}."),),
        {"until": until},
    )


BIDS = dict.fromkeys(LADDER, (evaluate, let_go, ease_off, unheard, gone_quiet)) | {Standing.RESTING: (wake,)}

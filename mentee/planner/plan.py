"""One next action or a stated wait for every relationship, and the few actions that are worth most today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentee.planner import science
from mentee.planner.bid import STEP_AND_MINUTES, Bid, Bids, Day, Refusal
from mentee.planner.context import Context, Match
from mentee.planner.kinds import candour, choose, converse, give, initiate, review
from mentee.planner.rules import SAYS_SO, must_say_balance, refused
from mentee.planner.summary import Summary, summarise
from mentee.planner.worth import Worth, worth
from mentee.records.journey import Action, ActionKind, Answer, Draft, Relationship, Standing
from mentee.records.say import mark

Words = Callable[[Action, Relationship, Context], Draft | None]

GROUPS = (give, converse, candour, initiate, choose, review)
BIDDERS: Mapping[Standing, tuple[Bids, ...]] = {
    standing: tuple(bids for group in GROUPS for bids in group.BIDS.get(standing, ())) for standing in Standing
}
ORDER = {kind: number for number, kind in enumerate(ActionKind)}
NOTHING_LEFT_DAYS = 30
NEXT = mark("nothing to do before; then: {what}")
RESTS = mark("it rests, as you decided; a word of theirs would wake it")


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do for a person until a date, and why; `until` None: until you or they do something.

    `ahead` names what the date is of: a kind of action, or the rule that holds everything back; empty: of nothing.
    """

    person: str
    name: str
    until: date | None
    reason: str
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A day: at most `pace` actions, worth most first; and what waits, soonest first."""

    today: date
    actions: tuple[Action, ...]
    waits: tuple[Wait, ...]
    left: int = 0  # actions that would be possible today beyond the pace


@dataclass(frozen=True, slots=True)
class Weighed:
    """A bid that every rule permits, with its worth."""

    bid: Bid
    worth: Worth


def day_of(context: Context, now: datetime) -> Day:
    """The day that `now` falls on for the seeker."""
    matches: dict[str, list[Match]] = defaultdict(list)
    for match in context.matches:
        matches[match.need_of_person].append(match)
    return Day(now, context.day(now), context, {person: tuple(found) for person, found in matches.items()})


def bids(s: Summary, day: Day) -> Iterator[Bid]:
    """Everything that the standing makes worth considering, now or later."""
    if s.standing is not None:
        for bidder in BIDDERS[s.standing]:
            yield from bidder(s, day)


def weigh(s: Summary, day: Day, bid: Bid) -> Weighed:
    """The bid with what it is worth today."""
    leans = must_say_balance(s, day, bid.kind) is not None
    return Weighed(bid, worth(s, bid, day.today, leans=leans))


def rank(weighed: Weighed) -> tuple[float, int, str]:
    """Best first; ties fall by kind and then by what it is about, so that the order never changes by itself."""
    return (-round(weighed.worth.total, 6), ORDER[weighed.bid.kind], weighed.bid.about)


def next_step(s: Summary, day: Day) -> Action | Wait:
    """Exactly one: the best action that every rule permits today, or the wait."""
    best: Weighed | None = None
    ahead: tuple[date, Bid | Refusal] | None = None
    for bid in bids(s, day):
        refusal = refused(s, day, bid)
        if refusal is None and bid.opens <= day.today:
            weighed = weigh(s, day, bid)
            if best is None or rank(weighed) < rank(best):
                best = weighed
            continue
        if refusal is not None and refusal.until is None:
            continue
        later: tuple[date, Bid | Refusal] = (bid.opens, bid)
        if refusal is not None and refusal.until is not None and refusal.until >= bid.opens:
            later = (refusal.until, refusal)
        if ahead is None or later[0] < ahead[0]:
            ahead = later
    if best is not None:
        return action_of(s, day, best)
    return wait_of(s, day, ahead)


def action_of(s: Summary, day: Day, weighed: Weighed) -> Action:
    """The action that a bid becomes, with its words; an ask that tilts the balance says so."""
    bid = weighed.bid
    step, minutes = STEP_AND_MINUTES[bid.kind]
    voice = day.context.voice
    facts = {"name": s.name, **bid.facts}
    why = [voice.told(sentence, facts) for sentence in bid.why]
    tilt = must_say_balance(s, day, bid.kind)
    if tilt is not None:
        why.append(voice.told(SAYS_SO, {"asks": tilt.asks, "gives": tilt.gives}))
    return Action(
        kind=bid.kind,
        person=s.rel.person,
        name=s.name,
        step=step,
        what=voice.told(bid.what, facts),
        why=tuple(why),
        opens=bid.opens,
        closes=bid.closes,
        minutes=minutes,
        worth=weighed.worth.total,
        about=bid.about,
        science=science.SUPPORTS[bid.kind],
        with_=bid.with_,
    )


def wait_of(s: Summary, day: Day, ahead: tuple[date, Bid | Refusal] | None) -> Wait:
    """What is waited for, and until when."""
    voice = day.context.voice
    if s.standing is None or s.standing is Standing.LET_GO:
        reason = mark("let go; only you take it up again") if s.standing else mark("not pursued")
        return Wait(s.rel.person, s.name, None, voice.say(reason))
    if ahead is None:
        until = day.today + timedelta(days=NOTHING_LEFT_DAYS)
        reason = mark("you set aside everything that would come next")
        return Wait(s.rel.person, s.name, until, voice.say(reason))
    until, what = ahead
    facts = {"name": s.name, **what.facts}
    if isinstance(what, Refusal):
        return Wait(s.rel.person, s.name, until, voice.told(what.reason, facts), what.rule)
    if s.standing is Standing.RESTING:
        return Wait(s.rel.person, s.name, until, voice.told(RESTS, facts), what.kind.value)
    reason = voice.told(NEXT, {"what": voice.told(what.what, facts)})
    return Wait(s.rel.person, s.name, until, reason, what.kind.value)


def fresh(rel: Relationship, now: datetime, context: Context, known: Summary | None) -> Summary:
    """The summary already at hand where it is of this very relationship and still true, else a new one."""
    if known is not None and known.rel is rel and (known.fresh_until is None or now < known.fresh_until):
        return known
    return summarise(rel, now, context.zone)


def next_action(
    rel: Relationship, context: Context, now: datetime, *, words: Words | None = None, known: Summary | None = None
) -> Action | Wait:
    """The one thing to do next for a person, or until when nothing is to be done and why; `known`: see `fresh`."""
    found = next_step(fresh(rel, now, context, known), day_of(context, now))
    return with_words(found, rel, context, words) if isinstance(found, Action) and words else found


def with_words(action: Action, rel: Relationship, context: Context, words: Words) -> Action:
    """The action with its draft."""
    return replace(action, draft=words(action, rel, context))


def plan_day(
    rels: Iterable[Relationship],
    context: Context,
    now: datetime,
    pace: int,
    *,
    words: Words | None = None,
    known: Mapping[str, Summary] | None = None,
) -> Plan:
    """The day's actions, what was done today counted against the pace; and what everybody else waits for.

    `known` are summaries by person from an earlier day (see `fresh`); only the actions shown get drafts.
    """
    day = day_of(context, now)
    actions: list[tuple[Action, Relationship]] = []
    waits: list[Wait] = []
    done = 0
    for rel in rels:
        s = fresh(rel, now, context, known.get(rel.person) if known else None)
        done += _done_today(s, day)
        found = next_step(s, day)
        if isinstance(found, Action):
            actions.append((found, rel))
        elif s.standing is not Standing.LET_GO and s.standing is not None:
            waits.append(found)
    actions.sort(key=lambda pair: (-round(pair[0].worth, 6), ORDER[pair[0].kind], pair[0].person))
    shown = actions[: max(0, pace - done)]
    return Plan(
        day.today,
        tuple(with_words(action, rel, context, words) if words else action for action, rel in shown),
        tuple(sorted(waits, key=lambda wait: (wait.until or date.max, wait.person))),
        len(actions) - len(shown),
    )


def _done_today(s: Summary, day: Day) -> int:
    if s.decided.last != day.today:
        return 0
    return sum(d.answer is Answer.DONE and day.context.day(d.at) == day.today for d in s.rel.decisions)

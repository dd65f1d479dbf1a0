"""The planner's hard rules checked from the outside, on a simulated day, with no code of the planner's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from bench.simulation import Today
from mentee.planner.plan import plan_day
from mentee.records.facts import Channel
from mentee.records.journey import (
    Action,
    ActionKind,
    Answer,
    Direction,
    FeedbackKind,
    Gave,
    Relationship,
    Standing,
)

K = ActionKind
NOT_TO_THEM = {
    K.REFLECT, K.FIND_WAY_IN, K.ASK_INTRODUCTION, K.GO_TO_GATHERING, K.PREPARE, K.LOG_MEETING, K.CHEMISTRY,
    K.THANK_INTRODUCER, K.EVALUATE, K.WELCOME_FEEDBACK, K.PLAN_FROM_FEEDBACK, K.ACT_ON_FEEDBACK, K.REST, K.LET_GO,
}  # fmt: skip
ASKING = {K.PROPOSE_CONVERSATION, K.PROPOSE_NEXT, K.ASK_FEEDBACK}
REQUESTING = ASKING | {K.ASK_INTRODUCTION, K.FIRST_MESSAGE, K.FOLLOW_UP, K.STAY_IN_TOUCH, K.RECONNECT}
GIVING = {K.SEND_UPDATE, K.REPORT_BACK, K.INTRODUCE_THEM, K.SHARE, K.HELP, K.KIND_WORD}
TALK = {Channel.MAIL, Channel.MESSAGE, Channel.SOCIAL}
ASLEEP = {K.REPLY, K.RECONNECT, K.LOG_MEETING}


def sequence(rel: Relationship, now: datetime) -> list[tuple[datetime, str]]:
    """Sent, received and met, in order of time; what was sent within three days, or before the pursuit, is one."""
    found: list[tuple[datetime, str]] = []
    for e in sorted(rel.encounters, key=lambda e: e.at):
        words = e.channel in TALK or e.direction is Direction.SENT  # a call that was sent reached nobody
        if e.planned or e.declined or e.at > now or e.others > (4 if words else 0):
            continue
        _add(found, e.at, str(e.direction) if words else "met", _begun(rel))
    return found


def _begun(rel: Relationship) -> datetime | None:
    """When the pursuit began."""
    return rel.moves[0].at if rel.moves else rel.since


def _add(found: list[tuple[datetime, str]], at: datetime, word: str, begun: datetime | None) -> None:
    """One more, the last word of a run of messages that are one."""
    again = word == "sent" and bool(found) and found[-1][1] == "sent"
    if again and (at - found[-1][0] <= timedelta(days=3) or (begun is not None and at < begun)):
        found.pop()
    found.append((at, word))


def with_deeds(rel: Relationship, order: list[tuple[datetime, str]], now: datetime) -> list[tuple[datetime, str]]:
    """The same, with messages that were marked done and whose mail is not imported yet."""
    done = [d.at for d in rel.decisions if d.answer is Answer.DONE and d.kind not in NOT_TO_THEM and d.at <= now]
    near = timedelta(days=3)
    alone = [at for at in done if not any(word == "sent" and abs(one - at) <= near for one, word in order)]
    found: list[tuple[datetime, str]] = []
    for at, word in sorted([*order, *((at, "sent") for at in alone)], key=lambda pair: pair[0]):
        _add(found, at, word, _begun(rel))
    return found


def broken(rel: Relationship, action: Action, now: datetime, zone: tzinfo = UTC) -> Iterator[str]:
    """What the action breaks on the seeker's day, in their zone."""
    order = with_deeds(rel, sequence(rel, now), now)
    today = now.astimezone(zone).date()
    run = 0
    while run < len(order) and order[-1 - run][1] == "sent":
        run += 1
    if run and action.kind not in NOT_TO_THEM:
        days = (today - order[-1][0].astimezone(zone).date()).days
        if run >= 3 or days < (14 if run == 1 else 28):
            yield f"{action.kind} after {run} unanswered, {days} days after the last"
    if action.kind in REQUESTING and any(h.since <= today < h.until for h in rel.holds):
        yield f"{action.kind} during a hold"
    if action.kind is K.PROPOSE_CONVERSATION and not thinkable(rel, order, now):
        yield "a first conversation without ground"
    done = [d for d in rel.decisions if d.answer is Answer.DONE and d.at.astimezone(zone).date() == today]
    if any(d.kind is not K.LOG_MEETING for d in done):  # noting a meeting is nothing done towards them
        yield "two actions on a day"
    for d in rel.decisions:
        same = d.kind is action.kind and d.about == action.about
        if same and (d.answer is Answer.NEVER or (d.answer is Answer.LATER and d.until and d.until > today)):
            last = max((e for e in rel.decisions if e.kind is d.kind and e.about == d.about), key=lambda e: e.at)
            if d.answer is Answer.NEVER or last is d:
                yield f"{action.kind} although {d.answer}"
    if re.search("mentor", " ".join([action.what, *action.why]), re.IGNORECASE):
        yield "the label"
    yield from unsaid(rel, action, now, zone)
    if rel.standing is Standing.RESTING and action.kind not in ASLEEP:
        yield f"{action.kind} while resting"
    if rel.standing in (None, Standing.LET_GO):
        yield f"{action.kind} after letting go"


def unsaid(rel: Relationship, action: Action, now: datetime, zone: tzinfo) -> Iterator[str]:
    """An ask that makes more asks than gifts in the quarter, and does not say so."""
    if action.kind not in ASKING or rel.standing not in (Standing.CONVERSING, Standing.MUTUAL, Standing.MENTOR):
        return
    since = now.astimezone(zone).date() - timedelta(days=91)
    done = [d for d in rel.decisions if d.answer is Answer.DONE and d.at.astimezone(zone).date() > since]
    gave = sum(isinstance(e.kind, Gave) and e.at.astimezone(zone).date() > since for e in rel.ledger) + sum(
        d.kind in GIVING for d in done
    )
    if sum(d.kind in ASKING for d in done) + 1 > gave and "Mind the balance" not in " ".join(action.why):
        yield f"{action.kind} tilts the balance unsaid"


def thinkable(rel: Relationship, order: list[tuple[datetime, str]], now: datetime) -> bool:
    """Two exchanges, an accepted introduction, or an encounter."""
    held = (e for e in rel.encounters if e.channel not in TALK and e.direction is not Direction.SENT)
    met = any(not e.planned and not e.declined and e.at <= now for e in held)
    if met or any(i.accepted for i in rel.introductions):
        return True
    exchanges, waiting = 0, ""
    for _, word in order:
        if waiting and word != waiting:
            exchanges, waiting = exchanges + 1, ""
        else:
            waiting = word
    return exchanges >= 2


def check(today: Today) -> list[str]:
    """Every hard rule broken on a day, empty where none is."""
    plan, now, zone = today.plan, today.now, today.context.zone
    found = [f"{a.name}: {what}" for a in plan.actions for what in broken(today.rels[a.person], a, now, zone)]
    people = [a.person for a in plan.actions]
    if len(set(people)) < len(people) or len(people) > today.context.pace:
        found.append("more actions than the pace, or two for one person")
    live = sum(rel.standing not in (None, Standing.LET_GO) for rel in today.rels.values())
    if len(plan.actions) + len(plan.waits) + plan.left != live:
        found.append("not exactly one action or wait for everybody")
    if any(wait.until is not None and wait.until <= plan.today for wait in plan.waits):
        found.append("a wait that is over")
    if today.number % 30 == 0 and plan != plan_day(today.rels.values(), today.context, now, today.context.pace):
        found.append("another plan from the same state")
    for rel in today.rels.values():
        closed = any(f.kind is FeedbackKind.CHALLENGE and f.acted_on and f.reported for f in rel.feedback)
        if rel.standing is Standing.MENTOR and not closed:
            found.append(f"{rel.name}: the last standing without a closed loop")
        if rel.moves and any(not m.evidence and not m.reason for m in rel.moves):
            found.append(f"{rel.name}: a move without evidence or reason")
    return found

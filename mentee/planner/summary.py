"""What the planner needs of a relationship, read once and good for many days, until the relationship changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from mentee.journey import evaluation, evidence, feedback, ledger
from mentee.journey.evidence import Evidence
from mentee.journey.feedback import Stage
from mentee.journey.otherside import Lean, other_side
from mentee.journey.outreach import (
    CLOSING,
    REPLY_DAYS,
    Message,
    expects,
    is_meeting,
    messages,
    pursued_since,
    standoff_of,
    took_place,
)
from mentee.records.facts import Channel
from mentee.records.journey import (
    ActionKind,
    Answer,
    Direction,
    Encounter,
    Feedback,
    Gave,
    Relationship,
    Standing,
)
from mentee.records.say import Phrase

LATER_DAYS = 7  # "not now" without a date
SAME_MEETING = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Decided:
    """The seeker's decisions, looked up by kind and what they were about ("" stands for all of the kind)."""

    done: dict[tuple[ActionKind, str], date]  # the last time
    done_kind: dict[ActionKind, date]
    never: frozenset[tuple[ActionKind, str]]
    later: dict[tuple[ActionKind, str], date]
    last: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """Words between the two, as dates of the seeker's zone.

    `unanswered` counts the messages sent since the other last answered; `expects` says whether the last of them
    asked for an answer, which thanks and gifts do not. `ground` is when a first conversation became
    thinkable, and `grounds` by what.
    """

    unanswered: int
    last_sent: date | None
    last_sent_key: str
    expects: bool
    asked: int  # how many of the unanswered asked for an answer
    owed: Message | None
    owed_since: date | None
    owed_answers: bool  # what is owed came in answer to the seeker's own message
    owed_closes: bool  # that message closed a round: thanks, a reply or a gift
    exchanges: int
    wrote: bool  # a direct message was ever sent, not only an answer in public
    last_contact: date | None
    ground: date | None
    grounds: Evidence | None


@dataclass(frozen=True, slots=True)
class Met:
    """Encounters: one-to-one meetings `held`, the last encounter of any kind, what is planned."""

    held: tuple[Encounter, ...]
    last_held: date | None
    last: Encounter | None
    last_on: date | None
    first_on: date | None
    thanked: bool
    planned: tuple[tuple[date, Encounter], ...]
    declined_on: date | None


@dataclass(frozen=True, slots=True)
class Looked:
    """Judgements: reflection, evaluation, feedback."""

    admired: bool  # a value or a trait was named
    red_flag: str
    judged_on: date | None  # the last reflection or evaluation
    due: evaluation.Due | None  # may lie ahead
    suggested: evaluation.Suggestion | None
    evaluated_on: date | None
    twice_negative: bool
    loop: Feedback | None  # the oldest open one
    stage: Stage | None  # what comes next in it
    last_feedback: date | None
    cooling: tuple[Phrase | str, ...]  # what leans against, as of the last thing that happened; else nothing
    cooling_on: date | None


@dataclass(frozen=True, slots=True)
class Summary:
    """A relationship, read once. `fresh_until`: from that moment on it must be read again."""

    rel: Relationship
    standing: Standing | None
    since: date
    fresh_until: datetime | None
    decided: Decided
    talk: Talk
    met: Met
    looked: Looked
    asks: tuple[date, ...]
    gives: tuple[date, ...]
    introduced: dict[str, date]  # connectors asked for an introduction, and when
    pending_introduction: date | None
    trusted: bool
    rested_on: date | None  # when it was last laid to rest

    @property
    def name(self) -> str:
        """The person's name."""
        return self.rel.name


def summarise(rel: Relationship, now: datetime, zone: tzinfo) -> Summary:
    """Read everything that does not depend on the day."""

    def day(moment: datetime) -> date:
        return moment.astimezone(zone).date()

    words = messages(rel, now)
    met = _met(rel, words, now, zone)
    talk = _talk(rel, words, now, zone)
    asked = {i.connector: day(i.asked) for i in rel.introductions if i.asked <= now}
    for decision in rel.decisions:
        if decision.kind is ActionKind.ASK_INTRODUCTION and decision.answer is Answer.DONE and decision.at <= now:
            asked.setdefault(decision.about, day(decision.at))
    settled = {i.connector for i in rel.introductions if i.accepted or i.declined}
    started = day(rel.since) if rel.since else min([day(now), *([talk.last_contact] if talk.last_contact else [])])
    return Summary(
        rel=rel,
        standing=rel.standing,
        since=started,
        fresh_until=min((at for at in _told_times(rel) if at > now), default=None),
        decided=_decided(rel, now, zone),
        talk=talk,
        met=met,
        looked=_looked(rel, words, now, zone, met.held),
        asks=tuple(day(at) for at in ledger.asks(rel)),
        gives=tuple(day(at) for at, _ in ledger.gifts(rel)),
        introduced=asked,
        pending_introduction=max((on for name, on in asked.items() if name not in settled), default=None),
        rested_on=max((day(m.at) for m in rel.moves if m.after is Standing.RESTING), default=None),
        trusted=bool(met.held) or rel.tie >= 0.3 or rel.standing in (Standing.MUTUAL, Standing.MENTOR),
    )


def _told_times(rel: Relationship) -> Iterator[datetime]:
    """Every moment from which something more is known: what is dated ahead counts only then."""
    yield from (e.at for e in rel.encounters if not e.planned)
    for facts in (rel.decisions, rel.reflections, rel.evaluations, rel.ledger):
        yield from (fact.at for fact in facts)
    for i in rel.introductions:
        yield from (at for at in (i.asked, i.accepted, i.declined, i.thanked) if at)
    for f in rel.feedback:
        yield from (at for at in (f.at, f.welcomed, f.planned, f.acted_on, f.reported) if at)


def _decided(rel: Relationship, now: datetime, zone: tzinfo) -> Decided:
    done: dict[tuple[ActionKind, str], date] = {}
    kinds: dict[ActionKind, date] = {}
    later: dict[tuple[ActionKind, str], date] = {}
    never: set[tuple[ActionKind, str]] = set()
    last: date | None = None
    for decision in sorted((d for d in rel.decisions if d.at <= now), key=lambda d: d.at):
        on, what = decision.at.astimezone(zone).date(), (decision.kind, decision.about)
        if decision.kind is not ActionKind.LOG_MEETING:  # noting what happened is nothing done towards them
            last = on
        if decision.answer is Answer.NEVER:
            never.add(what)
        elif decision.answer is Answer.LATER:
            later[what] = decision.until or put_off(on)
        else:
            done[what] = kinds[decision.kind] = on
            later.pop(what, None)
    return Decided(done, kinds, frozenset(never), later, last)


def put_off(on: date) -> date:
    """Until when "not now" holds that was said on a day, without another."""
    return on + timedelta(days=LATER_DAYS)


def _talk(rel: Relationship, talk: list[Message], now: datetime, zone: tzinfo) -> Talk:
    def day(moment: datetime) -> date:
        return moment.astimezone(zone).date()

    took = [e for e in rel.encounters if took_place(e, now)]
    stand = standoff_of(talk, [e for e in took if is_meeting(e)], pursued_since(rel))
    last = stand.sent[-1] if stand.sent else None
    answered = _answered_by(stand.owed, talk) if stand.owed else None
    ground = next(iter(evidence.preliminary(rel, now, talk)), None)
    happened = [e.at for e in took] + [m.at for m in talk]
    return Talk(
        unanswered=len(stand.sent),
        last_sent=day(last.at) if last else None,
        last_sent_key=last.key if last else "",
        expects=last is not None and expects(last, stand.inbound),
        asked=sum(expects(message, stand.inbound) for message in stand.sent),
        owed=stand.owed,
        owed_since=day(stand.owed.at) if stand.owed else None,
        owed_answers=answered is not None,
        owed_closes=answered is not None and answered.kind in CLOSING,
        exchanges=len(evidence.exchanges_of(talk, rel.name)),
        wrote=any(m.direction is not Direction.RECEIVED and m.channel is not Channel.SOCIAL for m in talk),
        last_contact=day(max(happened)) if happened else None,
        ground=day(ground.at) if ground else None,
        grounds=ground,
    )


def _answered_by(owed: Message, talk: list[Message]) -> Message | None:
    """The seeker's message that one of theirs came in answer to, if it did."""
    before = [m for m in talk if m.at < owed.at and (owed.at - m.at).days <= REPLY_DAYS]
    return before[-1] if before and before[-1].direction is Direction.SENT else None


def _met(rel: Relationship, talk: list[Message], now: datetime, zone: tzinfo) -> Met:
    held = evidence.meetings(rel, now)
    every = sorted(held + evidence.shared_gatherings(rel, now), key=lambda e: e.at)
    last = every[-1] if every else None
    thanks = [at for at, kind in ledger.gifts(rel) if kind is Gave.THANKS and at <= now]
    sent = [m.at for m in talk if m.direction is not Direction.RECEIVED]
    planned = sorted(
        (
            (e.at.astimezone(zone).date(), e)
            for e in rel.encounters
            if is_meeting(e)
            and not e.declined
            and (e.planned or e.at > now)
            and not (e.at <= now and any(abs(h.at - e.at) <= SAME_MEETING for h in held))
        ),
        key=lambda pair: (pair[1].at, pair[1].key),
    )
    declined = [e.at.astimezone(zone).date() for e in rel.encounters if e.declined and e.others == 0]
    return Met(
        held=tuple(held),
        last_held=held[-1].at.astimezone(zone).date() if held else None,
        last=last,
        last_on=last.at.astimezone(zone).date() if last else None,
        first_on=every[0].at.astimezone(zone).date() if every else None,
        thanked=last is not None and any(at >= last.at for at in thanks + sent),
        planned=tuple(planned),
        declined_on=max(declined, default=None),
    )


def _looked(
    rel: Relationship, talk: list[Message], now: datetime, zone: tzinfo, held: tuple[Encounter, ...]
) -> Looked:
    def day(moment: datetime) -> date:
        return moment.astimezone(zone).date()

    evaluated = sorted(e.at for e in rel.evaluations if e.at <= now)
    judged = [*evaluated, *(r.at for r in rel.reflections if r.at <= now)]
    loops = feedback.open_loops(rel, now)
    seen = max((e.at for e in rel.encounters if took_place(e, now)), default=None) if held else None
    theirs = other_side(rel, seen, talk) if seen else None
    cools = theirs is not None and theirs.lean is Lean.NEGATIVE
    return Looked(
        admired=bool(evidence.admired(rel, now)),
        red_flag=evidence.red_flag(rel, now),
        judged_on=day(max(judged)) if judged else None,
        due=evaluation.due_from(list(held), evaluated, zone),
        suggested=evaluation.suggestion(rel, now, talk),
        evaluated_on=day(evaluated[-1]) if evaluated else None,
        twice_negative=evaluation.twice_negative(rel, now),
        loop=loops[0] if loops else None,
        stage=feedback.next_stage(loops[0], now) if loops else None,
        cooling=theirs.against if theirs and cools else (),
        cooling_on=day(seen) if seen and cools else None,
        last_feedback=day(max(f.at for f in rel.feedback)) if rel.feedback else None,
    )

"""Standings and the moves between them: a table of what evidence permits, and what the seeker may overrule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mentee.journey import evaluation, evidence, feedback
from mentee.journey.evidence import Evidence, Told, of
from mentee.journey.outreach import messages, standoff, took_place
from mentee.records.journey import Move, Relationship, Standing
from mentee.records.say import ENGLISH, Voice, mark

Find = Callable[[Relationship, datetime], list[Evidence]]  # all evidence up to now, empty: not permitted

LADDER = (
    Standing.CONSIDERING,
    Standing.CONNECTING,
    Standing.ACQUAINTED,
    Standing.CONVERSING,
    Standing.MUTUAL,
    Standing.MENTOR,
)
NAMES = {
    Standing.CONSIDERING: mark("considering"),
    Standing.CONNECTING: mark("connecting"),
    Standing.ACQUAINTED: mark("acquainted"),
    Standing.CONVERSING: mark("conversing"),
    Standing.MUTUAL: mark("mutual"),
    Standing.MENTOR: mark("mentor"),
    Standing.RESTING: mark("resting"),
    Standing.LET_GO: mark("let go"),
}
ENOUGH_MEETINGS = 2
FOLLOW_UPS = 2
LAST_SILENCE_DAYS = 28


class MoveRefusedError(ValueError):
    """A move that may not be made even by the seeker; the text says why and what would help."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: `by_itself` where the evidence alone moves, else it only permits and is suggested."""

    before: Standing | None  # None: any on the ladder
    after: Standing
    find: Find
    by_itself: bool


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """A move that evidence permits now."""

    after: Standing
    evidence: tuple[Told, ...]
    by_itself: bool


def chosen_and_approached(rel: Relationship, now: datetime) -> list[Evidence]:
    """A reflection without red flag that names a value or trait, and a first outward contact."""
    named, outward = evidence.admired(rel, now), evidence.outward(rel, now)
    return [named[-1], outward[-1]] if named and outward else []


def answered_or_met(rel: Relationship, now: datetime) -> list[Evidence]:
    """One exchange in both directions, or an encounter."""
    found = evidence.exchanges(rel, now) + evidence.encounters_met(rel, now)
    return sorted(found, key=lambda item: item.at)[-1:]


def met_alone(rel: Relationship, now: datetime) -> list[Evidence]:
    """A first one-to-one meeting held."""
    return [evidence.met_alone(e) for e in evidence.meetings(rel, now)[-1:]]


def good_for_both(rel: Relationship, now: datetime) -> list[Evidence]:
    """Two meetings, and a latest evaluation that is positive for both sides."""
    held = evidence.meetings(rel, now)
    good = evaluation.both_positive(rel, now) if len(held) >= ENOUGH_MEETINGS else None
    if good is None:
        return []
    looked = of(f"evaluation:{good.at:%Y-%m-%d}", good.at, mark("good for both sides, as seen on {on}"), on=good.at)
    return [*map(evidence.met_alone, held[-2:]), looked]


def challenge_taken(rel: Relationship, now: datetime) -> list[Evidence]:
    """One challenge welcomed, acted on and reported back: the whole loop."""
    return [
        of(
            f"feedback:{f.key}",
            f.reported or f.at,
            mark("a challenge acted on and reported back: {words}"),
            words=f.words[:60],
        )
        for f in feedback.closed_challenges(rel, now)[-1:]
    ]


def gone_quiet(rel: Relationship, now: datetime) -> list[Evidence]:
    """Nothing for longer than the relationship's maximum gap."""
    happened = [e.at for e in rel.encounters if took_place(e, now)] + [m.at for m in messages(rel, now)]
    since = max([*happened, *([rel.since] if rel.since else [])], default=None)
    if since is None or (now - since) <= timedelta(days=rel.max_gap):
        return []
    days = (now - since).days
    return [of("silence", since, mark("nothing for {days} days, since {on}"), days=days, on=since)]


def unanswered(rel: Relationship, now: datetime) -> list[Evidence]:
    """Two follow-ups unanswered for 28 days, or two negative evaluations."""
    sent = standoff(rel, now).sent
    if len(sent) > FOLLOW_UPS and (now - sent[-1].at).days >= LAST_SILENCE_DAYS:
        said = mark("{count} messages without an answer, the last on {on}")
        return [of(sent[-1].key, sent[-1].at, said, count=len(sent), on=sent[-1].at)]
    if evaluation.twice_negative(rel, now):
        at = max(e.at for e in rel.evaluations if e.at <= now)
        return [of(f"evaluation:{at:%Y-%m-%d}", at, mark("two looks in a row were negative"))]
    return []


def woke_up(rel: Relationship, now: datetime) -> list[Evidence]:
    """A two-way exchange that began after the rest did, or a meeting since."""
    rested = rel.moves[-1].at if rel.moves else rel.since
    talk = [m for m in messages(rel, now) if rested is None or m.at > rested]
    met = [item for item in met_alone(rel, now) if rested is None or item.at > rested]
    return (evidence.exchanges_of(talk, rel.name) + met)[-1:]


TABLE = (
    Rule(Standing.CONSIDERING, Standing.CONNECTING, chosen_and_approached, True),
    Rule(Standing.CONNECTING, Standing.ACQUAINTED, answered_or_met, True),
    Rule(Standing.ACQUAINTED, Standing.CONVERSING, met_alone, True),
    Rule(Standing.CONVERSING, Standing.MUTUAL, good_for_both, True),
    Rule(Standing.MUTUAL, Standing.MENTOR, challenge_taken, True),
    Rule(None, Standing.RESTING, gone_quiet, False),
    Rule(None, Standing.LET_GO, unanswered, False),
)
BY_ITSELF = tuple(rule for rule in TABLE if rule.by_itself)


def standing_before_rest(rel: Relationship) -> Standing:
    """Where a resting relationship goes back to."""
    for made in reversed(rel.moves):
        if made.after is Standing.RESTING and made.before in LADDER:
            return made.before
    return Standing.CONSIDERING


def pulled_back(rel: Relationship) -> datetime | None:
    """When the seeker last moved it down the ladder or back from let go: older evidence lifts it no more."""
    for number in range(len(rel.moves) - 1, -1, -1):
        made = rel.moves[number]
        if not made.by_seeker or made.after not in LADDER:
            continue
        if made.before is Standing.LET_GO:
            return made.at
        rested = made.before is Standing.RESTING
        before = standing_before_rest(replace(rel, moves=rel.moves[:number])) if rested else made.before
        if before in LADDER and LADDER.index(made.after) < LADDER.index(before):
            return made.at
    return None


def permitted(rel: Relationship, now: datetime, voice: Voice = ENGLISH) -> list[MoveOffer]:
    """The moves that evidence permits now, each with its evidence in the seeker's words, the way up first."""
    return _offers(rel, now, TABLE, voice)


def _offers(rel: Relationship, now: datetime, table: tuple[Rule, ...], voice: Voice) -> list[MoveOffer]:
    if rel.standing is None or rel.standing is Standing.LET_GO:
        return []
    if rel.standing is Standing.RESTING:
        back = _told(woke_up(rel, now), voice)
        offers = [MoveOffer(standing_before_rest(rel), back, True)] if back else []
        left = _told(unanswered(rel, now), voice)
        return offers + ([MoveOffer(Standing.LET_GO, left, False)] if left else [])
    floor = pulled_back(rel)
    offers = []
    for rule in table:
        if rule.before not in (None, rel.standing):
            continue
        found = rule.find(rel, now)
        stale = floor is not None and rule.by_itself and found and max(e.at for e in found) <= floor
        if found and not stale:
            offers.append(MoveOffer(rule.after, _told(found, voice), rule.by_itself))
    return offers


def _told(found: list[Evidence], voice: Voice) -> tuple[Told, ...]:
    return tuple(item.told(voice) for item in found)


def move(rel: Relationship, made: Move) -> Relationship:
    """The relationship after a move; its whole history stays."""
    return replace(
        rel,
        standing=made.after,
        since=made.at,
        moves=(*rel.moves, made),
        rest_until=rel.rest_until if made.after is Standing.RESTING else None,
    )


def advance(rel: Relationship, now: datetime, voice: Voice = ENGLISH) -> list[Move]:
    """The moves that evidence alone makes now, in order; none of them a second time for the same evidence.

    Resting and letting go are only ever suggested, and letting go is never undone.
    """
    made: list[Move] = []
    while len(made) < len(LADDER) + 1:
        offer = next((offer for offer in _offers(rel, now, BY_ITSELF, voice) if offer.by_itself), None)
        if offer is None:
            break
        step = Move(now, rel.standing, offer.after, tuple(str(item) for item in offer.evidence))
        made.append(step)
        rel = move(rel, step)
    return made


def turns_on_their_pace(rel: Relationship, now: datetime) -> bool:
    """Whether the moves that `advance` makes may depend on how fast the other side usually answers (`busy_gap_days`).

    All else that is good for both must be there already; otherwise it need not be found out.
    """
    settled = (None, Standing.MUTUAL, Standing.MENTOR, Standing.LET_GO)
    if rel.standing in settled or evaluation.positive(rel, now) is None:
        return False
    return len(evidence.meetings(rel, now)) >= ENOUGH_MEETINGS


def check_move(rel: Relationship, after: Standing, reason: str, now: datetime, voice: Voice = ENGLISH) -> Move:
    """The move that the seeker asks for, with the evidence there is and the reason given.

    Without evidence a reason is needed, save for shortlisting, resting and letting go, which are the seeker's
    own to decide. Raises MoveRefusedError, also for mentor without a closed loop on a challenge.
    """
    reason = reason.strip()
    if after is rel.standing:
        raise MoveRefusedError(f"{rel.name} is {after} already")
    found = next((offer.evidence for offer in permitted(rel, now, voice) if offer.after is after), ())
    if after is Standing.MENTOR and not found:
        found = _told(challenge_taken(rel, now), voice)
        if not found:
            raise MoveRefusedError(
                f"{rel.name} becomes a mentor when one challenge was welcomed, acted on and reported back: "
                "log it with `mentee feedback`"
            )
    own = after in (Standing.RESTING, Standing.LET_GO) or (rel.standing is None and after is Standing.CONSIDERING)
    if not found and not reason and not own:
        raise MoveRefusedError(f"there is no evidence for {after} yet: say why you move {rel.name} there")
    words = tuple(str(item) for item in found)
    return Move(now, rel.standing, after, words, reason or ("" if words else "your decision"), by_seeker=True)

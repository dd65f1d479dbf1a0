"""The ledger of giving and taking: what was received and given, what people need, and introductions to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.steps.desk import Desk, open_desk
from mentee.flows.steps.whom import whom
from mentee.journey.ledger import Balance, over_time
from mentee.planner.context import Match
from mentee.planner.words.drafts import draft_for
from mentee.records.journey import (
    Action,
    ActionKind,
    Draft,
    Gave,
    LedgerEntry,
    Need,
    Received,
    Relationship,
    Standing,
    Step,
)
from mentee.records.say import Say, as_written
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it was kept, and the balance of the last four quarters, oldest first."""

    person: str
    name: str
    entry: LedgerEntry | None
    quarters: tuple[Balance, ...]
    entries: tuple[LedgerEntry, ...]  # latest first
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class ToMake:
    """An introduction the seeker could make: who needs what, who has it, and the double opt-in draft."""

    person: str
    name: str
    match: Match
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class GiveBack:
    """What there is to give: introductions to make, needs nobody is known for, and each balance of the quarter."""

    introductions: tuple[ToMake, ...]
    needs: tuple[tuple[str, str, Need], ...]  # person, name, need
    balances: tuple[tuple[str, str, Balance], ...]  # person, name, the last quarter


def received(owner: User, text: str, kind: Received, note: str = "", *, now: datetime) -> Kept:
    """Keep what the seeker got from the person meant by `text`."""
    return _keep(owner, text, LedgerEntry(now, kind, note.strip()), now=now)


def gave(owner: User, text: str, kind: Gave, note: str = "", *, now: datetime) -> Kept:
    """Keep what the seeker gave."""
    return _keep(owner, text, LedgerEntry(now, kind, note.strip()), now=now)


def ledger(owner: User, text: str, *, now: datetime) -> Kept:
    """What went both ways with a person so far."""
    rel = kept.relationship(owner, whom(owner, text).id, now=now)
    return _kept(rel, None, now)


def need(owner: User, text: str, words: str, *, now: datetime) -> Need:
    """Keep what the person needs, as the seeker heard it."""
    if not words.strip():
        raise BadInputError("Nothing is named.", 'Say what they need: mentee need NAME "a designer"')
    match = whom(owner, text)
    said = Need(words.strip(), now)
    with writes.doing(owner, f"noted a need ({match.name})", now=now) as deed:
        writes.save_need(deed, match.id, said)
    return said


def met(owner: User, text: str, words: str, *, now: datetime) -> Need:
    """Keep that a need was met; the beginning of its words is enough. BadInputError where none fits, or several."""
    match = whom(owner, text)
    rel = kept.relationship(owner, match.id, now=now)
    wanted = words.strip().casefold()
    found = [one for one in rel.needs if one.met is None and one.text.casefold().startswith(wanted)]
    if len(found) != 1:
        known = "; ".join(one.text for one in rel.needs if one.met is None) or "none is open"
        raise BadInputError(f"{words!r} is not one need of {rel.name}'s.", f"Open: {known}")
    done = Need(found[0].text, found[0].at, met=now)
    with writes.doing(owner, f"a need was met ({match.name})", now=now) as deed:
        writes.save_need(deed, match.id, done)
    return done


def give_back(owner: User, *, now: datetime, say: Say = as_written) -> GiveBack:
    """All that could be given, over all relationships that are not let go."""
    desk = open_desk(owner, now=now, say=say)
    alive = [rel for rel in desk.relationships if rel.standing not in (None, Standing.LET_GO)]
    matched = {(match.need_of_person, match.need_text) for match in desk.context.matches}
    return GiveBack(
        introductions=tuple(
            ToMake(rel.person, rel.name, match, _double_opt_in(desk, rel, match))
            for rel in alive
            for match in desk.context.matches
            if match.need_of_person == rel.person
        ),
        needs=tuple(
            (rel.person, rel.name, one)
            for rel in alive
            for one in rel.needs
            if one.met is None and (rel.person, one.text) not in matched
        ),
        balances=tuple((rel.person, rel.name, over_time(rel, now, 1)[0]) for rel in alive),
    )


def _double_opt_in(desk: Desk, rel: Relationship, match: Match) -> Draft | None:
    today = desk.context.day(desk.now)
    action = Action(
        kind=ActionKind.INTRODUCE_THEM,
        person=rel.person,
        name=rel.name,
        step=Step.MAINTAIN,
        what="",
        why=(),
        opens=today,
        closes=None,
        minutes=10,
        worth=0.0,
        about=match.need_text,
        with_=(match.helper_name,),
    )
    return draft_for(action, rel, desk.context, say=desk.context.say)


def _keep(owner: User, text: str, entry: LedgerEntry, *, now: datetime) -> Kept:
    match = whom(owner, text)
    verb = "received" if isinstance(entry.kind, Received) else "gave"
    with writes.doing(owner, f"{verb} {entry.kind.value} ({match.name})", now=now) as deed:
        writes.add_ledger(deed, match.id, entry)
    return _kept(kept.relationship(owner, match.id, now=now), entry, now)


def _kept(rel: Relationship, entry: LedgerEntry | None, now: datetime) -> Kept:
    open_needs = tuple(one for one in rel.needs if one.met is None)
    return Kept(rel.person, rel.name, entry, tuple(over_time(rel, now)), tuple(reversed(rel.ledger)), open_needs)

"""What follows from an action that was done: a gift in the ledger, an introduction asked, a loop that goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from mentee.flows.errors import BadInputError
from mentee.flows.zone import voice_of
from mentee.journey.ledger import GIVES
from mentee.journey.standings import MoveRefusedError, check_move
from mentee.records.journey import ActionKind, Feedback, Introduction, LedgerEntry, Relationship, Standing
from mentee.store.writes import journey as writes
from mentee.store.writes.doing import Doing

SEASON = timedelta(days=91)
Follow = Callable[[Doing, Relationship, str, str], None]


def follow(deed: Doing, rel: Relationship, kind: ActionKind, about: str, note: str) -> None:
    """Keep what follows from `kind` done on `about`, as part of the deed; many kinds have nothing to follow."""
    if (given := GIVES.get(kind)) is not None:
        writes.add_ledger(deed, int(rel.person), LedgerEntry(deed.now, given, note or _about_gift(kind, about)))
    if (then := FOLLOWS.get(kind)) is not None:
        then(deed, rel, about, note)


def _about_gift(kind: ActionKind, about: str) -> str:
    return about if kind in (ActionKind.HELP, ActionKind.INTRODUCE_THEM) else ""


def _asked(deed: Doing, rel: Relationship, connector: str, note: str) -> None:
    if not any(one.connector == connector for one in rel.introductions):
        writes.save_introduction(deed, int(rel.person), Introduction(connector, deed.now))


def _thanked(deed: Doing, rel: Relationship, connector: str, note: str) -> None:
    for one in rel.introductions:
        if one.connector == connector and one.accepted and not one.thanked:
            writes.save_introduction(deed, int(rel.person), replace(one, thanked=deed.now))


def _loop(rel: Relationship, key: str) -> Feedback | None:
    return next((one for one in rel.feedback if one.key == key), None)


def _welcomed(deed: Doing, rel: Relationship, key: str, note: str) -> None:
    if (one := _loop(rel, key)) and one.welcomed is None:
        writes.save_feedback(deed, int(rel.person), replace(one, welcomed=deed.now))


def _planned(deed: Doing, rel: Relationship, key: str, note: str) -> None:
    if (one := _loop(rel, key)) and one.planned is None:
        if not (note or one.plan):
            raise BadInputError(
                "A plan is made of words.", 'Say it: --note "If ... happens, then I will ...", or: mentee feedback'
            )
        writes.save_feedback(deed, int(rel.person), replace(one, plan=note or one.plan, planned=deed.now))


def _acted(deed: Doing, rel: Relationship, key: str, note: str) -> None:
    if (one := _loop(rel, key)) and one.acted_on is None:
        writes.save_feedback(deed, int(rel.person), replace(one, acted_on=deed.now))


def _reported(deed: Doing, rel: Relationship, key: str, note: str) -> None:
    if (one := _loop(rel, key)) and one.reported is None:
        writes.save_feedback(deed, int(rel.person), replace(one, reported=deed.now, told=note or one.told))


def _rested(deed: Doing, rel: Relationship, about: str, note: str) -> None:
    """A rest for the other side's sake lasts a season; one after long quiet until the seeker chooses."""
    voice = voice_of(deed.owner)
    until = None if about.startswith(("gap:", "silence:")) else (deed.now + SEASON).astimezone(voice.zone).date()
    try:
        made = check_move(rel, Standing.RESTING, note or "a rest", deed.now, voice)
        writes.move(deed, int(rel.person), made, rest_until=until)
    except MoveRefusedError:
        return  # it rests already


def _let_go(deed: Doing, rel: Relationship, about: str, note: str) -> None:
    try:
        made = check_move(rel, Standing.LET_GO, note or "let go kindly", deed.now, voice_of(deed.owner))
        writes.move(deed, int(rel.person), made)
    except MoveRefusedError:
        return  # it was let go already


FOLLOWS: dict[ActionKind, Follow] = {
    ActionKind.ASK_INTRODUCTION: _asked,
    ActionKind.THANK_INTRODUCER: _thanked,
    ActionKind.WELCOME_FEEDBACK: _welcomed,
    ActionKind.PLAN_FROM_FEEDBACK: _planned,
    ActionKind.ACT_ON_FEEDBACK: _acted,
    ActionKind.REPORT_BACK: _reported,
    ActionKind.REST: _rested,
    ActionKind.LET_GO: _let_go,
}

"""Deeds of the journey, one function each; several of them inside one `doing` are taken back together.

with doing(owner, "logged coffee with Ada", now=now) as deed:
    key = log_interaction(deed, people=[ada], at=now, channel=Channel.IN_PERSON, minutes=45)
    add_ledger(deed, ada, LedgerEntry(now, Received.LISTENING))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import uuid4

from django.db import models

from mentee.network.events import CHANNEL_CODE, ROLE_CODE
from mentee.records.facts import Channel, Role
from mentee.records.journey import (
    Decision,
    Direction,
    Evaluation,
    Feedback,
    Goal,
    Hold,
    Introduction,
    LedgerEntry,
    Move,
    Need,
    Question,
    Standing,
)
from mentee.records.seeker import Reflection
from mentee.store import models as tables
from mentee.store.digests import digest, written
from mentee.store.owners import seeker_row
from mentee.store.reads.people import shown
from mentee.store.writes.clusters import members
from mentee.store.writes.doing import Doing, doing, undo_last
from mentee.store.writes.texts import line, note

__all__ = [
    "add_evaluation",
    "add_hold",
    "add_ledger",
    "decide",
    "doing",
    "end_hold",
    "log_interaction",
    "move",
    "note_interaction",
    "reflect",
    "save_feedback",
    "save_goal",
    "save_introduction",
    "save_need",
    "save_question",
    "set_gaps",
    "undo_last",
]
TOGETHER = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)
Record = Move | Evaluation | LedgerEntry | Feedback | Hold | Question | Need | Introduction | Decision | Goal


def values_of(record: Record) -> dict[str, Any]:
    """A record's fields as columns of the same names."""
    plain: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Enum):
            value = value.value
        plain[field.name] = list(value) if isinstance(value, tuple) else value
    return plain


def move(deed: Doing, person: int, made: Move, *, rest_until: date | None = None) -> None:
    """Change the standing. ValueError where it is not what the move starts from, or the move has no ground."""
    root = shown(deed.owner, person)
    pursuit = _pursuit(root)
    now = Standing(pursuit.standing) if pursuit else None
    if made.before != now:
        raise ValueError(f"the standing is {now}, not {made.before}")
    if not made.evidence and not made.reason.strip():
        raise ValueError("a move without evidence needs a reason")
    deed.make(tables.MoveRow(person_id=root, **values_of(made)))
    values = {"standing": made.after.value, "since": made.at, "rest_until": rest_until}
    if pursuit is None:
        deed.make(tables.Pursuit(person_id=root, **values))
    else:
        deed.change(pursuit, **values)


def set_gaps(deed: Doing, person: int, *, ideal_gap: int | None, max_gap: int | None) -> None:
    """Days between encounters for this relationship; None: as in the preferences. LookupError where not pursued."""
    pursuit = _pursuit(shown(deed.owner, person))
    if pursuit is None:
        raise LookupError("this person is not pursued")
    deed.change(pursuit, ideal_gap=ideal_gap, max_gap=max_gap)


def add_evaluation(deed: Doing, person: int, said: Evaluation) -> None:
    """Keep the seeker's four quick answers."""
    deed.make(tables.EvaluationRow(person_id=shown(deed.owner, person), **values_of(said)))


def add_ledger(deed: Doing, person: int, entry: LedgerEntry) -> None:
    """Keep one thing received or given."""
    deed.make(tables.LedgerRow(person_id=shown(deed.owner, person), **values_of(entry)))


def reflect(deed: Doing, person: int, said: Reflection) -> None:
    """Keep a reflection, so that it can be taken back like any deed."""
    deed.make(
        tables.ReflectionRow(
            person_id=shown(deed.owner, person),
            at=said.at,
            like=said.like,
            respect=said.respect,
            treats_others=said.treats_others,
            values=list(said.values),
            traits=[list(astuple(trait)) for trait in said.traits],
            red_flag=note(said.red_flag),
            note=note(said.note),
        )
    )


def lift_red_flags(deed: Doing, person: int) -> int:
    """Take the red flags of a human out of their reflections; gives how many there were."""
    flagged = tables.ReflectionRow.objects.filter(person__in=members([shown(deed.owner, person)])).exclude(
        red_flag=""
    )
    rows = list(flagged)
    for row in rows:
        deed.change(row, red_flag="")
    return len(rows)


def choose(deed: Doing, rather: int, than: int, factors: Mapping[str, Mapping[str, float]]) -> None:
    """Keep that the seeker would rather have one than the other; `factors` of both, as "rather" and "than"."""
    one, other = shown(deed.owner, rather), shown(deed.owner, than)
    said = {name: dict(values) for name, values in factors.items()}
    deed.make(tables.ChoiceRow(owner=deed.owner, rather_id=one, than_id=other, at=deed.now, factors=said))


def forget_choices(deed: Doing) -> int:
    """Take all choices out; gives how many there were."""
    rows = list(tables.ChoiceRow.objects.filter(owner=deed.owner))
    for row in rows:
        deed.delete(row)
    return len(rows)


def save_feedback(deed: Doing, person: int, said: Feedback) -> None:
    """Keep feedback, or how much further it has come (an equal key)."""
    _save(deed, tables.FeedbackRow, person, said, key=said.key)


def add_hold(deed: Doing, person: int, hold: Hold) -> None:
    """No asks until a date."""
    deed.make(tables.HoldRow(person_id=shown(deed.owner, person), **values_of(hold)))


def end_hold(deed: Doing, person: int, *, today: date) -> None:
    """End every hold that still runs: from today on asks are fine again."""
    for row in tables.HoldRow.objects.filter(person__in=members([shown(deed.owner, person)]), until__gt=today):
        if row.since >= today:
            deed.delete(row)
        else:
            deed.change(row, until=today)


def save_question(deed: Doing, person: int, question: Question) -> None:
    """Keep a question, or when it was asked and what was answered (an equal text)."""
    _save(deed, tables.QuestionRow, person, question, text=question.text)


def save_need(deed: Doing, person: int, need: Need) -> None:
    """Keep what the person needs, or that it was met (an equal text)."""
    _save(deed, tables.NeedRow, person, need, text=need.text)


def save_introduction(deed: Doing, person: int, asked: Introduction) -> None:
    """Keep an introduction asked for, or what came of it (the same connector and time of asking)."""
    _save(deed, tables.IntroductionRow, person, asked, connector=asked.connector, asked=asked.asked)


def decide(deed: Doing, person: int, decision: Decision) -> None:
    """Keep the seeker's answer to a suggested action."""
    deed.make(tables.DecisionRow(person_id=shown(deed.owner, person), **values_of(decision)))


def save_goal(deed: Doing, goal: Goal) -> None:
    """Keep a goal, or how far it has come (an equal text)."""
    row = tables.GoalRow.objects.filter(owner=deed.owner, text=goal.text).first()
    if row is None:
        deed.make(tables.GoalRow(owner=deed.owner, **values_of(goal)))
    else:
        deed.change(row, **values_of(goal))


def log_interaction(
    deed: Doing,
    *,
    people: Sequence[int],
    at: datetime,
    channel: Channel,
    direction: Direction = Direction.BOTH,
    minutes: int | None = None,
    subject: str = "",
    notes: str = "",
    declined: bool = False,
    unnamed: int = 0,
    all_day: bool = False,
) -> str:
    """Keep an interaction of the seeker with these people; gives its key (`Encounter.key`).

    `direction`: SENT by the seeker to all, RECEIVED from the first (mail and messages), BOTH wrote or were there; a
    call or meeting SENT was tried, and nobody was reached. `declined`: the others said no to it. `unnamed`: how many
    more took part. `all_day`: `at` is the noon of a day of which no hour is known. ValueError without people.
    """
    others = list(dict.fromkeys(shown(deed.owner, person) for person in people))
    if not others:
        raise ValueError("an interaction needs somebody beside the seeker")
    number = digest(f"log:{uuid4()}")
    row = tables.Interaction(
        owner=deed.owner,
        digest=number,
        at=int(at.timestamp()),
        channel=CHANNEL_CODE[channel],
        minutes=minutes,
        unnamed=unnamed,
        all_day=all_day,
        subject=line(subject),
        notes=note(notes),
    )
    deed.make(row)
    for person, role in _seats(seeker_row(deed.owner), others, channel, direction, declined=declined):
        deed.make(tables.Participant(interaction=row, person_id=person, role=ROLE_CODE[role]))
    return written(number)


def note_interaction(deed: Doing, key: str, notes: str) -> None:
    """The seeker's notes on an interaction, in place of those before; LookupError where there is none of this key."""
    row = tables.Interaction.objects.filter(owner=deed.owner, digest=digest(key)).first()
    if row is None:
        raise LookupError(f"no interaction {key}")
    deed.change(row, notes=note(notes))


def _seats(
    me: int, others: list[int], channel: Channel, direction: Direction, *, declined: bool
) -> list[tuple[int, Role]]:
    if direction is Direction.BOTH or (channel in TOGETHER and (declined or direction is not Direction.SENT)):
        there = Role.DECLINED if declined else Role.ATTENDEE
        return [(me, Role.ATTENDEE), *((person, there) for person in others)]
    if direction is Direction.SENT:
        return [(me, Role.SENDER), *((person, Role.TO) for person in others)]
    return [(me, Role.TO), (others[0], Role.SENDER), *((person, Role.TO) for person in others[1:])]


def _pursuit(root: int) -> tables.Pursuit | None:
    """The pursuit of a human; where two pursued people were joined, the one that moved last counts."""
    return tables.Pursuit.objects.filter(person__in=members([root])).order_by("-since", "-pk").first()


def _save(deed: Doing, model: type[models.Model], person: int, record: Record, **same: Any) -> None:
    root = shown(deed.owner, person)
    row = model._default_manager.filter(person__in=members([root]), **same).first()
    if row is None:
        deed.make(model(person_id=root, **values_of(record)))
    else:
        deed.change(row, **values_of(record))

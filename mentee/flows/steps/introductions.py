"""Introductions to a person: asked of a connector, accepted, declined, thanked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from mentee.flows.errors import BadInputError, UnknownPersonError
from mentee.flows.steps.advance import settle
from mentee.flows.steps.whom import whom
from mentee.records.journey import Introduction
from mentee.store.models import User
from mentee.store.reads import journey as kept
from mentee.store.writes import journey as writes


class Came(StrEnum):
    """What came of an introduction."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    THANKED = "thanked"


def introduction(owner: User, text: str, connector: str, came: Came, *, now: datetime) -> Introduction:
    """Keep what came of the introduction to the person meant by `text` through `connector`.

    An answer to one that was not noted as asked notes that too; the newest answer counts. BadInputError where the
    connector is the person.
    """
    match = whom(owner, text)
    name = _name(owner, connector)
    if name == match.name:
        raise BadInputError("Nobody introduces themselves.", "Name who put you in touch: --through NAME")
    rel = kept.relationship(owner, match.id, now=now)
    known = next((one for one in reversed(rel.introductions) if one.connector == name), None)
    one = known or Introduction(name, now)
    if came is not Came.ASKED:
        one = replace(one, **{came.value: now})  # type: ignore[arg-type]  # each is a time
    if came is Came.ACCEPTED:
        one = replace(one, declined=None)
    if came is Came.DECLINED:
        one = replace(one, accepted=None)
    if came is Came.THANKED and one.accepted is None and one.declined is None:
        one = replace(one, accepted=now)
    with writes.doing(owner, f"introduction {came.value} ({match.name})", now=now) as deed:
        writes.save_introduction(deed, match.id, one)
        settle(deed, match.id)
    return one


def _name(owner: User, connector: str) -> str:
    words = connector.strip()
    if not words:
        raise BadInputError("Who introduces you?", "Name them: --through NAME")
    try:
        return whom(owner, words).name
    except UnknownPersonError:
        return words

"""What ties people beside interactions, in columns: places of work, stated relations, the seeker's own ratings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from mentee.network.between import RELATIONS, Employment, Stated
from mentee.store import sql
from mentee.store.models import User
from mentee.store.reads.employment import held
from mentee.store.reads.humans import Floats, World

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions of all people, one row each; employment.organisation indexes organisations."""

    employment: Employment
    current: NDArray[np.bool_]
    titles: list[str]
    departments: list[str]
    organisations: list[str]
    own: NDArray[np.bool_]  # by organisation: the seeker's own


def positions(owner: User, people: World) -> Positions:
    """All positions, each once however many sources say it, in order of person and start."""
    rows = sorted(held(owner.pk), key=lambda one: (one.person, one.started or date.min, one.organisation))
    places = {number: place for place, number in enumerate(dict.fromkeys(one.organisation for one in rows))}
    names, own = [""] * len(places), np.zeros(len(places), dtype=np.bool_)
    for one in rows:
        names[places[one.organisation]], own[places[one.organisation]] = one.name, one.own
    return Positions(
        employment=Employment(
            person=people.rows(np.fromiter((one.person for one in rows), np.int64, len(rows))),
            organisation=np.fromiter((places[one.organisation] for one in rows), np.int32, len(rows)),
            start=_days([one.started for one in rows]),
            end=_days([one.finished for one in rows]),
        ),
        current=np.fromiter((one.current for one in rows), np.bool_, len(rows)),
        titles=[one.title for one in rows],
        departments=[one.department for one in rows],
        organisations=names,
        own=own,
    )


def _days(dates: list[date | None]) -> Floats:
    return np.fromiter((np.nan if day is None else (day - EPOCH).days for day in dates), np.float64, len(dates))


def stated(owner: User, people: World) -> Stated:
    """All relations that sources or the user state, each once."""
    rows = sql.select(
        "SELECT DISTINCT r.person_id, r.other_id, r.kind FROM store_relation r"
        " JOIN store_person p ON p.id = r.person_id WHERE p.owner_id = %s ORDER BY 1, 2, 3",
        [owner.pk],
    )
    codes = {kind.value: code for code, kind in enumerate(RELATIONS)}
    rows = [row for row in rows if row[2] in codes]
    return Stated(
        a=people.rows(np.fromiter((row[0] for row in rows), np.int64, len(rows))),
        b=people.rows(np.fromiter((row[1] for row in rows), np.int64, len(rows))),
        kind=np.fromiter((codes[row[2]] for row in rows), np.uint8, len(rows)),
    )


def ratings(owner: User, people: World) -> tuple[NDArray[np.int32], Floats, Floats]:
    """The seeker's latest word on each tie: person int32 [k], strength [k], at [k] in epoch seconds."""
    from mentee.store.models import TieRating

    rows = (
        TieRating.objects.filter(person__owner=owner).order_by("at", "pk").values_list("person_id", "strength", "at")
    )
    latest = {people.index(person): (strength, at.timestamp()) for person, strength, at in rows}
    return (
        np.fromiter(latest, np.int32, len(latest)),
        np.fromiter((strength for strength, _ in latest.values()), np.float64, len(latest)),
        np.fromiter((at for _, at in latest.values()), np.float64, len(latest)),
    )

"""Everything known about one person, with the tie's parts, the candidate's score and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mentee.flows.find import question_of, target_rung
from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.memory import remembered
from mentee.flows.landscape.profiles import STANDS, profiles
from mentee.flows.path import WaysIn, ways_to
from mentee.flows.people import one_person
from mentee.flows.weighing import weights_of
from mentee.network.weights import TieWeights
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.query import Query
from mentee.ranking.reasons import explained
from mentee.records.facts import Channel
from mentee.records.journey import Direction, Encounter
from mentee.records.scores import Candidate, TieParts
from mentee.store.models import User
from mentee.store.reads.encounters import Cursor, timeline
from mentee.store.reads.page import PersonPage, person_page
from mentee.store.reads.people import Match, shown


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person: what the sources say, the tie with its parts, the ways in; `score` None: no aspiration yet."""

    page: PersonPage
    tie: TieParts
    ways: WaysIn
    score: Candidate | None
    red_flag: str = ""
    values: tuple[str, ...] = ()  # the seeker's, most important first


def person_view(
    owner: User,
    text: str | Match,
    *,
    now: datetime,
    channel: Channel | None = None,
    direction: Direction | None = None,
    limit: int = 50,
) -> PersonView:
    """The person meant by `text`, as of `now`; the timeline may leave out other channels and directions."""
    match = one_person(owner, text)
    landscape = load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())
    i = landscape.facts.world.index(match.id)
    return PersonView(
        page=person_page(owner, match.id, now=now.timestamp(), channel=channel, direction=direction, limit=limit),
        tie=landscape.ties.parts(i),
        ways=ways_to(landscape, i, most=3),
        score=_score(owner, landscape, i),
        red_flag=landscape.red_flags.get(i, ""),
        values=tuple(landscape.seeker.values),
    )


def later_on(
    owner: User,
    person: int,
    *,
    now: datetime,
    before: Cursor | None,
    channel: Channel | None = None,
    direction: Direction | None = None,
    limit: int = 50,
) -> tuple[tuple[Encounter, ...], Cursor | None]:
    """A further part of somebody's timeline, the latest first, and where it ended; LookupError for nobody's."""
    root = shown(owner, person)
    return timeline(
        owner, root, now=now.timestamp(), before=before, limit=limit, channel=channel, direction=direction
    )


def _score(owner: User, landscape: Landscape, i: int) -> Candidate | None:
    """The score of one person against the live aspirations."""
    if i == landscape.me or not any(aspiration.live for aspiration in landscape.seeker.aspirations):
        return None
    make = partial(_aimed, owner, landscape)
    aimed = remembered(
        "aimed", landscape.mark, make, whose=owner.pk, now=landscape.now.timestamp(), lasts=STANDS, most=1
    )
    rows = np.asarray([i], dtype=np.int64)
    return explained(aimed.known, aimed.query, aimed.match, aimed.aim, weights=landscape.weights, rows=rows)[0]


@dataclass(frozen=True, slots=True)
class _Aimed:
    """Everybody's columns for the live aspirations; `match` float64 [n] is the share of them that texts show."""

    known: Profiles
    query: Query
    aim: Aim
    match: NDArray[np.float64]


def _aimed(owner: User, landscape: Landscape) -> _Aimed:
    query, _ = question_of(owner, landscape, "")
    known = profiles(owner, landscape, query)
    aim = Aim(rung=landscape.rung, target=target_rung(landscape))
    return _Aimed(known, query, aim, known.text.shares(query).astype(np.float64))

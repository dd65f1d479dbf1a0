"""What the seeker's ties say over time: contact per month, give and take, answers, hours, sides, what sleeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

import numpy as np
from numpy.typing import NDArray

from mentee.flows.close_by import close_by, shared
from mentee.flows.errors import NotReadyError
from mentee.flows.landscape.load import Landscape, load, person_rungs
from mentee.flows.landscape.of_the_day import of_the_day
from mentee.flows.weighing import weights_of
from mentee.journey.hours import ASSUMED_MINUTES
from mentee.network.answers import answers
from mentee.network.encounters import RECEIVED, SENT, Encounters, encounters, events_with, seats
from mentee.network.events import CHANNELS, ROLE_CODE, Events
from mentee.network.graph import revival
from mentee.network.ties import Ties, sums
from mentee.network.weights import DAY, TieWeights
from mentee.records.facts import Channel, Role
from mentee.store.models import User
from mentee.store.reads.pursued import pursued_ids, set_aside_ids

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MONTHS = 60
CIRCLE = 0.1  # ties at least this strong are the seeker's circle
CROWD = 30  # in a bigger gathering two people need not have met
TOGETHER = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)
MOST_TIES, MOST_HOURS, MOST_ASLEEP, MOST_FORMING = 40, 12, 8, 6
TRUSTED = 0.3  # what a tie was at its height to be called trusted
SHAPE = 3


@dataclass(frozen=True, slots=True)
class Months:
    """Contact over the last `len(begins)` months, the oldest first.

    begins int64 [m]: year * 12 + month - 1, in the seeker's days (UTC); contacts int64 [channels, m], rows by
    CHANNELS: each interaction once; people int64 [m]: how many different people.
    """

    begins: Ints
    contacts: Ints
    people: Ints


@dataclass(frozen=True, slots=True)
class People:
    """k people in columns: the side, work, the tie, contact and answers; times in epoch seconds, nan: none.

    `theirs` and `mine` are median days to an answer, with how many messages were asked and the share answered.
    `hours` together, and those of them `assumed` (meetings of unknown length). `rungs` ahead of the seeker, nan
    where either is not known. `asleep` is what would come back of a dormant tie.
    """

    ids: Ints
    names: list[str]
    titles: list[str]
    organisations: list[str]
    inside: NDArray[np.bool_]
    pursued: NDArray[np.bool_]
    strength: Floats
    once: Floats
    last: Floats
    sent: Ints
    received: Ints
    together: Ints
    reciprocity: Floats
    asked: Ints
    answered: Floats
    theirs: Floats
    asked_me: Ints
    answered_by_me: Floats
    mine: Floats
    hours: Floats
    assumed: Floats
    rungs: Floats
    asleep: Floats

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Answering:
    """How soon people answer, as counts of people by their usual time: int64 [6] by SPEEDS, the last one: never."""

    theirs: Ints
    mine: Ints


SPEEDS = (1 / 24, 1.0, 3.0, 7.0, 30.0)  # days; what comes later is no answer


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything on the page.

    `strongest`: by tie; `pursued`: without those let go; `busiest`: most hours together; `asleep`: trusted
    once, quiet for long, worth waking; `forming`: never in touch, likeliest to be, with the names of whom
    both have to do with in `through`. `circle` is how many ties of some strength, inside and outside;
    `workplaces` how many different ones they have; `everybody` all people known.
    """

    months: Months
    strongest: People
    pursued: People
    busiest: People
    asleep: People
    forming: People
    through: list[str]
    answering: Answering
    circle: Ints
    workplaces: int
    everybody: int


def insights(owner: User, *, now: datetime) -> Insights:
    """The insights at `now`, kept until something changes or the day ends; NotReadyError where nobody is known."""
    found = of_the_day(owner, Insights, partial(_made, owner, now=now), part="insights", now=now, shape=SHAPE)
    if not found.everybody:
        raise NotReadyError("There is nothing to see yet.", "Bring people in first: mentee import FILE...")
    return found


def _made(owner: User, *, now: datetime) -> Insights:
    landscape = load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())
    events, me, moment = landscape.facts.events, landscape.me, now.timestamp()
    met = encounters(events, me=me, now=moment, weights=landscape.tie_weights)
    back = answers(turned(met), now=moment, weights=landscape.tie_weights, people=landscape.size)
    hours, assumed = hours_together(events, me=me, now=moment, people=landscape.size)
    held, gone = set_aside_ids(owner, now.date())
    index = landscape.facts.world.index
    left = {index(person) for person in gone}
    aside = left | {index(person) for person in held} | set(np.flatnonzero(landscape.blocked()).tolist())
    taken = sorted({index(person) for person in pursued_ids(owner)} - left)
    ties = landscape.ties
    asleep = dormant(ties, landscape.tie_weights, aside=aside)
    people = partial(_people, landscape, back=back, hours=hours, assumed=assumed, taken=set(taken), asleep=asleep)
    circle = (ties.strength >= CIRCLE) & ~landscape.facts.happened.lists
    inside = landscape.facts.world.inside
    near = close_by(landscape, aside=aside | set(taken))
    forming = [int(i) for i in _best(near, 4 * MOST_FORMING) if shared(landscape, int(i))][:MOST_FORMING]
    return Insights(
        months=months(events, me=me, now=now),
        strongest=people(_best(np.where(circle, ties.strength, 0.0), MOST_TIES)),
        pursued=people(np.asarray(taken, dtype=np.int64)),
        busiest=people(_best(hours, MOST_HOURS)),
        asleep=people(_best(asleep, MOST_ASLEEP)),
        forming=people(np.asarray(forming, dtype=np.int64)),
        through=[" and ".join(landscape.name(j) for j in shared(landscape, i)) for i in forming],
        answering=Answering(speeds(ties.answered_share, ties.answer_days), speeds(back[1], back[2])),
        circle=np.asarray([np.count_nonzero(circle & inside), np.count_nonzero(circle & ~inside)], dtype=np.int64),
        workplaces=len({landscape.work_of(int(i))[1] for i in np.flatnonzero(circle)} - {""}),
        everybody=landscape.size - 1,
    )


def months(events: Events, *, me: int, now: datetime, most: int = MONTHS) -> Months:
    """Contact per calendar month up to now: interactions with the seeker in them, bulk mail left out."""
    keep = events_with(events, me) & (events.at <= now.timestamp()) & ~events.bulk
    month = events.at.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64) + 1970 * 12
    last = now.year * 12 + now.month - 1
    begin = max(int(month[keep].min(initial=last)), last - most + 1)
    keep &= month >= begin
    month, span = np.minimum(month - begin, last - begin), last - begin + 1
    contacts = np.bincount(events.channel[keep].astype(np.int64) * span + month[keep], minlength=len(CHANNELS) * span)
    sat = seats(events, keep)
    other = sat.person != me
    met = np.unique(month[sat.event[other]] * (1 << 32) + sat.person[other])
    return Months(
        begins=np.arange(begin, last + 1, dtype=np.int64),
        contacts=contacts.reshape(len(CHANNELS), span).astype(np.int64),
        people=np.bincount(met >> 32, minlength=span).astype(np.int64),
    )


def turned(met: Encounters) -> Encounters:
    """The same seen from the other side: what was sent was received, and the other way round."""
    kind = met.kind.copy()
    kind[met.kind == SENT], kind[met.kind == RECEIVED] = RECEIVED, SENT
    return Encounters(met.person, met.at, kind, met.others, met.worth, met.thread, met.social)


def hours_together(events: Events, *, me: int, now: float, people: int) -> tuple[Floats, Floats]:
    """(known, assumed) hours of each person with the seeker, float64 [people], as journey.hours counts them.

    Of a gathering of more than two each other gets minutes / others; a meeting of unknown length is taken to last
    half an hour; in a crowd of more than 30 others nobody need have met.
    """
    codes = [CHANNELS.index(channel) for channel in TOGETHER]
    sat = seats(events, events_with(events, me) & (events.at <= now) & np.isin(events.channel, codes))
    others = np.bincount(sat.event, minlength=len(events)) - 2 + events.unnamed  # beside the seeker and the person
    minutes = events.minutes.astype(np.float64)
    share = np.where(np.isnan(minutes), ASSUMED_MINUTES, minutes) / np.maximum(1, others) / 60
    share[others > CROWD] = 0.0
    share[sat.event[sat.role == ROLE_CODE[Role.SENDER]]] = 0.0  # tried, and nobody was reached
    real = sat.person != me
    person, worth, guessed = sat.person[real], share[sat.event[real]], np.isnan(minutes)[sat.event[real]]
    return sums(person[~guessed], worth[~guessed], people), sums(person[guessed], worth[guessed], people)


def speeds(share: Floats, days: Floats) -> Ints:
    """Counts of people by their usual time to answer, by SPEEDS; the last one: asked, and never answered."""
    answered = ~np.isnan(days)
    counts: Ints = np.bincount(np.searchsorted(SPEEDS, days[answered]), minlength=len(SPEEDS) + 1)[: len(SPEEDS)]
    never = np.count_nonzero((share == 0) & ~answered)
    return np.append(counts, never).astype(np.int64)


def dormant(ties: Ties, weights: TieWeights, *, aside: set[int]) -> Floats:
    """What of each tie would come back where it was trusted and fell asleep, float64 [n], 0 elsewhere."""
    back = revival(ties, weights)
    quiet = (ties.now - ties.last) / DAY
    worth = np.where((ties.once >= TRUSTED) & (quiet >= weights.dormant_days) & (ties.reciprocity > 0), back, 0.0)
    worth = np.nan_to_num(worth)
    worth[list(aside)] = 0.0
    return worth


def _best(score: Floats, most: int) -> Ints:
    order = np.argsort(-score, kind="stable")[:most]
    return order[score[order] > 0].astype(np.int64)


def _people(
    landscape: Landscape,
    rows: Ints,
    *,
    back: tuple[Ints, Floats, Floats],
    hours: Floats,
    assumed: Floats,
    taken: set[int],
    asleep: Floats,
) -> People:
    ties, world = landscape.ties, landscape.facts.world
    works = [landscape.work_of(int(i)) for i in rows]
    return People(
        ids=world.ids[rows],
        names=[landscape.name(int(i)) for i in rows],
        titles=[title for title, _ in works],
        organisations=[organisation for _, organisation in works],
        inside=world.inside[rows],
        pursued=np.asarray([int(i) in taken for i in rows], dtype=np.bool_),
        strength=ties.strength[rows],
        once=ties.once[rows],
        last=ties.last[rows],
        sent=ties.sent[rows],
        received=ties.received[rows],
        together=ties.together[rows],
        reciprocity=ties.reciprocity[rows],
        asked=ties.asked[rows],
        answered=ties.answered_share[rows],
        theirs=ties.answer_days[rows],
        asked_me=back[0][rows],
        answered_by_me=back[1][rows],
        mine=back[2][rows],
        hours=(hours + assumed)[rows],
        assumed=assumed[rows],
        rungs=person_rungs(landscape.facts)[0][rows] - landscape.rung,
        asleep=asleep[rows],
    )

"""The seeker's own interactions laid out as one row per other person: who, when, which way, worth how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.network.events import CHANNEL_CODE, CHANNELS, ROLE_CODE, ROLES, Events
from mentee.network.order import starts
from mentee.network.weights import TieWeights
from mentee.records.facts import Channel, Role

KINDS = ("sent", "received", "together", "alongside")
SENT, RECEIVED, TOGETHER, ALONGSIDE = range(4)
SENDER, CC, DECLINED = ROLE_CODE[Role.SENDER], ROLE_CODE[Role.CC], ROLE_CODE[Role.DECLINED]
SHARED_CHANNELS = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)


@dataclass(frozen=True, slots=True)
class Encounters:
    """One row per interaction of the seeker and other person in it; all arrays [k], `at` in epoch seconds.

    `kind` indexes KINDS; `others` counts the participants beside the seeker; `worth` is weight times crowding,
    before decay.
    """

    person: NDArray[np.int32]
    at: NDArray[np.float64]
    kind: NDArray[np.uint8]
    others: NDArray[np.int64]
    worth: NDArray[np.float64]
    thread: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sat where: one row per interaction and person in it, each person once; rows in order of interaction."""

    event: NDArray[np.int64]
    person: NDArray[np.int32]
    role: NDArray[np.uint8]


def together_channels() -> NDArray[np.bool_]:
    """By channel code: whether all who take part do so alike, so that it goes both ways."""
    return np.array([channel in SHARED_CHANNELS for channel in CHANNELS])


def seats(events: Events, keep: NDArray[np.bool_]) -> Seats:
    """Seats of the interactions in `keep` (bool [n]), without those who declined; a person named twice sits once.

    Of several roles the lowest code stays, so that a sender who copied themselves is the sender.
    """
    event = np.repeat(np.arange(len(events)), np.diff(events.offsets))
    person, role = events.person, events.role
    wanted = role != DECLINED
    if not keep.all():
        wanted &= keep[event]
    if not wanted.all():
        event, person, role = event[wanted], person[wanted], role[wanted]
    highest = 1 + int(person.max(initial=0))
    order = np.argsort((event * highest + person) * len(ROLES) + role, kind="stable")  # quick: nearly in order
    first = starts(event[order], person[order])
    if first.all():
        return Seats(event, person, role)
    chosen = order[first]
    return Seats(event[chosen], person[chosen], role[chosen])


def crowding(others: NDArray[np.int64], weights: TieWeights) -> NDArray[np.float64]:
    """g(n) = 1 / max(1, n - 1) ** crowding over the n others, and 0 above the broadcast limit."""
    shared = np.power(np.maximum(1, others - 1).astype(np.float64), -weights.crowding)
    return np.where(others > weights.broadcast_limit, 0.0, shared)


def duration(minutes: NDArray[np.float32], weights: TieWeights) -> NDArray[np.float64]:
    """Square root of the length in usual meetings, at most 2; 1 where the length is unknown."""
    known = np.nan_to_num(minutes.astype(np.float64), nan=weights.usual_minutes)
    return np.minimum(2.0, np.sqrt(np.maximum(0.0, known) / weights.usual_minutes))


def channel_weights(weights: TieWeights) -> NDArray[np.float64]:
    """Weight [4, channels] of one interaction by KINDS and channel code."""
    table = np.zeros((len(KINDS), len(CHANNELS)))
    table[SENT], table[RECEIVED], table[ALONGSIDE] = weights.sent, weights.received, weights.alongside
    table[:, CHANNEL_CODE[Channel.SOCIAL]] *= weights.social
    table[TOGETHER, CHANNEL_CODE[Channel.MEETING]] = weights.meeting
    table[TOGETHER, CHANNEL_CODE[Channel.CALL]] = weights.call
    table[TOGETHER, CHANNEL_CODE[Channel.IN_PERSON]] = weights.in_person
    return table


def events_with(events: Events, person: int) -> NDArray[np.bool_]:
    """Which interactions the person takes part in; bool [n]."""
    places = np.flatnonzero((events.person == person) & (events.role != DECLINED))
    found = np.zeros(len(events), dtype=np.bool_)
    found[np.searchsorted(events.offsets, places, side="right") - 1] = True
    return found


def kinds(events: Events, sat: Seats, *, me: int, other: NDArray[np.int64]) -> tuple[NDArray[np.uint8], ...]:
    """What the rows `other` of the seats are to person `me` (index into KINDS), and `me`'s role beside them."""
    my_role = np.zeros(len(events), dtype=np.uint8)
    own = sat.person == me
    my_role[sat.event[own]] = sat.role[own]
    event = sat.event[other]
    beside = my_role[event]
    kind = np.full(len(other), ALONGSIDE, dtype=np.uint8)
    kind[beside == SENDER] = SENT
    kind[sat.role[other] == SENDER] = RECEIVED
    kind[together_channels()[events.channel][event]] = TOGETHER
    return kind, beside


def encounters(events: Events, *, me: int, now: float, weights: TieWeights) -> Encounters:
    """The interactions of person `me` up to `now`: bulk mail, declined invitations and broadcasts left out."""
    sat = seats(events, events_with(events, me) & (events.at <= now) & ~events.bulk)
    others = np.bincount(sat.event, minlength=len(events)) - 1
    other = np.flatnonzero((sat.person != me) & (others <= weights.broadcast_limit)[sat.event])
    kind, beside = kinds(events, sat, me=me, other=other)
    event = sat.event[other]
    share = crowding(others, weights)
    length = np.where(together_channels()[events.channel], duration(events.minutes, weights), 1.0)
    worth = channel_weights(weights)[kind, events.channel[event]] * (share * length)[event]
    if weights.copied != 1.0:
        copied = (kind == SENT) & (sat.role[other] == CC) | (kind == RECEIVED) & (beside == CC)
        worth[copied] *= weights.copied
    return Encounters(sat.person[other], events.at[event], kind, others[event], worth, events.thread[event])

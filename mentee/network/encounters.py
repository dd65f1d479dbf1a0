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
SENDER, DECLINED = ROLE_CODE[Role.SENDER], ROLE_CODE[Role.DECLINED]
SHARED_CHANNELS = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)
WRITTEN_CHANNELS = (Channel.MAIL, Channel.MESSAGE)


@dataclass(frozen=True, slots=True)
class Encounters:
    """One row per interaction of the seeker and other person in it; all arrays [k], `at` in epoch seconds.

    `kind` indexes KINDS; `others` counts the participants beside the seeker; `worth` is weight times crowding,
    before decay; `social` marks what was seen on social media.
    """

    person: NDArray[np.int32]
    at: NDArray[np.float64]
    kind: NDArray[np.uint8]
    others: NDArray[np.int64]
    worth: NDArray[np.float64]
    thread: NDArray[np.int64]
    social: NDArray[np.bool_]


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
    key = event * (1 + int(person.max(initial=0))) + person
    if starts(np.sort(key, kind="stable")).all():  # quick: nearly in order
        return Seats(event, person, role)
    order = np.argsort(key * len(ROLES) + role, kind="stable")
    chosen = order[starts(key[order])]
    return Seats(event[chosen], person[chosen], role[chosen])


def crowding(others: NDArray[np.int64], weights: TieWeights) -> NDArray[np.float64]:
    """g(n) = 1 / max(1, n - 1) ** crowding over the n others, and 0 above the broadcast limit."""
    shared = np.power(np.maximum(1, others - 1).astype(np.float64), -weights.crowding)
    return np.where(others > weights.broadcast_limit, 0.0, shared)


def duration(minutes: NDArray[np.float32], weights: TieWeights) -> NDArray[np.float64]:
    """Square root of the length in usual meetings, at most 2; 1 where the length is unknown."""
    known = np.nan_to_num(minutes.astype(np.float64), nan=weights.usual_minutes)
    return np.minimum(2.0, np.sqrt(np.maximum(0.0, known) / weights.usual_minutes))


def kind_of(channel: Channel, mine: Role, theirs: Role) -> int:
    """What somebody is to the seeker in an interaction, by the roles of both: index into KINDS.

    A call that the seeker "sent" was tried and not answered; messages that both attend went both ways, while to be
    connected on social media is no exchange.
    """
    tried = channel in SHARED_CHANNELS and mine is Role.SENDER
    exchanged = channel in WRITTEN_CHANNELS and mine is theirs is Role.ATTENDEE
    if exchanged or (channel in SHARED_CHANNELS and not tried):
        return TOGETHER
    if theirs is Role.SENDER:
        return RECEIVED
    return SENT if mine is Role.SENDER else ALONGSIDE


def weight_of(channel: Channel, mine: Role, theirs: Role, weights: TieWeights) -> float:
    """w(channel, direction) of one interaction, alone and fresh."""
    kind = kind_of(channel, mine, theirs)
    if channel in SHARED_CHANNELS and kind == TOGETHER:
        return {
            Channel.MEETING: weights.meeting,
            Channel.CALL: weights.call,
            Channel.IN_PERSON: weights.in_person,
        }[channel]
    weight = {
        SENT: weights.sent,
        RECEIVED: weights.received,
        TOGETHER: weights.sent + weights.received,
        ALONGSIDE: weights.alongside,
    }[kind]
    addressed = theirs if kind == SENT else mine
    weight *= weights.copied if kind != ALONGSIDE and addressed is Role.CC else 1.0
    return weight * (weights.social if channel is Channel.SOCIAL else 1.0)


def tables(weights: TieWeights) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """kind_of and weight_of for every channel, role of the seeker and role of the other, laid flat."""
    every = [(channel, mine, theirs) for channel in CHANNELS for mine in ROLES for theirs in ROLES]
    kinds = np.array([kind_of(*case) for case in every], dtype=np.uint8)
    return kinds, np.array([weight_of(*case, weights) for case in every])


def events_with(events: Events, person: int) -> NDArray[np.bool_]:
    """Which interactions the person takes part in; bool [n]."""
    places = np.flatnonzero((events.person == person) & (events.role != DECLINED))
    found = np.zeros(len(events), dtype=np.bool_)
    found[np.searchsorted(events.offsets, places, side="right") - 1] = True
    return found


def encounters(events: Events, *, me: int, now: float, weights: TieWeights) -> Encounters:
    """The interactions of person `me` up to `now`: bulk mail, declined invitations and broadcasts left out."""
    sat = seats(events, events_with(events, me) & (events.at <= now) & ~events.bulk)
    others = np.bincount(sat.event, minlength=len(events)) - 1 + events.unnamed
    case = events.channel.astype(np.int64) * len(ROLES)
    own = sat.person == me
    case[sat.event[own]] += sat.role[own]
    other = np.flatnonzero(~own & (others <= weights.broadcast_limit)[sat.event])
    event = sat.event[other]
    case = case[event] * len(ROLES) + sat.role[other]
    kinds, worth = tables(weights)
    length = np.where(together_channels()[events.channel], duration(events.minutes, weights), 1.0)
    share = crowding(others, weights) * length
    return Encounters(
        sat.person[other],
        events.at[event],
        kinds[case],
        others[event],
        worth[case] * share[event],
        events.thread[event],
        events.channel[event] == CHANNEL_CODE[Channel.SOCIAL],
    )

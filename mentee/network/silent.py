"""Addresses that many write to and that never write: lists that nothing else shows to be lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mentee.network.events import CHANNEL_CODE, ROLE_CODE, Events
from mentee.records.facts import Channel, Role

LEAST_THREADS = 20  # somebody silent may look like a list: only what goes on for long and
LEAST_WRITERS = 8  # among many is taken for one


def silent_lists(events: Events, *, people: int) -> NDArray[np.bool_]:
    """bool [people]: in at least 20 conversations of at least 8 writers' mails, and never the writer of one.

    The seeker's own folder of sent mail makes nobody a list: there is one writer.
    """
    size = np.diff(events.offsets)
    event = np.repeat(np.arange(len(events)), size)
    mail = (events.channel == CHANNEL_CODE[Channel.MAIL])[event]
    writes = mail & (events.role == ROLE_CODE[Role.SENDER])
    wrote = np.zeros(people, dtype=bool)
    wrote[events.person[writes]] = True
    writer = np.full(len(events), -1, dtype=np.int64)
    writer[event[writes]] = events.person[writes]
    gets = mail & ~wrote[events.person] & (writer[event] >= 0)
    who, whose = events.person[gets], event[gets]
    threads = _distinct(who, np.where(events.thread[whose] == -1, -2 - whose, events.thread[whose]), people)
    return (threads >= LEAST_THREADS) & (_distinct(who, writer[whose], people) >= LEAST_WRITERS)


def _distinct(who: NDArray[np.int32], what: NDArray[np.int64], people: int) -> NDArray[np.int64]:
    """How many different values each person has."""
    order = np.lexsort((what, who))
    ordered, values = who[order], what[order]
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]) | (values[1:] != values[:-1])
    return np.bincount(ordered[fresh], minlength=people)

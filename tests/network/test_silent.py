"""Lists that nothing shows to be lists are known by many writing to them and nobody answering from them."""

from __future__ import annotations

import numpy as np

from mentee.network.events import CHANNEL_CODE, ROLE_CODE, Events
from mentee.network.silent import LEAST_THREADS, LEAST_WRITERS, silent_lists
from mentee.records.facts import Channel, Role

TO, FROM = ROLE_CODE[Role.TO], ROLE_CODE[Role.SENDER]


def mails(pairs: list[tuple[int, int]]) -> Events:
    """One mail for each (writer, reader), each a conversation of its own."""
    n = len(pairs)
    return Events(
        at=np.arange(n, dtype=np.float64),
        channel=np.full(n, CHANNEL_CODE[Channel.MAIL], dtype=np.uint8),
        bulk=np.zeros(n, dtype=bool),
        minutes=np.full(n, np.nan, dtype=np.float32),
        offsets=np.arange(0, 2 * n + 1, 2, dtype=np.int64),
        person=np.asarray(pairs, dtype=np.int32).ravel(),
        role=np.tile(np.asarray([FROM, TO], dtype=np.uint8), n),
        thread=np.arange(n, dtype=np.int64),
        unnamed=np.zeros(n, dtype=np.int64),
    )


def test_an_address_that_many_write_to_and_that_never_writes_is_a_list() -> None:
    events = mails([(1 + i % LEAST_WRITERS, 0) for i in range(LEAST_THREADS)])
    assert silent_lists(events, people=20).tolist() == [True] + [False] * 19


def test_somebody_who_wrote_once_is_no_list() -> None:
    events = mails([(1 + i % LEAST_WRITERS, 0) for i in range(LEAST_THREADS)] + [(0, 1)])
    assert not silent_lists(events, people=20).any()


def test_nobody_in_a_folder_of_sent_mail_is_a_list() -> None:
    assert not silent_lists(mails([(1, 0)] * 200), people=2).any()


def test_no_mails_no_lists() -> None:
    assert silent_lists(mails([]), people=3).tolist() == [False] * 3

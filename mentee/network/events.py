"""Interactions in columns: what ties are computed from, for a million of them as for ten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentee.records.facts import Channel, Role

CHANNELS = tuple(Channel)
ROLES = tuple(Role)
CHANNEL_CODE = {channel: code for code, channel in enumerate(CHANNELS)}
ROLE_CODE = {role: code for code, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True)
class Events:
    """n interactions with m participants in all.

    at: float64 [n], seconds since the epoch; channel: uint8 [n], index into CHANNELS; bulk: bool [n];
    minutes: float32 [n], nan where unknown; offsets: int64 [n + 1], participants of interaction i are
    offsets[i]:offsets[i + 1] of person (int32 [m], index of a person) and role (uint8 [m], index into ROLES).
    thread: int64 [n], equal for interactions of one conversation, -1 where unknown.
    unnamed: int64 [n], how many more took part who are not among the participants.
    """

    at: NDArray[np.float64]
    channel: NDArray[np.uint8]
    bulk: NDArray[np.bool_]
    minutes: NDArray[np.float32]
    offsets: NDArray[np.int64]
    person: NDArray[np.int32]
    role: NDArray[np.uint8]
    thread: NDArray[np.int64]
    unnamed: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.at)

    def only(self, rows: NDArray[np.int64]) -> Events:
        """Some of the interactions, by their rows in order."""
        size = np.diff(self.offsets)[rows]
        offsets = np.concatenate([[0], np.cumsum(size)]).astype(np.int64)
        seats = np.arange(offsets[-1]) + np.repeat(self.offsets[rows] - offsets[:-1], size)
        return Events(
            at=self.at[rows],
            channel=self.channel[rows],
            bulk=self.bulk[rows],
            minutes=self.minutes[rows],
            offsets=offsets,
            person=self.person[seats],
            role=self.role[seats],
            thread=self.thread[rows],
            unnamed=self.unnamed[rows],
        )

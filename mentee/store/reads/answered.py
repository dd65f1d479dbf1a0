"""Whom people answered on what: the subjects of replies, evidence that somebody helps and knows a topic."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from mentee.store import sql
from mentee.store.models import Interaction, User
from mentee.store.reads.history import History, replies, writers
from mentee.store.reads.world import Texts

ANSWERING = re.compile(r"^\s*((re|aw|sv|fwd?|wg|antw)\s*(\[\d+\])?:\s*)+", re.IGNORECASE)
MOST = 200_000  # the latest replies are what counts; older ones have faded


def answers_given(owner: User, found: History, *, most: int = MOST) -> tuple[Texts, NDArray[np.int64]]:
    """Subjects of the latest replies with who wrote them, latest first, and the rows of the interactions.

    A reply belongs to a conversation that another mail began.
    """
    events = found.events
    writer = writers(found)
    rows = np.flatnonzero(replies(found) & (writer >= 0))[::-1][:most]
    since = int(events.at[rows[-1]]) if len(rows) else 0
    told = sql.select(
        "SELECT id, subject FROM store_interaction WHERE owner_id = %s AND thread IS NOT NULL"
        " AND thread <> digest AND subject <> '' AND NOT bulk AND at >= %s",
        [owner.pk, since],
    )
    subjects: dict[int, str] = dict(told)
    said = [subjects.get(one, "") for one in found.ids[rows].tolist()]
    kept = np.fromiter(map(bool, said), np.bool_, len(said))
    rows = rows[kept]
    texts = Texts(events.person[writer[rows]], [text for text in said if text], events.at[rows])
    return texts, found.ids[rows]


def subject(owner: User, interaction: int) -> str:
    """Subject of one of the owner's interactions, without the marks of answering; empty where there is none."""
    found = Interaction.objects.filter(owner=owner, pk=interaction).values_list("subject", flat=True).first() or ""
    return ANSWERING.sub("", found)

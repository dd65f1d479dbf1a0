"""Whom people answered on what: the subjects of replies, evidence that somebody helps and knows a topic."""

from __future__ import annotations

import re

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from mentee.network.events import ROLE_CODE
from mentee.records.facts import Role
from mentee.store.models import Interaction, User
from mentee.store.reads.world import Texts, World

ANSWERING = re.compile(r"^\s*((re|aw|sv|fwd?|wg|antw)\s*(\[\d+\])?:\s*)+", re.IGNORECASE)
MOST = 200_000  # the latest replies are what counts; older ones have faded


def answers_given(owner: User, people: World, *, most: int = MOST) -> tuple[Texts, NDArray[np.int64]]:
    """Subjects of the latest replies with who wrote them, and the rows of the interactions.

    A reply belongs to a thread that another mail began.
    """
    query = """
        SELECT p.person_id, i.subject, i.at, i.id FROM store_interaction i
        JOIN store_participant p ON p.interaction_id = i.id AND p.role = %s
        WHERE i.owner_id = %s AND i.thread IS NOT NULL AND i.thread <> i.digest AND i.subject <> '' AND NOT i.bulk
        ORDER BY i.at DESC LIMIT %s
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [ROLE_CODE[Role.SENDER], owner.pk, most])
        rows = cursor.fetchall()
    person = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    at = np.fromiter((row[2] for row in rows), np.float64, len(rows))
    place = np.searchsorted(people.members, person)
    root = people.root[place] if len(rows) else person.astype(np.int32)
    return Texts(root, [row[1] for row in rows], at), np.fromiter((row[3] for row in rows), np.int64, len(rows))


def subject(owner: User, interaction: int) -> str:
    """Subject of one of the owner's interactions, without the marks of answering; empty where there is none."""
    found = Interaction.objects.filter(owner=owner, pk=interaction).values_list("subject", flat=True).first() or ""
    return ANSWERING.sub("", found)

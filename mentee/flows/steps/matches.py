"""Who needs what, and who of the people the seeker knows has it: introductions the seeker could make."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mentee.flows.landscape.load import Landscape
from mentee.flows.vocabulary import vocabulary_for
from mentee.planner.context import Match
from mentee.records.journey import Relationship, Standing
from mentee.store.models import User

KNOWN_WELL = 0.12  # a weaker tie is nobody whom one may ask
FITS = 0.35  # share of the need that a person's own texts must say
MOST_NEEDS = 200


def matches_for(owner: User, rels: Iterable[Relationship], landscape: Landscape) -> tuple[Match, ...]:
    """For each need that is not met the best helper the seeker knows, where there is one."""
    needs = [
        (rel, need.text)
        for rel in rels
        if rel.standing is not None and rel.standing is not Standing.LET_GO
        for need in rel.needs
        if need.met is None
    ][:MOST_NEEDS]
    if not needs:
        return ()
    vocabulary = vocabulary_for(owner, [text for _, text in needs])
    near = landscape.ties.strength * (landscape.ties.strength >= KNOWN_WELL)
    near[landscape.me] = 0.0
    near[landscape.blocked()] = 0.0
    found = []
    for rel, text in needs:
        share = np.asarray(landscape.facts.said.text.shares(vocabulary.query(text)), dtype=np.float64)
        worth = np.minimum(share, 1.0) * np.sqrt(near) * (share >= FITS)
        worth[landscape.facts.world.index(int(rel.person))] = 0.0
        best = int(np.argmax(worth))
        if worth[best] > 0:
            found.append(Match(rel.person, text, landscape.name(best), evidence_of(landscape, best)))
    return tuple(found)


def evidence_of(landscape: Landscape, i: int) -> str:
    """What somebody does, in the words of the sources."""
    title, organisation = landscape.work_of(i)
    work = " at ".join(part for part in (title, organisation) if part)
    return work or landscape.facts.world.headlines[i]

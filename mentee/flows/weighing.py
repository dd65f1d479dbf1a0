"""How much each factor counts for this seeker: everybody's weights, moved by the seeker's choices."""

from __future__ import annotations

from dataclasses import replace

from mentee.ranking.learn import Learned, Preference, learned
from mentee.ranking.weights import Weights
from mentee.store.models import User
from mentee.store.reads.seeker import choices


def learned_of(owner: User) -> Learned:
    """What the seeker's choices say about the weights of the four factors."""
    said = [Preference(rather, than) for rather, than in choices(owner)]
    return learned(said, start=Weights().factors)


def weights_of(owner: User) -> Weights:
    """The weights of the score for this seeker: everybody's, moved by their choices."""
    return replace(Weights(), factors=learned_of(owner).weights)

"""How the seeker is spoken to: with the days of their zone."""

from __future__ import annotations

from mentee.records.say import Say, Voice, as_written
from mentee.store.models import User
from mentee.store.reads.days import zone_of
from mentee.store.reads.seeker import preferences


def voice_of(owner: User, say: Say = as_written) -> Voice:
    """How the seeker is spoken to: in the tongue of `say`, with the days of their zone."""
    return Voice(say, zone_of(preferences(owner)))

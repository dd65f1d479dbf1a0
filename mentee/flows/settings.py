"""Change what the seeker said about themselves and how mentee goes about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from mentee.flows.digest.choose import look_when_due
from mentee.records.seeker import Aspiration
from mentee.store.models import User
from mentee.store.reads.seeker import Preferences, seeker
from mentee.store.writes.seeker import save_preferences, save_seeker


def keep_aspirations(owner: User, aspirations: Sequence[Aspiration], *, now: datetime) -> None:
    """All aspirations in place of those before, in their order."""
    save_seeker(owner, replace(seeker(owner), aspirations=tuple(aspirations)), now=now)


def keep_preferences(owner: User, said: Preferences) -> None:
    """All preferences in place of those before; the digest goes by the zone among them."""
    save_preferences(owner, said)
    look_when_due(owner, now=datetime.now(UTC))

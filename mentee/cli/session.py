"""What every command needs: the store set up, the one local owner, and the time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mentee.cli.main import set_up_store

if TYPE_CHECKING:
    from mentee.store.models import User


def session() -> tuple[User, datetime]:
    """The owner on whose behalf the command acts, and now."""
    set_up_store()
    from mentee.store.owners import local_owner

    return local_owner(), datetime.now(UTC)

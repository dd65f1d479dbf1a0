"""What every command needs: the store set up, the one local owner, and the time."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from mentee.store.models import User

P = ParamSpec("P")
T = TypeVar("T")


def with_session(command: Callable[Concatenate[User, datetime, P], T]) -> Callable[P, T]:
    """Run a command with the owner on whose behalf it acts, and now.

    The store is set up first: what a command imports in its body may then use it, and `--help` costs nothing.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        return command(*session(), *args, **kwargs)

    return run


def session() -> tuple[User, datetime]:
    """Set Django up, bring the database up to date, and give the one local owner, and now; times are the owner's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentee.settings")
    import django

    django.setup()
    from django.utils import timezone

    from mentee.store.migrating import bring_up_to_date
    from mentee.store.owners import local_owner
    from mentee.store.reads.days import zone_of
    from mentee.store.reads.seeker import preferences

    bring_up_to_date()
    owner = local_owner()
    timezone.activate(zone_of(preferences(owner)))
    return owner, datetime.now(UTC)

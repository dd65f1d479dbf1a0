"""Who asks: every view works on what belongs to the signed-in user, and on nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

if TYPE_CHECKING:
    from mentee.store.models import User


def owner_of(request: HttpRequest) -> User:
    """The user whose rows a view may see; views run only for somebody signed in."""
    return cast("User", request.user)

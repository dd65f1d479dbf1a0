"""An example world to walk around in: an owner of its own beside the user's, made in one go and thrown away."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

from mentee.flows.example.build import build_example
from mentee.flows.transfer import discard, uploads_of
from mentee.store.models import User
from mentee.store.owners import named_owner
from mentee.store.reads.imports import imports
from mentee.store.writes.everything import delete_owner

PREFIX = "example-of-"


def explore(owner: User, *, now: datetime) -> User:
    """The owner of the example world that belongs to this user, built on the first call."""
    guide = named_owner(f"{PREFIX}{owner.pk}")
    if not imports(guide):
        with tempfile.TemporaryDirectory(prefix="mentee-example-") as folder:
            for _ in build_example(guide, folder=Path(folder), now=now):
                pass
    return guide


def leave(guide: User) -> None:
    """Throw the example world away; ValueError for an owner who is none."""
    if not guide.get_username().startswith(PREFIX):
        raise ValueError(f"{guide.get_username()} is no example")
    sent = uploads_of(guide)
    delete_owner(guide)
    for folder in sent:
        discard(folder / "any")

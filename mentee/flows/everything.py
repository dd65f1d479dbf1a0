"""Delete everything an owner has: the one deed that cannot be undone, so its words must be typed."""

from __future__ import annotations

from mentee.flows.errors import BadInputError
from mentee.flows.transfer import discard, uploads_of
from mentee.store.models import User
from mentee.store.writes.everything import delete_everything

WORDS = "delete everything"


def erase(owner: User, *, typed: str) -> None:
    """Delete what was imported, said and noted; BadInputError where the words were not typed."""
    if " ".join(typed.casefold().split()) != WORDS:
        raise BadInputError("Nothing was deleted.", f"Type the two words: {WORDS}")
    sent = uploads_of(owner)
    delete_everything(owner)
    for folder in sent:
        discard(folder / "any")

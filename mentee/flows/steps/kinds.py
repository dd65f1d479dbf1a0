"""Kinds of things received and given, by the beginning of their names."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from mentee.flows.errors import BadInputError
from mentee.records.journey import Gave, Received

K = TypeVar("K", bound=StrEnum)


def gave_of(text: str) -> Gave:
    """The kind of gift; BadInputError, naming them, where the text begins none of them or several."""
    return _of(Gave, text)


def received_of(text: str) -> Received:
    """The kind of thing received; likewise."""
    return _of(Received, text)


def _of(kinds: type[K], text: str) -> K:
    words = text.strip().casefold().replace("_", " ").replace("-", " ")
    found = [kind for kind in kinds if words and kind.value.startswith(words)]
    if len(found) != 1:
        raise BadInputError(f"{text!r} is no kind.", "One of: " + ", ".join(kind.value for kind in kinds))
    return found[0]

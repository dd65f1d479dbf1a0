"""Everything an owner has, as dictionaries for one JSON line each, and back into an empty owner without loss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentee.store.models import User


def export(owner: User) -> Iterator[dict[str, Any]]:
    """The first dictionary names the format and its version; each other one is a row: {"table": ..., fields}."""
    raise NotImplementedError


def restore(owner: User, lines: Iterable[dict[str, Any]]) -> int:
    """Read back what `export` gave; gives the number of rows. ValueError where the owner is not empty, or for a line
    that is none of ours."""
    raise NotImplementedError

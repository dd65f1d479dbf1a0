"""How sentences meant for people are marked for translators, and how the pure folders look them up."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[
    [str], str
]  # an English sentence with {named} placeholders -> the same sentence in the reader's tongue


def mark(text: str) -> str:
    """The sentence itself: marks one kept in a table, so that the extractor finds it; `say` is called on it later."""
    return text


def as_written(text: str) -> str:
    """The `say` of English: every sentence as it is written."""
    return text

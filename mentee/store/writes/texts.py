"""Texts made fit for every database: what one of them refuses is replaced, what is past measure is cut visibly."""

from __future__ import annotations

NAME_MAX = 400
LINE_MAX = 2_000
NOTE_MAX = 100_000


def line(text: str, most: int = LINE_MAX) -> str:
    """One line: without the NUL and lone surrogates that PostgreSQL refuses, at most `most` characters."""
    if len(text) > most:
        text = text[: most - 1] + "…"
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def note(text: str) -> str:
    """Longer words, several lines."""
    return line(text, NOTE_MAX)

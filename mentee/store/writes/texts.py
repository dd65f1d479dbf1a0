"""Texts made fit for every database: what one of them refuses is replaced, what is past measure is cut visibly."""

from __future__ import annotations

import re

CONTROLS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
NAME_MAX = 400
LINE_MAX = 2_000
NOTE_MAX = 100_000


def line(text: str, most: int = LINE_MAX) -> str:
    """A text without lone surrogates and control characters, at most `most` characters.

    PostgreSQL refuses NUL and surrogates; the other controls, and those that turn the direction of what follows,
    could drive a terminal or make a name look like another.
    """
    if len(text) > most:
        text = text[: most - 1] + "…"
    text = CONTROLS.sub("", text)
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def note(text: str) -> str:
    """Longer words, several lines."""
    return line(text, NOTE_MAX)

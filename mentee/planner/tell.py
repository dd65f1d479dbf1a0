"""Sentences of the planner filled with their facts, dates as people say them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from mentee.journey.evidence import day_words
from mentee.records.say import Say


def told(say: Say, sentence: str, facts: Mapping[str, object]) -> str:
    """The sentence in the reader's tongue with its facts; a translation that names other facts gives way."""
    spoken = {key: _spoken(value) for key, value in facts.items()}
    try:
        return say(sentence).format_map(spoken)
    except (KeyError, IndexError, ValueError):
        return sentence.format_map(spoken)


def _spoken(value: object) -> object:
    if isinstance(value, datetime):
        return day_words(value.date())
    return day_words(value) if isinstance(value, date) else value

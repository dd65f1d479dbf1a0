"""Filters of the relationship pages: small numbers in words, evidence without its key, labels of enumerations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
KEY = re.compile(r"\s*\[[^\[\]]*\]$")


@register.filter
def in_words(number: int) -> str:
    """A small number written out."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


@register.filter
def ground(evidence: str) -> str:
    """Evidence as people read it: without the key of the fact it came from."""
    return KEY.sub("", evidence)


@register.filter
def reversed_list(items: Sequence[Any]) -> list[Any]:
    """The items, the last first."""
    return list(reversed(items))


@register.filter
def spaced(word: str) -> str:
    """A word of the command line as people write it."""
    return word.replace("-", " ")

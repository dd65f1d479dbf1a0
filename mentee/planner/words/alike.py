"""When two questions are the same question, though not in the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_COMMON = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been but by can could did do does for from had has have how i if in is it its me my of"
        " on or our should so that the their them then there they this to was we were what when where which who whom"
        " why will with would you your yours about ask tell her his she he",
    )
)
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s", "ly", "d", "e", "y")
SAME = 0.6  # share of the words in common from which two questions count as one


@lru_cache(maxsize=4096)
def gist(text: str) -> frozenset[str]:
    """The words that carry a question, folded and without their endings."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = re.findall(r"[^\W_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    carrying = [word for word in words if word not in _COMMON] or words
    return frozenset(_stem(word) for word in carrying)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


def alike(one: str, other: str) -> bool:
    """Whether two questions ask the same: most of their carrying words are shared."""
    first, second = gist(one), gist(other)
    if not first or not second:
        return one.strip() == other.strip()
    return len(first & second) / len(first | second) >= SAME


def among(text: str, known: Iterable[str]) -> bool:
    """Whether a question is asked by one of the known ones already."""
    return any(alike(text, one) for one in known)

"""Whether two names may be those of one human, and how they agree."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from mentee.identity.familynames import FAMILY_FIRST
from mentee.identity.names import name_key
from mentee.identity.nicknames import same_given


class Agreement(StrEnum):
    """How two names agree; the strongest first."""

    SAME = "the same name"
    MIDDLE = "the same name but for middle names"
    NICKNAME = "a short form of the same name"
    INITIAL = "an initial of the same name"


@lru_cache(maxsize=65536)
def agreement(one: str, other: str) -> Agreement | None:
    """How two folded names agree, None where they do not. Names of a single word agree only when equal."""
    if not one or not other:
        return None
    if one == other or name_key(one) == name_key(other):
        return Agreement.SAME
    mine, theirs = name_key_words(one), name_key_words(other)
    if len(mine) < 2 or len(theirs) < 2:
        return None
    found = _in_order(mine, theirs)
    if found is None and len(mine) == 2:
        found = _in_order(mine[::-1], theirs)
    if found is None and len(theirs) == 2:
        found = _in_order(mine, theirs[::-1])
    return found


def name_key_words(folded: str) -> list[str]:
    """Words of a folded name in their order, written as in `name_key`."""
    return [name_key(word) for word in folded.split()]


def _in_order(mine: list[str], theirs: list[str]) -> Agreement | None:
    if mine[-1] != theirs[-1]:
        return None
    if mine[0] == theirs[0]:
        return Agreement.MIDDLE if _middle_agrees(mine[1:-1], theirs[1:-1]) else None
    if len(mine[0]) == 1 or len(theirs[0]) == 1:
        same = mine[0][0] == theirs[0][0] and _middle_agrees(mine[1:-1], theirs[1:-1])
        return Agreement.INITIAL if same and len(mine[-1]) > 1 else None
    return Agreement.NICKNAME if same_given(mine[0], theirs[0]) else None


def _middle_agrees(mine: list[str], theirs: list[str]) -> bool:
    """Middle names contradict each other only where both are given and none begins as one of the other's."""
    return not mine or not theirs or any(a[0] == b[0] for a in mine for b in theirs)


def could_be_one(one: str, other: str) -> bool:
    """Whether two folded names, met beside one key, leave open that it is one human: none contradicts."""
    if len(one.split()) < 2 or len(other.split()) < 2:
        mine, theirs = set(one.split()), set(other.split())
        return not mine or not theirs or bool(mine & theirs) or any(same_given(a, b) for a in mine for b in theirs)
    return agreement(one, other) is not None


def clearly_others(one: str, other: str) -> bool:
    """Whether two folded names, met beside one address, are those of two humans: no given name speaks for one.

    Who changed the family name keeps the given one; parts, short forms, initials and login names leave it open, and
    so do names in two scripts. Where a family name that stands first is shared ("Li Wei", "Li Na"), what follows
    is the given name.
    """
    mine, theirs = one.split(), other.split()
    if not mine or not theirs or one.isascii() != other.isascii() or could_be_one(one, other):
        return False
    if set(mine) <= set(theirs) or set(theirs) <= set(mine) or _squeezed(mine, theirs) or _squeezed(theirs, mine):
        return False
    if mine[0] == theirs[0] and mine[0] in FAMILY_FIRST:
        mine, theirs = mine[1:], theirs[1:]
    return not (_given_among(mine, theirs) or _given_among(theirs, mine))


def _given_among(mine: list[str], theirs: list[str]) -> bool:
    """Whether the first word of one name is, begins, or abbreviates a word of the other."""
    given = mine[0]
    if any(given == word or same_given(given, word) for word in theirs):
        return True
    others = theirs[:-1] or theirs
    if len(given) == 1 or any(len(word) == 1 for word in others):
        return any(given[0] == word[0] and 1 in (len(given), len(word)) for word in others)
    return len(given) > 2 and theirs[0].startswith(given)


def _squeezed(mine: list[str], theirs: list[str]) -> bool:
    """Whether the one name is a single word that begins or ends as the other's words do ("klo" for "Kim Lo")."""
    if len(mine) != 1 or len(theirs) < 2:
        return False
    word = mine[0]
    return word == "".join(theirs) or (
        len(word) > 2 and ((word.startswith(theirs[0]) and len(theirs[0]) > 1) or word.endswith(theirs[-1]))
    )

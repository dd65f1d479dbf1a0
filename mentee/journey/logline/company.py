"""Those who were there and are not named: "and 12 others", "and her team", "with a dozen people"."""

# ruff: noqa: E501 - one pattern a line reads as a table
from __future__ import annotations

import re

from mentee.journey.logline.numbers import NUMBER, number

SEVERAL = 2  # the least that "others" says
_BEFORE = re.compile(r"(?:^|[,&+]|\b(?:and|with|plus|among|amongst))\s*$", re.IGNORECASE)
_ABOUT = r"(?:(?:about|around|some|roughly|nearly|over|more\s+than|at\s+least|the|another)\s+)?"
_PEOPLE = r"(?:people|persons|participants|attendees|guests|colleagues|co-?workers|friends|students|managers|engineers|members)"
_COUNTED = re.compile(
    rf"{_ABOUT}(?P<number>dozens?|a\s+dozen|{NUMBER})\s+(?:(?:of\s+)?(?:(?:her|his|their|my|our|the)\s+)?"
    rf"(?:others?(?:\s+[^\W\d_]+s|\s+people|\s+person)?|(?:more\s+|of\s+)?{_PEOPLE}|more(?=\s*(?:$|[,;.]))))(?![^\W_])",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:(?:some|several|many|all|the|various)\s+)*(?:(?:her|his|their|my|our|the)\s+)?(?:(?:whole|entire|other)\s+)?"
    rf"(?:others|team|crew|group|class|staff|family|everybody\s+else|everyone\s+else|{_PEOPLE})"
    r"(?![^\W_])(?!\s+(?-i:[^\W\d_a-z]))(?!\s+(?:call|meeting|lunch|dinner|event|chat))",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:another|one\s+other|one\s+more|an?)\s+(?:other\s+)?(?:person|colleague|friend)(?![^\W_])(?!\s+(?-i:[^\W\d_a-z]))",
    re.IGNORECASE,
)
GATHERING = re.compile(
    r"\b(?:workshop|conference|seminar|webinar|meet-?up|panel|party|training|town\s?hall|all[\s-]?hands|offsite|hackathon|retreat|summit|reception)\b",
    re.IGNORECASE,
)


def read_company(text: str, start: int) -> tuple[int, int] | None:
    """(how many, end) of people told of without names from `start` on; None where there are none."""
    if not _BEFORE.search(text, max(0, start - 20), start):
        return None
    if found := _COUNTED.match(text, start):
        said = found["number"].lower()
        return 12 if "dozen" in said else max(1, round(number(said))), found.end()
    if found := _ONE.match(text, start):
        return 1, found.end()
    if found := _PLURAL.match(text, start):
        return SEVERAL, found.end()
    return None

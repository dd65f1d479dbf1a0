"""Names as tables write them: the one to show, and what stays of a name however it is written."""

from __future__ import annotations

import re
import unicodedata

_DEGREES = frozenset(
    {
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "phd",
        "md",
        "mba",
        "mph",
        "msc",
        "bsc",
        "ba",
        "ma",
        "pe",
        "cpa",
        "esq",
        "dr",
        "rn",
    }
)
_LETTERS = re.compile(r"[^\W\d_]+")
LONGEST_NAME = 200


def shown_name(name: str) -> str:
    """A name in the order it is spoken: "Example, Ann" is "Ann Example", "Ann Example, PhD" stays."""
    name = " ".join(name.split())
    family, comma, rest = name.partition(",")
    rest = rest.strip()
    if not comma or not rest or not family.strip() or "," in rest:
        return name.strip(", ")
    if all(word.strip(".").lower().replace(".", "") in _DEGREES for word in rest.split()):
        return name
    return f"{rest} {family.strip()}"


def name_tokens(name: str) -> str:
    """The words of a name without accents, capitals, initials and order; "" where there are none."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(sorted({word for word in _LETTERS.findall(plain) if len(word) > 1 and word not in _DEGREES}))

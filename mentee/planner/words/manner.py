"""What no message may hold: flattery, pressure, and the label that is never asked for."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?<![^\W_])(?:co-?|re)?(?:mentor|mentee|mentoré|mentorée|protégé|protege)[^\W_]*", re.IGNORECASE
)
_FLATTERY = re.compile(
    r"(?<![^\W_])(?:"
    r"amaz(?:ed|ing(?:ly)?)|awesome|incredibl[ey]|inspir(?:ed|es|ing|ation|ational)|(?:huge|big|great) fan"
    r"|admir(?:e|ed|er|ing|ation)|brilliant(?:ly)?|genius|rock ?star|ninja|legend(?:ary)?|guru|idol|hero(?:es|ic)?"
    r"|pick(?:ing)? your brains?|hono[u]?red|world[- ]class|outstanding|phenomenal|fantastic|stunning"
    r"|extraordinary|exceptional|impress(?:ed|ive)|remarkable|visionary|humbl[ye]d?|blown away|thought[- ]leader"
    r"|(?:people|someone|somebody|an expert) like you|game[- ]changer|look(?:ed|ing)? up to you|in awe"
    r")(?![^\W_])",
    re.IGNORECASE,
)
_PRESSURE = re.compile(
    r"(?<![^\W_])(?:"
    r"asap|urgent(?:ly)?|just checking in|circl(?:e|ing) back|touch(?:ing)? base|bump(?:ing)? this|per my last"
    r"|ha(?:ve not|ven't) heard(?: back)?(?: from you)?|you (?:still )?(?:have not|haven't|did not|didn't) answer\w*"
    r"|sorry to bother|as a favou?r|you owe|you promised|at your earliest convenience"
    r")(?![^\W_])",
    re.IGNORECASE,
)


def label_words(text: str, *, spare: str = "") -> tuple[str, ...]:
    """Words of the label in a text, in their order; those that stand in `spare` (a person's own name) are none."""
    return _found(_LABEL, text, spare)


def flattery_words(text: str, *, spare: str = "") -> tuple[str, ...]:
    """Words of flattery in a text, in their order, but for those that stand in `spare`."""
    return _found(_FLATTERY, text, spare)


def pressure_words(text: str, *, spare: str = "") -> tuple[str, ...]:
    """Words that press or lay guilt, in their order, but for those that stand in `spare`."""
    return _found(_PRESSURE, text, spare)


def unfit_words(text: str, *, spare: str = "") -> tuple[str, ...]:
    """Everything of the three kinds; empty: the text may be sent as it is."""
    return (
        *label_words(text, spare=spare),
        *flattery_words(text, spare=spare),
        *pressure_words(text, spare=spare),
    )


def _found(pattern: re.Pattern[str], text: str, spare: str) -> tuple[str, ...]:
    spared = spare.casefold()
    return tuple(word for word in pattern.findall(text) if word.casefold() not in spared)

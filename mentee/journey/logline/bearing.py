"""Whether a line tells of what took place, of what did not, or of what is only meant to be done."""

# ruff: noqa: E501 - one pattern a line reads as a table
from __future__ import annotations

import re

_MEET = r"(?:meet|see|call|phone|reach|talk(?!\s+about)|speak(?!\s+about)|write|mail|e-?mail|text|message|visit|get\s+(?:hold\s+of|through|to\s+(?:meet|see|talk|speak))|have|manage|make\s+it|happen|take\s+place)"
_MET = r"(?:met|seen|called|phoned|reached|talked(?!\s+about)|spoken(?!\s+about)|written|e?mailed|texted|visited|thanked|gone|heard)"
_NOT_DONE = re.compile(
    rf"\b(?:(?:did\s+not|didn['’]?t|could\s+not|couldn['’]?t|can(?:no|['’])t|cannot|(?:was|were)\s+(?:not\s+able|unable)\s+to|(?:wasn|weren)['’]t\s+able\s+to"
    rf"|failed\s+to|forgot\s+to|tried\s+to|meant\s+to|wanted\s+to|never\s+got\s+to)\s+(?:actually\s+|even\s+)?{_MEET}"
    rf"|(?:have\s+not|haven['’]?t|had\s+not|hadn['’]?t|never|not)\s+(?:yet\s+)?(?:{_MET}|saw|rang|wrote|spoke|happened|took\s+place)"
    rf"|(?:should|could|would|ought\s+to|might)(?:\s+have|['’]ve)\s+{_MET}"
    r"|no\s+(?:answer|reply|response|word)\s+from|no\s+(?:meeting|call|coffee|lunch|dinner|chat|walk)\s+with"
    r"|unreachable|fell\s+through|missed\s+(?:(?:my|our|the|a)\s+)?(?:call|meeting|coffee|lunch|appointment))(?![^\W_])",
    re.IGNORECASE,
)  # fmt: skip
_MEANT = re.compile(
    r"\W*(?:(?:note\s+to\s+self|reminder|and|but|so)\W+)?(?:(?:i|we)\s+)?(?:(?:really|still|also|just|soon)\s+)*"
    r"(?:(?:do\s+not|don['’]?t|never)\s+forget|(?:need|have|has|got|ought|want|hope|intend|plan|aim|like|try)\s+to"
    r"|(?:would|['’]d)\s+like\s+to|(?:i|we)['’]d\s+like\s+to|should(?!\s+have\s+(?:been|had)\b)|must(?!\s+have\b)|shall|let['’]s|let\s+us"
    r"|remember\s+to|remind\s+me|to[\s-]?do\b|(?-i:will)\s+(?:meet|see|call|talk|phone|visit|write|thank)|going\s+to"
    r"|(?:i|we)['’]ll|to\s+(?:call|meet|phone|write|e?mail|text|message|visit|see|thank))(?![^\W_])",
    re.IGNORECASE,
)  # fmt: skip
_PRONOUN_NEXT = re.compile(r"\s+(?:to\s+|with\s+)?(?:him|her|them|each\s+other)\b|\s*$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:postponed|rescheduled|put\s+off|pushed\s+back|(?:moved|shifted)\s+(?:it|(?:my|our|the)\s+\w+)\s+to)\b",
    re.IGNORECASE,
)
_NOT_THEN = re.compile(
    r"\W*(?:but\s+)?(?:(?:she|he|they|i|we)\s+)?(?:(?:can(?:no|['’]?)t|won['’]?t|could\s?n['’]?t)\s+(?:do|make|come)\b(?!\s+it\b)|maybe|perhaps|busy|away)\b",
    re.IGNORECASE,
)
PROMISED = re.compile(
    r"\b(?:promised|offered|agreed|volunteered|will|would|wants|going)\b[\w\s]{0,20}?\b(introduce\s+(?:me|us)\s+to\s+(?!(?:yesterday|today)\b)[^\s,.;!?]+(?:\s+(?!(?:yesterday|today|tomorrow|last|next|this|on|at|in|and|for|about|who)\b)[^\s\d,.;!?]+){0,5})",
    re.IGNORECASE,
)
TELLING = frozenset(
    re.findall(
        r"\w+",
        "told tells mentioned mentions asked asks promised promises offered offers agreed works worked working knows knew"
        " said says recommended recommends suggested suggests introduced introduce introduces wants wanted thinks thought"
        " likes because who whose whom which volunteered praised",
    )
)
OF_ANOTHER = TELLING | frozenset(
    re.findall(r"\w+", "could couldn did didn was wasn cannot cancelled canceled declined had has")
)


def did_not_happen(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] says that nobody was met or reached."""
    return bool(_NOT_DONE.search(text, start, end))


def was_put_off(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] says that an encounter was moved to another time."""
    return bool(_PUT_OFF.search(text, start, end))


def is_meant(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] begins as something still to be done: "need to call", "don't forget"."""
    found = _MEANT.match(text, start, end)
    return bool(found) and not _NOT_DONE.match(text, found.start() if found else start, end)


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether text[start:end], after an encounter was told, speaks of another that was not or is to come.

    "did not reach him" is none: it takes the encounter back.
    """
    if is_meant(text, start, end) or _NOT_THEN.match(text, start, end):
        return True
    found = _NOT_DONE.search(text, start, end)
    return bool(found) and not _PRONOUN_NEXT.match(text[:end], found.end() if found else end)

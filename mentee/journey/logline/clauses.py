"""The clauses a line may hold beside who, when and how: notes, what to ask next, what was given, told, needed."""

# ruff: noqa: E501 - one pattern a line reads as a table
from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from mentee.records.journey import FeedbackKind, Gave, Received


class ClauseKind(StrEnum):
    """What a clause is about."""

    NOTES = "notes"
    ASK = "ask next time"
    LEDGER = "ledger"
    FEEDBACK = "feedback"
    NEED = "need"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that was recognised: content is text[start:end]; `subject` and `object` are names or pronouns."""

    kind: ClauseKind
    start: int
    end: int
    detail: Received | Gave | FeedbackKind | None = None
    subject: tuple[int, int] | None = None
    other: tuple[int, int] | None = None
    asked: tuple[int, int] | None = None  # words between "ask" and "next time"


_NAME = r"(?-i:[^\W\d_a-z][\w'’.-]*(?:\s+[^\W\d_a-z][\w'’.-]*){0,3})"
_WHO = rf"(?P<who>she|he|they|{_NAME})"
_WHOM = rf"(?P<whom>her|him|them|{_NAME})"
_ME = r"(?:\s+(?:to\s+)?me)?"
_I = r"(?:(?:and\s+)?i\s+)?"
_VIEW = r"(?:her|his|their|a)\s+(?:own\s+)?(?:view|perspective|take|side)(?:\s+(?:on|of|about))?"
_ADVICE = r"(?:(?:some|an?|good|useful|the)\s+)*(?:advice|tips?|suggestions?|recommendations?|ideas?)(?:\s+(?:on|about|for))?"
_TABLE: tuple[tuple[str, ClauseKind, Received | Gave | FeedbackKind | None], ...] = (
    (r"(?:notes?|topics?)\s*:", ClauseKind.NOTES, None),
    (r"(?:(?:we|i)\s+)?(?:(?:have\s+)?(?:talked|spoke|spoken|chatted|talking)\s+(?:about|through|over))", ClauseKind.NOTES, None),
    (r"(?:(?:we|i)\s+)?(?:discussed|discussing|went\s+over)", ClauseKind.NOTES, None),
    (r"(?:questions?\s+)?for\s+next\s+time\s*:?|next\s+time\s*:|(?:to\s+)?ask\s*:", ClauseKind.ASK, None),
    (r"(?:to\s+)?ask\b(?P<asked>(?:\s+(?!next\b)[\w'’-]+){0,8}?)\s+next\s+time\b\s*:?", ClauseKind.ASK, None),
    (r"next\s+time,?\s+(?:(?:i|we)\s+)?(?:(?:will|should|must|want\s+to|['’]ll)\s+)?ask(?:\s+(?:her|him|them))?\b\s*:?", ClauseKind.ASK, None),
    (r"(?:feedback|criticism)(?:\s+from\s+" + _WHO + r")?\s*:", ClauseKind.FEEDBACK, None),
    (rf"{_WHO}\s+(?:told\s+me\s+(?:that\s+)?i\s+(?:should|could|might|ought\s+to)|told\s+me\s+to|said\s+(?:that\s+)?i\s+should)", ClauseKind.LEDGER, Received.SUGGESTION),
    (rf"{_WHO}\s+(?:told\s+me|said|pointed\s+out|thinks|thought|feels|felt|mentioned|noticed){_ME}(?:\s+that)?(?=\s+(?:sometimes\s+|often\s+)?i\b)", ClauseKind.FEEDBACK, None),
    (rf"(?:{_WHO}\s+)?gave\s+me\s+(?:some\s+)?feedback(?:\s+(?:on|about|that))?\s*:?", ClauseKind.FEEDBACK, None),
    (rf"{_WHO}\s+praised(?:\s+me)?(?:\s+for)?", ClauseKind.FEEDBACK, FeedbackKind.PRAISE),
    (rf"{_WHO}\s+(?:criticised|criticized)(?:\s+me)?(?:\s+for)?", ClauseKind.FEEDBACK, FeedbackKind.CHALLENGE),
    (rf"{_WHO}\s+(?:gave|offered)\s+me\s+{_ADVICE}", ClauseKind.LEDGER, Received.SUGGESTION),
    (rf"(?:got|received)\s+{_ADVICE}(?:\s+from\s+{_WHO})?", ClauseKind.LEDGER, Received.SUGGESTION),
    (rf"{_WHO}\s+(?:advised|suggested|recommended|urged){_ME}(?:\s+(?:that\s+)?(?:i|to))?", ClauseKind.LEDGER, Received.SUGGESTION),
    (rf"{_WHO}\s+(?:introduced\s+me\s+to|connected\s+me\s+(?:to|with)|put\s+me\s+in\s+touch\s+with)", ClauseKind.LEDGER, Received.CONNECTION),
    (rf"{_WHO}\s+(?:gave|offered|shared|told)(?:\s+me)?\s+{_VIEW}", ClauseKind.LEDGER, Received.PERSPECTIVE),
    (rf"{_WHO}\s+(?:explained|showed\s+me|taught\s+me|made\s+me\s+see|walked\s+me\s+through)(?:\s+to\s+me)?", ClauseKind.LEDGER, Received.INSIGHT),
    (rf"{_I}(?:learned|learnt)", ClauseKind.LEDGER, Received.INSIGHT),
    (rf"{_WHO}\s+(?:just\s+)?listened(?:\s+to\s+me)?", ClauseKind.LEDGER, Received.LISTENING),
    (rf"{_WHO}\s+(?:encouraged|supported|backed|comforted|reassured)(?:\s+me)?", ClauseKind.LEDGER, Received.SUPPORT),
    (rf"{_I}(?:introduced|connected)\s+{_WHOM}\s+(?:to|with)|{_I}put\s+(?P<whom2>her|him|them)\s+in\s+touch\s+with", ClauseKind.LEDGER, Gave.INTRODUCTION),
    (rf"{_I}(?:introduced|connected)\s+{_WHOM}\s+and(?=\s.*\beach\s+other)", ClauseKind.LEDGER, Gave.INTRODUCTION),
    (rf"{_I}(?:sent|shared|gave|forwarded|lent)\s+{_WHOM}(?!\s+(?:an?\s+|the\s+)?(?:e-?mail|mail|message|note|text|dm|letter|hug|call)\b)", ClauseKind.LEDGER, Gave.KNOWLEDGE),
    (rf"{_I}(?:told|showed)\s+{_WHOM}\s+what\s+(?:came|i\s+did|i\s+had|happened)(?:\s+of)?|{_I}reported\s+back(?:\s+to\s+(?P<whom2>her|him|them))?(?:\s+on)?", ClauseKind.LEDGER, Gave.GROWTH_SHOWN),
    (rf"{_I}(?:explained|showed\s+{_WHOM}|told\s+(?P<whom2>her|him|them)\s+about)", ClauseKind.LEDGER, Gave.KNOWLEDGE),
    (rf"{_I}helped(?:\s+{_WHOM})?(?:\s+(?:with|to))?", ClauseKind.LEDGER, Gave.HELP),
    (rf"(?:to\s+)?{_I}thank(?:ed)?\s+{_WHOM}(?:\s+for)?", ClauseKind.LEDGER, Gave.THANKS),
    (r"needs?\s*:", ClauseKind.NEED, None),
    (rf"{_WHO}(?:\s+(?:is|are)|['’](?:s|re))\s+(?:still\s+)?(?:looking|searching|hunting)\s+for", ClauseKind.NEED, None),
    (rf"{_WHO}\s+(?:needs?|could\s+use|(?:is|are)\s+hiring|wants?\s+to\s+(?:meet|hire|find))(?!\s+to\b)", ClauseKind.NEED, None),
    (rf"(?:i\s+)?promised(?:\s+{_WHOM})?(?:\s+to)?", ClauseKind.PROMISE, None),
    (rf"i\s+owe(?:\s+{_WHOM})?", ClauseKind.PROMISE, None),
    (r"i(?:\s+will|['’]ll|\s+have\s+to|['’]ve\s+to|\s+need\s+to)(?!\s+(?:meet|see|call|have|be)\b)", ClauseKind.PROMISE, None),
)  # fmt: skip
_CLAUSES = tuple((re.compile(body + r"(?![^\W_])", re.IGNORECASE), kind, detail) for body, kind, detail in _TABLE)
_ANYWHERE = re.compile(
    r"(?<![^\W_])(?:(?:we\s+)?(?:also\s+)?(?:talked|spoke|chatted)\s+(?:about|through|over)|(?:we\s+)?discussed|went\s+over"
    r"|(?:to\s+)?ask\b(?:\s+(?!next\b)[\w'’-]+){0,4}?\s+next\s+time\b|next\s+time,?\s+(?:i\s+)?(?:will\s+|should\s+)?ask\b"
    r"|(?:she|he|they)\s+(?:told\s+me|said\s+(?:that\s+)?i\b|gave\s+me|advised|suggested|introduced\s+me|(?:is|are)\s+looking"
    r"|needs?\s)|gave\s+me\s+(?:some\s+)?feedback|i\s+(?:promised|introduced|thanked)\b|to\s+thank\s)",
    re.IGNORECASE,
)


def clause_at(text: str, start: int, end: int) -> Clause | None:
    """The clause that begins at `start` and runs to `end`; None where the words begin none."""
    for pattern, kind, detail in _CLAUSES:
        found = pattern.match(text, start, end)
        if found:
            groups = found.re.groupindex
            whom = _span(found, "whom") if "whom" in groups else None
            if whom is None and "whom2" in groups:
                whom = _span(found, "whom2")
            return Clause(
                kind,
                found.end(),
                end,
                detail,
                _span(found, "who") if "who" in groups else None,
                whom,
                _span(found, "asked") if "asked" in groups else None,
            )
    return None


def _span(found: re.Match[str], group: str) -> tuple[int, int] | None:
    start, end = found.span(group)
    return (start, end) if start < end else None


def clause_starts(text: str) -> list[tuple[int, int]]:
    """Places within running words where a clause begins for certain, each with the end of its opening words."""
    return [found.span() for found in _ANYWHERE.finditer(text)]

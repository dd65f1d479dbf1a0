"""Words for how people met or wrote: the channel, and who wrote to whom."""

# ruff: noqa: E501 - one pattern a line reads as a table
from __future__ import annotations

import re
from dataclasses import dataclass

from mentee.records.facts import Channel

TALK = frozenset({Channel.MEETING, Channel.CALL, Channel.IN_PERSON})
RECEIVED_VERBS = frozenset(
    {
        "wrote",
        "mailed",
        "emailed",
        "messaged",
        "texted",
        "pinged",
        "replied",
        "answered",
        "responded",
        "sent",
        "dropped",
    }
)


@dataclass(frozen=True, slots=True)
class Manner:
    """A phrase that tells a channel; `towards` is "sent", "received", "both", or "verb": the subject decides.

    `remote` marks words that make a call of a coffee; `plain` those that fit any channel of their group.
    """

    channel: Channel
    towards: str = ""
    remote: bool = False
    plain: bool = False


_MAIL_THING = r"(?:e-?mails?|mails?|letter|note)"
_TEXT_THING = r"(?:text|texts|message|messages|msgs?|dm|dms|sms|whatsapp)"
_ANSWER = r"(?:reply|replies|answer|answers|response)"
_A = r"(?:(?:an?|the|her|his|their|my|another|one)\s+)?"
_GOT = r"(?:got|received|had|have)\s+"
_PHRASES: tuple[tuple[str, Manner], ...] = (
    (rf"{_GOT}{_A}{_TEXT_THING}(?:\s+back)?(?:\s+from)?", Manner(Channel.MESSAGE, "received")),
    (rf"{_GOT}{_A}(?:{_MAIL_THING}|{_ANSWER})(?:\s+back)?(?:\s+from)?", Manner(Channel.MAIL, "received")),
    (rf"{_A}{_TEXT_THING}\s+from", Manner(Channel.MESSAGE, "received")),
    (rf"{_A}(?:{_MAIL_THING}|{_ANSWER})\s+from", Manner(Channel.MAIL, "received")),
    (r"heard\s+(?:back\s+)?from|got\s+back\s+to\s+me|wrote\s+(?:back\s+)?to\s+me|wrote\s+me", Manner(Channel.MAIL, "received")),
    (rf"(?:exchanged|swapped|traded)\s+(?:{_TEXT_THING})(?:\s+with)?", Manner(Channel.MESSAGE, "both")),
    (rf"(?:exchanged|swapped|traded)\s+(?:{_MAIL_THING})(?:\s+with)?", Manner(Channel.MAIL, "both")),
    (r"(?:mailed|emailed|wrote)\s+back\s+and\s+forth(?:\s+with)?", Manner(Channel.MAIL, "both")),
    (r"(?:texted|messaged)\s+back\s+and\s+forth(?:\s+with)?", Manner(Channel.MESSAGE, "both")),
    (rf"(?:sent|wrote|dropped)\s+me\s+{_A}{_TEXT_THING}", Manner(Channel.MESSAGE, "received")),
    (rf"(?:sent|wrote|dropped)\s+me\s+{_A}{_MAIL_THING}", Manner(Channel.MAIL, "received")),
    (rf"(?:sent|wrote|dropped)\s+{_A}{_TEXT_THING}(?:\s+to)?", Manner(Channel.MESSAGE, "verb")),
    (rf"(?:sent|wrote|dropped)\s+{_A}{_MAIL_THING}(?:\s+to)?", Manner(Channel.MAIL, "verb")),
    (r"(?:followed\s+up|reached\s+out|got\s+in\s+touch)(?:\s+(?:with|to))?", Manner(Channel.MAIL, "sent", plain=True)),
    (r"left(?=\s+.{1,60}voice\s?mail)", Manner(Channel.CALL)),
    (r"(?:commented|liked|tweeted|posted)(?:\s+on)?", Manner(Channel.SOCIAL, "sent")),
    (r"(?:on|via|over|through)\s+(?:linkedin|twitter|mastodon|bluesky)", Manner(Channel.SOCIAL, plain=True)),
    (r"(?:texted|messaged|pinged|whatsapped|dm(?:ed|['’]d)|slacked)(?:\s+to)?", Manner(Channel.MESSAGE, "verb")),
    (r"(?:on|via|over|by)\s+(?:slack|signal|whatsapp|telegram|text|sms|chat)", Manner(Channel.MESSAGE, plain=True)),
    (rf"{_TEXT_THING}(?:\s+to)?", Manner(Channel.MESSAGE, "sent")),
    (r"(?:e-?mailed|mailed|wrote|replied|answered|responded)(?:\s+back)?(?:\s+to)?", Manner(Channel.MAIL, "verb")),
    (r"(?:by|via|per|over)\s+e-?mail", Manner(Channel.MAIL, plain=True)),
    (r"(?:e-?mails?|mails?)\s+with", Manner(Channel.MAIL, "both")),
    (r"(?:e-?mails?|mails?|letter)(?:\s+to)?", Manner(Channel.MAIL, "sent")),
    (
        r"(?:on|by|via|over|through)\s+(?:the\s+)?(?:phone|telephone|zoom|teams|skype|facetime|google\s+meet|video|webex|jitsi)",
        Manner(Channel.CALL, remote=True),
    ),
    (
        r"(?:video|phone|zoom|teams|skype|facetime|google\s+meet|voice|conference|webex|jitsi)[\s-]*(?:call(?:ed)?|chat|meeting|talk)",
        Manner(Channel.CALL, remote=True),
    ),
    (r"(?:virtual|remote|online)(?:\s+(?:meeting|chat|talk))?|zoom(?:ed)?|skyped?|facetimed?|video(?=\s+with)", Manner(Channel.CALL, remote=True)),
    (r"(?:phoned|rang(?:\s+up)?|called(?:\s+up)?|calls?|phone)", Manner(Channel.CALL)),
    (
        r"(?:coffee|tea|lunch(?:ed)?|dinner|dined|breakfast|brunch|supper|drinks?|beers?|pint|walk(?:ed)?|hike[d]?|stroll(?:ed)?"
        r"|visit(?:ed)?|in[\s-]person|face[\s-]to[\s-]face|ran\s+into|bumped\s+into)",
        Manner(Channel.IN_PERSON),
    ),
    (
        r"(?:had\s+)?(?:one|1)[\s-]*(?:on|to|:)[\s-]*(?:one|1)|catch[\s-]?up|caught\s+up|sat\s+down|office\s+hours?"
        r"|met(?:\s+up)?|meet(?:ing)?|session|interview(?:ed)?|saw|talk(?:ed)?(?:\s+to)?|spoke(?:\s+to)?|chat(?:ted)?(?:\s+to)?",
        Manner(Channel.MEETING),
    ),
)  # fmt: skip
_PATTERNS = tuple((re.compile(f"(?:{body})(?![^\\W_])", re.IGNORECASE), manner) for body, manner in _PHRASES)
NO_ANSWER = re.compile(
    r"\b(?:no\s+(?:answer|reply|response)|(?:left\s+(?:a\s+)?)?voice\s?mail|(?:did\s+not|didn['’]t)\s+(?:pick\s+up|answer))\b",
    re.IGNORECASE,
)
DECLINED = re.compile(
    r"\b(?:cancel?led|declined|called\s+(?:it\s+)?off|said\s+no|(?:did\s+not|didn['’]t)\s+(?:show|come|turn)\b|no[\s-]show)",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:(?-i:will)|will(?=\s+(?:meet|see|call|have|talk|phone|visit)\b)|planned|planning|plan\s+to|scheduled|booked|going\s+to|agreed\s+(?:to|on)|arranged|set\s+up)(?![^\W_])",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:met|had|was|were|called|phoned|rang|wrote|e?mailed|texted|messaged|sent|got|heard|spoke|talked|chatted|saw)\b",
    re.IGNORECASE,
)


def read_manner(text: str, start: int) -> tuple[Manner, int] | None:
    """(manner, end) of the longest phrase for a channel that begins at `start`."""
    best: tuple[Manner, int] | None = None
    for pattern, manner in _PATTERNS:
        found = pattern.match(text, start)
        if found and (best is None or found.end() > best[1]):
            best = (manner, found.end())
    return best

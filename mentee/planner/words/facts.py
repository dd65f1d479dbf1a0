"""What is known of a person and of the seeker, cleaned so that it can stand inside a sentence of a draft."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime

from mentee.planner.words.manner import unfit_words
from mentee.records.facts import Channel
from mentee.records.journey import Encounter, Relationship

MAX_WORDS = 14
MAX_CHARS = 90
_MEETINGS = (Channel.MEETING, Channel.CALL, Channel.IN_PERSON)
_LINK = re.compile(r"https?:|www\.|@")
_REPLY_MARK = re.compile(r"^(?:\s*(?:re|aw|wg|fw|fwd|sv|antw|tr|rif|odp)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
_HONORIFIC = frozenset(
    re.findall(
        r"\w+",
        " dr prof professor mr mrs ms miss mx sir dame lord lady rev hon ing dipl phd md msc mba herr frau mme"
        " mlle madame monsieur sra sr dott doc",
    )
)
_TALK = re.compile(
    r"^(?:we\s+)?(?:talked|spoke|chatted|discussed|went over|topics?:)\s*(?:about|on)?\s+", re.IGNORECASE
)
_ABOUT_PEOPLE = re.compile(
    r"\b(?:i|me|my|mine|she|he|her|his|him|hers|they|them|their|theirs|we|us|our|you|your)\b", re.IGNORECASE
)
_JUDGEMENT = re.compile(
    r"^(?:very|quite|so|too|a bit|seem\w*|was|were|is|are|had|has|felt|looked|said|not?|good|great|bad|nice|tired"
    r"|angry|sad|late|short|long|warm|cold|friendly|odd|weird|rude|boring)\b",
    re.IGNORECASE,
)
_VERBS = frozenset(
    re.findall(
        r"\w+",
        " become be lead run manage work move build learn get start grow write teach research found design"
        " change go make help do join switch return earn find understand improve develop direct own create"
        " study win act speak take turn open finish play sing paint treat heal save live",
    )
)
_WISH = re.compile(
    r"^(?:i\s+(?:want|would like|'d like|hope|wish|plan|aim)\s+to|my (?:goal|aim|dream) is(?: to)?|to)\s+",
    re.IGNORECASE,
)


def clean(text: str, *, words: int = MAX_WORDS) -> str:
    """A text as one fact on one line, cut at a word; empty where it may not stand in a message.

    Brackets become round ones, since square ones mark gaps. A text that holds a link, an address, the label or
    flattery is no fact for a draft.
    """
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text[:2000])
    plain = plain.translate(str.maketrans("[]{}<>", "()()()"))
    if _LINK.search(plain) or unfit_words(plain):
        return ""
    parts = plain.split()
    kept: list[str] = []
    for part in parts[:words]:
        if sum(len(word) + 1 for word in kept) + len(part) > MAX_CHARS:
            break
        kept.append(part)
    line = _ends(" ".join(kept))
    return line + "…" if line and len(kept) < len(parts) else line


def _ends(text: str) -> str:
    """Without punctuation at the ends that would meet the sentence's own; unpaired brackets go too."""
    line = text.strip(" .,;:!?-–—_*/\\|\"'“”„«»‘’`~#&+=…")
    if line.count("(") != line.count(")"):
        line = line.replace("(", "").replace(")", "")
    return " ".join(line.split()) if any(sign.isalnum() for sign in line) else ""


def first_of(texts: Iterable[str]) -> str:
    """The first text that can stand in a draft, cleaned; empty where none can."""
    return next((line for line in map(clean, texts) if line), "")


def full_name(name: str) -> str:
    """A name as it stands in a sentence: one line, without brackets' content, honorifics kept; empty: none."""
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in name[:200])
    plain = re.sub(r"[\(\[\{<].*?(?:[\)\]\}>]|$)", " ", plain).replace("]", " ").replace("}", " ")
    plain = plain.replace("{", " ").replace("[", " ").strip(" .,;:-\"'“”*")
    if "@" in plain or not any(sign.isalpha() for sign in plain):
        return ""
    last, comma, given = plain.partition(",")
    if comma and given.strip() and given.strip(" .").casefold() not in _HONORIFIC:
        plain = f"{given.strip()} {last.strip()}"
    elif comma:
        plain = last
    return " ".join(plain.split()[:6])


def given_name(name: str) -> str:
    """The name to greet somebody by: the first that is no title and no initial; empty where none is known."""
    parts = [part.strip(".,") for part in full_name(name).split()]
    plain = [part for part in parts if part.casefold() not in _HONORIFIC and len(part.strip(".")) > 0]
    if not plain:
        return ""
    spoken = next((part for part in plain if len(part) > 1 and "." not in part), "")
    if spoken and spoken is not plain[0] and plain.index(spoken) == len(plain) - 1:
        return full_name(name)  # initials and a family name: "J. K. Example" is greeted in full
    chosen = spoken or full_name(name)
    return chosen.title() if chosen.isupper() and len(chosen) > 2 and chosen.isascii() else chosen


def subject_of(subject: str) -> str:
    """What a mail was about, without the marks of answers and forwards; empty where it cannot be quoted."""
    return clean(_REPLY_MARK.sub("", subject))


def topic_of(notes: str) -> str:
    """What a note of a meeting says was talked about, fit to be named to the other; empty where nothing is.

    Notes are the seeker's own shorthand: a piece with a pronoun, or one that reads like a judgement of the other,
    stays private.
    """
    for piece in re.split(r"[,;.\n!?]|\s[-–—]\s", _TALK.sub("", notes.strip())):
        text = _TALK.sub("", piece.strip())
        text = re.sub(r"^(?:about|and|also|on)\s+", "", text, flags=re.IGNORECASE)
        if not text or len(text.split()) > 8 or _ABOUT_PEOPLE.search(text) or _JUDGEMENT.match(text):
            continue
        line = clean(text)
        if line and not line.endswith("…"):
            return line
    return ""


def aim_of(text: str) -> tuple[str, bool]:
    """An aspiration inside a sentence, and whether it is something to do ("lead a team") rather than a field."""
    first = re.split(r"[.;\n]", text.strip(), maxsplit=1)[0]
    wish = _WISH.match(first)
    aim = clean(_WISH.sub("", first))
    if not aim or _ABOUT_PEOPLE.search(re.sub(r"\bmy\b", "", aim, flags=re.IGNORECASE)):
        return "", False
    verb = aim.split()[0].casefold() in _VERBS or bool(wish and wish.group().casefold().rstrip().endswith(" to"))
    return aim, verb


def held(relationship: Relationship, *, before: datetime | None = None) -> tuple[Encounter, ...]:
    """Meetings and calls that took place, in order of time."""
    return tuple(
        one
        for one in relationship.encounters
        if one.channel in _MEETINGS and not one.planned and not one.declined and (before is None or one.at <= before)
    )

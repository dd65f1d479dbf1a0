"""Names of people compared whatever their accents, case, order, titles and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_TITLES = frozenset(
    _WORDS.findall(
        "mr mrs ms miss mx dr prof professor sir dame rev revd herr frau fraulein mme mlle sr sra srta dipl ing dott"
        " dottssa drs"
    )
)
_SUFFIXES = frozenset(
    _WORDS.findall(
        "phd dphil md mba msc bsc mphil edd llm esq jr snr ii iii iv cpa cfa pmp frcp mrcp facs cissp"
        " shrm scp sphr phr csm dds dvm obe mbe cbe"
    )
)
_AFTER_COMMA = _TITLES | _SUFFIXES | {"ma", "ba", "jd", "rn", "pe"}  # some of these are family names elsewhere
_BRACKETS = re.compile(r"[(\[{<«„“\"][^)\]}>»“”\"]*[)\]}>»“”\"]")
_QUIET = re.compile(r"['’‘`´.](?=\S)|['’‘`´.]")
_INITIALS = re.compile(r"\b((?:[A-Za-z]\.){2,})")
_LEGAL = frozenset(
    _WORDS.findall(
        "inc incorporated ltd limited llc llp plc gmbh ag kg kgaa ohg ug"
        " mbh se sa sas sarl srl spa bv nv ab as oy oyj aps"
        " corp corporation co company pty pte kk the"
    )
)
MAX_NAME = 400  # characters; what is longer is no name


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case without accents, in letters that most keyboards have; other scripts stay as they are."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    return "".join(mark for mark in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(mark))


def in_order(name: str) -> str:
    """The name with the given name first: "Doe, Jane" becomes "Jane Doe", "Jane Doe, PhD" stays without its title."""
    first, comma, rest = name[:MAX_NAME].partition(",")
    if not comma:
        return first.strip()
    parts = [part.strip() for part in rest.split(",")]
    given = [part for part in parts if part and not _only_titles(part)]
    if not given or not first.strip():
        return (first.strip() or " ".join(given)).strip()
    return f"{given[0]} {first.strip()}"


def _only_titles(part: str) -> bool:
    words = _WORDS.findall(plain(part.replace(".", "")))
    return bool(words) and all(word in _AFTER_COMMA for word in words)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name to compare and to order by: plain words, given name first, without titles; empty where it is no name.

    An address is no name. Initials stay ("J. R. Smith" -> "j r smith"); apostrophes vanish, hyphens part words.
    """
    if "@" in name:
        return ""
    text = _INITIALS.sub(lambda found: found[1].replace(".", " "), in_order(_BRACKETS.sub(" ", name[:MAX_NAME])))
    text = re.sub(r"\.(?=\S{2})", ". ", text)
    words = _WORDS.findall(plain(_QUIET.sub("", text)))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=65536)
def name_key(folded: str) -> str:
    """Equal for names that differ in order of words or in ae, oe, ue written for umlauts; input is a folded name."""
    text = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return " ".join(sorted(text.split()))


@lru_cache(maxsize=65536)
def fold_organisation(name: str) -> str:
    """An organisation's name to compare: plain words without its legal form ("Acme, Inc." -> "acme")."""
    words = _WORDS.findall(plain(_QUIET.sub("", name[:MAX_NAME]).replace("&", " and ")))
    kept = [word for word in words if word not in _LEGAL]
    return " ".join(kept or words)


def shown_name(name: str) -> str:
    """A name as people read it: given name first, without quotes around it, single spaces; empty for an address."""
    text = " ".join(name[:MAX_NAME].split()).strip(" '\"“”‘’,;")
    if "@" in text:
        return ""
    if text.count(",") == 1:
        text = in_order(text)
    return text


def has_remark(name: str) -> bool:
    """Whether more than a name is written: brackets, or a small-letter word hung on the family name by a hyphen."""
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    head, hyphen, tail = last.partition("-")
    return bool(_BRACKETS.search(name)) or bool(hyphen and head[:1].isupper() and tail[:1].islower())


def name_quality(name: str) -> int:
    """How good a name is to show, larger is better: several words, mixed case, not one word alone or shouting."""
    words = fold(name).split()
    if not words:
        return 0
    full = sum(len(word) > 1 for word in words)
    cased = name != name.lower() and (name != name.upper() or not name.isascii())
    return 4 * min(full, 2) + 2 * cased + (len(words) <= 5) + min(full, 3)

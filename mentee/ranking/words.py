"""Text -> the words that are compared: folded, lightly stemmed, without the words that say nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\b[A-Za-z]&[A-Za-z]\b|[^\W_]+(?:[+#]+(?!\w))?")  # R&D stays one word
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # kana, han, hangul: written without spaces
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_LONGEST = 40  # a longer "word" is a token of a machine

_STOP_WORDS = """
a about all also am an and any are as at be been being but by can could do does etc for from had has have he
her his how i if in into is it its just me more most my no nor not of on one or our out own she so some such
than that the their them then there these they this those to too up us via was we were what when where which
while who will with within would you your become becoming want wanted wish hope like love someone somebody
people person years year really very der die das den dem des ein eine einer eines und oder im am zu zur zum
von vom mit fur bei auf als le la les une du des et ou aux chez pour dans sur avec el los las una y del por
para con en al da do dos e il lo gli di della per inc ltd llc gmbh co corp plc sa ag bv pty
"""
_STOP = frozenset(_STOP_WORDS.split())
_NAMES = frozenset({"IT", "OR"})  # in capitals these are fields: information technology, operations research

# Longest first; (ending, what stands in its place, letters that must remain before it).
_ENDINGS = (
    ("isations", "ize", 3), ("izations", "ize", 3), ("isation", "ize", 3), ("ization", "ize", 3),
    ("ologists", "olog", 3), ("ologist", "olog", 3), ("ologies", "olog", 3), ("ological", "olog", 3),
    ("ology", "olog", 3), ("iatrists", "iatr", 2), ("iatrist", "iatr", 2), ("iatrics", "iatr", 2),
    ("iatric", "iatr", 2), ("iatry", "iatr", 2), ("icians", "ic", 3), ("ician", "ic", 3), ("ements", "e", 4),
    ("ement", "e", 4), ("ments", "", 5), ("ment", "", 5), ("ations", "ate", 3), ("ation", "ate", 3),
    ("ators", "ate", 3), ("ator", "ate", 3), ("ings", "", 4), ("ing", "", 4), ("ists", "", 5), ("ist", "", 5),
    ("ers", "", 4), ("ors", "", 4), ("er", "", 4), ("or", "", 4), ("ies", "y", 2), ("sses", "ss", 2),
    ("ics", "ic", 3),    ("ed", "", 4), ("es", "e", 3), ("s", "", 3),
)  # fmt: skip
_KEPT_WORDS = """
officer order number member paper power letter former center centre water summer winter career partner
customer computer server cluster docker jupyter power cancer master minister chapter quarter major minor
senior junior interior exterior director actor factor vector sector doctor mentor tutor investor editor anchor
donor motor tailor business process access sales news physics ethics politics aws ios kubernetes analysis
thesis crisis tennis bus gas series species diabetes paris texas lens campus status corpus nexus focus virus
data media red shed embed bed need speed feed seed king ring spring string wing evening morning thing during
breeding sibling boeing beijing peer pioneer volunteer engineer career engineers volunteers gender render
tender transfer chemist artist list specialist dentist journalist assist resist christ rector proctor harbor
labor color colour humor senator header heading charger
"""
_KEPT = frozenset(_KEPT_WORDS.split())


def fold(text: str) -> str:
    """Lower case without accents: "Müßig Café" -> "mussig cafe"."""
    plain = text.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """What a folded word shares with its near relatives: "teachers", "teaching" -> "teach"; "nurses" -> "nurs"."""
    if len(word) < 4 or not word.isalpha() or not word.isascii():
        return word
    base = word[:-1] if word.endswith("s") and word[:-1] in _KEPT else word
    if base not in _KEPT:
        base = _without_ending(base)
    if len(base) > 4 and base[-1] == base[-2] and base[-1] in "bdgmnprt":
        base = base[:-1]  # planning, planner -> plan
    if len(base) > 4 and base.endswith("e"):
        base = base[:-1]
    return base[:-1] + "i" if len(base) > 3 and base.endswith("y") else base


def _without_ending(word: str) -> str:
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            if ending == "s" and word[-2] in "suio":
                return word
            return word[: -len(ending)] + instead
    return word


@lru_cache(maxsize=1 << 18)
def _terms(raw: str) -> tuple[str, ...]:
    word = fold(raw).replace("&", "")
    if (word in _STOP and raw not in _NAMES) or len(word) > _LONGEST or (len(word) == 1 and word not in "cr"):
        return ()
    if _WIDE.search(word):
        return tuple(word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return (stem(word),)


def tokens(text: str) -> list[str]:
    """The terms of a text in their order; c++ and c# stay whole, scripts without spaces give pairs of letters."""
    found: list[str] = []
    for raw in _WORD.findall(text):
        found += _terms(raw)
    return found


def tokens_said(text: str) -> list[tuple[str, str]]:
    """(term, the word as it was written) for each of `tokens`."""
    return [(term, raw) for raw in _WORD.findall(text) for term in _terms(raw)]

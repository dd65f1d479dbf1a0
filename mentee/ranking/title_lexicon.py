"""The tables of title_words.py, read into sets and maps for the reader of titles."""

from __future__ import annotations

from mentee.ranking import title_fields as fields
from mentee.ranking import title_words as tables

_CERTAIN = 0.9
_MIN_BEFORE = 3  # letters before the head of a compound
_DOUBTFUL = {  # heads that mean different things here and there -> how sure their rung is
    "associate": 0.5, "partner": 0.6, "fellow": 0.5, "principal": 0.6, "executive": 0.5, "officer": 0.6,
    "employee": 0.4, "member": 0.4, "staff": 0.4, "worker": 0.6, "candidate": 0.3, "owner": 0.5, "founder": 0.6,
    "cofounder": 0.6, "president": 0.7, "chair": 0.6, "lead": 0.7, "secretary": 0.7, "general": 0.6, "major": 0.6,
    "private": 0.6, "captain": 0.6, "contractor": 0.5, "freelancer": 0.4, "trustee": 0.6, "entrepreneur": 0.4,
    "representative": 0.7, "graduate": 0.4, "volunteer": 0.3, "resident": 0.5, "consultant": 0.7, "advisor": 0.5,
    "adviser": 0.5, "chief": 0.7, "head": 0.8, "governor": 0.7, "vice president": 0.8, "charge": 0.3, "hand": 0.4,
    "chef": 0.6, "server": 0.5, "guard": 0.6, "reader": 0.4, "justice": 0.5, "premier": 0.4, "responsable": 0.6,
    "proprietor": 0.5, "inhaber": 0.5, "inhaberin": 0.5, "personnel": 0.3,
    "controller": 0.6, "man": 0.3,
    "woman": 0.3,
    "person": 0.3, "model": 0.3, "page": 0.2, "mate": 0.3, "official": 0.4, "delegate": 0.4, "crew": 0.4,
}  # fmt: skip


def _rows(table: str, separator: str | None) -> dict[str, float]:
    """ "0.6 intern trainee" -> {"intern": 0.6, "trainee": 0.6}; German ae, oe, ue also as a, o, u."""
    found: dict[str, float] = {}
    for line in table.strip().splitlines():
        number, _, rest = line.partition(" ")
        for entry in rest.split(separator):
            word = " ".join(entry.split())
            for spelt in {word, word.replace("ae", "a").replace("oe", "o").replace("ue", "u")}:
                if spelt == word or spelt not in found:
                    found[spelt] = float(number)
    return found


_RANKS = _rows(tables.RANKS, None)
PROFESSIONS = frozenset(_rows(tables.PROFESSIONS, None))
_FORCES = {word.replace("-", " "): rung for word, rung in _rows(tables.FORCES, None).items()}
_PHRASES = _rows(tables.PHRASES, ",")
_FIELDS = {title: rung for table in fields.TABLES for title, rung in _rows(table, ",").items()}
MODIFIERS = {word: step for word, step in _rows(tables.MODIFIERS, None).items() if word.isalpha()}
ABBREVIATIONS = {
    short.strip(): tuple(full.split())
    for entry in tables.ABBREVIATIONS.replace("\n", ";").split(";")
    if "=" in entry
    for short, full in [entry.split("=")]
}
LINKS = frozenset(tables.LINKS.split())
PLACES = frozenset(tables.PLACES.split())
PAST = frozenset(tables.PAST.split())
WISHING = frozenset(tables.WISHING.split())
BANKING = frozenset(tables.BANKING.split())

# Guessed from its ending: "softwareentwickler", "projektleiterin", "glazier". A dash marks the guess.
_ENDINGS = (
    ("leiterin", "-leiter"), ("leiter", "-leiter"), ("fuehrer", "-meister"), ("meister", "-meister"),
    ("assistentin", "-assistent"), ("assistent", "-assistent"), ("helfer", "-helfer"), ("ingenieur", "-agent"),
    ("berater", "-agent"), ("referent", "-agent"), ("manager", "-leiter"), ("direktor", "-direktor"),
    ("professor", "-professor"), ("woman", "-agent"), ("man", "-agent"), ("ologist", "-scholar"), ("ician", "-agent"),
    ("ist", "-agent"), ("eer", "-agent"), ("erin", "-agent"), ("eur", "-agent"), ("euse", "-agent"),
    ("er", "-agent"), ("or", "-agent"), ("smith", "-agent"), ("wright", "-agent"),
)  # fmt: skip
_GUESSES = {
    "-leiter": 5.2, "-meister": 4.2, "-assistent": 1.8, "-helfer": 0.9, "-direktor": 7.2, "-professor": 6.6,
    "-scholar": 3.2, "-agent": 2.4,
}  # fmt: skip
_NO_AGENT_WORDS = """
customer computer power water career order paper user consumer number summer winter center layer timber rubber
copper silver fiber cyber laser server computer other under over per super inter after color labor motor
sector vector major minor senior junior interior exterior indoor outdoor floor door error human german roman
woman monitor tractor reactor conveyor elevator generator beer deer career list artist-in offer tower border
river harbor harbour newspaper leather weather cancer disaster master semiconductor flavor behavior tumor hour
four tour your for or dinner paper poster printer scanner router trailer retail-er container conditioner
semester quarter chapter letter matter better former later never ever her higher lower upper inner outer
larger transfer barrier carrier pioneer freezer boiler reactor sensor armor armour liquor donor error twist
list mist exist assist resist consist
"""
_NO_AGENTS = frozenset(_NO_AGENT_WORDS.split())


def by_ending(word: str) -> str:
    """The guess for a word that no table has, empty where it does not look like somebody's work."""
    if len(word) < 5 or word in _NO_AGENTS or word in MODIFIERS:
        return ""
    return next((guess for ending, guess in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1), "")


HEADS: dict[str, tuple[float, float]] = {
    head: (rung, _DOUBTFUL.get(head, _CERTAIN))
    for table in (_RANKS, _rows(tables.PROFESSIONS, None), _FORCES, _PHRASES, _FIELDS)
    for head, rung in table.items()
} | {guess: (rung, 0.45) for guess, rung in _GUESSES.items()}
_GENDERS = tuple((ending, instead) for pair in fields.GENDERS.split() for ending, instead in [pair.split("=")])
_ENDS = tuple(
    sorted((end for end in _rows("0 " + " ".join(fields.ENDS.split()), None) if end in HEADS), key=len, reverse=True)
)
_BEFORE = {  # what stands before, written in one with a German head -> the modifier it is
    "ober": "ober", "haupt": "senior", "chef": "head", "vize": "deputy", "pro": "deputy", "kon": "deputy",
    "junior": "junior", "assistenz": "assistant", "hilfs": "assistant", "jung": "junior", "general": "global",
}  # fmt: skip


def known(word: str) -> tuple[str, ...]:
    """What a word of no table stands for: the other gender of one, the parts of a compound; else itself."""
    for ending, instead in _GENDERS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            other = word[: len(word) - len(ending)] + instead
            if other in HEADS:
                return (other,)
            parts = _compound(other)
            if parts:
                return parts
    return _compound(word) or (word,)


def _compound(word: str) -> tuple[str, ...]:
    """("deputy", "rektor") for "prorektor"; empty where the word does not end in a head."""
    for end in _ENDS:
        before = word[: -len(end)]
        if word.endswith(end) and len(before) >= _MIN_BEFORE:
            return (_BEFORE[before], end) if before in _BEFORE else (end,)
    return ()


LONGEST_PHRASE = max(len(head.split()) for head in HEADS)
FORCES_ONLY_LAST = frozenset(word for word in _FORCES if " " not in word)
RANK_WORDS = frozenset(_RANKS) | frozenset(MODIFIERS)
# Heads that are adjectives too: before other words they may be no head at all ("lead generation").
ADJECTIVES = frozenset(
    ["lead", "chief", "head", "principal", "staff", "executive", "associate", "fellow", "candidate", "chair",
     "partner", "member", "charge", "private", "general", "major", "graduate", "hand", "worker", "student"]
)  # fmt: skip
# Heads of languages in which the field follows as an adjective: "directora médica" directs.
BEFORE_FIELD = frozenset(
    ["directora", "directeur", "directrice", "direttore", "diretor", "gerente", "jefe", "jefa", "responsable",
     "responsabile", "coordinador", "coordinateur", "ingenieur", "ingeniero", "ingegnere", "tecnico", "technicien"]
)  # fmt: skip
OF_LEADERS = frozenset(["deputy", "vice", "regional", "area", "national", "global", "group", "corporate", "general"])
STAFFED = frozenset(
    ["engineer", "developer", "programmer", "scientist", "designer", "architect", "researcher", "swe", "sre", "sde",
     "analyst", "product manager", "program manager", "technical program manager", "manager", "writer"]
)  # fmt: skip
SERVANTS = frozenset(["assistant", "secretary", "executive assistant", "administrative assistant", "clerk", "aide"])
IN_BANKS = {
    "vice president": 5.6, "senior vice president": 6.6, "executive director": 6.8, "director": 6.6,
    "managing director": 8.2, "associate": 3.2, "executive vice president": 8.4,
}  # fmt: skip
WRITTEN = frozenset(HEADS) | frozenset(MODIFIERS) | LINKS | PLACES | PAST | _NO_AGENTS
WRITTEN |= {word for head in HEADS if " " in head for word in head.split()}

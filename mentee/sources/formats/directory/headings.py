"""Which column of a table of people holds which field, told from its heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from mentee.sources.formats.directory.words import HEADINGS, PREFIXES, SUFFIXES
from mentee.sources.tables import Judge, plain_heading

FIELDS = frozenset(HEADINGS)
_FIELD_OF = {plain_heading(text): field for field, texts in HEADINGS.items() for text in texts.split("|")}
_WHO = frozenset({"name", "given", "family", "email"})
_HUMAN = FIELDS - _WHO - {"page", "notes", "tags", "started", "finished", "id", "ignored"}  # things have these too
_IN_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_JOB = frozenset({"job title", "position", "role", "stelle", "funktion", "poste", "puesto", "cargo"})
_OF_ADDRESS = frozenset({"title", "titre", "titulo", "titolo"})  # a form of address, where the job has a column too
_ASIDE = frozenset({"occupation", "ocupacion"})  # counts where no title is given
_LONGEST = 200


@lru_cache(maxsize=4096)
def field_of(heading: str) -> str:
    """The field that a heading names, "" where it names none that is known."""
    if not heading or len(heading) > _LONGEST or "@" in heading:
        return ""
    for text in (heading, _IN_BRACKETS.sub(" ", heading)):
        words = plain_heading(text).split()
        while words:
            field = _FIELD_OF.get(" ".join(words))
            if field:
                return field
            if words[0] in PREFIXES:
                words = words[1:]
            elif words[-1] in SUFFIXES:
                words = words[:-1]
            else:
                break
    return ""


def fields_of(headings: Sequence[str]) -> dict[int, str]:
    """Which column (by place) holds which field; "Title" beside the job is a form of address (Outlook).

    The same heading twice is first the form of address and then the job, as Outlook writes it in French.
    """
    found = {place: field for place, heading in enumerate(headings) if (field := field_of(heading))}
    plain = {place: plain_heading(headings[place]) for place in found}
    titles = [place for place, field in found.items() if field == "title"]
    address = [place for place in titles if plain[place] in _OF_ADDRESS]
    if not _JOB & set(plain.values()):
        address = address[:1] if len(address) > 1 else []
    found.update(dict.fromkeys(address, "ignored"))
    aside = [place for place in titles if plain[place] in _ASIDE]
    if len(aside) < len(titles):
        found.update(dict.fromkeys(aside, "profession"))
    return found


def judge(headings: Sequence[str]) -> float:
    """How much a record looks like the headings of a table of people: fields found, 0 where nobody is named."""
    fields = set(fields_of(headings).values())
    if not fields & _WHO or (fields & _WHO == {"name"} and not fields & _HUMAN):
        return 0.0
    said = len(fields - {"ignored"})
    filled = sum(1 for heading in headings if heading)
    if fields == {"email"} and filled == 1:
        return 1.0
    return float(said) if filled > 1 and said > 1 else 0.0


def judge_with(columns: Collection[str]) -> Judge:
    """The judge where the user named headings: the line that has them is the one, whatever else it says."""
    wished = {plain_heading(heading) for heading in columns}

    def judging(headings: Sequence[str]) -> float:
        return judge(headings) + 2.0 * len(wished.intersection(plain_heading(heading) for heading in headings))

    return judging if wished else judge

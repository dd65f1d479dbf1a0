"""How well titles of many fields and languages are put in order of seniority, beside two simple readers.

The list bench/titles.tsv holds titles with the grade they stand for; the fields below its "# reported" were written
down after the tables were made for the others and are what is reported. ESCO's occupations (by the major group of
ISCO-08, from managers to elementary work) and O*NET's (by job zone) were graded by others; of these, those whose
code has an odd SHA-256 are reported. Nothing was tuned to either.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bench.figure import ROOT, Figure, data, mean_figure
from bench.quality_mentors import reported
from mentee.ranking.titles import read_title
from mentee.ranking.words import tokens

_LOOKUP = {  # what anybody would write down in ten minutes
    "intern": 0, "trainee": 0, "apprentice": 0, "student": 0, "junior": 1, "assistant": 1, "senior": 3, "lead": 3,
    "manager": 4, "head": 5, "director": 5, "partner": 6, "vice": 6, "chief": 6, "president": 7, "ceo": 7, "owner": 7,
}  # fmt: skip
_SKILL = {1: 4, 2: 3, 3: 2, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 0}  # ISCO-08 major group -> level of skill
_DRAWN = 4000  # titles of a vocabulary that are compared, each with as many others
Reader = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Graded:
    """A title, where it is held, its field, and the grade it stands for."""

    grade: int
    field: str
    text: str
    organisation: str = ""


def listed() -> tuple[list[Graded], list[Graded]]:
    """The titles of the list: those that were tuned on, and those that are reported."""
    tuned, kept = (ROOT / "bench" / "titles.tsv").read_text("utf-8").split("# reported\n")
    return _rows(tuned), _rows(kept)


def _rows(text: str) -> list[Graded]:
    cells = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [Graded(int(grade), *rest) for grade, *rest in cells]


def product(text: str, organisation: str) -> float:
    """The product's rung."""
    return read_title(text, organisation=organisation).rung


def by_lookup(text: str, _: str) -> float:
    """The highest of a dozen rank words, 2 where none is there; who assists or learns stays low."""
    found = [
        _LOOKUP[word] for word in text.casefold().replace("-", " ").replace("'s", " ").split() if word in _LOOKUP
    ]
    low = [grade for grade in found if grade < 2]
    return float(min(low) if low else max(found, default=2))


def learnt(titles: Sequence[Graded]) -> Reader:
    """Mean grade of the words of a title, each learnt from labelled titles and pulled to the mean of all by two."""
    grades: dict[str, list[int]] = defaultdict(list)
    for title in titles:
        for word in set(tokens(title.text)):
            grades[word].append(title.grade)
    usual = float(np.mean([title.grade for title in titles]))
    worth = {word: (sum(seen) + 2 * usual) / (len(seen) + 2) for word, seen in grades.items()}
    return lambda text, _: float(np.mean([worth[w] for w in tokens(text) if w in worth] or [usual]))


def in_order(titles: Sequence[Graded], read: Reader, *, apart: bool) -> list[float]:
    """Per title, the share of others that it is put in the right order with; one not read is as good as a coin.

    Others are those of the same field with another grade; `apart`: of other fields, two or more grades away.
    """
    grade = np.array([title.grade for title in titles])
    field = np.array([title.field for title in titles])
    rung = np.array([read(title.text, title.organisation) for title in titles])
    shares = []
    for i in range(len(titles)):
        gap = grade - grade[i]
        others = (field != field[i]) & (abs(gap) >= 2) if apart else (field == field[i]) & (gap != 0)
        if others.any():
            right = np.sign(np.nan_to_num(rung[others] - rung[i])) * np.sign(gap[others])
            shares.append(float(np.mean((right + 1) / 2)))
    return shares


def drawn(titles: list[Graded]) -> list[Graded]:
    """Some thousands of them at random, each a field of its own."""
    rows = np.random.default_rng(1).permutation(len(titles))[:_DRAWN]
    return [titles[i] for i in rows]


def onet() -> list[Graded]:
    """Other titles of O*NET's occupations with their job zone, 1 to 5."""
    with data("vocabulary", "onet", "Job Zones.txt").open() as file:
        zone = {row[0]: int(row[1]) for row in list(csv.reader(file, delimiter="\t"))[1:]}
    with data("vocabulary", "onet", "Alternate Titles.txt").open() as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if row[0] in zone and reported(row[0])]
    return drawn([Graded(zone[code], code, title.partition("(")[0]) for code, title, *_ in rows])


def esco() -> list[Graded]:
    """Labels of ESCO's occupations with the level of their major group; the forces have none."""
    with data("vocabulary", "esco", "occupations_en.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["iscoGroup"][:1] in "123456789" and reported(row["code"])]
    titles = [
        Graded(_SKILL[int(row["iscoGroup"][0])], row["code"], label)
        for row in rows
        for label in [row["preferredLabel"], *row["altLabels"].split("\n")[:4]]
        if label
    ]
    return drawn(titles)


def figures() -> Iterator[Figure]:
    """Order within the fields and between them, then the order of others' titles."""
    tuned, kept = listed()
    readers = (
        (by_lookup, "a lookup", "a lookup of rank words"),
        (learnt(tuned), "learnt words", "words learnt from the other fields' titles"),
    )
    sets: tuple[tuple[str, Sequence[Graded], bool], ...] = (
        ("titles in order within new fields", kept, False),
        ("titles in order between new fields", kept, True),
        ("ESCO titles by level of skill", esco(), True),
        ("O*NET titles by job zone", onet(), True),
    )
    for name, titles, apart in sets:
        mine = in_order(titles, product, apart=apart)
        for reader, short, said in readers:
            base = in_order(titles, reader, apart=apart)
            note = f"{len(titles)} titles; baseline: {said}"
            yield mean_figure(f"{name}, beside {short}", mine, "share", baseline=base, note=note)

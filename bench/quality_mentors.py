"""How well the ranking finds mentors, where the answer is known; the product's own functions are measured.

Splits, fixed before anything was tuned; choices were made by the tuned halves, with the others printed beside them:
- Seniority (Perry-Wolfe): all 156 employees, no split: the list was seen when the reader was written, so its
  abbreviations are known to it.
- Mentor of a Google Summer of Code project 2017, among at least four mentors that its organisation had in 2016:
  organisations whose name has an even SHA-256 were tuned on, the odd ones are reported.
- Advisor of a doctoral student who starts in 2008 or later, among at least four advisors of the university with an
  earlier student: universities with an even SHA-256 were tuned on, the odd ones are reported.
- Same job, other words (O*NET): occupations with an odd SHA-256 of their code are reported.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.figure import Figure, data, mean_figure
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.experience import Deeds, evidence
from mentee.ranking.query import Query
from mentee.ranking.shortlist import candidate_scores
from mentee.ranking.text import TextIndex
from mentee.ranking.titles import read_title
from mentee.ranking.vocabulary import Row, Vocabulary, built_in
from mentee.ranking.weights import Weights
from mentee.ranking.words import fold, tokens

Floats = NDArray[np.float64]
HALF_LIFE = 730.0  # days
YEAR = 365.25


def reported(name: str) -> bool:
    """Whether a group of cases is reported; the others were tuned on."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 1


def figures() -> Iterator[Figure]:
    """All figures of this part."""
    yield from seniority()
    yield from project_mentors()
    yield from advisors()
    yield from other_words()


def seniority() -> Iterator[Figure]:
    """AUC of senior over junior employees by the rung of the title, beside two baselines."""
    folder = data("ties", "enron_perry_wolfe")
    people, messages, received = (
        list(csv.reader((folder / f"{name}.tsv").open(), delimiter="\t"))
        for name in ("employees", "messages", "recipients")
    )
    sender = {row[0]: row[4] for row in messages}
    degree = Counter(to for to, _ in {(row[2], sender[row[0]]) for row in received})
    is_senior = [row[6] == "Senior" for row in people]
    words = [set(tokens(row[4])) for row in people]

    def by_words(i: int) -> float:
        """Log odds of the title's words among the other employees: what a lookup learns from labels."""
        others = [(mine, senior) for j, (mine, senior) in enumerate(zip(words, is_senior, strict=True)) if j != i]
        counts = {w: Counter(senior for mine, senior in others if w in mine) for w in words[i]}
        return sum(math.log((count[True] + 0.5) / (count[False] + 0.5)) for count in counts.values())

    def area(scores: list[float]) -> list[float]:
        low = np.array([score for score, senior in zip(scores, is_senior, strict=True) if not senior])
        high = [score for score, senior in zip(scores, is_senior, strict=True) if senior]
        return [float(np.mean((score > low) + 0.5 * (score == low))) for score in high]

    mine = area([read_title(row[4]).rung for row in people])
    learnt = area([by_words(i) for i in range(len(people))])
    mail = area([float(degree[row[0]]) for row in people])
    name = "senior or junior, by title"
    yield mean_figure(
        f"{name}, beside words", mine, "AUC", baseline=learnt, note="baseline: words of titles, learnt from labels"
    )
    yield mean_figure(f"{name}, beside mail", mine, "AUC", baseline=mail, note="baseline: in-degree of mail")


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the candidates (rows of the profiles), who of them is right, and when and what is asked."""

    group: str
    candidates: NDArray[np.int64]
    right: frozenset[int]
    text: str
    today: float


@dataclass(frozen=True, slots=True)
class World:
    """People with texts of their own and dated deeds, and questions."""

    people: TextIndex
    deeds: Deeds
    cases: tuple[Case, ...]


def product_scores(world: World, case: Case, weights: Weights) -> Floats:
    """The product's own candidate score, from the text of a person and the deeds until the day of the question."""
    query = built_in().query(case.text)
    experience, guided = evidence(world.deeds, query, today=case.today, half_life=HALF_LIFE)
    blank = Profiles.blank(world.deeds.n, world.people)
    profiles = replace(blank, experience=experience, guided=guided)
    return candidate_scores(profiles, query, Aim(), weights=weights)[case.candidates]


def baseline_scores(world: World, case: Case) -> Floats:
    """Projects with the words of the title: deeds so far, each weighted by the share of words it has in common."""
    past = world.deeds.day <= case.today
    share = world.deeds.topic.shares(Query.plain(tokens(case.text))).astype(np.float64)
    counted = np.bincount(world.deeds.person, weights=past * share, minlength=world.deeds.n)
    return np.asarray(counted[case.candidates], dtype=np.float64)


def recency_scores(world: World, case: Case) -> Floats:
    """Deeds so far, fading by half every two years: how popular and how lately."""
    age = case.today - world.deeds.day
    fresh = np.where(age >= 0, 2.0 ** (-np.maximum(age, 0) / HALF_LIFE), 0.0)
    counted = np.bincount(world.deeds.person, weights=fresh, minlength=world.deeds.n)
    return np.asarray(counted[case.candidates], dtype=np.float64)


def hit(scores: Floats, case: Case) -> float:
    """1 where the best is right; ties count their share."""
    best = case.candidates[scores >= scores.max() - 1e-12]
    return sum(int(i) in case.right for i in best) / len(best)


def reciprocal_rank(scores: Floats, case: Case) -> float:
    """1 / place of the first right one; ties share their places."""
    right = [float(s) for s, i in zip(scores, case.candidates, strict=True) if int(i) in case.right]
    best = max(right)
    return float(1 / (1 + np.sum(scores > best) + (np.sum(scores == best) - 1) / 2))


def gsoc_world() -> World:
    """Mentors of 2016 with their projects as deeds and the projects they did as students as texts."""
    folder = data("mentors", "gsoc", "projects")
    recent: list[dict[str, Any]] = json.loads((folder / "2016-2017.json").read_text())
    earlier = [
        row for years in ("2009-2013", "2014-2015") for row in json.loads((folder / f"{years}.json").read_text())
    ]
    as_student: dict[str, list[str]] = defaultdict(list)
    for row in earlier:
        if row.get("student"):
            as_student[fold(row["student"])].append(f"{row['title']} {row['details'][:2000]}")
    number: dict[tuple[str, str], int] = {}
    person, texts = [], []
    for row in (row for row in recent if "/2016/" in row["link"]):
        for name in row["mentors"]:
            person.append(number.setdefault((row["Organization"], name), len(number)))
            texts.append(row["title"])
    cases = []
    for row in (row for row in recent if "/2017/" in row["link"]):
        group = row["Organization"]
        candidates = np.array([i for (where, _), i in number.items() if where == group], dtype=np.int64)
        right = frozenset(number[group, name] for name in row["mentors"] if (group, name) in number)
        if right and len(candidates) >= 4:
            cases.append(Case(group, candidates, right, row["title"], 2017.4 * YEAR))
    people = TextIndex.build([" ".join(as_student[fold(name)]) for _, name in number])
    return World(people, Deeds.build(len(number), person, [2016.4 * YEAR] * len(person), texts), tuple(cases))


def advisors_world() -> World:
    """Advisors with the universities they come from as texts, their students as deeds."""
    with data("mentors", "cs_phd_advisors", "students.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["Student Start Year"]]
    number = {name: i for i, name in enumerate(dict.fromkeys(row["Advisor ID"] for row in rows))}
    own = {row["Advisor ID"]: row["Advisor Previous Universities"].replace("/", " ") for row in rows}
    where: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for row in rows:
        where[row["University"]].append((float(row["Student Start Year"]), number[row["Advisor ID"]]))
    cases = []
    for row in rows:
        year = float(row["Student Start Year"])
        before = {i for start, i in where[row["University"]] if start < year}
        right = number[row["Advisor ID"]]
        if year >= 2008 and row["Student Degree"] == "PhD" and right in before and len(before) >= 4:
            text = row["Student Previous Universities"].replace("/", " ")
            candidates = np.array(sorted(before), dtype=np.int64)
            cases.append(Case(row["University"], candidates, frozenset([right]), text, year * YEAR - 1))
    deeds = Deeds.build(
        len(number),
        [number[row["Advisor ID"]] for row in rows],
        [float(row["Student Start Year"]) * YEAR for row in rows],
        [row["Student Previous Universities"].replace("/", " ") for row in rows],
    )
    return World(TextIndex.build([own[name] for name in number]), deeds, tuple(cases))


def project_mentors() -> Iterator[Figure]:
    """Who mentors this project, hit at the first place; all cases beside the reported ones."""
    world = gsoc_world()
    for name, cases in (("reported half", [c for c in world.cases if reported(c.group)]), ("all", world.cases)):
        mine = [hit(product_scores(world, case, Weights()), case) for case in cases]
        base = [hit(baseline_scores(world, case), case) for case in cases]
        yield mean_figure(
            f"mentor of a project 2017, {name}", mine, "hit@1", baseline=base, note="baseline: projects, title words"
        )


def advisors() -> Iterator[Figure]:
    """Who advises this student: reciprocal rank and hit at the first place."""
    world = advisors_world()
    cases = [case for case in world.cases if reported(case.group)]
    mine = [product_scores(world, case, Weights()) for case in cases]
    base = [recency_scores(world, case) for case in cases]
    measures: Sequence[tuple[str, Any]] = (("MRR", reciprocal_rank), ("hit@1", hit))
    for unit, measure in measures:
        yield mean_figure(
            f"advisor of a doctoral student, {unit}",
            [measure(scores, case) for scores, case in zip(mine, cases, strict=True)],
            unit,
            baseline=[measure(scores, case) for scores, case in zip(base, cases, strict=True)],
            note="baseline: students so far, halved every two years",
        )


def other_words() -> Iterator[Figure]:
    """Ten people carry a title of each occupation; asked by another title of it, how many of the ten come first.

    Beside the words of the question alone: the built-in vocabulary, which has nothing of O*NET's, and the same
    extended by O*NET's remaining titles, which are neither asked nor carried.
    """
    titles: dict[str, list[str]] = defaultdict(list)
    with data("vocabulary", "onet", "Alternate Titles.txt").open() as file:
        for code, title, *_ in csv.reader(file, delimiter="\t"):
            titles[code].append(title.partition("(")[0].strip())
    rng = np.random.default_rng(1)
    carried, owner, asked, rest = [], [], [], []
    for code, several in sorted(titles.items()):
        mixed = [str(title) for title in rng.permutation(list(dict.fromkeys(several)))]
        if len(mixed) >= 12:
            carried += mixed[:10]
            owner += [code] * 10
            asked += [(code, title) for title in mixed[10:12] if reported(code)]
        rest.append((mixed[:12], mixed[12:]))
    taken = {title for used, _ in rest for title in used}
    left = [Row((), tuple(title for title in more if title not in taken)) for _, more in rest]
    index, owners = TextIndex.build(carried), np.array(owner)

    def found(words: Vocabulary | None) -> list[float]:
        scores = (index.scores(words.query(t) if words else Query.plain(tokens(t))) for _, t in asked)
        best = (np.where(score > 0, owners, "")[np.argsort(-score, kind="stable")[:10]] for score in scores)
        return [float((top == code).mean()) for top, (code, _) in zip(best, asked, strict=True)]

    plain = found(None)
    note = "baseline: the words alone"
    yield mean_figure("same job, other words", found(built_in()), "recall@10", baseline=plain, note=note)
    extended = built_in().extended(row for row in left if len(row.near) > 1)
    yield mean_figure("the same, O*NET's other titles added", found(extended), "recall@10", baseline=plain, note=note)

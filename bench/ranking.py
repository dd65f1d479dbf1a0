"""How fast people are ranked: the shortlist of 30,000, and text match over a million short profiles."""

from __future__ import annotations

import sqlite3
import statistics
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from scipy.sparse import csr_matrix

from bench.figure import Figure, in_turn, seconds
from mentee.ranking.ask import whom_to_ask
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.query import Query
from mentee.ranking.shortlist import shortlist
from mentee.ranking.text import TextIndex
from mentee.ranking.titles import read_title
from mentee.ranking.vocabulary import built_in
from mentee.ranking.weights import Weights
from mentee.ranking.words import tokens

_ASKED = (
    "head of data in health care", "machine learning engineer", "nurse manager", "product design leadership",
    "research in climate science", "corporate law and compliance", "sales director software", "school principal",
    "security engineer cloud", "fundraising for a museum", "supply chain manager", "clinical trials statistician",
)  # fmt: skip
_PLACES = ("north", "south", "harbour", "valley", "hill", "lake", "river", "forest", "bridge", "mill")


def phrases() -> list[str]:
    """Titles and skills for invented profiles: those of the built-in vocabulary."""
    return sorted({phrase for row in built_in().rows() for phrase in (*row.same, *row.near)})


def invented(n: int, *, seed: int) -> list[str]:
    """n short profiles: a title, two skills and an organisation; common phrases are common (Zipf)."""
    rng = np.random.default_rng(seed)
    known = phrases()
    rng.shuffle(known)
    pick = np.minimum(rng.zipf(1.25, size=(n, 3)) - 1, 10**6) % len(known)
    place, number = rng.integers(0, len(_PLACES), n), rng.integers(0, 5000, n)
    return [
        f"{known[a]} {known[b]} {known[c]} {_PLACES[p]} works {k}"
        for (a, b, c), p, k in zip(pick.tolist(), place.tolist(), number.tolist(), strict=True)
    ]


def world(n: int) -> Profiles:
    """n invented people with every column filled."""
    rng = np.random.default_rng(3)
    texts = invented(n, seed=2)
    titles = [text.rsplit(" ", 3)[0] for text in texts]
    counts = rng.poisson(1.0, size=(6, n)).astype(np.float64)
    asked = np.where(rng.random(n) < 0.1, counts[0], 0)
    return replace(
        Profiles.blank(n, TextIndex.build(texts)),
        rung=rng.uniform(0, 10, n), rung_certainty=rng.random(n), years=rng.uniform(0, 30, n),
        experience=rng.random(n) ** 8, guided=counts[1], asked=asked, answered=asked * rng.random(n),
        answer_hours=rng.exponential(40, n), introduced=counts[2] // 3, shares=counts[3] // 2, tie=rng.random(n) ** 6,
        path=rng.random(n) ** 2, gatherings=counts[4] // 4, dialogue=counts[5] // 3, inside=rng.random(n) < 0.1,
        red_flag=rng.random(n) < 0.01, organisation=rng.integers(0, n // 20, n, dtype=np.int32),
        title=rng.integers(0, 500, n, dtype=np.int32), titles=titles, organisations=["Example Ltd"] * n,
    )  # fmt: skip


def figures() -> Iterator[Figure]:
    """All figures of this part."""
    yield from shortlists()
    yield from text_match()
    yield title_reading()


def shortlists() -> Iterator[Figure]:
    """The shortlist of ten with reasons, and whom to reflect on."""
    people, words, weights = world(30_000), built_in(), Weights()

    def median(run: Callable[[str], object]) -> float:
        return statistics.median(seconds(lambda text=text: run(text)) for text in _ASKED)  # type: ignore[misc]

    found = median(lambda text: shortlist(people, words.query(text), Aim(4.0), weights=weights, k=10))
    yield Figure("shortlist of 30,000 people, with reasons", found * 1000, "ms", note="wanted: under 100")
    asked = median(lambda text: whom_to_ask(people, words.query(text), Aim(4.0), weights=weights, k=10, most=3))
    yield Figure("whom to reflect on, of 30,000", asked * 1000, "ms")


def text_match() -> Iterator[Figure]:
    """BM25 over a million profiles: the best hundred, plain and with other words, beside peers in the same run."""
    n = 1_000_000
    texts = invented(n, seed=1)
    index: list[TextIndex] = []
    took = seconds(lambda: index.append(TextIndex.build(texts)))
    found = index[0]
    yield Figure("build the text index of 1,000,000 profiles", took, "s")
    size = found.offsets.nbytes + found.doc.nbytes + found.weight.nbytes
    yield Figure("text index of 1,000,000 profiles", size / 1e6, "MB", note="postings; wanted: about 100")
    matrix = csr_matrix((found.weight, found.doc, found.offsets), shape=(len(found.terms), n)).T.tocsr()
    plain = [Query.plain(tokens(text)) for text in _ASKED]

    def best(query: Query) -> object:
        return np.argpartition(-found.scores(query), 100)[:100]

    def by_matrix(query: Query) -> object:
        vector = np.zeros(len(found.terms), dtype=np.float32)
        for unit in query.units:
            if unit.words[0] in found.number:
                vector[found.number[unit.words[0]]] = 1.0
        return np.argpartition(-(matrix @ vector), 100)[:100]

    pairs = [in_turn(lambda q=q: best(q), lambda q=q: by_matrix(q), rounds=3) for q in plain]  # type: ignore[misc]
    mine, peer = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    yield Figure("best 100 of 1,000,000 profiles", mine, "ms", baseline=peer, note="baseline: scipy sparse product")
    words = built_in()
    expanded = [words.query(text) for text in _ASKED]
    times = [seconds(lambda q=query: best(q)) for query in expanded for _ in range(3)]  # type: ignore[misc]
    yield Figure("the same with other words for each", statistics.median(times) * 1000, "ms")
    yield sqlite_peer(texts, best)


def sqlite_peer(texts: list[str], best: Callable[[Query], object]) -> Figure:
    """The same profiles in SQLite's full-text search, any of the words, ranked by its BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE profile USING fts5(text, tokenize='porter', detail='none')")
    database.executemany("INSERT INTO profile(rowid, text) VALUES (?, ?)", enumerate(texts))

    def ask(text: str) -> object:
        any_word = " OR ".join(f'"{word}"' for word in text.split() if len(word) > 3)
        sql = "SELECT rowid FROM profile WHERE profile MATCH ? ORDER BY rank LIMIT 100"
        return database.execute(sql, (any_word,)).fetchall()

    chosen = _ASKED[:4]
    plain = [Query.plain(tokens(text)) for text in chosen]
    mine = statistics.median(seconds(lambda q=q: best(q)) for q in plain)  # type: ignore[misc]
    peer = statistics.median(seconds(lambda text=text: ask(text)) for text in chosen)  # type: ignore[misc]
    return Figure("best 100 of 1,000,000, beside SQLite FTS5", mine * 1000, "ms", baseline=peer * 1000)


def title_reading() -> Figure:
    """Titles read in a second, each for the first time."""
    titles = [f"{phrase} {level}" for phrase in phrases() for level in ("II", "III", "Manager", "of Example Ltd")]
    took = seconds(lambda: [read_title(title) for title in titles])
    return Figure("job titles read", len(titles) / took, "titles/s")

"""Invented worlds of people in columns, for properties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from mentee.ranking.admire import Admiration, AdmirePart
from mentee.ranking.columns import Profiles
from mentee.ranking.text import TextIndex

WORDS = ("data", "nurse", "software", "engineer", "law", "research", "director", "machine learning", "chef", "sales")


@st.composite
def worlds(draw: st.DrawFn, least: int = 1) -> Profiles:
    """Up to 30 people; every column is sometimes unknown, sometimes extreme."""
    n = draw(st.integers(least, 30))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))

    def holes(values: np.ndarray, share: float = 0.4) -> np.ndarray:
        return np.where(rng.random(n) < share, np.nan, values)

    texts = [" ".join(rng.choice(WORDS, rng.integers(0, 6))) for _ in range(n)]
    asked = np.where(rng.random(n) < 0.5, rng.integers(0, 20, n), 0).astype(float)
    admirations = {}
    admire = np.full(n, np.nan)
    for i in np.flatnonzero(rng.random(n) < 0.3).tolist():
        level, certainty = float(rng.random()), float(rng.random())
        parts = (AdmirePart("like", 0.4, level, "you like them"), AdmirePart("values", 0.6, 1 - level, "you both"))
        value = 0.6 + sum(certainty * part.share * (part.level - 0.6) for part in parts)
        admire[i], admirations[i] = value, Admiration(value, certainty, parts)
    return replace(
        Profiles.blank(n, TextIndex.build(texts)),
        rung=holes(rng.uniform(0, 10, n)), rung_certainty=rng.random(n), years=holes(rng.uniform(0, 50, n)),
        experience=rng.random(n) * (rng.random(n) < 0.5), guided=rng.exponential(2, n), asked=asked,
        answered=holes(asked * rng.random(n)), answer_hours=holes(rng.exponential(100, n)),
        introduced=rng.integers(0, 5, n).astype(float), shares=rng.integers(0, 30, n).astype(float),
        offers=rng.random(n) < 0.3, capacity=holes(rng.integers(-1, 4, n).astype(float)),
        load=holes(rng.integers(0, 9, n).astype(float)), tie=rng.random(n) * (rng.random(n) < 0.6),
        path=rng.random(n) * (rng.random(n) < 0.6), gatherings=rng.integers(0, 3, n).astype(float),
        dialogue=rng.integers(0, 3, n).astype(float), inside=rng.random(n) < 0.4, hold=rng.random(n) < 0.1,
        red_flag=rng.random(n) < 0.1, never=rng.random(n) < 0.1,
        organisation=rng.integers(-1, 4, n).astype(np.int32), title=rng.integers(-1, 4, n).astype(np.int32),
        admire=admire, admirations=admirations, titles=[f"Title {i}" for i in range(4)],
        organisations=[f"Example {i} Ltd" for i in range(4)],
    )  # fmt: skip

"""People in columns: all that the ranking knows of n people; what is not known is nan and gets a neutral prior."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.admire import Admiration
from mentee.ranking.text import TextIndex

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Codes = NDArray[np.int32]


def untold(_person: int) -> str:
    """No words for anybody's deeds."""
    return ""


@dataclass(frozen=True, slots=True)
class Profiles:
    """n people; make one with `Profiles.blank(n, text)` and `dataclasses.replace` what is known.

    Every array has length n. nan means "not known"; a count of 0 means "looked, found none".
    """

    text: TextIndex  # headline, positions, skills, posts, gatherings
    rung: Floats  # seniority 0 to 10 (titles.read_title)
    rung_certainty: Floats  # 0 to 1
    years: Floats  # years of dated positions in the field asked for
    experience: Floats  # 0 to 1: has guided or answered others on this very topic (experience.evidence)
    guided: Floats  # decayed number of people guided, or threads answered, on any topic
    asked: Floats  # messages of the seeker that called for an answer; else what those of others are worth
    answered: Floats  # of these, answered; nan where never asked
    asked_by_others: Floats  # conversations that others began with them, where the seeker never asked; for words
    answered_others: Floats  # of these, answered
    answer_hours: Floats  # median hours to an answer
    introduced: Floats  # introductions made
    shares: Floats  # posts and talks in the last two years
    offers: Flags  # says so: offers help or topics in the directory
    capacity: Floats  # how many more people they say they can take; nan: not said
    load: Floats  # how many they guide now; nan: not known
    tie: Floats  # direct tie strength in [0, 1); 0: none
    path: Floats  # value of the best path of introduction in [0, 1]; 0: none
    gatherings: Floats  # coming gatherings that both will attend
    dialogue: Floats  # posts lately that anybody can answer
    admire: Floats  # what the reflections come to, 0 to 1 (admire.admiration); nan: none
    inside: Flags  # works at one of the seeker's organisations
    hold: Flags  # no asks for now
    red_flag: Flags
    never: Flags  # the seeker said "never this person", or it is the seeker
    organisation: Codes  # equal for the same organisation; -1: not known
    title: Codes  # equal for the same title; -1: not known
    titles: Sequence[str] = ()  # words for reasons, by code
    organisations: Sequence[str] = ()
    deeds_told: Callable[[int], str] = untold  # what person i answered or gave a talk on, in words
    admirations: Mapping[int, Admiration] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rung)

    @classmethod
    def blank(cls, n: int, text: TextIndex) -> Profiles:
        """n people of whom only the texts are known."""
        if text.n != n:
            raise ValueError(f"the text index holds {text.n} people, not {n}")
        unknown, none, no, code = np.full(n, np.nan), np.zeros(n), np.zeros(n, dtype=bool), np.full(n, -1, np.int32)
        return cls(
            text=text, rung=unknown, rung_certainty=none, years=unknown, experience=none, guided=none, asked=none,
            answered=unknown, asked_by_others=none, answered_others=none, answer_hours=unknown, introduced=none,
            shares=none, offers=no, capacity=unknown, load=unknown, tie=none, path=none, gatherings=none,
            dialogue=none, admire=unknown, inside=no, hold=no, red_flag=no, never=no, organisation=code, title=code,
        )  # fmt: skip

    def title_of(self, i: int) -> str:
        """Title of person i, empty where not known."""
        return self.titles[self.title[i]] if self.titles and self.title[i] >= 0 else ""

    def organisation_of(self, i: int) -> str:
        """Organisation of person i, empty where not known."""
        return self.organisations[self.organisation[i]] if self.organisations and self.organisation[i] >= 0 else ""

    def column(self, name: str, rows: NDArray[np.int64] | None) -> Floats:
        """One column as float64, of some rows or of all."""
        values: NDArray[np.generic] = getattr(self, name)
        return np.asarray(values if rows is None else values[rows], dtype=np.float64)

    def check(self) -> None:
        """ValueError naming the column where lengths differ; call it where columns come from outside."""
        for entry in fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, np.ndarray) and value.shape != (len(self),):
                raise ValueError(f"column {entry.name} has shape {value.shape}, not ({len(self)},)")


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the seeker stands and wants to go, as rungs of seniority; nan: not known."""

    rung: float = float("nan")
    target: float = float("nan")

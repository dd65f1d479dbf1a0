"""What is said of somebody's answers is about whose mails they were."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.shortlist import candidates
from mentee.ranking.text import TextIndex
from mentee.ranking.vocabulary import built_in
from mentee.ranking.weights import Weights


def said(columns: dict[str, list[float]]) -> str:
    given: dict[str, Any] = {name: np.array(values) for name, values in columns.items()}
    people = replace(Profiles.blank(1, TextIndex.build(["data"])), **given)
    found = candidates(people, built_in().query("data"), Aim(), weights=Weights(), rows=np.array([0]))
    return next((reason.text for reason in found[0].reasons if reason.kind == "answers"), "")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"asked": [8.0], "answered": [7.0]}, "answers 7 of 8 of your mails"),
        (
            {"asked": [3.0], "answered": [2.4], "asked_by_others": [40.0], "answered_others": [31.0]},
            "answered 31 of 40 mails from others that you saw; you have not asked them anything yet",
        ),
        ({}, ""),
    ],
)
def test_it_says_whose_mails_were_answered(columns: dict[str, list[float]], words: str) -> None:
    assert said(columns) == words

"""What Goals shows: goals still worked at and goals done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentee.records.journey import Goal


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """The page; `people` can be named as those whose advice it was."""

    live: tuple[Goal, ...]
    done: tuple[Goal, ...]
    people: tuple[tuple[int, str], ...]


def page_of(goals: Sequence[Goal], people: tuple[tuple[int, str], ...]) -> GoalsPage:
    """The page, the latest goals first."""
    live = tuple(goal for goal in reversed(goals) if goal.done is None)
    return GoalsPage(live, tuple(goal for goal in reversed(goals) if goal.done), people)

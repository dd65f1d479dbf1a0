"""What Feedback shows: loops by the stage they have reached, each with the one form that takes it on; themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from mentee.flows.steps.feedback import Board, Loop
from mentee.journey.feedback import Stage, Theme
from mentee.records.journey import FeedbackKind

TITLES: Mapping[Stage, tuple[str, str]] = {
    Stage.RECEIVED: ("Received", "Kept in their words; let the first reaction pass"),
    Stage.WELCOMED: ("Welcomed", "You thanked them for it"),
    Stage.PLANNED: ("Planned", "One if-then plan"),
    Stage.ACTED_ON: ("Acted on", "You tried it"),
    Stage.REPORTED: ("Reported", "They know what came of it"),
}


@dataclass(frozen=True, slots=True)
class LoopCard:
    """One loop; `next` names the form that takes it on, empty: the loop is closed."""

    loop: Loop
    url: str
    next: str


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board."""

    title: str
    meaning: str
    cards: tuple[LoopCard, ...]


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme with its pieces on a line of time: place in per cent, a challenge or not, its loop closed or not."""

    theme: Theme
    dots: tuple[tuple[float, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class FeedbackPage:
    """The board; `people` are those to choose from, `chosen` the one meant by the address."""

    columns: tuple[Column, ...]
    themes: tuple[ThemeLine, ...]
    people: tuple[tuple[int, str], ...]
    chosen: int
    count: int


def page_of(board: Board, *, people: tuple[tuple[int, str], ...], chosen: int, now: datetime) -> FeedbackPage:
    """The page of a board; praise that was welcomed stands with what is closed."""
    cards = [
        LoopCard(
            loop,
            reverse("relationship", args=[int(loop.person)]),
            loop.next.name.lower().replace("_", "-") if loop.next else "",
        )
        for loop in board.loops
        if not chosen or loop.person == str(chosen)
    ]
    columns = tuple(
        Column(*TITLES[stage], tuple(card for card in cards if _column(card.loop) is stage)) for stage in Stage
    )
    return FeedbackPage(columns, _lines(board, now), people, chosen, len(cards))


def _lines(board: Board, now: datetime) -> tuple[ThemeLine, ...]:
    """Each theme over the time since the first piece of feedback of any."""
    begin = min((loop.feedback.at for loop in board.loops), default=now)
    whole = max((now - begin).total_seconds(), 1.0)
    return tuple(
        ThemeLine(
            theme,
            tuple(
                (
                    round(2 + 96 * (loop.feedback.at - begin).total_seconds() / whole, 1),
                    loop.feedback.kind is FeedbackKind.CHALLENGE,
                    loop.next is None,
                )
                for loop in board.loops
                if loop.feedback.theme.strip().casefold() == theme.name.casefold()
            ),
        )
        for theme in board.themes
    )


def _column(loop: Loop) -> Stage:
    return loop.stage if loop.next else max(loop.stage, Stage.WELCOMED)

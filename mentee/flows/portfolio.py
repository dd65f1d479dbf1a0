"""Which kind of person is missing among those the seeker pursues, said in words with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mentee.flows.insights import Insights, People
from mentee.planner.science import PORTFOLIO
from mentee.records.journey import Source

AHEAD = (0.8, 3.2)  # rungs: the best gap is one to three, not the top of the ladder
FAR = 3.2
MANY = 2  # fewer than this many people are no portfolio to judge


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing and why it matters; `side` says where to look ("inside", "outside", ""), `ask` what to do."""

    what: str
    why: str
    side: str = ""
    ask: str = "Look at the shortlist"
    science: Source | None = None


def gaps(found: Insights) -> tuple[Gap, ...]:
    """The gaps among those pursued, the widest first; one only where nobody is pursued yet."""
    people = found.pursued
    if not len(people):
        return (
            Gap(
                "You pursue nobody yet.",
                f"You know {found.everybody:,} people"
                + (f", {int(found.circle.sum()):,} of them fairly well" if found.circle.sum() else "")
                + ". Two or three of them would be a good beginning.",
            ),
        )
    return tuple(_gaps(people))


def _gaps(people: People) -> Iterator[Gap]:
    if len(people) < MANY:
        yield Gap(
            f"Everything rests on {people.names[0]}.",
            "One person cannot be everything to you, and busy seasons come. Two or three carry better.",
            science=PORTFOLIO,
        )
    yield from _sides(people)
    yield from _workplaces(people)
    yield from _rungs(people)
    yield from _talk(people)


def _sides(people: People) -> Iterator[Gap]:
    inside = int(np.count_nonzero(people.inside))
    if inside == len(people):
        yield Gap(
            "Among those you pursue, nobody is outside your organisation.",
            "Somebody outside sees what nobody inside can say, and stays when you move on.",
            side="outside",
            ask="Look outside",
            science=PORTFOLIO,
        )
    if not inside:
        yield Gap(
            "Among those you pursue, nobody is inside your organisation.",
            "Somebody inside knows how things are really decided where you work.",
            side="inside",
            ask="Look inside",
            science=PORTFOLIO,
        )


def _workplaces(people: People) -> Iterator[Gap]:
    places = {place for place in people.organisations if place}
    if len(people) >= MANY and len(places) == 1 and all(people.organisations):
        yield Gap(
            f"All of them work at {places.pop()}.",
            "They hear the same news and share the same habits. Another workplace brings another view.",
        )


def _rungs(people: People) -> Iterator[Gap]:
    known = people.rungs[~np.isnan(people.rungs)]
    if not len(known) or ((known >= AHEAD[0]) & (known <= AHEAD[1])).any():
        return
    if (known > FAR).all():
        yield Gap(
            "Everybody is far ahead of you.",
            "Who took the next step two or three years ago remembers how it was done.",
        )
    elif (known < AHEAD[0]).all():
        yield Gap(
            "Nobody is a step or two ahead on your road.",
            "Peers give support and candour; the way itself is known to those who have gone it.",
        )
    else:
        yield Gap(
            "Nobody is just one to three steps ahead.",
            "Between those beside you and those far above, somebody who took your next step not long ago is missing.",
        )


def _talk(people: People) -> Iterator[Gap]:
    if not people.together.any():
        yield Gap(
            "You have met or spoken with none of them, as far as is known.",
            "Trust grows over encounters. Once a connection is there, half an hour by phone is enough to begin.",
            ask="See where each stands",
            side="journey",
        )

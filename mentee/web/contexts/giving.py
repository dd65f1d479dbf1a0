"""What Give back shows: introductions to make, needs, balances, and what the ledger's two keys mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentee.flows.steps.ledger import GiveBack, Kept, ToMake
from mentee.records.journey import Gave, Goal, Need, Received
from mentee.web.contexts.drafts import Letter, letter_of
from mentee.web.views.search import person_url

# The second key of the two that log an entry: g or r, then this.
KEYS: Mapping[Gave | Received, str] = {
    Gave.INTRODUCTION: "i",
    Gave.KNOWLEDGE: "k",
    Gave.GROWTH_SHOWN: "g",
    Gave.THANKS: "t",
    Gave.HELP: "h",
    Received.LISTENING: "l",
    Received.PERSPECTIVE: "p",
    Received.SUGGESTION: "s",
    Received.SUPPORT: "u",
    Received.INSIGHT: "n",
    Received.CONNECTION: "c",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An introduction that could be made."""

    made: ToMake
    url: str
    letter: Letter | None


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """Received and given in the last quarter; `widest` is the longest bar of the table."""

    person: int
    name: str
    got: int
    gives: int
    asks: int
    widest: int
    leans: bool  # more asks than gifts


@dataclass(frozen=True, slots=True)
class GivingPage:
    """The page; `people` are those to choose from, `chosen` the one meant."""

    offers: tuple[Offer, ...]
    needs: tuple[tuple[int, str, Need], ...]
    rows: tuple[BalanceRow, ...]
    quiet: tuple[BalanceRow, ...]  # with whom nothing was noted
    people: tuple[tuple[int, str], ...]
    chosen: int
    kept: Kept | None
    goals: tuple[Goal, ...]
    now: datetime
    gave: tuple[tuple[Gave | Received, str], ...] = tuple((kind, KEYS[kind]) for kind in Gave)
    received: tuple[tuple[Gave | Received, str], ...] = tuple((kind, KEYS[kind]) for kind in Received)


@dataclass(frozen=True, slots=True)
class NotePage:
    """A progress note to somebody."""

    person: int
    name: str
    letter: Letter | None


def offers_of(giving: GiveBack) -> tuple[Offer, ...]:
    """Introductions with their drafts."""
    return tuple(
        Offer(
            one,
            person_url(int(one.person)),
            letter_of(one.draft, to=one.match.helper_name) if one.draft else None,
        )
        for one in giving.introductions
    )


def rows_of(giving: GiveBack) -> tuple[BalanceRow, ...]:
    """Balances, those with most in them first."""
    widest = max((max(one.got, one.gives) for _, _, one in giving.balances), default=0)
    rows = [
        BalanceRow(int(person), name, one.got, one.gives, one.asks, max(1, widest), one.asks > one.gives)
        for person, name, one in giving.balances
    ]
    return tuple(sorted(rows, key=lambda row: (-(row.got + row.gives), row.name.casefold())))

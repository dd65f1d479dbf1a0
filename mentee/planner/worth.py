"""What an action is worth on a day: closing windows, fit to the step, the overdue share of the gap, little effort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentee.journey.outreach import MESSAGE_KINDS
from mentee.planner.bid import STEP_AND_MINUTES, Bid
from mentee.planner.summary import Summary


@dataclass(frozen=True, slots=True)
class Weights:
    """Points out of 100; chosen so that a closing window beats a better fit, and a better fit beats all else."""

    window: float = 35.0
    fit: float = 45.0
    overdue: float = 12.0
    effort: float = 8.0
    leaning: float = 12.0  # taken off an ask that would make more asks than gifts


WEIGHTS = Weights()
LATE = 0.7  # share of the window's points once it has closed: late is better than never


@dataclass(frozen=True, slots=True)
class Worth:
    """The parts, which sum to the total."""

    window: float
    fit: float
    overdue: float
    effort: float
    leaning: float

    @property
    def total(self) -> float:
        """Points, at most 100."""
        return self.window + self.fit + self.overdue + self.effort + self.leaning


def window_share(closes: date | None, today: date) -> float:
    """1 on the last day and the day before, falling to a half within four days; 0 without a window."""
    if closes is None:
        return 0.0
    left = (closes - today).days
    if left < 0:
        return LATE
    return 1.0 if left <= 1 else 3.0 / (2.0 + left)


def overdue_share(s: Summary, today: date) -> float:
    """How far the quiet has gone from the ideal gap (0) to the maximum (1)."""
    if s.talk.last_contact is None:
        return 0.0
    quiet = (today - s.talk.last_contact).days - s.rel.ideal_gap
    return min(1.0, max(0.0, quiet / max(1, s.rel.max_gap - s.rel.ideal_gap)))


def worth(s: Summary, bid: Bid, today: date, *, leans: bool, weights: Weights = WEIGHTS) -> Worth:
    """The worth of a bid today; `leans`: it is an ask that would make more asks than gifts."""
    overdue = overdue_share(s, today) if bid.kind in MESSAGE_KINDS else 0.0
    minutes = STEP_AND_MINUTES[bid.kind][1]
    return Worth(
        window=weights.window * window_share(bid.closes, today),
        fit=weights.fit * bid.fit,
        overdue=weights.overdue * overdue,
        effort=weights.effort * max(0.0, 1.0 - minutes / 30.0),
        leaning=-weights.leaning if leans else 0.0,
    )

"""Time invested together, against how many hours friendship takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.journey.evidence import meetings, shared_gatherings
from mentee.records.journey import Relationship

ASSUMED_MINUTES = 30  # a meeting whose length is not known

# Hall 2018: hours together after which people called each other so, lower and upper bound of the band.
BANDS = (("casual friend", 40.0, 60.0), ("friend", 80.0, 100.0), ("close friend", 200.0, 200.0))


@dataclass(frozen=True, slots=True)
class Invested:
    """Hours together (known, and assumed for meetings of unknown length), from first to last encounter.

    `band` is the highest of Hall's bands whose lower bound is reached, empty below all; `next_band` and
    `hours_to_next` say what lies ahead (empty and 0 at the top).
    """

    hours: float
    assumed_hours: float
    meetings: int
    first: datetime | None
    last: datetime | None
    span_days: int
    band: str
    next_band: str
    hours_to_next: float


def invested(rel: Relationship, now: datetime) -> Invested:
    """Hours and span. In a gathering the time is shared with the others: minutes / max(1, others)."""
    met = sorted([*meetings(rel, now), *shared_gatherings(rel, now)], key=lambda encounter: encounter.at)
    known = sum(e.minutes / max(1, e.others) for e in met if e.minutes is not None) / 60
    assumed = sum(ASSUMED_MINUTES / max(1, e.others) for e in met if e.minutes is None) / 60
    total = known + assumed
    reached = [name for name, low, _ in BANDS if total >= low]
    ahead = [(name, low - total) for name, low, _ in BANDS if total < low]
    first, last = (met[0].at, met[-1].at) if met else (None, None)
    return Invested(
        hours=known,
        assumed_hours=assumed,
        meetings=len(met),
        first=first,
        last=last,
        span_days=(last - first).days if first and last else 0,
        band=reached[-1] if reached else "",
        next_band=ahead[0][0] if ahead else "",
        hours_to_next=ahead[0][1] if ahead else 0.0,
    )

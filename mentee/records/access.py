"""What a program or a calendar may do on the seeker's behalf: scopes, and the tokens that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Scope(StrEnum):
    """What a token opens; a calendar's token opens one calendar and nothing else."""

    CALENDAR = "calendar"  # names and times
    CALENDAR_DEEDS = "calendar-deeds"  # and what to do
    READ = "read"
    LOG = "log"


CALENDARS = frozenset({Scope.CALENDAR, Scope.CALENDAR_DEEDS})
PROGRAMS = frozenset({Scope.READ, Scope.LOG})


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner sees it, without the secret; `used` is the day of its last use, None: never.

    `zone` names the time zone in force where it was made, for days and hours where the owner set none.
    """

    id: int
    name: str
    scopes: tuple[Scope, ...]
    made: datetime
    used: date | None
    zone: str = ""

    @property
    def is_calendar(self) -> bool:
        """Whether it opens a calendar, and no program."""
        return not CALENDARS.isdisjoint(self.scopes)

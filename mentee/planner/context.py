"""What the planner knows of the seeker beside the relationships: aims, goals, what they can give, pace, time zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from mentee.records.journey import Goal
from mentee.records.say import Say, Voice, as_written
from mentee.records.seeker import Aspiration


@dataclass(frozen=True, slots=True)
class Match:
    """Something the seeker can give: somebody they know who has what a person needs.

    `need_of_person` is the reference (`Relationship.person`) of the one who needs it, `need_text` the need as
    noted, `helper_name` who could meet it, `evidence` why that is believed.
    """

    need_of_person: str
    need_text: str
    helper_name: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """The seeker on a day. `pace` is the most actions a day; `zone` says when the seeker's days begin and end,
    `say` the tongue of what is shown."""

    aspirations: tuple[Aspiration, ...] = ()
    goals: tuple[Goal, ...] = ()
    matches: tuple[Match, ...] = ()
    seeker_name: str = ""
    pace: int = 3
    organisations: tuple[str, ...] = ()
    zone: tzinfo = UTC
    say: Say = as_written

    @property
    def voice(self) -> Voice:
        """How the seeker is spoken to."""
        return Voice(self.say, self.zone)

    def day(self, moment: datetime) -> date:
        """The seeker's date at an aware moment."""
        return moment.astimezone(self.zone).date()

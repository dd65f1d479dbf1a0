"""Take back the latest deed of the seeker's, with what moved by itself since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from mentee.flows.errors import NotReadyError
from mentee.flows.steps.advance import FOUND
from mentee.store.models import User
from mentee.store.reads.journey import latest_deeds
from mentee.store.writes.doing import undo_last


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, and what could be next."""

    what: str
    before: str  # the deed that the next undo would take back; empty: none


def undo(owner: User, *, now: datetime) -> Undone:
    """Take back the latest deed that stands; moves found since go with it, and are found again if they still hold.

    NotReadyError where there is nothing to take back.
    """
    with transaction.atomic():
        what = undo_last(owner, now=now)
        while what is not None and what.startswith(FOUND):
            what = undo_last(owner, now=now)
        if what is None:
            transaction.set_rollback(True)
    if what is None:
        raise NotReadyError("There is nothing to take back.")
    return Undone(what, last_deed(owner))


def last_deed(owner: User) -> str:
    """The deed that `undo` would take back, in words; empty where there is none."""
    return _last(owner)[1]


def seal(owner: User) -> str:
    """A mark of the deed that `undo` would take back, and of no other: it goes into the address that takes it back.

    This server alone can make it. Equal deeds have marks of their own.
    """
    return _mark(owner, *_last(owner))


def _mark(owner: User, number: int, what: str) -> str:
    return salted_hmac("mentee.undo", f"{owner.pk} {number} {what}").hexdigest()[:24]


def _last(owner: User) -> tuple[int, str]:
    standing = ((number, what) for number, what, stands in latest_deeds(owner, limit=200) if stands)
    return next((one for one in standing if not one[1].startswith(FOUND)), (0, ""))


def undo_sealed(owner: User, mark: str, *, now: datetime) -> Undone:
    """Take back the deed of that mark; NotReadyError where it is not the latest any more, or was none."""
    if not constant_time_compare(seal(owner), mark):
        gone = [_mark(owner, number, what) for number, what, stands in latest_deeds(owner, limit=20) if not stands]
        if any(constant_time_compare(one, mark) for one in gone):
            raise NotReadyError("It was taken back already.")
        raise NotReadyError("Something else was done since, so this was not taken back.")
    return undo(owner, now=now)

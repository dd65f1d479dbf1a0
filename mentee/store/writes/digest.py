"""The digest mail as rows: what was chosen, the one job of a day, and the one handing over of a day."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from mentee.store.models import DigestRow, User
from mentee.store.reads.digest import DigestChoice
from mentee.store.writes.jobs import ask_for

DEED, TITLE = "digest", "The digest mail"


def save_choice(owner: User, choice: DigestChoice, *, next_at: datetime | None) -> None:
    """What the owner chose in place of what was, and when to look at it next."""
    DigestRow.objects.update_or_create(owner=owner, defaults={"said": asdict(choice), "next_at": next_at})


def look_again(owner: User, *, at: datetime | None, before: datetime | None = None) -> bool:
    """Look at the digest next at `at`; with `before` only where nobody has moved it since. Whether it was done."""
    rows = DigestRow.objects.filter(owner=owner)
    return bool((rows.filter(next_at=before) if before else rows).update(next_at=at))


def ask_once(owner: User, day: date, *, before: datetime, after: datetime | None, tries: int, now: datetime) -> bool:
    """Ask for the job of a day, unless another process has just done so; then look again at `after`."""
    with transaction.atomic():
        mine = DigestRow.objects.filter(owner=owner, next_at=before)
        if not mine.update(next_at=after, asked=day, tries=tries):
            return False
        ask_for(owner, DEED, {"day": day.isoformat()}, title=TITLE, now=now)
    return True


def hand_over(owner: User, day: date, *, now: datetime, again: bool = False) -> bool:
    """Claim the mail of a day, right before it goes out; False where somebody has it, save with `again`."""
    DigestRow.objects.get_or_create(owner=owner)
    rows = DigestRow.objects.filter(owner=owner)
    mine = rows if again else rows.filter(Q(handed=None) | ~Q(handed=day))
    return bool(mine.update(handed=day, handed_at=now))


def was_sent(owner: User, *, now: datetime) -> None:
    """The mail server has taken it."""
    rows = DigestRow.objects.filter(owner=owner)
    rows.update(sent_at=now, failed_at=None, reason="", remedy="", tries=0)


def was_not_sent(owner: User, *, now: datetime, reason: str, remedy: str) -> None:
    """It failed."""
    DigestRow.objects.filter(owner=owner).update(failed_at=now, reason=reason, remedy=remedy)


def take_back(owner: User, day: date, *, handed: date | None) -> None:
    """The mail of a day was handed over, and is surely not out: the day is as it was before, `handed` included."""
    DigestRow.objects.filter(owner=owner, handed=day).update(handed=handed, handed_at=F("sent_at"))

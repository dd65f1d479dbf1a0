"""The digest mail of an owner: what they chose, and what became of the last ones."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from mentee.store.models import DigestRow, User

WORKDAYS, HOURS = (0, 1, 2, 3, 4), 24


@dataclass(frozen=True, slots=True)
class DigestChoice:
    """What the seeker chose; `weekdays` from 0 for Monday, `zone` the one they saw the hour in.

    The mail server is theirs where the operator of a shared one names none; its password is a secret.
    """

    on: bool = False
    to: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = WORKDAYS
    hour: int = 7
    zone: str = ""
    host: str = ""
    port: int = 465
    security: str = "tls"
    user: str = ""


@dataclass(frozen=True, slots=True)
class DigestState:
    """How far the digest is; `unknown`: the last one was handed over, and no word came back on it."""

    next_at: datetime | None = None
    asked: date | None = None
    tries: int = 0
    handed: date | None = None
    handed_at: datetime | None = None
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    reason: str = ""
    remedy: str = ""

    @property
    def unknown(self) -> bool:
        """Whether the last one may have come or not."""
        return self.handed_at is not None and (self.sent_at is None or self.sent_at < self.handed_at)


def digest_choice(owner: User) -> DigestChoice:
    """What the owner chose, defaults for the rest; damaged entries are left out."""
    row = DigestRow.objects.filter(owner=owner).first()
    said: dict[str, Any] = row.said if row else {}
    default = DigestChoice()
    kept: dict[str, Any] = {}
    for one in fields(DigestChoice):
        value = said.get(one.name)
        if isinstance(value, list):
            value = tuple(value)
        if type(value) is type(getattr(default, one.name)):
            kept[one.name] = value
    if not 0 <= kept.get("hour", default.hour) < HOURS:
        del kept["hour"]
    return DigestChoice(**kept)


def digest_state(owner: User) -> DigestState:
    """How far the owner's digest is."""
    row = DigestRow.objects.filter(owner=owner).first()
    return DigestState(**{one.name: getattr(row, one.name) for one in fields(DigestState)}) if row else DigestState()


def owners_due(*, now: datetime) -> list[User]:
    """Owners whose digest is to be looked at now."""
    rows = DigestRow.objects.filter(next_at__lte=now).select_related("owner").order_by("next_at")
    return [row.owner for row in rows]

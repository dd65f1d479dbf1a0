"""Jobs as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from mentee.store.models import Job, User

OPEN = (Job.State.WAITING, Job.State.RUNNING)
BY_ITSELF = ("digest",)  # deeds that nobody asks for on a page: what came of them is told where they are set


@dataclass(frozen=True, slots=True)
class JobLine:
    """One job; `share` in [0, 1], None where it is not known; `seconds_left` None likewise."""

    id: int
    deed: str
    title: str
    said: dict[str, Any]
    state: str
    asked: datetime
    started: datetime | None
    finished: datetime | None
    leased_until: datetime | None
    stage: str
    done: int
    total: int
    records: int
    rate: float
    attempts: int
    stopping: bool
    answer: dict[str, Any]
    reason: str
    remedy: str

    @property
    def open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in OPEN

    @property
    def share(self) -> float | None:
        """How much of it is done."""
        return min(1.0, self.done / self.total) if self.total > 0 else None

    def silent(self, *, now: datetime) -> bool:
        """Whether its worker has not been heard of for so long that another one must go on with it."""
        return self.state == Job.State.RUNNING and self.leased_until is not None and self.leased_until <= now

    def seconds_left(self, *, now: datetime) -> float | None:
        """How long it will take, if it goes on as until now."""
        if self.state != Job.State.RUNNING or self.silent(now=now) or not self.share or self.started is None:
            return None
        return (now - self.started).total_seconds() * (1 / self.share - 1)


def job_line(owner: User, job: int) -> JobLine:
    """One job; LookupError where the owner has none of this number."""
    row = Job.objects.filter(owner=owner, pk=job).first()
    if row is None:
        raise LookupError(f"no job {job}")
    return _line(row)


def jobs(owner: User, *, limit: int = 20) -> list[JobLine]:
    """What was asked for, the latest first."""
    rows = Job.objects.filter(owner=owner).exclude(deed__in=BY_ITSELF).order_by("-asked", "-pk")
    return [_line(row) for row in rows[:limit]]


def open_jobs(owner: User) -> list[JobLine]:
    """What was asked for, and waits or runs, in its order."""
    rows = Job.objects.filter(owner=owner, state__in=OPEN).exclude(deed__in=BY_ITSELF)
    return [_line(row) for row in rows.order_by("asked", "pk")]


def any_waiting(*, now: datetime) -> bool:
    """Whether a worker would find something to do."""
    return Job.objects.filter(Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, leased_until__lt=now)).exists()


def previews_left(owner: User, *, beside: int) -> list[dict[str, Any]]:
    """Arguments of the owner's other previews that have ended and were not brought in."""
    rows = Job.objects.filter(owner=owner, deed="preview").exclude(state__in=OPEN).exclude(pk=beside)
    return [said for said, answer in rows.values_list("said", "answer") if not answer.get("followed")]


def uploads_named(owner: User) -> list[str]:
    """Paths of uploads that any job of the owner names."""
    rows = Job.objects.filter(owner=owner, deed__in=("preview", "import")).values_list("said", flat=True)
    return [str(path) for said in rows for path in said.get("paths", ())]


def uploads_in_use(*, since: datetime) -> list[str]:
    """Paths that jobs under way need, or that a preview since then waits to bring in."""
    previews = Q(deed="preview", state=Job.State.DONE, finished__gte=since)
    rows = Job.objects.filter(Q(state__in=OPEN) | previews).values_list("said", flat=True)
    return [str(path) for said in rows for path in said.get("paths", ())]


def _line(row: Job) -> JobLine:
    return JobLine(
        id=row.pk,
        deed=row.deed,
        title=row.title,
        said=row.said,
        state=row.state,
        asked=row.asked,
        started=row.started,
        finished=row.finished,
        leased_until=row.leased_until,
        stage=row.stage,
        done=row.done,
        total=row.total,
        records=row.records,
        rate=row.rate,
        attempts=row.attempts,
        stopping=row.cancel and row.state in OPEN,
        answer=row.answer,
        reason=row.reason,
        remedy=row.remedy,
    )

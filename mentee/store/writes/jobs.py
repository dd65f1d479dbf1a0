"""Jobs as rows: asked for, leased by one worker at a time, kept alive by a heartbeat, ended or taken over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from mentee.store.models import Job, User

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 5
State = Job.State


@dataclass(frozen=True, slots=True)
class Lease:
    """A job that this worker has; `said` are the deed's arguments, `attempts` counts this one too."""

    id: int
    owner: User
    deed: str
    said: dict[str, Any]
    attempts: int


@dataclass(frozen=True, slots=True)
class Beat:
    """How far a job has come; rates are records per second."""

    stage: str = ""
    done: int = 0
    total: int = 0
    records: int = 0
    rate: float = 0.0


def ask_for(owner: User, deed: str, said: Mapping[str, Any], *, title: str, now: datetime) -> int:
    """Put a job into the queue; gives its id."""
    return Job.objects.create(owner=owner, deed=deed, said=dict(said), title=title, asked=now).pk


def follow_once(owner: User, job: int, deed: str, *, now: datetime) -> int:
    """Ask for what follows from a job that has ended, with its arguments; asked again, gives the first one's number.

    LookupError where the owner has no such job.
    """
    with transaction.atomic():
        row = Job.objects.select_for_update().filter(owner=owner, pk=job).first()
        if row is None:
            raise LookupError(f"no job {job}")
        asked: int = row.answer.get("followed", 0)
        if not asked:
            asked = ask_for(owner, deed, row.said, title=row.title, now=now)
            row.answer["followed"] = asked
            row.save(update_fields=["answer"])
    return asked


def mark_left(owner: User, job: int) -> None:
    """Remember that nothing is to follow from a job."""
    with transaction.atomic():
        for row in Job.objects.select_for_update().filter(owner=owner, pk=job):
            row.answer["left"] = True
            row.save(update_fields=["answer"])


def take_job(worker: str, *, now: datetime) -> Lease | None:
    """Lease the job that waits longest, or one whose worker went silent; None where there is nothing to do.

    Only one job of an owner runs at a time. One that was tried MOST_ATTEMPTS times is given up.
    """
    silent = Q(state=State.RUNNING, leased_until__lt=now)
    with transaction.atomic():
        Job.objects.filter(silent, attempts__gte=MOST_ATTEMPTS).update(
            state=State.FAILED, finished=now, reason="It was begun several times and never came to its end."
        )
        Job.objects.filter(silent, cancel=True).update(state=State.CANCELLED, finished=now)
        busy = Job.objects.filter(state=State.RUNNING, leased_until__gte=now).values("owner")
        free = Job.objects.filter(Q(state=State.WAITING) | silent).exclude(owner__in=busy)
        job = (
            free.select_for_update(skip_locked=True, of=("self",)).select_related("owner").order_by("asked").first()
            if _locks()
            else free.select_related("owner").order_by("asked").first()
        )
        if job is None:
            return None
        job.state, job.worker, job.leased_until = State.RUNNING, worker, now + LEASE
        job.attempts += 1
        job.started = job.started or now
        job.save(update_fields=["state", "worker", "leased_until", "attempts", "started"])
    return Lease(job.pk, job.owner, job.deed, job.said, job.attempts)


def _locks() -> bool:
    """Whether rows can be locked one by one; on SQLite the transaction has the database for itself anyway."""
    from django.db import connection

    return bool(connection.features.has_select_for_update_skip_locked)


def beat(job: int, worker: str, how_far: Beat, *, now: datetime) -> bool:
    """Keep the lease and say how far it has come; False where the work must stop: cancelled, or taken over."""
    mine = Job.objects.filter(pk=job, worker=worker, state=State.RUNNING)
    kept = mine.update(
        leased_until=now + LEASE,
        stage=how_far.stage,
        done=how_far.done,
        total=how_far.total,
        records=how_far.records,
        rate=how_far.rate,
    )
    return bool(kept) and not mine.filter(cancel=True).exists()


def end_job(
    job: int,
    worker: str,
    state: str,
    *,
    now: datetime,
    answer: Mapping[str, Any] | None = None,
    reason: str = "",
    remedy: str = "",
) -> bool:
    """Say how a job ended; False where another worker has it by now."""
    mine = Job.objects.filter(pk=job, worker=worker, state=State.RUNNING)
    return bool(
        mine.update(
            state=state, finished=now, leased_until=None, answer=dict(answer or {}), reason=reason, remedy=remedy
        )
    )


def give_back(job: int, worker: str) -> None:
    """Let go of a job so that the next worker goes on with it at once; the attempt does not count."""
    from django.db.models import F

    Job.objects.filter(pk=job, worker=worker, state=State.RUNNING).update(
        state=State.WAITING, leased_until=None, attempts=F("attempts") - 1
    )


def end_leases(worker: str, *, now: datetime) -> None:
    """A worker whose name begins so is known to be dead: others need not wait for its leases to run out."""
    Job.objects.filter(worker__startswith=worker, state=State.RUNNING, leased_until__gt=now).update(leased_until=now)


def cancel_job(owner: User, job: int, *, now: datetime) -> None:
    """Stop a job: one that waits at once, one that runs at its next beat; LookupError where there is none to stop."""
    mine = Job.objects.filter(owner=owner, pk=job)
    if mine.filter(state=State.WAITING).update(state=State.CANCELLED, cancel=True, finished=now):
        return
    if not mine.filter(state=State.RUNNING).update(cancel=True):
        raise LookupError(f"no job {job} to stop")


def forget_jobs(*, before: datetime) -> None:
    """Delete what ended before a time."""
    Job.objects.filter(finished__lt=before).delete()

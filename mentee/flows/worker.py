"""The worker: takes jobs one after the other, tells the database that it lives, and stops where asked."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.db.utils import OperationalError

from mentee.flows.digest.due import ask_where_due
from mentee.flows.errors import FlowError
from mentee.flows.jobs import Work, afterwards, deed_named
from mentee.flows.progress import Progress, Stopped
from mentee.flows.transfer import sweep_uploads
from mentee.store.models import Job
from mentee.store.reads.jobs import uploads_in_use
from mentee.store.scratch import sweep_trials
from mentee.store.writes.jobs import Beat, Lease, beat, end_job, end_leases, forget_jobs, give_back, take_job

BEAT_SECONDS = 1.0
IDLE_SECONDS = 0.5
KEPT = timedelta(days=90)
PREVIEW_KEPT, HOUR = timedelta(days=7), 3600.0
log = logging.getLogger(__name__)
State = Job.State


def worker_name() -> str:
    """A name that no other worker has."""
    return f"{process_name(os.getpid())}{secrets.token_hex(4)}"


def process_name(process: int) -> str:
    """How the names of a process's workers begin."""
    return f"{socket.gethostname()[:40]}-{process}-"


def bury(process: int) -> None:
    """A process of this machine has ended: what it had in hand is free at once."""
    end_leases(process_name(process), now=datetime.now(UTC))


def work(*, stop: threading.Event, linger: float | None = None, name: str | None = None) -> int:
    """Do jobs until `stop` is set, or for `linger` seconds nothing was to do; gives how many were done."""
    worker, done = name or worker_name(), 0
    forget_jobs(before=datetime.now(UTC) - KEPT)
    sweep_uploads(keep=uploads_in_use(since=datetime.now(UTC) - PREVIEW_KEPT), older_than=HOUR)
    sweep_trials(Path(settings.HOME))
    idle_since = time.monotonic()
    while not stop.is_set():
        close_old_connections()
        ask_for_digests()
        if work_once(worker, stop=stop):
            done += 1
            idle_since = time.monotonic()
        elif linger is not None and time.monotonic() - idle_since > linger:
            break
        else:
            stop.wait(IDLE_SECONDS)
    return done


def ask_for_digests() -> None:
    """Put the digest of whoever is due into the queue; a database that is busy is asked again soon."""
    with suppress(OperationalError):
        ask_where_due(now=datetime.now(UTC))


def work_once(worker: str, *, stop: threading.Event | None = None) -> bool:
    """Do one job if there is one; whether there was."""
    try:
        lease = take_job(worker, now=datetime.now(UTC))
    except OperationalError:  # another process has the database for itself just now
        return False
    if lease is None:
        return False
    progress = Progress()
    heart = Heart(lease, worker, progress, stop or threading.Event())
    progress.show = heart.told
    heart.start()
    try:
        state, said = _do(lease, progress)
    finally:
        heart.end()
    if heart.interrupted and state == State.CANCELLED:
        give_back(lease.id, worker)
        return True
    if end_job(lease.id, worker, state, now=datetime.now(UTC), **said):
        afterwards(lease.deed, lease.said)
    return True


def _do(lease: Lease, progress: Progress) -> tuple[str, dict[str, Any]]:
    """Run the deed; whatever goes wrong in it ends the job, never the worker."""
    try:
        deed = deed_named(lease.deed)
        answer = deed(Work(lease.owner, lease.said, datetime.now(UTC), progress, lease.id))
    except Stopped:
        return State.CANCELLED, {}
    except FlowError as error:
        return State.FAILED, {"reason": error.message, "remedy": error.remedy}
    except Exception as error:
        log.exception("job %d (%s) failed", lease.id, lease.deed)
        reason = f"Something went wrong in mentee ({type(error).__name__}); the terminal says more."
        return State.FAILED, {"reason": reason}
    return State.DONE, {"answer": answer}


class Heart(threading.Thread):
    """Says every second that the job is alive and how far it is, and hears whether it should stop."""

    def __init__(self, lease: Lease, worker: str, progress: Progress, stop: threading.Event) -> None:
        super().__init__(daemon=True, name=f"heart of job {lease.id}")
        self.lease, self.worker, self.progress, self.stop = lease, worker, progress, stop
        self.over = threading.Event()
        self.must_stop = False
        self.interrupted = False

    def run(self) -> None:
        """Beat until the work is over."""
        try:
            while not self.over.wait(BEAT_SECONDS):
                self.beat()
        finally:
            connection.close()

    def beat(self) -> None:
        """One beat; a database that is busy is tried again at the next."""
        how_far = self.progress
        now = Beat(how_far.title, how_far.done, how_far.total, how_far.records, round(how_far.rate, 1))
        try:
            alive = beat(self.lease.id, self.worker, now, now=datetime.now(UTC))
        except OperationalError:
            return
        if self.stop.is_set():
            self.interrupted = True
        self.must_stop = self.must_stop or self.interrupted or not alive

    def told(self, _progress: Progress) -> None:
        """Called by the work itself as it goes on: the place where it can be stopped."""
        if self.must_stop:
            raise Stopped

    def end(self) -> None:
        """The work is over: one last word on how far it came."""
        self.over.set()
        self.join(timeout=30)
        self.beat_last()

    def beat_last(self) -> None:
        """Leave the last figures, so that a short job shows what it did too."""
        how_far = self.progress
        now = Beat(how_far.title, how_far.done, how_far.total, how_far.records, round(how_far.rate, 1))
        beat(self.lease.id, self.worker, now, now=datetime.now(UTC))


def attend(*, waiting: Callable[[], bool], start: Callable[[], object], stop: threading.Event) -> None:
    """Start a worker whenever something waits; `start` returns when that worker has nothing left to do."""
    while not stop.wait(IDLE_SECONDS):
        try:
            close_old_connections()
            ask_for_digests()
            if waiting():
                start()
        except OperationalError:
            continue

"""Starts a worker beside the server when long work waits; the worker ends by itself when nothing is left."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime

from mentee.flows.worker import attend, bury
from mentee.store.reads.jobs import any_waiting


def start() -> threading.Event:
    """Begin to attend; set the event to end it."""
    stop = threading.Event()
    threading.Thread(
        target=attend,
        kwargs={"waiting": lambda: any_waiting(now=datetime.now(UTC)), "start": run_worker, "stop": stop},
        daemon=True,
        name="attendant",
    ).start()
    return stop


def run_worker() -> None:
    """One worker in a process of its own, so that pages stay quick while it works."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "mentee", "work", "--until-idle"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    worker.wait()
    bury(worker.pid)

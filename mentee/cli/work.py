"""`mentee work`: do the long work that pages ask for; `mentee serve` starts it by itself."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

import click

from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="work")
@click.option("--until-idle", is_flag=True, help="End when nothing is left to do.")
@with_session
def command(owner: User, now: datetime, until_idle: bool) -> None:
    """Import files, write exports and undo imports that were asked for on pages, one after the other.

    A worker that is stopped or killed loses nothing: the next one goes on.
    """
    from mentee.flows.worker import work

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    done = work(stop=stop, linger=5.0 if until_idle else None)
    if until_idle:
        click.echo(f"{done:,} done.")

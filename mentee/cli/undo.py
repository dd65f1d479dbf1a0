"""`mentee undo`: take back what you did last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="undo")
@as_json
@with_session
def command(owner: User, now: datetime, json_: bool) -> None:
    """Take back your latest deed: a log line, an answer, a move, a reflection of the journey."""
    from mentee.flows.steps.undo import undo

    taken = undo(owner, now=now)
    if json_:
        print_json(taken)
        return
    click.echo(f"Taken back: {taken.what}.")
    if taken.before:
        click.echo(f"Again would take back: {taken.before}.")

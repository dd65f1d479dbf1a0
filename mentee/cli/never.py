"""`mentee never`: this suggestion is not wanted, now or later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import show_answered

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="never")
@click.argument("what", nargs=-1, required=True, metavar="N|NAME")
@as_json
@with_session
def command(owner: User, now: datetime, what: tuple[str, ...], json_: bool) -> None:
    """Never this: number N of today's list, or the one suggestion for NAME."""
    from mentee.cli.shown import chosen
    from mentee.flows.steps.answer import answer
    from mentee.records.journey import Answer

    said = answer(owner, chosen(owner, " ".join(what), now=now), Answer.NEVER, now=now)
    if json_:
        print_json(said)
        return
    show_answered(said)

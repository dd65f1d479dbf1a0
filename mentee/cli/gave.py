"""`mentee gave`: what you gave somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import show_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="gave")
@click.argument("kind", metavar="KIND")
@click.argument("name", nargs=-1, required=True)
@click.option("--note", default="", help="What it was.")
@as_json
@with_session
def command(owner: User, now: datetime, kind: str, name: tuple[str, ...], note: str, json_: bool) -> None:
    """Keep what you gave NAME: KIND is introduction, knowledge, growth, thanks or help.

    The beginning of a kind is enough.
    """
    from mentee.flows.steps.kinds import gave_of
    from mentee.flows.steps.ledger import gave

    kept = gave(owner, " ".join(name), gave_of(kind), note, now=now)
    if json_:
        print_json(kept)
        return
    show_kept(kept)

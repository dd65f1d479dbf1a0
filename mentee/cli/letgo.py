"""`mentee letgo`: let somebody go, kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="letgo")
@click.argument("name", nargs=-1, required=True)
@click.option("--reason", default="", help="Why, for you alone.")
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], reason: str, json_: bool) -> None:
    """Let NAME go, kindly and without guilt; only you take it up again, with: mentee pursue NAME."""
    from mentee.flows.steps.pursue import let_go

    stands = let_go(owner, " ".join(name), now=now, reason=reason)
    if json_:
        print_json(stands)
        return
    echo_kept(f"{stands.name} is let go, and will not be suggested any more.")

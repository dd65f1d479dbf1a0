"""`mentee pursue`: take somebody up, or take up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept, show_moved

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User

STANDINGS = ("considering", "connecting", "acquainted", "conversing", "mutual", "mentor")


@click.command(name="pursue")
@click.argument("name", nargs=-1, required=True)
@click.option("--reason", default="", help="Why, for you alone.")
@click.option(
    "--to", "standing", type=click.Choice(STANDINGS), help="Move to a standing; without evidence it needs a reason."
)
@as_json
@with_session
def command(
    owner: User, now: datetime, name: tuple[str, ...], reason: str, standing: str | None, json_: bool
) -> None:
    """Take up the person called NAME; mentee then says, day by day, what is worth doing."""
    from mentee.flows.steps.pursue import move_to, pursue
    from mentee.records.journey import Standing

    words = " ".join(name)
    if standing:
        stands = move_to(owner, words, Standing(standing), now=now, reason=reason)
    else:
        stands = pursue(owner, words, now=now, reason=reason)
    if json_:
        print_json(stands)
        return
    echo_kept(f"{stands.name}: {stands.move.after}.")
    show_moved(stands.moved)

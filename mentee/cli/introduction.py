"""`mentee introduction`: what came of an introduction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="introduction")
@click.argument("name", nargs=-1, required=True)
@click.option("--through", required=True, help="Who introduces you.")
@click.option("--asked", "came", flag_value="asked", help="You asked them.")
@click.option("--accepted", "came", flag_value="accepted", help="They agreed, or have done it.")
@click.option("--declined", "came", flag_value="declined", help="They would rather not.")
@click.option("--thanked", "came", flag_value="thanked", help="You thanked them.")
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], through: str, came: str | None, json_: bool) -> None:
    """Note what came of the introduction to NAME: asked, accepted, declined or thanked for."""
    from mentee.flows.steps.introductions import Came, introduction

    kept = introduction(owner, " ".join(name), through, Came(came or "asked"), now=now)
    if json_:
        print_json(kept)
        return
    echo_kept(f"Kept: {kept.connector}, {came or 'asked'}.")

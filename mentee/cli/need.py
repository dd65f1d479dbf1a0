"""`mentee need`: what somebody needs, and whether it was met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="need")
@click.argument("name", required=True)
@click.argument("words", nargs=-1)
@click.option("--met", is_flag=True, help="It was met; the beginning of its words is enough.")
@as_json
@with_session
def command(owner: User, now: datetime, name: str, words: tuple[str, ...], met: bool, json_: bool) -> None:
    """Note what NAME needs: mentee need "Ada Oak" a designer for the yearly report.

    mentee looks for somebody you know who has it, and drafts the introduction.
    """
    from mentee.flows.steps import ledger

    text = " ".join(words)
    kept = ledger.met(owner, name, text, now=now) if met else ledger.need(owner, name, text, now=now)
    if json_:
        print_json(kept)
        return
    echo_kept(f"{'Met' if met else 'Noted'}: {kept.text}.")

"""`mentee rest`: let a relationship rest for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import day_words, echo_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="rest")
@click.argument("name", nargs=-1, required=True)
@click.option("--until", default="", help="The day it ends: 2027-03-01, in two months. Else until you choose.")
@click.option("--reason", default="", help="Why, for you alone.")
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], until: str, reason: str, json_: bool) -> None:
    """Let it rest with NAME: nothing is suggested meanwhile. A new exchange, or you, wake it."""
    from mentee.flows.steps.days import day_of
    from mentee.flows.steps.pursue import rest

    day = day_of(owner, until, now=now) if until else None
    stands = rest(owner, " ".join(name), now=now, until=day, reason=reason)
    if json_:
        print_json(stands)
        return
    echo_kept(f"{stands.name} rests{f' until {day_words(day)}' if day else ''}.")

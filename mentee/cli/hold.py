"""`mentee hold`: no asks of somebody until a day; kindness goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import day_words, echo_kept

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="hold")
@click.argument("name", nargs=-1, required=True)
@click.option("--until", default="", help="The day it ends: 2027-03-01, in two months.")
@click.option("--reason", default="", help="Why: her team was cut.")
@click.option("--end", is_flag=True, help="It is over: asks are fine again.")
@as_json
@with_session
def command(
    owner: User, now: datetime, name: tuple[str, ...], until: str, reason: str, end: bool, json_: bool
) -> None:
    """Hold off from asking NAME for anything until a day."""
    from mentee.flows.errors import BadInputError
    from mentee.flows.steps.days import day_of
    from mentee.flows.steps.holds import end_hold, hold

    words = " ".join(name)
    if end:
        said = end_hold(owner, words, now=now)
        print_json({"ended": said}) if json_ else echo_kept(f"Asks of {said} are fine again.")
        return
    if not until:
        raise BadInputError("Until when?", 'mentee hold NAME --until 2027-03-01 --reason "..."')
    made = hold(owner, words, day_of(owner, until, now=now), reason, now=now)
    if json_:
        print_json(made)
        return
    echo_kept(f"No asks until {day_words(made.until)}; kindness goes on.")

"""`mentee rather`: whom the seeker would rather have, from which the weights of the score are learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.ranking.learn import Learned
    from mentee.store.models import User


@click.command(name="rather")
@click.argument("names", nargs=-1, metavar="[ONE OTHER]")
@click.option("--forget", "forgotten", is_flag=True, help="Take all choices back; the weights are everybody's again.")
@as_json
@with_session
def command(owner: User, now: datetime, names: tuple[str, ...], forgotten: bool, json_: bool) -> None:
    """Say that you would rather have ONE than OTHER as a mentor: what counts for you is learned from it.

    Without names, shows what was learned so far.
    """
    from mentee.flows.rather import forget, rather
    from mentee.flows.weighing import learned_of

    if len(names) not in ((0,) if forgotten else (0, 2)):
        raise click.UsageError('Name two people, each in quotation marks: mentee rather "Ada Oak" "Bela Elm"')
    if forgotten:
        count = forget(owner, now=now)
        if not json_:
            click.echo(f"{count:,} {'choice' if count == 1 else 'choices'} forgotten.")
    elif names:
        chosen = rather(owner, *names, now=now)
        if not json_:
            click.echo(f"Kept: rather {chosen.rather} than {chosen.than}.")
    told = learned_of(owner)
    if json_:
        print_json(told)
    else:
        show(told)


def show(told: Learned) -> None:
    """The sentence, and the four weights."""
    click.echo(told.text)
    weights = ((name, told.weights.of(name)) for name in ("knows", "admire", "willing", "reach"))
    click.echo("  ".join(f"{name} {weight:.0%}" for name, weight in weights))

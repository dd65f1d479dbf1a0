"""`mentee add`: somebody by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="add")
@click.argument("name", nargs=-1, required=True)
@click.option("--address", default="", help="Their mail address.")
@click.option("--page", default="", help="Their profile page.")
@click.option("--phone", default="", help="Their telephone number.")
@click.option("--title", default="", help="What they do.")
@click.option("--organisation", default="", help="Where they work.")
@click.option("--notes", default="", help="Anything else, for you alone.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: tuple[str, ...],
    address: str,
    page: str,
    phone: str,
    title: str,
    organisation: str,
    notes: str,
    json_: bool,
) -> None:
    """Add the person called NAME by hand, or say more about one with the same address or page."""
    from mentee.flows.adding import Given, add

    given = Given(" ".join(name), address, page, phone, title, organisation, notes)
    added = add(owner, given, now=now)
    if json_:
        print_json({"person": added.person, "name": given.name, "new": added.new})
    elif added.new:
        click.echo(f"{given.name} is #{added.person} now. Next: mentee reflect, or mentee pursue, with the name.")
    else:
        click.echo(f"Kept, what you say of #{added.person}, whom you know already.")

"""`mentee remove`: somebody who was added by hand, out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="remove")
@click.argument("name", nargs=-1, required=True)
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], json_: bool) -> None:
    """Take NAME out, whom you added by hand and of whom nothing else speaks."""
    from mentee.flows.adding import remove
    from mentee.flows.people import one_person

    match = one_person(owner, " ".join(name))
    remove(owner, match)
    if json_:
        print_json({"removed": match.id, "name": match.name})
    else:
        click.echo(f"{match.name} is out again.")

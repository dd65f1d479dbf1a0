"""`mentee journey`: all relationships over the eight steps at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import ago, as_json, console, indented, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="journey")
@as_json
@with_session
def command(owner: User, now: datetime, json_: bool) -> None:
    """All whom you pursue: where each stands, which steps were practised, what comes next, what has stalled."""
    from mentee.flows.steps.journey import journey
    from mentee.records.journey import Action

    found = journey(owner, now=now)
    if json_:
        print_json(found)
        return
    if not found.lines:
        click.echo("You pursue nobody yet. Who could it be: mentee find. Then: mentee pursue NAME")
        return
    out = console()
    for standing, count in found.counts.items():
        if count:
            out.print(f"[bold]{standing}[/]")
        for line in found.of(standing):
            steps = "".join("[green]●[/]" if step.practised else "[dim]○[/]" for step in line.steps)
            said = line.next.what if isinstance(line.next, Action) else line.next.reason
            indented(f"{steps}  {escape(line.name)}  [dim]last {ago(line.last_contact, now=now)}[/]", by=2)
            indented(f"[dim]{escape(said)}[/]", by=12)
            if line.stalled:
                indented(f"[yellow]{escape(line.stalled)}[/]", by=12)

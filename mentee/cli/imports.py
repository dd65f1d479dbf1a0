"""`mentee imports`: what came from where, what could not be read, and undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import ago, as_json, console, counted, place_of, print_json, safe, table
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="imports")
@click.argument("number", required=False, type=int)
@click.option("--undo", is_flag=True, help="Take import NUMBER back: what only it brought goes, the rest stays.")
@as_json
@with_session
def command(owner: User, now: datetime, number: int | None, undo: bool, json_: bool) -> None:
    """List imports; with NUMBER, what could not be read in that one."""
    from mentee.flows.imports import problems_of, undo_one
    from mentee.store.reads.imports import imports

    if undo:
        if number is None:
            raise click.UsageError("Say which import: mentee imports NUMBER --undo")
        undone = undo_one(owner, number, now=now)
        if json_:
            print_json(undone)
            return
        people = counted(undone.people, "person", "people")
        click.echo(f"Taken back: {counted(undone.deleted, 'fact')}, {people}, {counted(undone.merges, 'joining')}.")
        if undone.kept:
            stay = "1 fact stays" if undone.kept == 1 else f"{undone.kept:,} facts stay"
            click.echo(f"{stay}, because another import brought {'it' if undone.kept == 1 else 'them'} too.")
        return
    if number is not None:
        problems = problems_of(owner, number)
        if json_:
            print_json(problems)
            return
        for problem in problems:
            click.echo(f"{place_of(problem.origin)}: {problem.reason}")
            if problem.remedy:
                click.echo(f"    {problem.remedy}")
        if not problems:
            click.echo("Everything in it could be read.")
        return
    lines = imports(owner)
    if json_:
        print_json(lines)
        return
    right = {"justify": "right"}
    shown = table(("", right), "file", "kind", "state", ("records", right), ("problems", right), "when")
    for line in lines:
        counts = (f"{line.done:,}", f"{line.counts.broken:,}" if line.counts.broken else "")
        state = "not finished" if line.state == "running" else line.state  # or cut off: nobody knows
        shown.add_row(str(line.id), safe(line.file), line.format, state, *counts, ago(line.started, now=now))
    if not lines:
        click.echo("Nothing imported yet. Begin with: mentee import FILE...")
        return
    console().print(shown)

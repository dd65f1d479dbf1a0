"""`mentee demo`: the main job on an example world, in a throw-away home."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from mentee.cli.screen import as_json

TARGET = "Ottoline Brightwater"


@click.command(name="demo")
@click.option(
    "--keep", type=click.Path(path_type=Path, file_okay=False), help="Make the example's home here, and keep it."
)
@as_json
def command(keep: Path | None, json_: bool) -> None:
    """Show the main job on an example world of invented people, without touching your own data."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        show(keep, json_=json_)
        return
    with tempfile.TemporaryDirectory(prefix="mentee-demo-") as folder:
        show(Path(folder), json_=json_)


def show(home: Path, *, json_: bool) -> None:
    """Build the example world in `home`, and run the commands a newcomer would run."""
    os.environ["MENTEE_HOME"] = str(home)
    os.environ.pop("MENTEE_DATABASE", None)
    from mentee.cli.session import session

    owner, _ = session()  # sets the store up, which the deeds below need to be imported
    from mentee.cli.find import command as find
    from mentee.cli.import_ import show as show_report
    from mentee.cli.path import command as path
    from mentee.cli.today import command as today
    from mentee.flows.example.build import build_example

    for report in build_example(owner, folder=home / "exports", now=datetime.now(UTC)):
        if not json_:
            show_report(report)
    if json_:
        find.main(["--json"], standalone_mode=False)
        return
    said("mentee find")
    find.main(["--most", "5"], standalone_mode=False)
    said(f'mentee path "{TARGET}"')
    path.main([TARGET], standalone_mode=False)
    said("mentee today")
    today.main([], standalone_mode=False)
    click.echo("That was an example of invented people. Now your own, one step away:")
    click.echo()
    click.echo("    .venv/bin/mentee init                 # three questions")
    click.echo("    .venv/bin/mentee import FILE...       # LinkedIn export, contacts, mailbox, calendar ...")
    click.echo("    .venv/bin/mentee find                 # whom to approach, why, and how")


def said(command_line: str) -> None:
    """The command as it would be typed."""
    click.secho(f"\n$ {command_line}", bold=True)

"""`mentee export`: everything as JSON lines, and reading it back with `mentee import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="export")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@with_session
def command(owner: User, now: datetime, file: Path | None) -> None:
    """Write everything you have to FILE (or standard output) as JSON, one record a line.

    `mentee import FILE` reads it back into an empty home: nothing is lost.
    """
    from mentee.flows.export import export_lines

    if file is None:
        for line in export_lines(owner):
            sys.stdout.write(line)
        return
    part = file.with_name(file.name + ".part")
    records = 0
    with open(part, "w", encoding="utf-8", opener=private) as out:
        for line in export_lines(owner):
            out.write(line)
            records += 1
    part.replace(file)
    click.echo(f"{records:,} records written to {file}. It holds what you think of people: keep it safe.")


def private(path: str, flags: int) -> int:
    """Open so that the user alone can read it."""
    import os

    return os.open(path, flags, 0o600)

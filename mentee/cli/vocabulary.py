"""`mentee vocabulary`: job titles and skills added from O*NET's or ESCO's own files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.group(name="vocabulary")
def command() -> None:
    """Other ways to say a job title or a skill, beside those that come with mentee."""


@command.command(name="add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@as_json
@with_session
def add(owner: User, now: datetime, files: tuple[Path, ...], json_: bool) -> None:
    """Add FILES of O*NET (Alternate Titles, Technology Skills ...) or ESCO (occupations, skills), as published."""
    from mentee.flows.vocabulary import add_file

    added = [add_file(owner, file, now=now) for file in files]
    if json_:
        print_json(added)
        return
    for one in added:
        lost = f"; {len(one.problems):,} lines could not be used" if one.problems else ""
        click.echo(f"{one.name}: {one.terms:,} rows of terms{lost}.")


@command.command(name="list")
@as_json
@with_session
def list_(owner: User, now: datetime, json_: bool) -> None:
    """List what was added."""
    from mentee.flows.vocabulary import added

    found = added(owner)
    if json_:
        print_json(found)
        return
    for one in found:
        click.echo(f"{one.name}: {one.terms:,} rows of terms")
    if not found:
        click.echo("Nothing added; the words that come with mentee are always used.")


@command.command(name="remove")
@click.argument("name")
@as_json
@with_session
def remove(owner: User, now: datetime, name: str, json_: bool) -> None:
    """Take the vocabulary called NAME out again."""
    from mentee.flows.vocabulary import remove_named

    remove_named(owner, name)
    if json_:
        print_json({"removed": name})
    else:
        click.echo(f"{name} is out.")

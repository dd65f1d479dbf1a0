"""`mentee people`: list or search the people known."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import ago, as_json, console, print_json, safe, table
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from mentee.store.models import User


@click.command(name="people")
@click.argument("text", nargs=-1)
@click.option("--inside/--outside", "inside", default=None, help="Only people inside, or outside, your organisation.")
@click.option(
    "-n", "--most", default=50, show_default=True, type=click.IntRange(1, 100_000), help="How many to show."
)
@as_json
@with_session
def command(owner: User, now: datetime, text: tuple[str, ...], inside: bool | None, most: int, json_: bool) -> None:
    """List the people you know of, in order of name; with TEXT those whose name or work fits."""
    from mentee.store.reads.people import people

    lines = people(owner, text=" ".join(text), inside=inside, limit=most)
    if json_:
        print_json(lines)
        return
    shown = table("name", "work", ("contacts", {"justify": "right"}), "last")
    for line in lines:
        work = safe(line.title, line.organisation) or safe(line.headline)
        last = ago(datetime.fromtimestamp(line.last, UTC), now=now) if line.last is not None else ""
        shown.add_row(safe(line.name), work, f"{line.interactions:,}" if line.interactions else "", last)
    if not lines:
        narrowed = bool(text) or inside is not None
        click.echo("Nobody is like that." if narrowed else "Nobody yet. Bring people in with: mentee import FILE...")
        return
    console().print(shown)
    if len(lines) == most:
        console().print(f"[dim]The first {most}; more with --most, or narrow it with TEXT.[/]")

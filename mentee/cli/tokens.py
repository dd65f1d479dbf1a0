"""`mentee tokens`: let programs and calendars in, see whether they are used, shut them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import ago, as_json, console, print_json, safe, table
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.tokens import Made
    from mentee.store.models import User

SCOPES = ("calendar", "calendar-deeds", "read", "log")


@click.group(name="tokens")
def command() -> None:
    """Programs and calendars that may read, or log, on your behalf: each has a token of its own."""


@command.command(name="list")
@as_json
@with_session
def list_(owner: User, now: datetime, json_: bool) -> None:
    """List who is let in, and when each was last used."""
    from mentee.store.reads.tokens import tokens

    found = tokens(owner)
    if json_:
        print_json(found)
        return
    if not found:
        click.echo('Nobody is let in. Let your calendar in with: mentee tokens make "My calendar" --for calendar')
        return
    shown = table(("number", {"justify": "right"}), "name", "for", "made", "last used")
    for one in found:
        used = f"{one.used:%-d %b %Y}" if one.used else "never"
        shown.add_row(str(one.id), safe(one.name), safe(*one.scopes), ago(one.made, now=now), used)
    console().print(shown)


@command.command(name="make")
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--for",
    "scopes",
    multiple=True,
    required=True,
    type=click.Choice(SCOPES),
    help="What it may do; read and log go together.",
)
@as_json
@with_session
def make(owner: User, now: datetime, name: tuple[str, ...], scopes: tuple[str, ...], json_: bool) -> None:
    """Make a token called NAME, and print its secret, this once.

    calendar: an address that shows names and times; calendar-deeds: and what to do. read, log: for a program.
    """
    from mentee.flows.tokens import let_in
    from mentee.records.access import Scope

    made = let_in(owner, " ".join(name), [Scope(one) for one in scopes], now=now)
    address = address_of(made)
    if json_:
        print_json({"token": made.token, "secret": made.secret, "address": address})
        return
    click.echo("It is shown this once, and kept nowhere. Whoever has it reads with it.\n")
    click.secho(f"    {address if made.token.is_calendar else made.secret}", bold=True)
    click.echo(f"\nShut it out with: mentee tokens revoke {made.token.id}")


def address_of(made: Made) -> str:
    """Where the calendar is, or the API, on the server that was started last."""
    from mentee.cli.serve import PORT, base_of
    from mentee.flows.address import noted_address

    base = noted_address() or base_of("127.0.0.1", PORT)
    return f"{base}/calendar/{made.secret}.ics" if made.token.is_calendar else f"{base}/api/v1/"


@command.command(name="revoke")
@click.argument("name", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="All of them.")
@as_json
@with_session
def revoke(owner: User, now: datetime, name: tuple[str, ...], all_: bool, json_: bool) -> None:
    """Shut out the one called NAME (a name or a number), at once."""
    from mentee.flows.tokens import shut_out, token_named
    from mentee.store.reads.tokens import tokens

    if all_ == bool(name):
        raise click.UsageError("Name one, or say --all.")
    found = tokens(owner) if all_ else [token_named(owner, " ".join(name))]
    shut_out(owner, [one.id for one in found], now=now)
    if json_:
        print_json({"revoked": found})
        return
    for one in found:
        click.echo(f"{one.name} is shut out. Let it back in within a day: mentee tokens restore {one.id}")
    if not found:
        click.echo("Nobody was let in.")


@command.command(name="restore")
@click.argument("number", type=click.IntRange(1, 2**53))
@as_json
@with_session
def restore(owner: User, now: datetime, number: int, json_: bool) -> None:
    """Let the one of that NUMBER back in that was shut out within the last day."""
    from mentee.flows.tokens import let_back_in

    let_back_in(owner, [number], now=now)
    print_json({"restored": number}) if json_ else click.echo("It is let in again.")

"""`mentee init`: the three questions, asked or given as options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.setup import Answers
    from mentee.store.models import User


@click.command(name="init")
@click.option("--name", help="Your name.")
@click.option("--aspiration", help="Where you want to go, in your own words.")
@click.option("--role", "roles", multiple=True, help="A job title you aim for; may be given several times.")
@click.option("--skill", "skills", multiple=True, help="Something you want to learn; several times.")
@click.option("--value", "values", multiple=True, help="What matters to you, most important first; several times.")
@click.option("--organisation", "organisations", multiple=True, help="Where you work; several times.")
@click.option("--address", "addresses", multiple=True, help="A mail address of yours; several times.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: str | None,
    aspiration: str | None,
    roles: tuple[str, ...],
    skills: tuple[str, ...],
    values: tuple[str, ...],
    organisations: tuple[str, ...],
    addresses: tuple[str, ...],
    json_: bool,
) -> None:
    """Answer three questions: where you want to go, what matters to you, where you work.

    Without options the questions are asked. Answers can be changed at any time by the same command.
    """
    from mentee.cli.import_ import show_guesses
    from mentee.flows.setup import Answers, answer, guess_addresses

    given = Answers(
        name=name,
        aspiration=aspiration,
        roles=roles or None,
        skills=skills or None,
        values=values or None,
        organisations=organisations or None,
        addresses=addresses or None,
    )
    if given == Answers() and not json_ and sys.stdin.isatty():
        given = ask(owner)
    elif given == Answers() and not json_:
        raise click.UsageError("Nothing was given, and there is nobody to ask: give the answers as options.")
    seeker = answer(owner, given, now=now)
    if json_:
        print_json(seeker)
        return
    click.echo("Kept. You can change any of it with the same command.")
    if not seeker.addresses:
        click.echo("Which mail addresses are yours? mentee init --address you@example.org")
    elif given.addresses or given.name:
        show_guesses(guess_addresses(owner), seeker.addresses)
    click.echo("Next: mentee import FILE...")
    click.echo("  (LinkedIn export, contacts, mailbox, calendar, staff list, schedule)")


def ask(owner: User) -> Answers:
    """Ask the questions at the terminal; an empty answer leaves things as they were."""
    from mentee.flows.setup import Answers
    from mentee.records.seeker import Value
    from mentee.store.reads.seeker import seeker

    known = seeker(owner)
    first = known.aspirations[0].text if known.aspirations else ""
    click.echo("1. Where do you want to go? A sentence in your own words.")
    aspiration = click.prompt("  ", default=first, show_default=bool(first))
    roles = _several("   Job titles you aim for, separated by commas", ())
    click.echo("2. What matters to you? Most important first, separated by commas; your own words, or some of:")
    click.echo("   " + ", ".join(value.value for value in Value))
    values = _several("  ", known.values)
    click.echo("3. Where do you work, and which mail addresses are yours?")
    organisations = _several("   Organisations", known.organisations)
    addresses = _several("   Addresses", known.addresses)
    return Answers(
        aspiration=aspiration or None,
        roles=roles or None,
        values=values or None,
        organisations=organisations or None,
        addresses=addresses or None,
    )


def _several(question: str, known: tuple[str, ...]) -> list[str]:
    text = click.prompt(question, default=", ".join(known), show_default=bool(known))
    return [part.strip() for part in text.split(",") if part.strip()]

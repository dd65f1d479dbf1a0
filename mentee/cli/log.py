"""`mentee log`: keep an encounter in seconds, from one line of plain words."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept, show_moved

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.log import Said, Understood
    from mentee.store.models import User


CHANNELS = ("in_person", "meeting", "call", "mail", "message", "social")
DIRECTIONS = ("sent", "received", "both")


@click.command(name="log")
@click.argument("line", nargs=-1)
@click.option("--with", "people", multiple=True, help="Who it was with; several times. The line is then the notes.")
@click.option("--when", default="", help="The day: 2026-11-20, yesterday, last Tuesday. Else now.")
@click.option("--channel", type=click.Choice(CHANNELS), help="How it took place.")
@click.option("--direction", type=click.Choice(DIRECTIONS), help="Who wrote; without it you did.")
@click.option("--others", type=click.IntRange(0, 100_000), help="How many more were there.")
@click.option("--minutes", type=click.IntRange(1, 10_000), help="How long it was.")
@click.option("--notes", default="", help="What stays with you.")
@click.option("--ask-next", multiple=True, help="What to ask next time; several times.")
@click.option("--preview", is_flag=True, help="Say what is understood, and keep nothing.")
@click.option("--yes", is_flag=True, help="Keep it without asking.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    line: tuple[str, ...],
    people: tuple[str, ...],
    when: str,
    channel: str | None,
    direction: str | None,
    others: int | None,
    minutes: int | None,
    notes: str,
    ask_next: tuple[str, ...],
    preview: bool,
    yes: bool,
    json_: bool,
) -> None:
    """Keep an encounter: "coffee with Ada and Ben yesterday 45 min, talked about budgets, ask next about hiring".

    Options say the same; what they say wins over the line. mentee undo takes it back.
    """
    from mentee.flows.errors import BadInputError
    from mentee.flows.steps.days import moment_of
    from mentee.flows.steps.log import as_understood, log, said_of, understand, unsure_of
    from mentee.records.facts import Channel

    text = " ".join(line)
    understood = None
    if people:
        said = said_plainly(owner, people, now=now)
        notes = "; ".join(part for part in (text, notes) if part)
    else:
        understood = understand(owner, text, now=now)
        if preview:
            show_preview(understood, json_=json_)
            return
        if not json_:
            show_understood(understood)
        at = moment_of(owner, when, now=now) if when else None
        said = said_of(understood.entry, at=at, channel=Channel(channel) if channel else None)
        if not (yes or when or sys.stdin.isatty()) and (unsure := unsure_of(understood.entry)):
            raise BadInputError(
                unsure, "Nothing was stored. Write the day like 2026-11-02, or keep it so with --yes."
            )
    said = with_options(owner, said, when=when, channel=channel, minutes=minutes, notes=notes, ask=ask_next, now=now)
    said = with_company(said, direction=direction, others=others)
    if preview:
        show_preview(as_understood(owner, said, now=now), json_=json_)
        return
    if understood and not (yes or json_) and sys.stdin.isatty() and not click.confirm("Keep it so?", default=True):
        click.echo("Nothing was kept.")
        return
    kept = log(owner, said, now=now)
    if json_:
        print_json({"understood": understood.lines if understood else [], "logged": kept})
        return
    echo_kept("Kept.")
    show_moved(kept.moved)
    for words in understood.undecided if understood else ():
        asked = f'Praise or a challenge? mentee feedback NAME --challenge "{words}" (or --praise)'
        indented(escape(asked), by=0)


def show_understood(understood: Understood) -> None:
    """What was understood, a line each."""
    for told in understood.lines:
        click.echo(f"  {told}")


def show_preview(understood: Understood, *, json_: bool) -> None:
    """What would be kept, and why it cannot be where it cannot."""
    if json_:
        print_json(understood)
        return
    show_understood(understood)
    if understood.problem:
        click.echo(understood.problem)


def said_plainly(owner: User, people: tuple[str, ...], *, now: datetime) -> Said:
    """An encounter by options alone."""
    from mentee.flows.steps.log import Said
    from mentee.flows.steps.whom import whom

    return Said(people=tuple(whom(owner, name).id for name in people), at=now)


def with_options(
    owner: User,
    said: Said,
    *,
    when: str,
    channel: str | None,
    minutes: int | None,
    notes: str,
    ask: tuple[str, ...],
    now: datetime,
) -> Said:
    """What the options say, in place of what the line said."""
    from mentee.flows.steps.days import moment_of
    from mentee.records.facts import Channel

    return replace(
        said,
        at=moment_of(owner, when, now=now) if when else said.at,
        channel=Channel(channel) if channel else said.channel,
        minutes=minutes if minutes is not None else said.minutes,
        notes="; ".join(part for part in (said.notes, notes) if part),
        ask_next_time=(*said.ask_next_time, *ask),
    )


def with_company(said: Said, *, direction: str | None, others: int | None) -> Said:
    """Who wrote and how many more were there, where an option says it."""
    from mentee.records.journey import Direction

    return replace(
        said,
        direction=Direction(direction) if direction else said.direction,
        unnamed=said.unnamed if others is None else others,
    )

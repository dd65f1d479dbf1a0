"""`mentee today`: the few things worth doing today, each with its why and its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, console, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import day_words, show_action, show_meetings, show_moved

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.today import Today
    from mentee.store.models import User


WAITS = 6


@click.command(name="today")
@click.option("--brief", is_flag=True, help="Without the drafts.")
@click.option("--waits", is_flag=True, help="Everything that waits, and until when.")
@click.option(
    "--rephrase", metavar="TONE", help="Drafts in other words, by your language model: plain, warmer, shorter ..."
)
@as_json
@with_session
def command(owner: User, now: datetime, brief: bool, waits: bool, rephrase: str | None, json_: bool) -> None:
    """The few things worth doing today, and why; below, what waits and the meetings ahead."""
    from mentee.cli.shown import remember
    from mentee.flows.steps.today import today

    day = today(owner, now=now)
    remember(owner, day.today, day.actions)
    if rephrase is not None:
        day = rephrased(day, rephrase)
    if json_:
        print_json(day)
        return
    if not day.pursued:
        click.echo("You pursue nobody yet. Who could it be: mentee find. Then: mentee pursue NAME")
        return
    show(day, now=now, drafts=not brief, all_waits=waits)


def show(day: Today, *, now: datetime, drafts: bool, all_waits: bool) -> None:
    """The day as a friend would tell it."""
    out = console()
    out.print(f"[bold]{day_words(day.today)}[/]  [dim]{summary(day)}[/]\n")
    if day.moved:
        show_moved(day.moved)
        out.print()
    for number, action in enumerate(day.actions, start=1):
        show_action(number, action, today=day.today, drafts=drafts)
    if day.actions:
        out.print("[dim]mentee done 1, mentee later 1 until Friday, mentee never 1; why: mentee why NAME[/]\n")
    if day.meetings:
        out.print("[bold]Coming up[/]  [dim]mentee prepare NAME[/]")
        show_meetings(day.meetings, now=now)
        out.print()
    shown = day.waits if all_waits else day.waits[:WAITS]
    if shown:
        out.print("[bold]Let it be for now[/]")
    for wait in shown:
        until = f" [dim]until {day_words(wait.until)}[/]" if wait.until else ""
        indented(f"{escape(wait.name)}{until}: {escape(wait.reason)}", by=2)
    if len(day.waits) > len(shown):
        out.print(f"  [dim]and {len(day.waits) - len(shown)} more: mentee today --waits[/]")


def summary(day: Today) -> str:
    """How much there is to do, in words."""
    if not day.actions:
        return "nothing is asked of you today"
    things = {1: "one thing", 2: "two things", 3: "three things"}.get(len(day.actions), f"{len(day.actions)} things")
    minutes = sum(action.minutes for action in day.actions)
    more = f"; {day.left} more can wait" if day.left else ""
    return f"{things}, about {minutes} minutes{more}"


def rephrased(day: Today, tone: str) -> Today:
    """The day with each draft in other words; one that was refused stays, and it is said why."""
    from mentee.flows.steps.rephrase import rephrase, tone_of

    wanted = tone_of(tone or "plain")
    actions = []
    for action in day.actions:
        if action.draft is None:
            actions.append(action)
            continue
        found = rephrase(action.draft, wanted)
        if found.refused:
            click.echo(f"{action.name}: the draft stays as it was. {found.refused}", err=True)
        actions.append(replace(action, draft=found.draft))
    return replace(day, actions=tuple(actions))

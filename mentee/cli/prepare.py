"""`mentee prepare`: the sheet for a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import ago, as_json, console, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import show_meetings

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.prepare import Preparation
    from mentee.store.models import User


@click.command(name="prepare")
@click.argument("name", nargs=-1, required=True)
@click.option("--ask", "questions", multiple=True, help="Put a question on the list for next time; several times.")
@click.option("--asked", default="", help="A question that was asked (its beginning is enough).")
@click.option("--answer", "reply", default="", help="What was answered to it.")
@as_json
@with_session
def command(
    owner: User, now: datetime, name: tuple[str, ...], questions: tuple[str, ...], asked: str, reply: str, json_: bool
) -> None:
    """What to take into the next meeting with NAME: what they said, three questions, one follow-up."""
    from mentee.flows.steps.prepare import answered, ask_next_time, prepare

    words = " ".join(name)
    if reply and not asked:
        raise click.UsageError('Say which question it answers: --asked "its beginning"')
    for question in questions:
        ask_next_time(owner, words, question, now=now)
    if asked:
        answered(owner, words, asked, reply, now=now)
    found = prepare(owner, words, now=now)
    if json_:
        print_json(found)
        return
    show(found, now=now)


def show(found: Preparation, *, now: datetime) -> None:
    """The sheet, in the order in which it is used."""
    out, sheet = console(), found.sheet
    out.print(f"[bold]Meeting {escape(found.relationship.name)}[/]")
    if found.meeting:
        show_meetings([found.meeting], now=now)
    if found.hold:
        out.print(f"[yellow]No asks until {found.hold.until}: {escape(found.hold.reason)}[/]")
    if sheet.last_time:
        notes = f": {escape(sheet.last_time.notes)}" if sheet.last_time.notes else ""
        indented(f"[bold]Last time[/] ({ago(sheet.last_time.at, now=now)}){notes}", by=0)
    for one in sheet.answered[:3]:
        answer = f": [dim]{escape(one.answer)}[/]" if one.answer else ""
        indented(f"{escape(one.text)}{answer}", by=2, first="- ")
    lists = (
        ("You wanted to ask", sheet.ask_next_time),
        ("Three open questions", sheet.questions),
        ("And to follow up", (sheet.follow_up,) if sheet.follow_up else ()),
        ("What they need", tuple(need.text for need in found.needs)),
        ("From their feedback", tuple(loop.words for loop in found.loops)),
    )
    for title, texts in lists:
        if texts:
            out.print(f"[bold]{title}[/]")
        for text in texts:
            indented(escape(text), by=2, first="- ")
    out.print('[dim]Afterwards: mentee log "met NAME today 45 min, talked about ..."[/]')

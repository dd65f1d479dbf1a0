"""`mentee sheet`: where one relationship stands in the eight steps, and all that happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import ago, as_json, console, counted, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import day_words

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.sheet import Sheet
    from mentee.store.models import User


@click.command(name="sheet")
@click.argument("name", nargs=-1, required=True)
@click.option(
    "-n", "--most", default=12, show_default=True, type=click.IntRange(0, 40), help="How much of the timeline."
)
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], most: int, json_: bool) -> None:
    """The step sheet of NAME: for each of the eight steps what was found, what is missing, what comes next."""
    from mentee.flows.steps.sheet import sheet

    found = sheet(owner, " ".join(name), now=now)
    if json_:
        print_json(found)
        return
    show(found, most=most, now=now)


def show(found: Sheet, *, most: int, now: datetime) -> None:
    """Standing, steps, timeline, and the next thing."""
    out, rel = console(), found.relationship
    work = f"  {escape(found.work)}" if found.work else ""
    out.print(f"[bold]{escape(rel.name)}[/]{work}  [cyan]{rel.standing or 'not pursued'}[/]")
    spent = found.hours.hours + found.hours.assumed_hours
    facts = [counted(found.hours.meetings, "meeting"), f"{spent:.1f} hours together"] if found.hours.meetings else []
    facts += [f"this quarter given {found.balance.gives}, received {found.balance.got}"]
    out.print(f"[dim]{'; '.join(facts)}[/]")
    if found.hold:
        out.print(f"[yellow]No asks until {day_words(found.hold.until)}: {escape(found.hold.reason)}[/]")
    out.print()
    for row in found.rows:
        last = f"  [dim]last {ago(row.last, now=now)}[/]" if row.last else ""
        indented(
            f"{'[green]✓[/]' if row.found else '[dim]·[/]'} [bold]{row.title}[/]{last}",
            first=f"{int(row.step)} ",
            by=0,
        )
        for item in row.found[:2]:
            indented(escape(item.words), by=4, first="- ")
        for missing in row.missing:
            indented(f"[yellow]missing:[/] {escape(missing)}", by=4)
        indented(f"[dim]next: {escape(row.next)}[/]", by=4)
    for offer in found.offers:
        if not offer.by_itself:
            out.print(f"\n[dim]The facts would permit: {offer.after} ({escape(offer.evidence[0].words)})[/]")
    show_next(found)
    if most and found.timeline:
        out.print("\n[bold]Timeline[/]")
    for event in found.timeline[:most]:
        note = f"  [dim]{escape(event.note)}[/]" if event.note else ""
        indented(f"{event.at:%d %b %Y}  [dim]{event.kind}[/]  {escape(event.text)}{note}", by=2)


def show_next(found: Sheet) -> None:
    """What to do, or what to wait for."""
    from mentee.records.journey import Action

    out = console()
    if isinstance(found.next, Action):
        out.print(f"\n[bold]Next:[/] {escape(found.next.what)}")
    else:
        until = f" (until {day_words(found.next.until)})" if found.next.until else ""
        out.print(f"\n[bold]Let it be:[/] {escape(found.next.reason)}{until}")

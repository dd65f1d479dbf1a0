"""`mentee why`: which rules led to what is suggested, and which held back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, console, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import day_words

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="why")
@click.argument("name", nargs=-1, required=True)
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], json_: bool) -> None:
    """Why this is suggested for NAME: the rules that fired, and those that held back."""
    from mentee.flows.steps.why import why
    from mentee.records.journey import Action

    found = why(owner, " ".join(name), now=now)
    if json_:
        print_json(found)
        return
    out, told = console(), found.explanation
    out.print(f"[bold]{escape(found.name)}[/]  [cyan]{found.standing or 'not pursued'}[/]")
    said = told.result.what if isinstance(told.result, Action) else f"Let it be: {told.result.reason}"
    indented(escape(said), by=0, first="-> ")
    if told.fired:
        out.print("\n[bold]Possible today[/]  [dim]worth = window + fit + overdue + effort[/]")
    for one in told.fired:
        w = one.worth
        parts = f"{w.window:.0f} + {w.fit:.0f} + {w.overdue:.0f} + {w.effort:.0f}"
        parts += f" - {-w.leaning:.0f} (asks outweigh gifts)" if w.leaning else ""
        indented(f"{escape(one.what)} [dim]= {parts}[/]", by=2, first=f"{w.total:3.0f} ")
    if told.held_back:
        out.print("\n[bold]Held back[/]")
    for rule in sorted(told.held_back, key=lambda rule: not rule.asked_for):
        until = f" (until {day_words(rule.until)})" if rule.until else ""
        indented(f"{escape(rule.reason)}{until}", by=2, first="x " if rule.asked_for else "- ")
        kinds = ", ".join(kind.value.replace("-", " ") for kind in rule.kinds[:6])
        indented(f"[dim]{escape(rule.text)}: {kinds}{' ...' if len(rule.kinds) > 6 else ''}[/]", by=4)
    if told.not_yet:
        out.print("\n[bold]Not yet[/]")
    for later in told.not_yet:
        indented(f"{escape(later.what)} [dim]from {day_words(later.opens)}[/]", by=2)

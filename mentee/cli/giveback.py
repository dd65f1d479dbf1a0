"""`mentee giveback`: what you could give, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, console, indented, print_json, table
from mentee.cli.session import with_session
from mentee.cli.telling import show_draft

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="giveback")
@as_json
@with_session
def command(owner: User, now: datetime, json_: bool) -> None:
    """What you could give: introductions you could make, needs still open, the balance of the quarter."""
    from mentee.flows.steps.ledger import give_back

    found = give_back(owner, now=now)
    if json_:
        print_json(found)
        return
    out = console()
    for one in found.introductions:
        evidence = f" [dim]{escape(one.match.evidence)}[/]" if one.match.evidence else ""
        indented(
            f"[bold]{escape(one.name)}[/] needs {escape(one.match.need_text)}:"
            f" {escape(one.match.helper_name)}{evidence}",
            by=0,
        )
        if one.draft:
            show_draft(one.draft)
        out.print()
    for _, name, need in found.needs:
        indented(
            f"[bold]{escape(name)}[/] needs {escape(need.text)}: nobody you know comes to mind; could you?", by=0
        )
    both = table("this quarter", ("received", {"justify": "right"}), ("given", {"justify": "right"}), "asked")
    for _, name, balance in found.balances:
        if balance.got or balance.gives or balance.asks:
            both.add_row(name, str(balance.got), str(balance.gives), str(balance.asks))
    out.print(
        both if both.row_count else "Nothing was noted this quarter: mentee received KIND NAME, mentee gave KIND NAME"
    )

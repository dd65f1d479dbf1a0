"""`mentee path`: who could introduce you to somebody, each tie with its evidence."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import ago, as_json, console, indented, local, print_json, safe
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from mentee.flows.path import Way
    from mentee.store.models import User


@click.command(name="path")
@click.argument("name", nargs=-1, required=True)
@click.option("-k", "--most", default=3, show_default=True, type=click.IntRange(1, 50), help="How many ways.")
@click.option(
    "--connectors", default=2, show_default=True, type=click.IntRange(0, 2), help="At most so many between."
)
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], most: int, connectors: int, json_: bool) -> None:
    """Who could introduce you to the person called NAME."""
    from mentee.flows.path import ways_in

    answer = ways_in(owner, " ".join(name), now=now, most=most, max_connectors=connectors)
    if json_:
        print_json(answer)
        return
    out = console()
    out.print(f"Ways to [bold]{safe(answer.name)}[/]\n")
    for place, way in enumerate(answer.ways, start=1):
        show(place, way)
    for chance in answer.chances:
        when = local(chance.starts)
        where = f", {safe(chance.place)}" if chance.place else ""
        out.print(f"[cyan]gathering[/] {safe(chance.title)}, {when:%-d %b %Y} ({ago(when, now=now)}){where}")
    if not answer.ways and not answer.chances:
        out.print(
            "Nobody you know leads there yet. What could open a way: import more mail or a calendar, look at what "
            "they publish and answer it sincerely, or find a gathering they will attend."
        )


def show(place: int, way: Way) -> None:
    """One chain: the names, then each tie with what it rests on."""
    out = console()
    chain = safe("you", *way.names[1:], between=" > ")
    out.print(f"[bold]{place}. {chain}[/]  [dim]{way.path.value:.2f}[/]")
    for position, step in enumerate(way.path.steps):
        left = "you" if position == 0 else way.names[position]
        both = safe(left, way.names[position + 1], between=" and ")
        indented(f"{both} [dim]{step.strength:.2f}[/]: {safe(step.evidence)}", by=3)
    for reason in way.path.reasons:
        if reason.kind == "dormant":
            out.print(f"   + {reason.text}")
    out.print()

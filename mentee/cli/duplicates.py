"""`mentee duplicates`: likely twins with the evidence; same, different or later; and splitting what was merged."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

import click

from mentee.cli.screen import as_json, console, indented, print_json, safe
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User
    from mentee.store.reads.doubts import OpenDoubt, Side
    from mentee.store.writes.people import Verdict

KEYS = {"s": "same", "d": "different", "l": "skipped"}


@click.command(name="duplicates")
@click.option("--same", "same", type=int, metavar="NUMBER", help="Pair NUMBER is one person.")
@click.option("--different", "different", type=int, metavar="NUMBER", help="Pair NUMBER is two people.")
@click.option("--split", "split", type=int, metavar="NUMBER", help="Take back joining NUMBER (see: mentee person).")
@click.option("-n", "--most", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many to show.")
@as_json
@with_session
def command(
    owner: User, now: datetime, same: int | None, different: int | None, split: int | None, most: int, json_: bool
) -> None:
    """Decide which likely twins are one person. Nothing is joined on a name alone, and all can be split again."""
    from mentee.flows.duplicates import decide, take_apart, told
    from mentee.store.reads.doubts import count_open, open_doubts

    for number, verdict in ((same, "same"), (different, "different")):
        if number is not None:
            decide(owner, number, cast("Verdict", verdict), now=now)
    parted = take_apart(owner, split, now=now) if split is not None else None
    if any(number is not None for number in (same, different, split)):
        if json_:
            print_json({"split": parted, "waiting": count_open(owner)})
            return
        for sentence in told(parted) if parted else ():
            indented(safe(sentence), by=0)
        click.echo(f"Done. {count_open(owner):,} to decide on.")
        return
    doubts = open_doubts(owner, limit=most)
    if json_:
        print_json(doubts)
        return
    if not doubts:
        click.echo("No likely twins: nothing to decide.")
        return
    count = count_open(owner)
    console().print(f"{count:,} {'pair' if count == 1 else 'pairs'} that may be one person.\n")
    for doubt in doubts:
        show(doubt)
        if sys.stdin.isatty():
            key = click.prompt("  (s)ame, (d)ifferent, (l)ater, (q)uit", type=click.Choice([*KEYS, "q"]), default="l")
            if key == "q":
                return
            decide(owner, doubt.id, cast("Verdict", KEYS[key]), now=now)
    if not sys.stdin.isatty():
        click.echo("Decide with: mentee duplicates --same NUMBER, or: --different NUMBER")


def show(doubt: OpenDoubt) -> None:
    """The two sides, one under the other, and what speaks for their being one."""
    out = console()
    out.print(f"[bold]{doubt.id}[/]  {side(doubt.a)}\n    {side(doubt.b)}")
    out.print(f"    [dim]{safe(*doubt.evidence, between='; ')}[/]")


def side(one: Side) -> str:
    """What tells who it is, safe as markup."""
    return safe(one.name, one.position or one.headline, ", ".join(one.keys), between="  ")

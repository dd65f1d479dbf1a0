"""`mentee evaluate`: look at both sides of a relationship."""

from __future__ import annotations

import sys
from itertools import zip_longest
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, console, indented, print_json, table
from mentee.cli.session import with_session
from mentee.cli.telling import show_moved

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.steps.evaluate import BothSides
    from mentee.store.models import User


MARK = click.IntRange(1, 5)
WISHES = ("continue", "ease off", "let go")


@click.command(name="evaluate")
@click.argument("name", nargs=-1, required=True)
@click.option("--value", type=MARK, help="How much it gives you, 1 to 5.")
@click.option("--chemistry", type=MARK, help="How well you get on, 1 to 5.")
@click.option("--energy", type=MARK, help="How you feel afterwards, 1 to 5.")
@click.option("--wish", type=click.Choice(WISHES), help="Whether you want it to go on.")
@click.option("--note", default="", help="Anything else, for you alone.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: tuple[str, ...],
    value: int | None,
    chemistry: int | None,
    energy: int | None,
    wish: str | None,
    note: str,
    json_: bool,
) -> None:
    """Both sides of the relationship with NAME: your four quick answers beside the facts of theirs."""
    from mentee.flows.errors import BadInputError
    from mentee.flows.steps.evaluate import both_sides, evaluate
    from mentee.records.journey import Evaluation, Wish

    words = " ".join(name)
    marks = [value, chemistry, energy, wish]
    if all(mark is None for mark in marks) and not json_ and sys.stdin.isatty():
        show(both_sides(owner, words, now=now))
        value, chemistry, energy, wish = ask()
    if value and chemistry and energy and wish:
        found = evaluate(owner, words, Evaluation(now, value, chemistry, energy, Wish(wish), note), now=now)
    elif any((value, chemistry, energy, wish, note)):
        raise BadInputError("Four answers make the look whole.", "--value, --chemistry, --energy and --wish")
    else:
        found = both_sides(owner, words, now=now)
    if json_:
        print_json(found)
        return
    show(found)
    show_moved(found.moved)


def ask() -> tuple[int | None, int | None, int | None, str | None]:
    """The four questions at the terminal; Enter leaves off."""
    marks: list[int | None] = []
    for question in ("How much does it give you?", "How well do you get on?", "How do you feel afterwards?"):
        text = click.prompt(f"{question} 1 to 5", default="", show_default=False)
        if text not in {"1", "2", "3", "4", "5"}:
            return None, None, None, None
        marks.append(int(text))
    return marks[0], marks[1], marks[2], click.prompt("Go on?", type=click.Choice(WISHES), default="continue")


def show(found: BothSides) -> None:
    """The two sides next to each other, then the suggestion."""
    out = console()
    mine = [f"value {found.mine.value}, chemistry {found.mine.chemistry}", f"energy {found.mine.energy}",
            f"you wish to {found.mine.wish}"] if found.mine else ["not said yet"]  # fmt: skip
    theirs = [str(signal.text) for signal in found.theirs.signals] or ["too little is known yet"]
    out.print(f"[bold]{escape(found.relationship.name)}[/]")
    both = table(f"you ({found.mine_leans})", f"them, as far as facts tell ({found.theirs.lean})")
    for left, right in zip_longest(mine, theirs, fillvalue=""):
        both.add_row(left, right)
    out.print(both)
    if found.tempered:
        indented(f"[dim]{escape(found.tempered)}[/]", by=0)
    if found.suggestion:
        indented(f"[bold]Suggestion: {found.suggestion.wish}.[/] {escape(str(found.suggestion.reason))}", by=0)
        out.print("[dim]You decide.[/]")
    elif found.due:
        out.print(f"It is time for a look: {escape(found.due.words)}.")
    for text in found.base_rates:
        indented(f"[dim italic]{escape(text)}[/]", by=0)

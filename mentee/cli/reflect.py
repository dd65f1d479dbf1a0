"""`mentee reflect`: a short card on one person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.records.seeker import Reflection
    from mentee.store.models import User

MARK = click.IntRange(1, 5)


@click.command(name="reflect")
@click.argument("name", nargs=-1, required=True)
@click.option("--like", type=MARK, help="How much you like them, 1 to 5.")
@click.option("--respect", type=MARK, help="How much you respect them, 1 to 5.")
@click.option("--treats-others", type=MARK, help="How they treat others, 1 to 5.")
@click.option("--value", "values", multiple=True, help="A value you see in them; several times.")
@click.option("--trait", "traits", multiple=True, metavar="TRAIT[: EXAMPLE]", help="Something to learn from them.")
@click.option("--red-flag", default="", help="Why they are not for you; takes them off the list.")
@click.option("--lift-red-flag", "lift", is_flag=True, help="Take the red flag back: they may be suggested again.")
@click.option("--note", default="", help="Anything else, for you alone.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: tuple[str, ...],
    like: int | None,
    respect: int | None,
    treats_others: int | None,
    values: tuple[str, ...],
    traits: tuple[str, ...],
    red_flag: str,
    lift: bool,
    note: str,
    json_: bool,
) -> None:
    """Note how you see the person called NAME: only you can know, and it weighs most. Nobody else ever sees it."""
    from mentee.flows.reflect import lift_red_flag, reflect, trait_of
    from mentee.records.seeker import Reflection

    if lift and red_flag:
        raise click.UsageError("Raise a red flag or lift it, not both.")
    if lift:
        lifted = lift_red_flag(owner, " ".join(name), now=now)
        if not json_:
            click.echo(f"Lifted: {lifted.name} may be suggested again.")
    said = Reflection(
        at=now,
        like=like,
        respect=respect,
        treats_others=treats_others,
        values=values,
        traits=tuple(trait_of(text) for text in traits),
        red_flag=red_flag,
        note=note,
    )
    if lift and said == Reflection(at=now):
        if json_:
            print_json({"person": lifted, "reflection": None})
        return
    if said == Reflection(at=now) and not json_ and sys.stdin.isatty():
        said = ask(said)
    match, kept = reflect(owner, " ".join(name), said)
    if json_:
        print_json({"person": match, "reflection": kept})
        return
    click.echo(f"Kept, for you alone: how you see {match.name}.")
    if red_flag:
        click.echo("They will not be suggested any more, until you lift it:\nmentee reflect NAME --lift-red-flag")


def ask(card: Reflection) -> Reflection:
    """The card at the terminal; Enter leaves a question out."""
    from dataclasses import replace

    from mentee.flows.reflect import trait_of

    click.echo("Enter leaves a question out.")
    values = _texts("Values you see in them, separated by commas")
    traits = _texts("What you would like to learn from them (trait: an example), separated by ;", ";")
    return replace(
        card,
        like=_mark("How much do you like them? 1 to 5"),
        respect=_mark("How much do you respect them? 1 to 5"),
        treats_others=_mark("How do they treat others? 1 to 5"),
        values=tuple(values),
        traits=tuple(trait_of(text) for text in traits),
        red_flag=click.prompt("A red flag? In your words", default="", show_default=False),
    )


def _mark(question: str) -> int | None:
    text = click.prompt(question, default="", show_default=False, type=click.Choice(["", "1", "2", "3", "4", "5"]))
    return int(text) if text else None


def _texts(question: str, separator: str = ",") -> list[str]:
    text = click.prompt(question, default="", show_default=False)
    return [part.strip() for part in text.split(separator) if part.strip()]

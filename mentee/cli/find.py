"""`mentee find`: the shortlist, each with four factors as a bar, two or three reasons, and the best way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, bar, console, indented, print_json, safe
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.find import Found, Shortlist
    from mentee.store.models import User

REASONS = 3


@click.command(name="find")
@click.argument("text", nargs=-1)
@click.option("-n", "--most", default=10, show_default=True, type=click.IntRange(1, 200), help="How many to show.")
@click.option("--inside/--outside", "inside", default=None, help="Only people inside, or outside, your organisation.")
@click.option("--all-reasons", is_flag=True, help="Every reason with its points; they sum to the score.")
@as_json
@with_session
def command(
    owner: User, now: datetime, text: tuple[str, ...], most: int, inside: bool | None, all_reasons: bool, json_: bool
) -> None:
    """Who could be a mentor for you, and why: for your aspirations, or for TEXT."""
    from mentee.flows.find import Wish, find

    answer = find(owner, Wish(text=" ".join(text), inside=inside, most=most), now=now)
    if json_:
        print_json(answer)
        return
    out = console()
    out.print(f"For: [bold]{safe(answer.asked)}[/]  [dim]({len(answer.found)} of {answer.out_of:,} people)[/]\n")
    if answer.learned:
        out.print(f"[dim]{answer.learned} See: mentee rather[/]\n")
    show_unsaid(answer, own_words=bool(text))
    for place, found in enumerate(answer.found, start=1):
        show(place, found, all_reasons=all_reasons)
    show_asks(answer)


def show_unsaid(answer: Shortlist, *, own_words: bool) -> None:
    """What nobody says of what was asked, and what helps."""
    out = console()
    if answer.unsaid:
        words = safe(*(f"\u201c{word}\u201d" for word in answer.unsaid), between=", ")
        out.print(f"[yellow]Nobody's profile or mail says {words}.[/]")
    if not answer.found and answer.out_of and own_words:
        out.print("Nobody you know of shows anything of what you ask for, so there is nobody to suggest for it.")
        out.print("Ask in other words, or bring more people in: mentee import FILE...")
    if answer.unsaid:
        out.print()


def work_line(title: str, organisation: str) -> str:
    """What somebody does and where, as far as it is known; safe as markup."""
    return safe(title, organisation)


def show(place: int, found: Found, *, all_reasons: bool) -> None:
    """One candidate in four or five lines."""
    from mentee.flows.find import telling

    out = console()
    side = "inside" if found.candidate.inside else "outside"
    parts = [
        f"[bold]{place:>2}. {safe(found.name)}[/]",
        work_line(found.title, found.organisation),
        f"[dim]{side}[/]",
    ]
    out.print("  ".join(part for part in parts if part))
    out.print(f"    [bold]{found.candidate.score:.0f}[/]  {bar(found.candidate.factors)}")
    for reason in found.candidate.reasons if all_reasons else telling(found.candidate.reasons, most=REASONS):
        indented(safe(reason.text), first=f"{reason.points:+6.1f} " if all_reasons else "- ")
    indented(safe(way_in(found)), first="way in: ")
    out.print()


def way_in(found: Found) -> str:
    """The best way in, in words."""
    if found.way is None:
        return "nobody you know leads there yet; look for a gathering, or something they published"
    if not found.connectors:
        return f"write yourself ({found.way.steps[0].evidence})"
    between = " and then ".join(found.connectors)
    return f"through {between} ({found.way.steps[0].evidence}; {found.way.steps[-1].evidence})"


def show_asks(answer: Shortlist) -> None:
    """Whom to reflect on: what the seeker thinks of them could change this list most."""
    if not answer.ask_next:
        return
    out = console()
    out.print("[bold]What only you can know.[/] These cards could change the list most:")
    for ask in answer.ask_next:
        out.print(f'  mentee reflect "{safe(ask.name)}"  [dim]{work_line(ask.title, ask.organisation)}[/]')

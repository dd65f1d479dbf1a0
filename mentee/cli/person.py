"""`mentee person`: everything known about one person, each fact with the source that says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import ago, as_json, bar, console, local, print_json, safe, table
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from mentee.flows.person import PersonView
    from mentee.store.models import User
    from mentee.store.reads.page import PersonPage, Sourced

TIMELINE, GATHERINGS, REASONS = 8, 4, 4


@click.command(name="person")
@click.argument("name", nargs=-1, required=True)
@as_json
@with_session
def command(owner: User, now: datetime, name: tuple[str, ...], json_: bool) -> None:
    """Everything known about the person called NAME (a name, an address, or #number)."""
    from mentee.flows.person import person_view

    view = person_view(owner, " ".join(name), now=now)
    if json_:
        print_json(view)
        return
    out = console()
    side = "inside" if view.page.inside else "outside"
    out.print(f"[bold]{safe(view.page.name)}[/]  [dim]#{view.page.id}, {side} your organisation[/]")
    for line in (*head(view.page), *work(view.page), *tie(view, now), *score(view), *sources(view.page)):
        out.print(line)
    timeline(view, now)


def head(page: PersonPage) -> Iterator[str]:
    """What tells who it is."""
    if page.headline:
        yield safe(page.headline)
    yield safe(*(key.shown for key in page.keys), between="  ")
    for title, texts in (("also called", page.names[1:]), ("skills", page.skills), ("tags", page.tags)):
        if texts:
            yield f"[dim]{title}[/] {safe(*(text.text for text in texts))}{said_by(texts)}"
    for title, text in (("offers", page.offers), ("notes", page.notes), ("place", page.location)):
        if text:
            yield f"[dim]{title}[/] {safe(text)}"


def said_by(texts: tuple[Sourced, ...]) -> str:
    """The files that say it, dimmed."""
    files = sorted({file for text in texts for file in text.files})
    return f" [dim]({safe(*files)})[/]" if files else ""


def work(page: PersonPage) -> Iterator[str]:
    """Positions with their dates, the current ones first."""
    for position, files in sorted(page.positions, key=lambda pair: not pair[0].current):
        since = f"{position.started:%Y}" if position.started else ""
        until = f"{position.finished:%Y}" if position.finished else ("" if position.current else "?")
        years = f"  {since}-{until}" if since or until else ""
        what = safe(position.title, position.department, position.organisation)
        yield f"[dim]{'works as' if position.current else 'was'}[/] {what}{years} [dim]({safe(*files)})[/]"
    for related in page.relations:
        verb = related.kind.value.replace("_", " ")
        yield f"[dim]{verb if related.forward else f'is one whom somebody {verb}:'}[/] {safe(related.name)}"


def tie(view: PersonView, now: datetime) -> Iterator[str]:
    """How strong the tie is and what makes it so."""
    parts = view.tie
    yield ""
    yield (
        f"[bold]tie {parts.strength:.2f}[/]  wrote {parts.sent}, got {parts.received}, met {parts.together}, "
        f"last {ago(parts.last, now=now)}, both ways {parts.reciprocity:.0%}, one to one {parts.one_to_one_share:.0%}"
    )
    for reason in parts.reasons:
        yield f"  [dim]{reason.points:+.2f}[/] {safe(reason.text)}"


def score(view: PersonView) -> Iterator[str]:
    """The candidate's score with its reasons, or why there is none."""
    if view.red_flag:
        yield f"[red]not suggested[/]: {safe(view.red_flag)}"
    elif view.score is not None:
        yield f"[bold]as a mentor {view.score.score:.0f}[/]  {bar(view.score.factors)}"
        for reason in view.score.reasons[: REASONS + 1]:
            yield f"  [dim]{reason.points:+5.1f}[/] {safe(reason.text)}"
    for way in view.ways.ways[:1]:
        if len(way.names) > 2:
            yield f"[cyan]way in[/] {safe('you', *way.names[1:], between=' > ')}"


def sources(page: PersonPage) -> Iterator[str]:
    """Where all this comes from, and what was joined, with the number that splits it."""
    yield f"[dim]from {safe(*page.files)}[/]"
    for joined in page.joined:
        who, split = safe(joined.name, joined.key.value, between=" "), f"mentee duplicates --split {joined.id}"
        yield f"[dim]joined with {who} ({safe(joined.reason)}); split: {split}[/]"


def timeline(view: PersonView, now: datetime) -> None:
    """The latest interactions and gatherings."""
    out = console()
    shown = table("when", "how", "", "about")
    for encounter in view.page.timeline[:TIMELINE]:
        minutes = f"{encounter.minutes} min" if encounter.minutes else ""
        about = encounter.subject or encounter.notes
        shown.add_row(
            ago(encounter.at, now=now),
            encounter.channel.value,
            encounter.direction.value,
            safe(about, minutes, between=" "),
        )
    if view.page.timeline:
        out.print()
        out.print(shown)
    for attended in view.page.gatherings[:GATHERINGS]:
        when = local(attended.starts)
        topic = f": {safe(attended.topics[0])}" if attended.topics and attended.topics[0] != attended.title else ""
        out.print(f"[dim]{when:%-d %b %Y}[/] {safe(attended.title)}{topic}")

"""How things look in a terminal: one console, tables that fit 80 columns, bars, times in words, JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mentee.flows.json_of import json_of
from mentee.records.when import ago as said_ago

if TYPE_CHECKING:
    from datetime import datetime

    from rich.console import Console
    from rich.table import Table

    from mentee.flows.progress import Progress
    from mentee.records.facts import Origin

FACTOR_STYLE = {"knows": "cyan", "admire": "magenta", "willing": "green", "reach": "yellow"}
BAR_CELLS = 8
F = TypeVar("F", bound=Callable[..., Any])

as_json = click.option("--json", "json_", is_flag=True, help="Print JSON for other programs.")


def safe(*texts: str, between: str = ", ") -> str:
    """Texts from data, joined, so that what looks like rich markup in them is shown as it stands."""
    from rich.markup import escape

    return escape(between.join(text for text in texts if text))


@cache
def console() -> Console:
    """The console on standard output; plain where the output is no terminal."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 80
    return Console(highlight=False, width=width)


def print_json(value: object) -> None:
    """Print a value as JSON, dataclasses and dates included."""
    click.echo(json_of(value, indent=2))


def table(*columns: str | tuple[str, dict[str, Any]], title: str = "") -> Table:
    """An empty table without lines, headings dimmed; a column is a heading, or a heading with rich's options."""
    from rich.table import Table

    made = Table(box=None, pad_edge=False, title=title or None, title_justify="left", header_style="dim")
    for column in columns:
        heading, options = (column, {}) if isinstance(column, str) else column
        made.add_column(heading, **options)
    return made


def indented(text: str, *, by: int = 4, first: str = "") -> None:
    """Print a text (rich markup) wrapped to the width, each line indented; `first` stands before the first one."""
    from rich.padding import Padding
    from rich.table import Table

    if not first:
        console().print(Padding(text, (0, 0, 0, by)))
        return
    row = Table.grid(padding=0)
    row.add_column(width=len(first), no_wrap=True)
    row.add_column()
    row.add_row(first, text)
    console().print(Padding(row, (0, 0, 0, by)))


def counted(count: int, one: str, several: str = "") -> str:
    """So many of something: "1 meeting", "2 meetings"; `several` where it is more than an added s."""
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def place_of(origin: Origin) -> str:
    """Where a record stands: the file, and the line or the byte where it is known."""
    if origin.line:
        return f"{origin.file}, line {origin.line}"
    return origin.file if origin.offset is None else f"{origin.file}, byte {origin.offset:,}"


def bar(factors: dict[str, float]) -> str:
    """The four factors, each as a bar of its own colour from empty to full, as rich markup."""
    parts = []
    for name, value in factors.items():
        filled = round(max(0.0, min(1.0, value)) * BAR_CELLS)
        style = FACTOR_STYLE.get(name, "white")
        parts.append(f"{name} [{style}]{'█' * filled}[/][dim]{'░' * (BAR_CELLS - filled)}[/]")
    return "  ".join(parts)


def ago(moment: datetime | None, *, now: datetime) -> str:
    """A time in words as people say it, counted in days of the calendar: "3 days ago", "in 2 weeks"."""
    if moment is None:
        return "never"
    from django.utils import timezone

    return said_ago((timezone.localdate(now) - timezone.localdate(moment)).days)


def local(seconds: float) -> datetime:
    """A moment in seconds since the epoch as the seeker's clock shows it."""
    from datetime import UTC, datetime

    from django.utils import timezone

    return timezone.localtime(datetime.fromtimestamp(seconds, UTC))


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A bar with rate and time left on standard error, where that is a terminal; silent elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    from mentee.flows.progress import Progress

    if not sys.stderr.isatty():
        yield Progress()
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        DownloadColumn(),
        TextColumn("{task.fields[records]:,} records, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(title, total=None, records=0, rate=0.0)

        def show(step: Progress) -> None:
            shown.update(
                task,
                description=step.title or title,
                completed=step.done,
                total=step.total or None,
                records=step.records,
                rate=step.rate,
            )

        yield Progress(show=show)

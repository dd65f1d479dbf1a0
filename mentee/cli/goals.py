"""`mentee goals`: what you work at, what you tried, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import show_draft

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="goals")
@click.argument("goal", nargs=-1)
@click.option("--add", "text", default="", help="Begin a goal.")
@click.option("--advice", default="", help="Whose advice it follows.")
@click.option("--tried", default="", help="What you tried for GOAL.")
@click.option("--outcome", default="", help="What came of it, good or bad.")
@click.option("--done", is_flag=True, help="GOAL is reached, or given up.")
@click.option("--note-for", default="", metavar="NAME", help="The progress note, ready to send to NAME.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    goal: tuple[str, ...],
    text: str,
    advice: str,
    tried: str,
    outcome: str,
    done: bool,
    note_for: str,
    json_: bool,
) -> None:
    """Your goals; with GOAL (the beginning of its words) note progress on it."""
    from mentee.flows.steps import goals

    progress = bool(tried or outcome or done)
    if text and (goal or progress):
        raise click.UsageError("Begin the goal first; what came of it follows: mentee goals GOAL --tried ...")
    if not text and bool(goal) != (progress or bool(advice)):
        raise click.UsageError("Name the goal and what came of it: mentee goals GOAL --tried ... --outcome ...")
    if text:
        goals.add_goal(owner, text, now=now, advice_from=advice)
    elif goal:
        goals.update_goal(owner, " ".join(goal), now=now, tried=tried, outcome=outcome, advice_from=advice, done=done)
    draft = goals.progress_note(owner, note_for, now=now) if note_for else None
    known = goals.goals(owner)
    if json_:
        print_json({"goals": known, "note": draft})
        return
    if draft:
        show_draft(draft)
        return
    for one in known:
        advised = f" [dim]advised by {escape(one.advice_from)}[/]" if one.advice_from else ""
        indented(f"{escape(one.text)}{advised}", by=0, first="✓ " if one.done else "- ")
        for name, words in (("tried", one.tried), ("outcome", one.outcome)):
            if words:
                indented(f"[dim]{name}:[/] {escape(words)}", by=2)
    if not known:
        click.echo('None yet: mentee goals --add "lead one review meeting"')

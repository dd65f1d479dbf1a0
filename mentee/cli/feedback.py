"""`mentee feedback`: what somebody told you, and the loop it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.markup import escape

from mentee.cli.screen import as_json, console, counted, indented, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import echo_kept, show_moved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mentee.flows.steps.feedback import Board, Loop
    from mentee.store.models import User


STAGES = ("received", "welcomed", "planned", "acted on", "reported back")


@click.command(name="feedback")
@click.argument("name", nargs=-1)
@click.option("--praise", default="", help="Praise, in their words.")
@click.option("--challenge", default="", help="A challenge, in their words.")
@click.option("--behaviour", default="", help="What you did that it is about; never who you are.")
@click.option("--reaction", default="", help="Your first reaction, for you alone.")
@click.option("--theme", default="", help="What it is about, in a word or two.")
@click.option("--welcomed", is_flag=True, help="You thanked them for it.")
@click.option("--plan", default="", help="One plan: If ... happens, then I will ...")
@click.option("--tell-on", default="", help="The day to tell them what came of it.")
@click.option("--acted", is_flag=True, help="You tried it.")
@click.option("--told", default="", help="What you told them came of it.")
@click.option("--key", default="", help="Which one, where several are open.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: tuple[str, ...],
    praise: str,
    challenge: str,
    behaviour: str,
    reaction: str,
    theme: str,
    welcomed: bool,
    plan: str,
    tell_on: str,
    acted: bool,
    told: str,
    key: str,
    json_: bool,
) -> None:
    """Keep what NAME told you, or how far it has come; without options the loops, without NAME all of them."""
    from mentee.flows.steps import feedback
    from mentee.flows.steps.days import day_of
    from mentee.records.journey import FeedbackKind

    words = " ".join(name)
    refuse_what_would_be_lost(click.get_current_context().params)
    if not words:
        show_board(feedback.board(owner, now=now), json_=json_)
        return
    day = day_of(owner, tell_on, now=now) if tell_on else None
    done: list[Loop] = []
    if praise or challenge:
        kind = FeedbackKind.CHALLENGE if challenge else FeedbackKind.PRAISE
        heard = feedback.Heard(challenge or praise, kind, behaviour, reaction, theme, tell_on=day)
        done.append(feedback.add(owner, words, heard, now=now))
        key = done[0].feedback.key
    if welcomed:
        done.append(feedback.welcome(owner, words, now=now, key=key))
    if plan:
        done.append(feedback.plan(owner, words, plan, now=now, key=key, tell_on=day))
    if acted:
        done.append(feedback.act(owner, words, now=now, key=key))
    if told:
        done.append(feedback.report(owner, words, told, now=now, key=key))
    loops = tuple(done[-1:]) or feedback.loops_with(owner, words, now=now)
    if json_:
        print_json(loops)
        return
    for loop in loops:
        show_loop(loop)
    for loop in done:
        show_moved(loop.moved)
    if done:
        echo_kept("Kept, for you alone.")
    elif not loops:
        click.echo('Nothing yet: mentee feedback NAME --challenge "their words"')


def refuse_what_would_be_lost(given: Mapping[str, object]) -> None:
    """UsageError where options lack what they belong to: nothing that was said is passed over."""
    said = {option for option, value in given.items() if value and option != "json_"}
    heard = said & {"praise", "challenge"}
    if said and "name" not in said:
        raise click.UsageError("Say whose words they are: mentee feedback NAME ...")
    if len(heard) > 1:
        raise click.UsageError("Keep the praise by itself, and the challenge by itself.")
    if said & {"behaviour", "reaction", "theme"} and not heard:
        raise click.UsageError("Say what it belongs to: --praise or --challenge, with their words.")
    if "tell_on" in said and not heard and "plan" not in said:
        raise click.UsageError("The day belongs to a plan: --plan, with its words.")


def show_loop(loop: Loop) -> None:
    """One piece of feedback and how far it has come."""
    ahead = f", next: {STAGES[loop.next]}" if loop.next else ", closed"
    item = loop.feedback
    indented(
        f"[bold]{escape(loop.name)}[/] {item.kind}: {escape(item.words)}"
        f"  [dim]{STAGES[loop.stage]}{ahead} ({item.key})[/]",
        by=0,
    )
    if item.plan:
        indented(f"plan: {escape(item.plan)}", by=2)


def show_board(board: Board, *, json_: bool) -> None:
    """All loops, stage by stage, and the themes."""
    if json_:
        print_json(board)
        return
    for loop in board.loops:
        show_loop(loop)
    if board.themes:
        console().print("[bold]Themes[/]")
    for theme in board.themes:
        challenges = counted(theme.challenges, "challenge")
        indented(f"{escape(theme.name)}: {theme.count} in all, {challenges}, {theme.closed} closed", by=2)
    if not board.loops:
        click.echo('Nothing yet: mentee feedback NAME --challenge "their words"')

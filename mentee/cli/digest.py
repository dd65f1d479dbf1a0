"""`mentee digest`: the day's few actions as a mail to yourself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, console, print_json, safe
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.digest.send import Outcome
    from mentee.store.models import User


@click.command(name="digest")
@click.option("--preview", is_flag=True, help="Print what the mail of today would say; nothing is sent.")
@click.option("--send", is_flag=True, help="Send today's mail now, unless it was sent today: for cron, say.")
@click.option("--again", is_flag=True, help="With --send: also where it was sent today.")
@click.option("--off", is_flag=True, help="Send none from now on.")
@as_json
@with_session
def command(owner: User, now: datetime, preview: bool, send: bool, again: bool, off: bool, json_: bool) -> None:
    """The mail of the day, to your own address. Whether and when it comes by itself: Settings, Digest mail.

    Without an option: how it goes. One mail a day, whether a server sends it or you do.
    """
    if preview + send + off > 1 or (again and not send):
        raise click.UsageError("One of --preview, --send and --off; --again goes with --send.")
    if preview:
        show_preview(owner, now=now, json_=json_)
    elif send:
        from mentee.flows.digest.send import send_digest

        outcome = send_digest(owner, now=now, again=again)
        print_json(outcome) if json_ else click.echo(said(outcome))
    else:
        show_state(owner, off=off, json_=json_)


def said(outcome: Outcome) -> str:
    """What came of it, in words."""
    from mentee.flows.digest.send import Came

    return {
        Came.SENT: f"Sent to {' and '.join(outcome.to)}.",
        Came.NOTHING: "Today asks for nothing, so nothing was sent.",
        Came.BEFORE: "Today's was sent before. Once more: mentee digest --send --again",
    }[outcome.came]


def show_preview(owner: User, *, now: datetime, json_: bool) -> None:
    """The words of the mail."""
    from mentee.flows.digest.letter import letter_for

    letter = letter_for(owner, now=now)
    if json_:
        print_json(letter)
    elif letter is None:
        click.echo("Today asks for nothing, so nothing would be sent.")
    else:
        console().print(f"[bold]{safe(letter.digest.subject)}[/]\n")
        click.echo(letter.text)


def show_state(owner: User, *, off: bool, json_: bool) -> None:
    """Whether it is on, and what became of the last one."""
    from django.utils import timezone

    from mentee.cli.telling import day_words
    from mentee.flows.digest.choose import turn_off
    from mentee.store.reads.digest import digest_choice, digest_state

    if off:
        turn_off(owner)
    choice, state = digest_choice(owner), digest_state(owner)
    if json_:
        print_json({"choice": choice, "state": state})
        return
    click.echo(f"On, to {' and '.join(choice.to)}." if choice.on else "Off. Turn it on under Settings, Digest mail.")
    for words, at in (("Looked at next", state.next_at), ("Sent last", state.sent_at), ("Failed", state.failed_at)):
        if at is not None:
            local = timezone.localtime(at)
            click.echo(f"{words}: {day_words(local.date())}, {local:%H:%M}.")
    if state.unknown:
        click.echo("The last one was handed over, and no word came back: it may have come, or not.")
    if state.reason:
        click.echo(f"{state.reason} {state.remedy}")

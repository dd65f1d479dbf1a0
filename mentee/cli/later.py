"""`mentee later`: not now: a suggestion is put off until a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session
from mentee.cli.telling import show_answered

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="later")
@click.argument("what", nargs=-1, required=True, metavar="N|NAME [until DAY]")
@click.option("--until", default="", help="The day: 2026-12-01, Friday, in two weeks; else in a week.")
@as_json
@with_session
def command(owner: User, now: datetime, what: tuple[str, ...], until: str, json_: bool) -> None:
    """Not now: number N of today's list, or the one thing for NAME, until a DAY (else for a week)."""
    from mentee.cli.shown import chosen
    from mentee.flows.steps.answer import answer
    from mentee.flows.steps.days import day_of
    from mentee.records.journey import Answer

    words = list(what)
    if "until" in words:
        at = words.index("until")
        words, until = words[:at], " ".join(words[at + 1 :])
    elif words[0].isdigit() and len(words) > 1:
        words, until = words[:1], " ".join(words[1:])
    day = day_of(owner, until, now=now) if until else None
    said = answer(owner, chosen(owner, " ".join(words), now=now), Answer.LATER, now=now, until=day)
    if json_:
        print_json({"answered": said, "until": said.until})
        return
    show_answered(said)

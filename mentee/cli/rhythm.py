"""`mentee rhythm`: how often, and how much a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, print_json
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.store.models import User


@click.command(name="rhythm")
@click.argument("name", nargs=-1)
@click.option("--ideal", type=click.IntRange(1, 3650), help="Days between encounters with NAME, at best.")
@click.option("--longest", type=click.IntRange(1, 3650), help="Days without anything before it is let rest.")
@click.option("--pace", type=click.IntRange(1, 10), help="At most so many suggestions a day.")
@click.option("--tie", type=click.FloatRange(0, 1), help="Your own word on how close you are to NAME, 0 to 1.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    name: tuple[str, ...],
    ideal: int | None,
    longest: int | None,
    pace: int | None,
    tie: float | None,
    json_: bool,
) -> None:
    """Set the rhythm with NAME, your own word on the tie, or how many suggestions a day make a good day."""
    from mentee.flows.errors import BadInputError
    from mentee.flows.steps import pursue

    words, said = " ".join(name), []
    if not words and (ideal or longest or tie is not None):
        raise click.UsageError("Say with whom: mentee rhythm NAME --ideal 30")
    if pace:
        said.append(f"At most {pursue.set_pace(owner, pace)} suggestions a day.")
    if words and (ideal or longest):
        best, most = pursue.set_rhythm(owner, words, now=now, ideal_gap=ideal, max_gap=longest)
        said.append(f"Every {best} days at best, {most} at most.")
    if words and tie is not None:
        said.append(f"Your word on {pursue.rate(owner, words, tie, now=now)}: {tie:g}.")
    if not said:
        raise BadInputError("Nothing was said.", "mentee rhythm NAME --ideal 30, or: mentee rhythm --pace 2")
    if json_:
        print_json({"said": said})
        return
    click.echo("\n".join(said))

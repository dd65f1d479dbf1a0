"""`mentee import`: read files into the store, with progress, counts and what was lost."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentee.cli.screen import as_json, console, place_of, print_json, progress_bar, safe, table
from mentee.cli.session import with_session

if TYPE_CHECKING:
    from datetime import datetime

    from mentee.flows.import_ import FileReport
    from mentee.flows.setup import Guess
    from mentee.store.models import User

REFUSED_EXIT = 3
SHOWN_PROBLEMS = 5


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--column", "columns", multiple=True, metavar="HEADING=FIELD", help="What a column of a table holds.")
@click.option("--region", default="", help="Country of phone numbers without country code, as two letters.")
@click.option("--preview", is_flag=True, help="Say what would come in, and store nothing.")
@as_json
@with_session
def command(
    owner: User,
    now: datetime,
    files: tuple[Path, ...],
    columns: tuple[str, ...],
    region: str,
    preview: bool,
    json_: bool,
) -> None:
    """Read contacts, mail, calendars, staff lists, conference schedules or a LinkedIn export.

    The kind of each file is told by its content. A second import of the same file changes nothing;
    an import that was stopped goes on where it was.
    """
    from mentee.flows.import_ import Reading, column_options, import_files
    from mentee.flows.setup import guess_addresses
    from mentee.store.reads.seeker import seeker

    reading = Reading(columns=column_options(columns), region=region.upper())
    reports: list[FileReport] = []
    with progress_bar("Reading") as progress:
        for report in import_files(owner, files, now=now, reading=reading, progress=progress, preview=preview):
            reports.append(report)
            if not json_:
                show(report)
    guesses = [] if preview else guess_addresses(owner, paths=files)
    if json_:
        print_json({"files": reports, "own_addresses_guessed": guesses})
    else:
        show_guesses(guesses, seeker(owner).addresses)
    if any(report.state == "refused" for report in reports):
        sys.exit(REFUSED_EXIT)


def show(report: FileReport) -> None:
    """One file's outcome in a few lines."""
    out = console()
    if report.state == "refused":
        reason = report.reason.removeprefix(f"{report.file}: ")
        out.print(f"[red]{safe(report.file)}[/]: {safe(reason)}", soft_wrap=True)
        return
    heading = f"[bold]{safe(report.file)}[/] ({report.format}, {report.seconds:.1f} s)"
    if report.state == "same":
        out.print(f"{heading}: nothing new; it was imported before.")
        return
    nothing = "that is not known already" if has_records(report) else "that could be read"
    said = {"previewed": ": would bring", "nothing new": f": nothing in it {nothing}."}
    out.print(heading + said.get(report.state, ""))
    counts = table(
        "", ("new", {"justify": "right"}), ("changed", {"justify": "right"}), ("same", {"justify": "right"})
    )
    for noun in ("people", "interactions", "gatherings", "posts"):
        tally = getattr(report.counts, noun)
        if tally.new or tally.changed or tally.same:
            counts.add_row(f"  {noun}", f"{tally.new:,}", f"{tally.changed:,}", f"{tally.same:,}")
    if counts.row_count:
        out.print(counts)
    more = [
        (
            report.counts.met,
            "person met in these records" if report.counts.met == 1 else "people met in these records",
        ),
        (report.counts.merged, "joined to people known before"),
        (report.counts.doubtful, "likely twins to decide on: mentee duplicates"),
        (report.counts.broken, could_not_be_read(report)),
    ]
    for count, words in more:
        if count:
            out.print(f"  {count:,} {words}")
    for problem in report.problems[:SHOWN_PROBLEMS]:
        out.print(f"    [dim]{safe(place_of(problem.origin))}: {safe(problem.reason)}[/]", soft_wrap=True)


def has_records(report: FileReport) -> bool:
    """Whether anything at all was read of the file."""
    counts = report.counts
    tallies = (counts.people, counts.interactions, counts.gatherings, counts.posts)
    return any(one.new or one.changed or one.same for one in tallies)


def could_not_be_read(report: FileReport) -> str:
    """What the problems are called, and where all of them stand."""
    what = "record or part" if report.counts.broken == 1 else "records or parts"
    where = f": mentee imports {report.import_id}" if report.import_id else ""
    return f"{what} that could not be read{where}"


def show_guesses(guesses: Sequence[Guess], known: Sequence[str]) -> None:
    """Ask which addresses are the seeker's, with the ones that probably are: ties are told from what one sent."""
    if not guesses:
        return
    out = console()
    if known:
        out.print("\nAlso you? These stand under your own name:")
    elif guesses[0].likely:
        out.print(
            "\nIs this your mailbox? Ties are told from what you sent and got, so say which addresses are yours:"
        )
    else:
        out.print("\nWhich address is yours? Ties are told from mails you sent and got. Perhaps:")
    for guess in guesses:
        out.print(
            f"  {safe(guess.address, guess.name, between='  ')}  [dim]{safe(guess.evidence)}[/]", soft_wrap=True
        )
    mine = [guess.address for guess in guesses if guess.likely or known] or [guesses[0].address]
    words = " ".join(f"--address {address}" for address in (*known, *mine))
    out.print(f"  mentee init {safe(words)}", soft_wrap=True)

"""The entry point: the list of commands, Django set up only where a command needs it, errors with their remedy."""

from __future__ import annotations

import sys

import click

from mentee import __version__
from mentee.cli.group import LazyGroup

COMMANDS = {
    "init": ("mentee.cli.init", "Answer three questions: where you want to go, what matters, which organisation."),
    "import": ("mentee.cli.import_", "Read contacts, mail, calendars, staff lists, schedules or a LinkedIn export."),
    "find": ("mentee.cli.find", "Who could be a mentor for you, and why."),
    "person": ("mentee.cli.person", "Everything known about one person."),
    "path": ("mentee.cli.path", "Who could introduce you to somebody."),
    "reflect": ("mentee.cli.reflect", "Note how you see a person: respect, values, traits to emulate."),
    "rather": ("mentee.cli.rather", "Whom you would rather have; what counts for you is learned from it."),
    "today": ("mentee.cli.today", "The few things worth doing today, each with its why and its words."),
    "digest": ("mentee.cli.digest", "Send the day's few actions to your own address, or see what would be sent."),
    "done": ("mentee.cli.done", "Say that a suggestion of today is done."),
    "later": ("mentee.cli.later", "Put a suggestion off until a day."),
    "never": ("mentee.cli.never", "Set a suggestion aside for good."),
    "log": ("mentee.cli.log", "Keep an encounter, from one line of plain words."),
    "undo": ("mentee.cli.undo", "Take back what you did last."),
    "journey": ("mentee.cli.journey", "All whom you pursue, over the eight steps."),
    "pursue": ("mentee.cli.pursue", "Take somebody up, or take up again."),
    "rest": ("mentee.cli.rest", "Let a relationship rest for a while."),
    "letgo": ("mentee.cli.letgo", "Let somebody go, kindly."),
    "sheet": ("mentee.cli.sheet", "Where one relationship stands in the eight steps."),
    "why": ("mentee.cli.why", "Why this is suggested: rules that fired and rules that held back."),
    "prepare": ("mentee.cli.prepare", "The sheet for a meeting: last answers, three questions, one follow-up."),
    "evaluate": ("mentee.cli.evaluate", "Look at both sides of a relationship."),
    "introduction": ("mentee.cli.introduction", "Note what came of an introduction."),
    "gave": ("mentee.cli.gave", "Keep what you gave somebody."),
    "received": ("mentee.cli.received", "Keep what you got from somebody."),
    "need": ("mentee.cli.need", "Note what somebody needs, or that it was met."),
    "giveback": ("mentee.cli.giveback", "What you could give: introductions to make, needs, the balance."),
    "feedback": ("mentee.cli.feedback", "What somebody told you, and the loop it goes."),
    "goals": ("mentee.cli.goals", "What you work at, what you tried, what came of it."),
    "hold": ("mentee.cli.hold", "No asks of somebody until a day."),
    "rhythm": ("mentee.cli.rhythm", "How often with somebody, and how many suggestions a day."),
    "add": ("mentee.cli.add", "Add somebody by hand."),
    "remove": ("mentee.cli.remove", "Take out somebody whom you added by hand."),
    "people": ("mentee.cli.people", "List or search the people you know."),
    "duplicates": ("mentee.cli.duplicates", "Decide which likely twins are one person; split what was merged."),
    "imports": ("mentee.cli.imports", "What was imported from where, with its problems; undo an import."),
    "vocabulary": ("mentee.cli.vocabulary", "Add job titles and skills from O*NET's or ESCO's own files."),
    "tokens": ("mentee.cli.tokens", "Let calendars and programs of yours read or log; shut them out again."),
    "export": ("mentee.cli.export", "Write everything as JSON that can be imported again."),
    "serve": ("mentee.cli.serve", "Open mentee in the browser, on this machine, with a sign-in link."),
    "work": ("mentee.cli.work", "Do the long work that pages ask for; serve starts it by itself."),
    "demo": ("mentee.cli.demo", "Show the main job on an example world of invented people."),
}

HELP = """Find a mentor, and keep one.

mentee reads the contacts, mail and calendar you already have, says whom to approach and why,
and who could introduce you. Everything stays on this machine.

Start with: mentee init, then: mentee import FILE, then: mentee find
"""

USAGE_EXIT, INPUT_EXIT, NOT_FOUND_EXIT, AMBIGUOUS_EXIT, NOT_READY_EXIT, INTERRUPTED_EXIT = 2, 3, 4, 5, 6, 130


class MenteeGroup(LazyGroup):
    """The commands, with the errors of flows turned into exit codes at this one place."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a FlowError is told with its remedy, never with a traceback."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped. What was committed stays; the same command goes on from there.", err=True)
            sys.exit(INTERRUPTED_EXIT)
        except (click.ClickException, click.Abort):
            raise
        except Exception as error:
            code = exit_code(error)
            if code is None:
                raise
            tell(error)
            sys.exit(code)


def exit_code(error: Exception) -> int | None:
    """Exit code of an expected error, None for a fault of ours that should show its traceback."""
    if (type(error).__module__, type(error).__name__) == ("mentee.settings", "SettingError"):
        return INPUT_EXIT  # by name: settings that cannot be read cannot be imported either
    from django.db.utils import OperationalError

    from mentee.flows import errors
    from mentee.store.migrating import OutdatedError

    codes: list[tuple[type[Exception], int]] = [
        (errors.UnknownPersonError, NOT_FOUND_EXIT),
        (errors.AmbiguousPersonError, AMBIGUOUS_EXIT),
        (errors.NotReadyError, NOT_READY_EXIT),
        (errors.FlowError, INPUT_EXIT),
        (OutdatedError, NOT_READY_EXIT),
        (OSError, INPUT_EXIT),
        (OperationalError, INPUT_EXIT),
    ]
    return next((code for kind, code in codes if isinstance(error, kind)), None)


def tell(error: Exception) -> None:
    """Say on standard error what went wrong, and what to do."""
    words, remedy = str(error), getattr(error, "remedy", "")
    if isinstance(error, OSError):
        words = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        remedy = "Name a place that can be read and written, with room left on the disk."
    elif type(error).__name__ == "OperationalError":
        words, remedy = f"The database could not be used: {words}.", "Is the disk full, or MENTEE_HOME not writable?"
    click.secho(words, err=True, fg="red")
    if remedy:
        click.echo(remedy, err=True)


def show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """Say the version and stop, where it was asked for."""
    if value:
        click.echo(f"mentee {__version__}")
        ctx.exit()


group = MenteeGroup(lazy=COMMANDS, name="mentee", help_text=HELP)
group.params.append(
    click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help="Show the version and exit.",
        callback=show_version,
    )
)


def main() -> None:
    """Run the command line."""
    group(prog_name="mentee")

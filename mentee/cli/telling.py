"""How actions, drafts, moves and days are told in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from rich.markup import escape

from mentee.cli.screen import ago, console, indented

if TYPE_CHECKING:
    from mentee.flows.steps.advance import Moved
    from mentee.flows.steps.answer import Answered
    from mentee.flows.steps.ledger import Kept
    from mentee.flows.steps.today import ComingMeeting
    from mentee.records.journey import Action, Draft

COMMANDS = {
    "reflect": 'mentee reflect "{name}"',
    "chemistry": 'mentee reflect "{name}"',
    "find-way-in": 'mentee path "{name}"',
    "prepare": 'mentee prepare "{name}"',
    "log-meeting": 'mentee log "met {name} ..."',
    "evaluate": 'mentee evaluate "{name}"',
    "rest": 'mentee rest "{name}"',
    "act-on-feedback": 'mentee feedback "{name}" --acted',
}  # what to type where no draft is needed
UNDO = "Not what you meant? mentee undo"


def echo_kept(words: str) -> None:
    """A sentence on what was kept, with the way to take it back, wrapped to the width."""
    indented(escape(f"{words} {UNDO}"), by=0)


def day_words(day: date) -> str:
    """A day as people say it: Friday 3 May; with the year where it is another."""
    words = f"{day:%A} {day.day} {day:%B}"
    return words if abs((day - date.today()).days) < 200 else f"{words} {day.year}"  # noqa: DTZ011 - a matter of show


def window_words(action: Action, today: date) -> str:
    """How long there is time: today, until Friday; empty where there is no window."""
    if action.closes is None:
        return ""
    left = (action.closes - today).days
    if left < 0:
        return "late, and still welcome"
    return {0: "today", 1: "until tomorrow"}.get(left, f"until {day_words(action.closes)}")


def show_action(number: int, action: Action, *, today: date, drafts: bool) -> None:
    """One action: what, then why, then the science, then the words."""
    from mentee.flows.steps.today import step_title

    out = console()
    facts = ", ".join(part for part in (f"{action.minutes} min", window_words(action, today)) if part)
    indented(f"[bold]{escape(action.what)}[/]  [dim]{facts}[/]", by=0, first=f"{number}. ")
    for sentence in action.why:
        indented(escape(sentence), by=3)
    indented(f"[dim]Step {int(action.step)}, {step_title(action.step)}.[/]", by=3)
    if action.science is not None:
        indented(f"[dim italic]{escape(action.science.claim)} ({escape(action.science.citation)})[/]", by=3)
    if drafts and action.draft is not None:
        show_draft(action.draft, by=5)
    elif command := COMMANDS.get(action.kind.value):
        out.print(f"   [cyan]{command.format(name=escape(action.name))}[/]")
    out.print()


def show_draft(draft: Draft, *, by: int = 2) -> None:
    """A draft ready to be copied; a private one is a note to oneself, the part to forward stands below."""
    out = console()
    out.print()
    if draft.to:
        indented(f"[dim]to[/] {escape(draft.to)}", by=by)
    if draft.subject:
        indented(f"[cyan]{escape(draft.subject)}[/]" + (" [dim](for you alone)[/]" if draft.private else ""), by=by)
    show_text(draft.body, by=by)
    if draft.forward:
        indented("[dim]and to forward:[/]", by=by)
        show_text(draft.forward, by=by)


def show_text(text: str, *, by: int) -> None:
    """Paragraphs, each line wrapped to the width."""
    for line in text.splitlines():
        if line.strip():
            indented(escape(line), by=by)
        else:
            console().print()


def show_moved(moved: Sequence[Moved]) -> None:
    """Relationships that moved by themselves, each with its evidence."""
    for one in moved:
        ground = "; ".join(text.partition(" [")[0] for text in one.move.evidence)
        indented(f"{escape(one.name)} is now [bold]{one.move.after}[/]: {escape(ground)}", by=0, first="* ")


def show_meetings(meetings: Sequence[ComingMeeting], *, now: datetime) -> None:
    """Meetings ahead, soonest first."""
    for one in meetings:
        at = timezone.localtime(one.at)
        others = f" and {one.others} more" if one.others else ""
        when = day_words(one.day) if one.day else f"{day_words(at.date())}, {at:%H:%M}"
        indented(
            f"{when}  [bold]{escape(one.title or 'a meeting')}[/]  "
            f"{escape(', '.join(one.names))}{others}  [dim]{ago(one.at, now=now)}[/]",
            by=2,
        )


def show_answered(said: Answered) -> None:
    """That an answer was kept."""
    words = f" until {day_words(said.until)}" if said.until else ""
    echo_kept(f"{'Kept already' if said.again else 'Kept'}: {said.deed}{words}.")
    show_moved(said.moved)


def show_kept(kept: Kept) -> None:
    """An entry of the ledger, and the balance of the quarter."""
    now = kept.quarters[-1]
    echo_kept(f"Kept. This quarter with {kept.name}: given {now.gives}, received {now.got}.")

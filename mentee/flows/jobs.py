"""Long work on behalf of an owner: asked for by name, done by any worker, with progress and a way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from mentee.flows.errors import BadInputError
from mentee.flows.progress import Progress
from mentee.store.models import User
from mentee.store.reads.jobs import JobLine, previews_left
from mentee.store.writes import jobs as rows

# Each deed is a function (owner, said, *, now, progress) -> answer, imported when a worker first does it.
DEEDS = {
    "preview": "mentee.flows.transfer:preview",
    "import": "mentee.flows.transfer:bring_in",
    "undo-import": "mentee.flows.transfer:take_back",
    "export": "mentee.flows.transfer:write_export",
    "digest": "mentee.flows.digest.send:send_of_the_day",
    "digest-test": "mentee.flows.digest.send:send_test",
}

# What is done with a deed's arguments once its job has ended in whatever way.
AFTERWARDS = {"import": "mentee.flows.transfer:discard_uploads"}


@dataclass(frozen=True, slots=True)
class Work:
    """What a deed is given: for whom, with which arguments, at what time, and where to say how far it is."""

    owner: User
    said: Mapping[str, Any]
    now: datetime
    progress: Progress
    job: int = 0


Deed = Callable[[Work], dict[str, Any]]


def ask_for(owner: User, deed: str, said: Mapping[str, Any], *, title: str, now: datetime) -> int:
    """Ask for a deed with arguments that JSON can hold; gives the number of the job."""
    if deed not in DEEDS:
        raise BadInputError(f"There is no work called {deed!r}.", "It is one of: " + ", ".join(DEEDS))
    return rows.ask_for(owner, deed, said, title=title, now=now)


def bring_in_previewed(owner: User, preview: int, *, now: datetime) -> int:
    """Ask once for the import of what a preview saw; gives the number of that import's job each time."""
    return rows.follow_once(owner, preview, "import", now=now)


def leave_previewed(owner: User, line: JobLine) -> None:
    """Delete what a preview was given, with copies of it that other previews were given."""
    _named("mentee.flows.transfer:discard_copies")(line.said, previews_left(owner, beside=line.id))
    rows.mark_left(owner, line.id)


def deed_named(name: str) -> Deed:
    """The function that does a deed; KeyError for a name that this version does not know."""
    found: Deed = _named(DEEDS[name])
    return found


def afterwards(name: str, said: Mapping[str, Any]) -> None:
    """Clean up after a job that has ended."""
    if name in AFTERWARDS:
        _named(AFTERWARDS[name])(said)


def _named(where: str) -> Any:
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)


def cancel(owner: User, job: int, *, now: datetime) -> None:
    """Stop a job; BadInputError where it is over, or none of the owner's."""
    try:
        rows.cancel_job(owner, job, now=now)
    except LookupError as error:
        raise BadInputError("This work is over already.", "Load the page again to see what came of it.") from error

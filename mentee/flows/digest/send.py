"""Sends the digest: once a day, whoever asks and however often; what went wrong is kept in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from mentee.flows.digest.choose import Way, way_of, zone_of_digest
from mentee.flows.digest.letter import Letter, letter_for, letter_of_test, message
from mentee.flows.errors import BadInputError, FlowError, NotReadyError
from mentee.flows.jobs import Work, ask_for
from mentee.sources.remotes.smtp import MailError, Verdict, send
from mentee.store.models import User
from mentee.store.reads.digest import digest_choice, digest_state
from mentee.store.reads.jobs import open_jobs
from mentee.store.writes import digest as rows

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180))  # before each further try of a day
TEST, TEST_TITLE = "digest-test", "A test of the digest mail"


class Came(StrEnum):
    """What came of a day's mail."""

    SENT = "sent"
    NOTHING = "nothing to say"
    BEFORE = "sent before"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, and to whom it went."""

    came: Came
    to: tuple[str, ...] = ()


def send_of_the_day(work: Work) -> dict[str, Any]:
    """said: day. The job of a day; a failure that may pass is tried again on the same day, at growing distances."""
    owner, day = work.owner, date.fromisoformat(str(work.said["day"]))
    work.progress.begin(rows.TITLE, total=0)
    if not digest_choice(owner).on or work.now.astimezone(zone_of_digest(owner)).date() != day:
        return {"came": "given up: it was turned off, or the day is over"}
    try:
        return {"came": send_digest(owner, now=work.now).came.value}
    except MailNotTakenError as error:
        tries = digest_state(owner).tries
        if error.verdict is Verdict.TEMPORARY and tries <= len(WAITS):
            rows.look_again(owner, at=datetime.now(UTC) + WAITS[tries - 1])
        raise


class MailNotTakenError(FlowError):
    """The mail server did not take the mail."""

    def __init__(self, error: MailError) -> None:
        super().__init__(error.message, error.remedy)
        self.verdict = error.verdict


def send_digest(owner: User, *, now: datetime, again: bool = False) -> Outcome:
    """Send the mail of the day of `now` to the owner's own addresses, once; `again`: also where it was sent before.

    At most once: the day is claimed right before the mail itself goes out, and given back only where the mail server
    has surely not taken it. NotReadyError where something is missing, MailNotTakenError where it was not taken.
    """
    letter = letter_for(owner, now=now)
    if letter is None:
        return Outcome(Came.NOTHING)
    state = digest_state(owner)
    if state.handed == letter.day and not again:
        return Outcome(Came.BEFORE)
    try:
        way = way_of(owner)
        if not _handed_over(owner, letter, way, before=state.handed, again=again):
            return Outcome(Came.BEFORE)
    except (NotReadyError, MailNotTakenError) as error:
        rows.was_not_sent(owner, now=datetime.now(UTC), reason=error.message, remedy=error.remedy)
        raise
    rows.was_sent(owner, now=datetime.now(UTC))
    return Outcome(Came.SENT, way.to)


def _handed_over(owner: User, letter: Letter, way: Way, *, before: date | None, again: bool) -> bool:
    claimed = False

    def handing() -> bool:
        nonlocal claimed
        claimed = rows.hand_over(owner, letter.day, now=datetime.now(UTC), again=again)
        return claimed

    once = letter.day.isoformat() if not again else ""
    content = message(letter, owner=owner, sender=way.sender, to=way.to, now=datetime.now(UTC), once=once)
    try:
        return send(way.server, content, sender=way.sender, to=way.to, handing=handing)
    except MailError as error:
        if claimed and error.verdict is not Verdict.UNKNOWN:
            rows.take_back(owner, letter.day, handed=before)
        raise MailNotTakenError(error) from error


def ask_for_test(owner: User, *, now: datetime) -> int:
    """Ask for a test mail; one at a time. Gives the number of the job."""
    way_of(owner)
    for line in open_jobs(owner):
        if line.deed == TEST:
            return line.id
    return ask_for(owner, TEST, {}, title=TEST_TITLE, now=now)


def send_test(work: Work) -> dict[str, Any]:
    """A mail that only says that mail comes, to the owner's own addresses."""
    work.progress.begin(TEST_TITLE, total=0)
    way, zone = way_of(work.owner), zone_of_digest(work.owner)
    letter = letter_of_test(work.owner, day=work.now.astimezone(zone).date())
    content = message(letter, owner=work.owner, sender=way.sender, to=way.to, now=work.now)
    try:
        send(way.server, content, sender=way.sender, to=way.to)
    except MailError as error:
        raise BadInputError(error.message, error.remedy) from error
    return {"to": list(way.to)}

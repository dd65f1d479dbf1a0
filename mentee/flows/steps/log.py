"""Log an encounter in seconds: a line of plain words is understood, shown, kept, and can be taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import uuid4

from mentee.flows.errors import AmbiguousPersonError, BadInputError, UnknownPersonError
from mentee.flows.people import CERTAIN
from mentee.flows.steps.advance import Moved, settle
from mentee.identity.names import fold
from mentee.identity.nicknames import forms
from mentee.journey.logline.describe import describe, said_doubt
from mentee.journey.logline.entry import Doubt, Known, LogEntry
from mentee.journey.logline.names import NameBook, name_words, named_in
from mentee.journey.logline.read import read_log
from mentee.journey.outreach import MESSAGE_CHANNELS
from mentee.records.facts import Channel
from mentee.records.journey import Direction, Feedback, FeedbackKind, Gave, LedgerEntry, Need, Question, Received
from mentee.records.say import Say, Voice, as_written, mark
from mentee.store.models import User
from mentee.store.reads.days import zone_of
from mentee.store.reads.people import find_person, shown
from mentee.store.reads.pursued import names_in_use, names_of, pursued_ids
from mentee.store.reads.seeker import preferences
from mentee.store.writes import journey as writes
from mentee.store.writes.doing import Doing

LONGEST_LINE = 2000
_NUMBER = re.compile(r"#(\d{1,18})\b")  # as lists and remedies name people
# What stands behind these is a topic, or the number of a thing.
_NO_PERSON = re.compile(
    r"\babout\b|\b(?:issue|bug|ticket|task|story|case|item|step|room|order|invoice|number|pr|mr|no|nr)s?\.?\s*$", re.I
)
_ADDRESS = re.compile(r"[^\s,;:<>()\"]+@[^\s,;:<>()\"]+\.\w+")
WHAT_TO_WRITE = {
    "how": mark("Say how it was, or name it with --channel. Nothing was stored."),
    "when": mark("Write the day like 2026-11-02, or say it with --when. Nothing was stored."),
    "whether": mark(
        'To plan it, name its day: "coffee with NAME next Tuesday"; to wait with somebody: mentee hold NAME;'
        ' if they called it off: "NAME cancelled". When it has taken place, log it then.'
    ),
}
NOBODY = mark("Nobody is named.")


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be kept of an encounter; `channel` None: there was none, only something learned of the person.

    `direction` None: as it usually is, words written by the seeker, everything else together. `unnamed`: how many
    more were there. Things received, given, told and needed carry the person (id) they belong to, None: everybody
    there.
    """

    people: tuple[int, ...]
    at: datetime
    channel: Channel | None = Channel.MEETING
    direction: Direction | None = None
    minutes: int | None = None
    unnamed: int = 0
    all_day: bool = False  # planned for a day without an hour
    subject: str = ""
    notes: str = ""
    ask_next_time: tuple[str, ...] = ()
    ledger: tuple[tuple[Received | Gave, str, int | None], ...] = ()
    feedback: tuple[tuple[FeedbackKind, str, int | None], ...] = ()
    needs: tuple[tuple[str, int | None], ...] = ()
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood: the entry, in words, and what must be said before it can be kept (empty: nothing).

    `undecided` is feedback of which the line does not say whether it is praise or a challenge.
    """

    entry: LogEntry
    lines: tuple[str, ...]
    problem: str
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Logged:
    """What was kept: the deed in words, the key of the encounter (empty: there was none), and what moved."""

    deed: str
    key: str
    people: tuple[int, ...]
    names: tuple[str, ...]
    moved: tuple[Moved, ...]


def understand(owner: User, text: str, *, now: datetime, say: Say = as_written) -> Understood:
    """Read a line of plain words; nothing is kept."""
    text, meant = _meant_exactly(owner, text[:LONGEST_LINE])
    nicknames = {word: forms(word) for word in name_words(text)}
    people = chain(meant, named_in(text, _but_namesakes(names_in_use(owner), meant), nicknames=nicknames))
    near = {str(person) for person in pursued_ids(owner)}
    book = NameBook(people, near=near, nicknames=nicknames)
    entry = read_log(text, names=book, now=now, zone=zone_of(preferences(owner)))
    undecided = tuple(one.words for one in entry.feedback if one.kind is None)
    return Understood(entry, describe(entry, say=say), problem_of(entry, say=say), undecided)


Names = tuple[str, Sequence[str]]  # a reference, and what they are called


def _meant_exactly(owner: User, text: str) -> tuple[str, list[Names]]:
    """The line with "#96" as that person's name, and who is meant by number or address, with that as a name."""
    meant: dict[str, tuple[str, ...]] = {}

    def by_number(found: re.Match[str]) -> str:
        if _NO_PERSON.search(text[: found.start()]):
            return found[0]
        try:
            person = shown(owner, int(found[1]))
        except LookupError:
            return found[0]
        (name,) = names_of(owner, [person])
        meant[str(person)] = (name,)
        return name or found[0]

    text = _NUMBER.sub(by_number, text)
    for address in dict.fromkeys(_ADDRESS.findall(text)):
        for one in find_person(owner, address, limit=1):
            if one.score >= CERTAIN:
                meant[str(one.id)] = (*meant.get(str(one.id), (one.name,)), address)
    return text, list(meant.items())


def _but_namesakes(people: Iterable[Names], meant: Sequence[Names]) -> Iterator[Names]:
    """Everybody, but nobody else of the name of somebody who was meant exactly."""
    taken = {fold(name) for _, names in meant for name in names[:1]} - {""}
    exact = {reference for reference, _ in meant}
    for reference, names in people:
        if reference in exact or taken.isdisjoint(map(fold, names)):
            yield reference, names


def as_understood(owner: User, said: Said, *, now: datetime, say: Say = as_written) -> Understood:
    """What is to be kept, in the words in which a line is told back; nothing is kept."""
    people = tuple(dict.fromkeys(shown(owner, person) for person in said.people))
    known = zip(people, names_of(owner, people), strict=True)
    entry = LogEntry(
        text="",
        people=tuple(Known(str(person), name) for person, name in known),
        unclear=(),
        channel=said.channel,
        direction=_usual_direction(said),
        at=said.at.astimezone(zone_of(preferences(owner))),
        day_said=True,
        time_said=False,
        planned=said.at > now,
        declined=said.declined,
        minutes=said.minutes,
        notes=said.notes,
        ask_next_time=said.ask_next_time,
        unnamed=said.unnamed,
    )
    return Understood(entry, describe(entry, say=say), "")


def _usual_direction(said: Said) -> Direction:
    return said.direction or (Direction.SENT if said.channel in MESSAGE_CHANNELS else Direction.BOTH)


def problem_of(entry: LogEntry, *, say: Say = as_written) -> str:
    """Why an entry cannot be kept as it is, in words; empty: it can."""
    if stopped := _stopping(entry):
        return said_doubt(stopped, say=say)
    for one in entry.unclear:
        if not one.candidates:
            return Voice(say).told(mark("“{name}” is nobody known here."), {"name": one.text})
        could = mark("“{name}” could be {count} people.")
        return Voice(say).told(could, {"name": one.text, "count": len(one.candidates)})
    if not entry.people:
        return say(NOBODY)
    return ""


def unsure_of(entry: LogEntry, *, say: Say = as_written) -> str:
    """What of the day was taken on trust, and should be looked at before it is kept; empty: nothing."""
    return next((said_doubt(one, say=say) for one in entry.doubts if one.of == "when"), "")


def _stopping(entry: LogEntry, *, at: datetime | None = None, channel: Channel | None = None) -> Doubt | None:
    """The doubt that must be settled first; a moment or a channel given beside the line settles those of it."""
    settled = {of for of, given in (("when", at), ("how", channel)) if given}
    stops = [one for one in entry.doubts if one.stops and one.of not in settled]
    return min(stops, key=lambda one: one.of != "whether", default=None)


def said_of(
    entry: LogEntry, *, at: datetime | None = None, channel: Channel | None = None, say: Say = as_written
) -> Said:
    """What is to be kept of an entry; a FlowError that says what is missing where it is unclear.

    `at` and `channel`: where they were said beside the line; they count instead of the line's own.
    """
    if stopped := _stopping(entry, at=at, channel=channel):
        raise BadInputError(said_doubt(stopped, say=say), say(WHAT_TO_WRITE[stopped.of]))
    for one in entry.unclear:
        if not one.candidates:
            raise UnknownPersonError(
                problem_of(entry, say=say), say(mark("Give the name in full, or bring them in first: mentee people"))
            )
        lines = "\n".join(f"  #{known.reference}  {known.name}" for known in one.candidates[:10])
        unclear = Voice(say).told(mark("“{name}” is not clear."), {"name": one.text})
        raise AmbiguousPersonError(unclear, f"{say(mark('Say which, in full:'))}\n{lines}")
    if not entry.people:
        raise BadInputError(say(NOBODY), say(mark('Say with whom: mentee log "coffee with NAME yesterday"')))
    moment = at or entry.at
    if moment is None:
        raise BadInputError(say(mark("No day is said.")), say(WHAT_TO_WRITE["when"]))

    def id_of(reference: str) -> int | None:
        return int(reference) if reference else None

    notes = [entry.notes, *(f"Promised: {promise}" for promise in entry.promises)]
    notes += [one.words for one in entry.feedback if one.kind is None]
    return Said(
        people=tuple(int(known.reference) for known in entry.people),
        at=moment,
        channel=channel or entry.channel,
        direction=_direction(entry, channel),
        minutes=entry.minutes,
        unnamed=entry.unnamed,
        all_day=at is None and entry.planned and not entry.time_said,
        notes="; ".join(note for note in notes if note),
        ask_next_time=entry.ask_next_time,
        ledger=tuple((one.kind, one.note, id_of(one.who)) for one in entry.ledger),
        feedback=tuple((one.kind, one.words, id_of(one.who)) for one in entry.feedback if one.kind is not None),
        needs=tuple((one.text, id_of(one.who)) for one in entry.needs),
        declined=entry.declined,
    )


def _direction(entry: LogEntry, channel: Channel | None) -> Direction | None:
    """The line's own, where a channel said beside it does not make words of a meeting, or a meeting of words."""
    if channel is None or (channel in MESSAGE_CHANNELS) == (entry.channel in MESSAGE_CHANNELS):
        return entry.direction
    return None


def log(owner: User, said: Said, *, now: datetime) -> Logged:
    """Keep an encounter and all that was said of it, as one deed; relationships move where it permits.

    BadInputError without people; LookupError for somebody who is not the owner's.
    """
    people = tuple(dict.fromkeys(shown(owner, person) for person in said.people))
    if not people:
        raise BadInputError("Nobody is named.", "Say with whom it was: --with NAME")
    if said.minutes is not None and not 0 < said.minutes <= 7 * 24 * 60:
        raise BadInputError(f"{said.minutes} minutes?", "More than none, and at most a week.")
    names = tuple(names_of(owner, people))
    what = f"logged: {_what(said)} with {', '.join(names)}" if said.channel else f"noted about {', '.join(names)}"
    with writes.doing(owner, what, now=now) as deed:
        key = _encounter(deed, people, said)
        for person in people:
            _keep(deed, person, said, now)
        others = {who for _, _, who in (*said.ledger, *said.feedback)} | {who for _, who in said.needs}
        for person in sorted(one for one in others if one is not None and one not in people):
            _keep(deed, person, said, now, named_only=True)
        moved = tuple(moved for person in people for moved in settle(deed, person))
    return Logged(what, key, people, names, moved)


def _what(said: Said) -> str:
    return said.channel.value.replace("_", " ") if said.channel else ""


def _encounter(deed: Doing, people: tuple[int, ...], said: Said) -> str:
    if said.channel is None:
        return ""
    return writes.log_interaction(
        deed,
        people=people,
        at=said.at,
        channel=said.channel,
        direction=_usual_direction(said),
        minutes=said.minutes,
        unnamed=said.unnamed,
        all_day=said.all_day,
        subject=said.subject,
        notes=said.notes,
        declined=said.declined,
    )


def _keep(deed: Doing, person: int, said: Said, now: datetime, *, named_only: bool = False) -> None:
    """The parts of an entry that belong to one person."""
    at = min(said.at, now)

    def concerns(who: int | None) -> bool:
        return who == person or (who is None and not named_only)

    if not named_only:
        for text in said.ask_next_time:
            writes.save_question(deed, person, Question(text))
    for kind, note, who in said.ledger:
        if concerns(who):
            writes.add_ledger(deed, person, LedgerEntry(at, kind, note))
    for of, words, who in said.feedback:
        if concerns(who):
            writes.save_feedback(deed, person, Feedback(uuid4().hex[:12], at, of, words))
    for text, who in said.needs:
        if concerns(who):
            writes.save_need(deed, person, Need(text, at))

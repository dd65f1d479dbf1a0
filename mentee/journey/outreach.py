"""Messages in order of time: what the seeker sent, what came back, and what stands unanswered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentee.records.facts import Channel
from mentee.records.journey import ActionKind, Answer, Decision, Direction, Encounter, Relationship

MESSAGE_CHANNELS = frozenset({Channel.MAIL, Channel.MESSAGE, Channel.SOCIAL})
SMALL_CIRCLE = 4  # a message to more others than this is no personal message
REPLY_DAYS = 30  # without a common thread, a later message is no longer an answer
SAME_DEED = timedelta(days=3)  # a deed marked done and the mail found later are one message within this

# What reaches the person as words of the seeker. Deeds towards a connector are not among them.
MESSAGE_KINDS = frozenset(
    {
        ActionKind.ANSWER_POST,
        ActionKind.FIRST_MESSAGE,
        ActionKind.FOLLOW_UP,
        ActionKind.REPLY,
        ActionKind.STAY_IN_TOUCH,
        ActionKind.PROPOSE_CONVERSATION,
        ActionKind.PROPOSE_NEXT,
        ActionKind.THANK,
        ActionKind.SEND_UPDATE,
        ActionKind.INTRODUCE_THEM,
        ActionKind.SHARE,
        ActionKind.HELP,
        ActionKind.KIND_WORD,
        ActionKind.ASK_FEEDBACK,
        ActionKind.REPORT_BACK,
        ActionKind.RECONNECT,
    }
)

# Deeds that are whole without an answer: their silence tells nothing.
NO_ANSWER_EXPECTED = frozenset(
    {
        ActionKind.THANK,
        ActionKind.SHARE,
        ActionKind.SEND_UPDATE,
        ActionKind.REPORT_BACK,
        ActionKind.HELP,
        ActionKind.KIND_WORD,
        ActionKind.ANSWER_POST,
        ActionKind.INTRODUCE_THEM,
        ActionKind.REPLY,
    }
)

# What closes a round: a word back to these needs no further word. An answer to an offer or to a post begins one.
CLOSING = NO_ANSWER_EXPECTED - {ActionKind.ANSWER_POST, ActionKind.HELP, ActionKind.INTRODUCE_THEM}


@dataclass(frozen=True, slots=True)
class Message:
    """One message, or a meeting (direction BOTH), with the key of the fact.

    `kind` says which deed it was, where the seeker marked one done; a deed alone, no mail found yet, counts too.
    """

    key: str
    at: datetime
    direction: Direction
    channel: Channel
    thread: str = ""
    kind: ActionKind | None = None


@dataclass(frozen=True, slots=True)
class Standoff:
    """How the talk stands: messages sent since the other last answered, in order of time.

    What was sent within three days of the one before belongs to it: only the last of a burst stands here.
    `inbound` is the other's last answer or meeting; `owed` the key of a message of theirs not yet answered.
    """

    sent: tuple[Message, ...]
    inbound: datetime | None
    owed: Message | None


def took_place(encounter: Encounter, now: datetime) -> bool:
    """Whether it has happened: neither planned nor declined nor ahead."""
    return not encounter.planned and not encounter.declined and encounter.at <= now


def is_message(encounter: Encounter) -> bool:
    """Whether it is words between few: mail, message or public answer, or a call that reached nobody."""
    return not is_meeting(encounter) and encounter.others <= SMALL_CIRCLE


def messages(rel: Relationship, now: datetime) -> list[Message]:
    """Personal messages of both sides up to now in order of time, deeds marked done among them."""
    found = [
        Message(e.key, e.at, e.direction, e.channel, e.thread)
        for e in rel.encounters
        if took_place(e, now) and is_message(e)
    ]
    found.sort(key=lambda message: message.at)
    done = [d for d in rel.decisions if d.answer is Answer.DONE and d.kind in MESSAGE_KINDS and d.at <= now]
    return _with_deeds(found, done) if done else found


def _with_deeds(found: list[Message], done: list[Decision]) -> list[Message]:
    """Name each sent message that a deed was, the nearest in time, and add the deeds with none near."""
    times = [message.at for message in found]
    alone = []
    for deed in done:
        near = range(bisect_left(times, deed.at - SAME_DEED), bisect_right(times, deed.at + SAME_DEED))
        free = [n for n in near if found[n].kind is None and found[n].direction is not Direction.RECEIVED]
        if free:
            nearest = min(free, key=lambda n: abs(times[n] - deed.at))
            was = found[nearest]
            found[nearest] = Message(was.key, was.at, was.direction, was.channel, was.thread, deed.kind)
        else:
            key = f"done:{deed.kind}:{deed.about}:{deed.at:%Y-%m-%d}"
            alone.append(Message(key, deed.at, Direction.SENT, Channel.MESSAGE, kind=deed.kind))
    return sorted(found + alone, key=lambda message: message.at) if alone else found


def is_meeting(encounter: Encounter) -> bool:
    """Whether both were there at the same time, whatever the number of others; a call tried (SENT) is none."""
    return encounter.channel not in MESSAGE_CHANNELS and encounter.direction is not Direction.SENT


def ahead(rel: Relationship, now: datetime) -> list[Encounter]:
    """Meetings and calls that are still to come and were not declined, soonest first."""
    coming = (e for e in rel.encounters if is_meeting(e) and not e.declined and e.at > now)
    return sorted(coming, key=lambda encounter: encounter.at)


def expects(message: Message, inbound: datetime | None) -> bool:
    """Whether a message asks for an answer: its deed says so; else what follows a meeting at once is thanks.

    `inbound` is when the other last wrote or was met before it.
    """
    if message.kind is not None:
        return message.kind not in NO_ANSWER_EXPECTED
    return inbound is None or message.at - inbound > SAME_DEED


def pursued_since(rel: Relationship) -> datetime | None:
    """When the seeker began to pursue the person."""
    return rel.moves[0].at if rel.moves else rel.since


def standoff(rel: Relationship, now: datetime) -> Standoff:
    """Who has the next word. A one-to-one meeting answers whatever was written before it."""
    met = [e for e in rel.encounters if is_meeting(e) and took_place(e, now)]
    return standoff_of(messages(rel, now), met, pursued_since(rel))


def standoff_of(talk: list[Message], met: list[Encounter], pursued: datetime | None) -> Standoff:
    """The same, from personal messages and from meetings that took place.

    What was sent before the person was pursued counts as one message: notes among colleagues are no follow-ups.
    """
    alone = [Message(e.key, e.at, Direction.BOTH, e.channel) for e in met if e.others == 0]
    sent: list[Message] = []
    inbound: datetime | None = None
    owed: Message | None = None
    for message in sorted(talk + alone, key=lambda message: message.at):
        if message.direction is Direction.SENT:
            early = pursued is not None and message.at < pursued
            if sent and (early or message.at - sent[-1].at <= SAME_DEED):
                sent.pop()
            sent.append(message)
            owed = None
        else:
            sent.clear()
            inbound = message.at
            owed = message if message.direction is Direction.RECEIVED else None
    return Standoff(tuple(sent), inbound, owed)

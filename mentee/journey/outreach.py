"""Messages in order of time: what the seeker sent, what came back, and what stands unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentee.records.facts import Channel
from mentee.records.journey import ActionKind, Answer, Direction, Encounter, Relationship

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


@dataclass(frozen=True, slots=True)
class Message:
    """One message, or a meeting (direction BOTH), with the key of the fact; `deed` where only a deed tells of it."""

    key: str
    at: datetime
    direction: Direction
    channel: Channel
    thread: str = ""
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Standoff:
    """How the talk stands: messages sent since the other last answered, in order of time.

    `inbound` is the other's last answer or meeting; `owed` the key of a message of theirs not yet answered.
    """

    sent: tuple[Message, ...]
    inbound: datetime | None
    owed: Message | None


def took_place(encounter: Encounter, now: datetime) -> bool:
    """Whether it has happened: neither planned nor declined nor ahead."""
    return not encounter.planned and not encounter.declined and encounter.at <= now


def is_message(encounter: Encounter) -> bool:
    """Whether it is words between few: mail, message or public answer."""
    return encounter.channel in MESSAGE_CHANNELS and encounter.others <= SMALL_CIRCLE


def deeds(rel: Relationship, now: datetime, taken: list[datetime]) -> list[Message]:
    """Messages known only because the seeker marked them done; `taken` are times of sent messages found."""
    free = sorted(taken)
    found = []
    for decision in rel.decisions:
        if decision.answer is not Answer.DONE or decision.kind not in MESSAGE_KINDS or decision.at > now:
            continue
        near = next((at for at in free if abs(at - decision.at) <= SAME_DEED), None)
        if near is not None:
            free.remove(near)
            continue
        key = f"done:{decision.kind}:{decision.about}:{decision.at:%Y-%m-%d}"
        found.append(Message(key, decision.at, Direction.SENT, Channel.MESSAGE, deed=True))
    return found


def messages(rel: Relationship, now: datetime) -> list[Message]:
    """Personal messages of both sides up to now in order of time, deeds marked done among them."""
    found = [
        Message(e.key, e.at, e.direction, e.channel, e.thread)
        for e in rel.encounters
        if took_place(e, now) and is_message(e)
    ]
    found += deeds(rel, now, [m.at for m in found if m.direction is not Direction.RECEIVED])
    return sorted(found, key=lambda message: message.at)


def is_meeting(encounter: Encounter) -> bool:
    """Whether both were there at the same time, whatever the number of others."""
    return encounter.channel not in MESSAGE_CHANNELS


def standoff(rel: Relationship, now: datetime) -> Standoff:
    """Who has the next word. A one-to-one meeting answers whatever was written before it."""
    talk = messages(rel, now)
    talk += [
        Message(e.key, e.at, Direction.BOTH, e.channel)
        for e in rel.encounters
        if took_place(e, now) and is_meeting(e) and e.others == 0
    ]
    talk.sort(key=lambda message: message.at)
    sent: list[Message] = []
    inbound: datetime | None = None
    owed: Message | None = None
    for message in talk:
        if message.direction is Direction.SENT:
            sent.append(message)
            owed = None
        else:
            sent.clear()
            inbound = message.at
            owed = message if message.direction is Direction.RECEIVED else None
    return Standoff(tuple(sent), inbound, owed)

"""What sources say about the world: people, interactions, gatherings and posts, each with its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class KeyKind(StrEnum):
    """What an exact identity of a person is made of; the value is already normalised."""

    EMAIL = "email"  # see keys.email_key
    URL = "url"  # a profile page; see keys.url_key
    PHONE = "phone"  # E.164
    UID = "uid"  # an identifier that a source keeps stable: "<source>:<id>"


@dataclass(frozen=True, slots=True)
class Key:
    """An exact identity: two people with an equal key are one person.

    `written` is how it was written where that is not just the value in other capitals; it makes no key another.
    """

    kind: KeyKind
    value: str
    written: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """As the person writes it."""
        return self.written or self.value


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record came from: the file, and the line (from 1) or the byte offset in it."""

    file: str
    line: int | None = None
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A person as another record names them: a name as written and the keys that came with it."""

    name: str
    keys: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Work at an organisation from `started` to `finished` (None: unknown, or still there)."""

    organisation: str
    title: str = ""
    department: str = ""
    started: date | None = None
    finished: date | None = None
    current: bool = True


class RelationKind(StrEnum):
    """A tie between two people that a source states outright."""

    KNOWS = "knows"
    MANAGES = "manages"  # the person manages the other
    REPORTS_TO = "reports_to"
    RECOMMENDS = "recommends"  # the person has written a recommendation of the other
    FAMILY = "family"
    ASSISTANT = "assistant"  # the other is the person's assistant


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` read from the person who holds it to `other`."""

    kind: RelationKind
    other: Contact
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What one source says about one human being.

    `is_seeker` marks the seeker's own entry (their positions, their skills). `names` holds the name to show
    first and then other names. `offers` is a stated willingness or topic, in the source's own words.
    """

    origin: Origin
    names: tuple[str, ...]
    keys: tuple[Key, ...] = ()
    headline: str = ""
    positions: tuple[Position, ...] = ()
    skills: tuple[str, ...] = ()
    location: str = ""
    birthday: str = ""  # "YYYY-MM-DD", or "--MM-DD" where the year is not known
    notes: str = ""
    tags: tuple[str, ...] = ()
    offers: str = ""
    relations: tuple[Relation, ...] = ()
    is_seeker: bool = False


class Channel(StrEnum):
    """How an interaction took place."""

    MAIL = "mail"
    MEETING = "meeting"
    CALL = "call"
    MESSAGE = "message"
    SOCIAL = "social"
    IN_PERSON = "in_person"


class Role(StrEnum):
    """The part somebody had in an interaction or a gathering."""

    SENDER = "sender"
    TO = "to"
    CC = "cc"
    ORGANISER = "organiser"
    ATTENDEE = "attendee"
    DECLINED = "declined"  # was invited and said no
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an interaction or a gathering; `topic` is the talk they gave there."""

    contact: Contact
    role: Role
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Interaction:
    """A fact: at a time, on a channel, with participants.

    `key` is the same for the same fact in every file ("mail:<message-id>", "ical:<uid>:<start>"), so that it is
    stored once. `thread` is the key of the interaction answered, or of the conversation. `bulk` marks what went
    to a list or came from a machine: kept as a fact, never a tie. Direction is not stored: it follows from who
    the seeker is among the participants, and the seeker's addresses may change.
    """

    origin: Origin
    key: str
    at: datetime  # aware, UTC
    channel: Channel
    participants: tuple[Participant, ...]
    subject: str = ""
    thread: str = ""
    minutes: int | None = None
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting or event with known people: past (it was shared) or coming (a chance to meet).

    `all_day`: it has days and no hours, in whatever zone one is; the midnights in UTC then stand for the dates.
    """

    origin: Origin
    key: str
    title: str
    starts: datetime  # aware, UTC
    ends: datetime | None = None
    place: str = ""
    url: str = ""
    participants: tuple[Participant, ...] = ()
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """Something a person published: a feed item, an article, a talk."""

    origin: Origin
    key: str
    author: Contact
    title: str
    at: datetime | None = None
    url: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that could not be read, or a part of it that was lost, and what can be done about it."""

    origin: Origin
    reason: str
    remedy: str = ""


Fact = Person | Interaction | Gathering | Post

"""A conference with its talks and speakers, whatever file told of them, and the facts that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mentee.records.facts import Contact, Gathering, Key, Origin, Participant, Person, Post, Role

LONGEST_HEADLINE = 160
LONGEST_BIO = 2_000
LONGEST_SUMMARY = 1_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(slots=True)
class Speaker:
    """Somebody who gives a talk; the first key is how the file itself tells them apart, where it does."""

    name: str
    keys: tuple[Key, ...] = ()
    headline: str = ""
    bio: str = ""

    @property
    def mark(self) -> str:
        """What makes two mentions one speaker within a conference."""
        return self.keys[0].value if self.keys else "name:" + self.name.casefold()

    @property
    def contact(self) -> Contact:
        """The speaker as other records name them."""
        return Contact(self.name, self.keys)


@dataclass(slots=True)
class Talk:
    """One entry of the programme; without a start it is accepted but not placed yet."""

    id: str
    title: str
    speakers: tuple[Speaker, ...]
    starts: datetime | None = None
    ends: datetime | None = None
    room: str = ""
    url: str = ""
    summary: str = ""
    line: int | None = None


@dataclass(slots=True)
class Conference:
    """A conference; `space` is the namespace of its ids, the same in each edition of its file."""

    space: str
    title: str
    starts: datetime | None = None
    ends: datetime | None = None
    place: str = ""
    url: str = ""
    talks: list[Talk] = field(default_factory=list)
    speakers: dict[str, Speaker] = field(default_factory=dict)

    def add(self, talk: Talk) -> None:
        """Add a talk; what another talk told of its speakers is joined."""
        self.talks.append(talk)
        for speaker in talk.speakers:
            self.meet(speaker)

    def meet(self, speaker: Speaker) -> None:
        """Join what is told of a speaker to what is known."""
        known = self.speakers.get(speaker.mark)
        if known is None:
            self.speakers[speaker.mark] = speaker
            return
        known.keys = tuple(dict.fromkeys((*known.keys, *speaker.keys)))
        known.headline = known.headline or speaker.headline
        known.bio = known.bio or speaker.bio


def clipped(text: str, longest: int) -> str:
    """Text in at most `longest` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def facts(conference: Conference, file: str) -> Iterator[Person | Gathering | Post]:
    """Speakers as people; the conference as a gathering of all of them; each talk as a gathering where and when it
    is held, and as a post of each of its speakers: a talk is published.

    What has no speaker (a break, a party) is part of the conference alone.
    """
    for speaker in conference.speakers.values():
        yield _person(speaker, conference, file)
    yield from _conference(conference, file)
    for talk in conference.talks:
        speakers = [conference.speakers[one.mark] for one in talk.speakers]
        key = f"schedule:{conference.space}:{talk.id}"
        origin = Origin(file, talk.line)
        if speakers and talk.starts:
            people = tuple(Participant(one.contact, Role.SPEAKER, talk.title) for one in speakers)
            place = ", ".join(filter(None, (talk.room, conference.place or conference.title)))
            yield Gathering(origin, key, talk.title, talk.starts, talk.ends, place, talk.url, people)
        for one in speakers:
            summary = clipped(talk.summary, LONGEST_SUMMARY)
            yield Post(origin, f"{key}:{one.mark}", one.contact, talk.title, talk.starts, talk.url, summary)


def _person(speaker: Speaker, conference: Conference, file: str) -> Person:
    headline = speaker.headline or (_SENTENCE.split(" ".join(speaker.bio.split()), maxsplit=1)[0])
    return Person(
        Origin(file),
        (speaker.name,),
        speaker.keys,
        headline=clipped(headline, LONGEST_HEADLINE),
        notes=clipped(speaker.bio, LONGEST_BIO),
        tags=tuple(filter(None, (conference.title,))),
    )


def _conference(conference: Conference, file: str) -> Iterator[Gathering]:
    """The whole conference, from its first to its last moment; each speaker's topic names all their talks."""
    starts = [talk.starts for talk in conference.talks if talk.starts]
    ends = [talk.ends or talk.starts for talk in conference.talks if talk.starts]
    begin = min([*starts, *filter(None, [conference.starts])], default=None)
    if begin is None or not conference.title:
        return
    topics: dict[str, list[str]] = {mark: [] for mark in conference.speakers}
    for talk in conference.talks:
        for one in talk.speakers:
            topics[one.mark].append(talk.title)
    people = tuple(
        Participant(one.contact, Role.SPEAKER, clipped("; ".join(topics[mark]), LONGEST_SUMMARY))
        for mark, one in conference.speakers.items()
    )
    end = max([*filter(None, ends), *filter(None, [conference.ends])], default=None)
    yield Gathering(
        Origin(file),
        f"schedule:{conference.space}",
        conference.title,
        begin,
        end if end and end > begin else None,
        conference.place,
        conference.url,
        people,
    )


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is taken as UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)

"""What follows from the facts alone, whatever the day and the question: gathered once per change, then kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mentee.network.between import Employment, Stated
from mentee.network.events import Events
from mentee.network.silent import silent_lists
from mentee.network.threads import asked_by_others, threads_of
from mentee.ranking.experience import Deeds
from mentee.ranking.text import TextIndex
from mentee.ranking.titles import read_title
from mentee.store.models import User
from mentee.store.reads import world as columns
from mentee.store.reads.answered import answers_given

Floats = NDArray[np.float64]
DAY = 86_400.0
FIELD_WEIGHTS = (2.0, 1.5, 1.5, 1.0, 0.7)  # titles, headline, skills, talks, posts: what one says of one's work first


@dataclass(frozen=True, slots=True)
class Work:
    """k positions: `title` int32 [k] indexes `titles` (each once); `employment.organisation` indexes `organisations`.

    `title_text` indexes the titles as texts; `rung` and `certainty` float64 [t] are read from them. `main` int32
    [n] is each person's position to show: the current one, the latest; -1: none.
    """

    employment: Employment
    current: NDArray[np.bool_]
    title: NDArray[np.int32]
    titles: list[str]
    title_text: TextIndex
    rung: Floats
    certainty: Floats
    organisations: list[str]
    main: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Said:
    """What people say of their work and know of each other, as of `marks` (`World.told_marks`)."""

    marks: NDArray[np.int64]
    work: Work
    stated: Stated
    text: TextIndex
    talks: list[str]  # topic of each talk
    talked_by: NDArray[np.int32]
    talked_at: Floats
    published_by: NDArray[np.int32]
    published_at: Floats


@dataclass(frozen=True, slots=True)
class Happened:
    """What the history says of each of n people."""

    history: columns.History
    lists: NDArray[np.bool_]  # bool [n]: addresses that are lists, though nothing marks them
    asked: NDArray[np.int64]  # int64 [n]: conversations that others than the seeker began with each
    answers: NDArray[np.int64]  # int64 [n]: of these, answered


@dataclass(frozen=True, slots=True)
class Facts:
    """n people (`world`), their history, what is said of them, and their deeds.

    `era`: facts of an equal one differ by what was added, as `owners.touch` says it.
    """

    era: int
    world: columns.World
    happened: Happened
    said: Said
    answered: NDArray[np.int64]  # interaction of each answer
    deeds: Deeds  # answers given, then talks

    @property
    def events(self) -> Events:
        """All interactions."""
        return self.happened.history.events

    @property
    def work(self) -> Work:
        """Who works where as what."""
        return self.said.work


def gather(owner: User, era: int, before: Facts | None = None) -> Facts:
    """Everything from the store, in a fixed number of queries; what still holds of `before` stays."""
    people, marks = columns.world(owner), columns.told_marks(owner)
    if before is None or before.era != era:
        said, kept = _said(owner, people, marks), None
        history = columns.history(owner, people)
    else:
        said, kept = _still_said(owner, people, marks, before), before
        history = columns.history(owner, people, before=before.happened.history)
    answered, deeds = _deeds(owner, people, history, said, kept)
    return Facts(era, people, _happened(people, history, kept), said, answered, deeds)


def _still_said(owner: User, people: columns.World, marks: NDArray[np.int64], before: Facts) -> Said:
    known = before.world
    kept = before.said
    if not (np.array_equal(kept.marks[1:], marks[1:]) and known.same_humans(people)):
        return _said(owner, people, marks)
    if np.array_equal(kept.marks, marks) and known.headlines == people.headlines:
        return kept
    talks = columns.Texts(kept.talked_by, kept.talks, kept.talked_at)
    more = (columns.skills(owner, people), talks, columns.posts(owner, people))
    return replace(kept, marks=marks, text=_text(people, _titles(kept.work), more))


def _titles(work: Work) -> tuple[NDArray[np.int32], list[str]]:
    """(person, title) of each position."""
    return work.employment.person, [work.titles[number] for number in work.title.tolist()]


def _said(owner: User, people: columns.World, marks: NDArray[np.int64]) -> Said:
    positions = columns.positions(owner, people)
    talks, posts = columns.talks(owner, people), columns.posts(owner, people)
    return Said(
        marks=marks,
        work=_work(positions, len(people)),
        stated=columns.stated(owner, people),
        text=_text(
            people, (positions.employment.person, positions.titles), (columns.skills(owner, people), talks, posts)
        ),
        talks=talks.texts,
        talked_by=talks.person,
        talked_at=talks.at,
        published_by=np.concatenate([talks.person, posts.person]),
        published_at=np.concatenate([talks.at, posts.at]),
    )


def _text(
    people: columns.World, titles: tuple[NDArray[np.int32], list[str]], more: Sequence[columns.Texts]
) -> TextIndex:
    """Titles and headlines, and more texts about people: skills, talks, posts."""
    size = len(people)
    fields = (
        _joined(*titles, size),
        people.headlines,
        *(_joined(texts.person, texts.texts, size) for texts in more),
    )
    return TextIndex.build(*fields, weights=FIELD_WEIGHTS)


def _happened(people: columns.World, history: columns.History, before: Facts | None) -> Happened:
    """Looked through anew, but for what nothing new bears on: who answers, where no conversation went on."""
    if before is not None and before.world.same_humans(people):
        kept = before.happened
        if kept.history.ids is history.ids:
            return replace(kept, history=history)
        if _in_conversations(kept.history) == _in_conversations(history):
            return replace(kept, history=history, lists=silent_lists(history.events, people=len(people)))
    asked, answers = asked_by_others(threads_of(history.events), me=people.seeker, people=len(people))
    return Happened(history, silent_lists(history.events, people=len(people)), asked, answers)


def _in_conversations(history: columns.History) -> int:
    return int(np.count_nonzero(history.events.thread >= 0))


def _deeds(
    owner: User, people: columns.World, history: columns.History, said: Said, before: Facts | None
) -> tuple[NDArray[np.int64], Deeds]:
    """(interaction of each answer, deeds); the words are read anew only where a reply or a talk came."""
    if before is not None and _replies(history) == _replies(before.happened.history):
        if said is before.said and before.world.same_humans(people):
            return before.answered, before.deeds
        if said.talks == before.said.talks and np.array_equal(said.talked_at, before.said.talked_at, equal_nan=True):
            person = np.concatenate([columns.writers_of(history, before.answered), said.talked_by])
            return before.answered, replace(before.deeds, n=len(people), person=person)
    told, answered = answers_given(owner, history)
    return answered, Deeds.build(
        len(people),
        np.concatenate([told.person, said.talked_by]),
        np.nan_to_num(np.concatenate([told.at, said.talked_at])) / DAY,
        [*told.texts, *said.talks],
    )


def _replies(history: columns.History) -> int:
    return int(np.count_nonzero(columns.replies(history)))


def _joined(person: NDArray[np.int32], texts: list[str], size: int) -> list[str]:
    """One text per person, of all that is said about them."""
    parts: dict[int, list[str]] = defaultdict(list)
    for who, text in zip(person.tolist(), texts, strict=True):
        parts[who].append(text)
    return [" ; ".join(parts[i]) if i in parts else "" for i in range(size)]


def _work(positions: columns.Positions, size: int) -> Work:
    number: dict[str, int] = {}
    title = np.asarray([number.setdefault(text, len(number)) for text in positions.titles], dtype=np.int32)
    titles = list(number)
    read = [read_title(text) for text in titles]
    rung = np.asarray([found.rung for found in read], dtype=np.float64)
    return Work(
        employment=positions.employment,
        current=positions.current,
        title=title,
        titles=titles,
        title_text=TextIndex.build(titles),
        rung=rung,
        certainty=np.asarray([found.certainty for found in read], dtype=np.float64),
        organisations=positions.organisations,
        main=_main(positions, rung[title] if len(rung) else np.zeros(len(title)), size),
    )


def _main(positions: columns.Positions, rung: Floats, size: int) -> NDArray[np.int32]:
    """Row of each person's position to show: a current one, with a title, begun last, the highest (`rung` [k])."""
    work = positions.employment
    named = np.asarray([bool(text) for text in positions.titles], dtype=bool)
    begun = np.nan_to_num(work.start, nan=-1e9)
    order = np.lexsort((np.nan_to_num(rung, nan=-1.0), begun, named, positions.current))
    main = np.full(size, -1, dtype=np.int32)
    main[work.person[order]] = order  # the last one written, the best, stays
    return main

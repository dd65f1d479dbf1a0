"""What follows from the facts alone, whatever the day and the question: gathered once per change, then kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

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
class Facts:
    """n people (`world`), their interactions, work, stated ties, texts, deeds, and what they published when."""

    world: columns.World
    events: Events
    work: Work
    stated: Stated
    text: TextIndex
    deeds: Deeds  # answers given, then talks
    answered: NDArray[np.int64]  # interaction of each answer
    talks: list[str]  # topic of each talk
    lists: NDArray[np.bool_]  # bool [n]: addresses that are lists, though nothing marks them
    published_by: NDArray[np.int32]
    published_at: Floats
    asked: NDArray[np.int64]  # int64 [n]: conversations that others than the seeker began with each
    answers: NDArray[np.int64]  # int64 [n]: of these, answered


def gather(owner: User) -> Facts:
    """Everything read from the store, in a fixed number of queries."""
    people = columns.world(owner)
    size = len(people)
    positions = columns.positions(owner, people)
    work = _work(positions, size)
    skills, talks, posts = columns.skills(owner, people), columns.talks(owner, people), columns.posts(owner, people)
    fields = (
        _joined(positions.employment.person, positions.titles, size),
        people.headlines,
        _joined(skills.person, skills.texts, size),
        _joined(talks.person, talks.texts, size),
        _joined(posts.person, posts.texts, size),
    )
    answered, interactions = answers_given(owner, people)
    events = columns.events(owner, people)
    told = [answered, talks]
    asked, answers = asked_by_others(threads_of(events), me=people.seeker, people=size)
    deeds = Deeds.build(
        size,
        np.concatenate([texts.person for texts in told]),
        np.nan_to_num(np.concatenate([texts.at for texts in told])) / DAY,
        [text for texts in told for text in texts.texts],
    )
    return Facts(
        world=people,
        events=events,
        work=work,
        stated=columns.stated(owner, people),
        text=TextIndex.build(*fields, weights=FIELD_WEIGHTS),
        deeds=deeds,
        answered=interactions,
        talks=talks.texts,
        lists=silent_lists(events, people=size),
        published_by=np.concatenate([talks.person, posts.person]),
        published_at=np.concatenate([talks.at, posts.at]),
        asked=asked,
        answers=answers,
    )


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
    return Work(
        employment=positions.employment,
        current=positions.current,
        title=title,
        titles=titles,
        title_text=TextIndex.build(titles),
        rung=np.asarray([found.rung for found in read], dtype=np.float64),
        certainty=np.asarray([found.certainty for found in read], dtype=np.float64),
        organisations=positions.organisations,
        main=_main(positions, size),
    )


def _main(positions: columns.Positions, size: int) -> NDArray[np.int32]:
    """Row of each person's position to show: a current one before a past one, with a title, begun last."""
    work = positions.employment
    named = np.asarray([bool(text) for text in positions.titles], dtype=bool)
    begun = np.nan_to_num(work.start, nan=-1e9)
    order = np.lexsort((begun, named, positions.current))
    main = np.full(size, -1, dtype=np.int32)
    main[work.person[order]] = order  # the last one written, the best, stays
    return main

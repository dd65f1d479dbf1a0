"""Profiles of everybody for one question: what the ranking needs to know, from the landscape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from mentee.flows.landscape.facts import DAY
from mentee.flows.landscape.load import Landscape, person_rungs
from mentee.flows.landscape.memory import remembered
from mentee.network.threads import as_if_asked
from mentee.network.weights import ForecastWeights
from mentee.ranking.columns import Profiles
from mentee.ranking.experience import evidence
from mentee.ranking.query import Query
from mentee.ranking.vocabulary import topic_of
from mentee.store.models import User
from mentee.store.reads.answered import subject

Floats = NDArray[np.float64]
YEAR = 365.25  # days
STANDS = 600.0  # seconds for which columns that no question changes are as good as new
DEED_HALF_LIFE = 730.0  # days; knowing a topic fades over years, not months
SHARED_LATELY = 2 * YEAR
DIALOGUE_LATELY = 90.0
ON_TOPIC = 0.2  # share of the question that an answered subject must say to be named
IN_FIELD = 0.3  # share of the question that a title must say for its years to count


def profiles(owner: User, landscape: Landscape, query: Query) -> Profiles:
    """Columns over all people for a question."""
    facts, today = landscape.facts, landscape.now.timestamp() / DAY
    make = partial(_standing, landscape, today)
    if landscape.mark is None:
        standing = make()
    else:
        standing = remembered(
            "columns", landscape.mark, make, whose=owner.pk, now=landscape.now.timestamp(), lasts=STANDS
        )
    topic = topic_of(query)
    experience, guided = evidence(facts.deeds, topic, today=today, half_life=DEED_HALF_LIFE)
    return replace(
        standing,
        years=_years(landscape, query, today),
        experience=experience,
        guided=guided,
        deeds_told=partial(deeds_told, owner, landscape, cache(partial(_topic_shares, landscape, topic))),
    )


def _standing(landscape: Landscape, today: float) -> Profiles:
    """The columns that are the same whatever is asked."""
    facts, ties, size = landscape.facts, landscape.ties, landscape.size
    age = today - facts.said.published_at / DAY
    rung, certainty = person_rungs(facts)
    never = np.zeros(size, dtype=bool)
    never[landscape.me] = True
    never |= facts.happened.lists
    never[list(landscape.let_go)] = True
    work = facts.work
    known = work.main >= 0
    title, organisation = np.full(size, -1, dtype=np.int32), np.full(size, -1, dtype=np.int32)
    title[known] = work.title[work.main[known]]
    organisation[known] = work.employment.organisation[work.main[known]]
    asked, answered = _answering(landscape)
    return replace(
        Profiles.blank(size, facts.said.text),
        rung=rung,
        rung_certainty=certainty,
        asked=asked,
        answered=answered,
        asked_by_others=np.where(ties.asked > 0, 0, facts.happened.asked).astype(np.float64),
        answered_others=facts.happened.answers.astype(np.float64),
        answer_hours=ties.answer_days * 24,
        shares=_count(facts.said.published_by, (age >= 0) & (age <= SHARED_LATELY), size),
        offers=np.asarray([bool(text) for text in facts.world.offers], dtype=bool),
        tie=ties.strength,
        path=np.where(landscape.reach.connectors >= 1, landscape.reach.value, 0.0),
        gatherings=_gatherings(landscape),
        dialogue=_count(facts.said.published_by, (age >= 0) & (age <= DIALOGUE_LATELY), size),
        admire=_admire(landscape),
        inside=facts.world.inside,
        hold=_marked(landscape.held, size),
        red_flag=_marked(landscape.red_flags, size),
        never=never,
        organisation=organisation,
        title=title,
        titles=work.titles,
        organisations=work.organisations,
        admirations=landscape.admirations,
    )


def _answering(landscape: Landscape) -> tuple[Floats, Floats]:
    """Questions and answers: of the seeker's own, and where there are none, what those of others foretell."""
    facts, ties = landscape.facts, landscape.ties
    worth, likely = as_if_asked(facts.happened.asked, facts.happened.answers, weights=ForecastWeights())
    own = ties.asked > 0
    return np.where(own, ties.asked, worth), np.where(own, ties.answered_share * ties.asked, likely)


def _marked(people: Iterable[int], size: int) -> NDArray[np.bool_]:
    marked = np.zeros(size, dtype=bool)
    marked[list(people)] = True
    return marked


def _topic_shares(landscape: Landscape, query: Query) -> Floats:
    return landscape.facts.deeds.topic.shares(query).astype(np.float64)


def deeds_told(owner: User, landscape: Landscape, shares: Callable[[], Floats], i: int) -> str:
    """What person i answered or gave a talk on that is nearest to the question; one query, for those shown."""
    facts = landscape.facts
    mine = np.flatnonzero(facts.deeds.person == i)
    share = shares()[mine]
    best = mine[np.argsort(-share, kind="stable")][: int(np.count_nonzero(share > ON_TOPIC))]
    if not len(best):
        return ""
    first = int(best[0])
    spoken = first >= len(facts.answered)
    words = facts.said.talks[first - len(facts.answered)] if spoken else subject(owner, int(facts.answered[first]))
    more = f" and {len(best) - 1} more on this" if len(best) > 1 else ""
    return f"{'gave a talk on' if spoken else 'answered'} \u201c{words}\u201d{more}"


def _count(person: NDArray[np.int32], wanted: NDArray[np.bool_], size: int) -> Floats:
    return np.bincount(person[wanted], minlength=size).astype(np.float64)


def _gatherings(landscape: Landscape) -> Floats:
    """Days with a coming gathering at which each person will be: a talk at a conference is no second chance."""
    coming = landscape.coming
    day = (coming.starts[coming.gathering] // DAY).astype(np.int64)
    pairs = np.unique(np.stack([day, coming.person]), axis=1)
    return np.bincount(pairs[1], minlength=landscape.size).astype(np.float64)


def _admire(landscape: Landscape) -> Floats:
    values = np.full(landscape.size, np.nan)
    for i, found in landscape.admirations.items():
        values[i] = found.value
    return values


def _years(landscape: Landscape, query: Query, today: float) -> Floats:
    """Years of dated positions whose title says what is asked for; nan where no position has dates."""
    work = landscape.facts.work
    start, end = work.employment.start, work.employment.end
    dated = ~np.isnan(start)
    length = np.clip(np.where(np.isnan(end), today, np.minimum(end, today)) - start, 0.0, None) / YEAR
    matching = work.title_text.shares(query)[work.title] >= IN_FIELD if len(work.title) else dated
    person = work.employment.person
    years = np.bincount(person[dated & matching], weights=length[dated & matching], minlength=landscape.size)
    has_dates = np.bincount(person[dated], minlength=landscape.size) > 0
    return np.where(has_dates, years, np.nan)

"""Find possible mentors: the shortlist for what the seeker is after, with reasons and the best way to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial, reduce
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from mentee.flows.errors import NotReadyError
from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.memory import remembered
from mentee.flows.landscape.profiles import profiles
from mentee.flows.vocabulary import vocabulary_for
from mentee.flows.weighing import learned_of
from mentee.network.paths import best_ways, explained
from mentee.network.weights import TieWeights
from mentee.ranking.ask import worth_asking
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.query import SAME, Query, Unit
from mentee.ranking.shortlist import candidate_scores, candidates, choose
from mentee.ranking.titles import read_title
from mentee.ranking.weights import Weights
from mentee.records.scores import Candidate, Path, Reason
from mentee.store.models import User

LIST_STANDS, LISTS_KEPT = 600.0, 16  # seconds for which a shortlist is as good as new, and how many are kept
TEXT_WEIGHT, SKILL_WEIGHT, ROLE_WEIGHT = 1.0, 0.8, 0.8


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: `text` in the user's words, else the live aspirations; `inside` None: both sides."""

    text: str = ""
    inside: bool | None = None
    most: int = 10
    cards: int = 3  # reflections asked for


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with what to call them and the best way in (None: no chain of people leads there)."""

    person: int  # id
    name: str
    title: str
    organisation: str
    candidate: Candidate
    way: Path | None
    connectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody whose reflection could change the shortlist most."""

    person: int
    name: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The answer: who, out of how many, for what; whom to reflect on next.

    `nearest` in [0, 1] is how much of what was asked the texts or deeds of the nearest on the list show; `unsaid`
    are words of the question that nobody's profile or mail says, in any way the vocabulary knows. Where nobody says
    anything of a question in the user's own words, nobody is found.
    """

    asked: str
    found: tuple[Found, ...]
    out_of: int
    ask_next: tuple[Ask, ...]
    nearest: float = 1.0
    unsaid: tuple[str, ...] = ()
    learned: str = ""  # what the seeker's choices changed, in words; empty: they made none


@dataclass(frozen=True, slots=True)
class Sought:
    """A question put to a landscape: everybody's columns for it, and what it aims at."""

    landscape: Landscape
    known: Profiles
    query: Query
    aim: Aim
    asked: str
    learned: str = ""

    def candidates(self, rows: Sequence[int]) -> list[Found]:
        """People by index, in the order given, whatever bars them from the list."""
        weights = self.landscape.weights
        picked = candidates(self.known, self.query, self.aim, weights=weights, rows=np.asarray(rows, dtype=np.int64))
        blocked = self.landscape.blocked()
        return [_found(self.landscape, candidate, blocked) for candidate in picked]


def seek(owner: User, text: str, *, now: datetime) -> Sought:
    """Put the question, empty: the live aspirations; NotReadyError where nobody was imported or nothing is asked."""
    return _sought(owner, *_ground(owner, now), text)


def _ground(owner: User, now: datetime) -> tuple[Landscape, str]:
    """The landscape under what was learned of the seeker, and that in words."""
    learned = learned_of(owner)
    weights = replace(Weights(), factors=learned.weights)
    landscape = load(owner, now=now, weights=weights, tie_weights=TieWeights())
    return landscape, learned.text if learned.choices else ""


def _sought(owner: User, landscape: Landscape, learned: str, text: str) -> Sought:
    if landscape.size <= 1:
        raise NotReadyError("Nobody to choose from yet.", "Bring people in first: mentee import FILE...")
    query, asked = question_of(owner, landscape, text)
    known = profiles(owner, landscape, query)
    aim = Aim(rung=landscape.rung, target=target_rung(landscape))
    return Sought(landscape, known, query, aim, asked, learned)


def find(owner: User, wish: Wish, *, now: datetime) -> Shortlist:
    """The shortlist at `now`; NotReadyError where nobody was imported or nothing is looked for."""
    landscape, learned = _ground(owner, now)
    make = partial(_listed, owner, landscape, learned, wish)
    return remembered(
        "shortlist",
        (landscape.mark, learned, wish),
        make,
        whose=owner.pk,
        now=now.timestamp(),
        lasts=LIST_STANDS,
        most=LISTS_KEPT,
    )


def _listed(owner: User, landscape: Landscape, learned: str, wish: Wish) -> Shortlist:
    sought = _sought(owner, landscape, learned, wish.text)
    known, query, weights = sought.known, sought.query, sought.landscape.weights
    if wish.inside is not None:
        known = replace(known, never=known.never | (known.inside != wish.inside))
    unsaid = tuple(dict.fromkeys(word for unit in query.units for word in _unsaid(sought, unit)))
    if wish.text.strip() and not _anybody(sought):
        return Shortlist(sought.asked, (), able(known), (), nearest=0.0, unsaid=unsaid, learned=sought.learned)
    scores = candidate_scores(known, query, sought.aim, weights=weights)
    chosen = choose(scores, known, weights=weights, k=wish.most)
    worth = worth_asking(scores, known, weights=weights, k=wish.most)
    unsure = np.argsort(-worth, kind="stable")[: wish.cards]
    return Shortlist(
        asked=sought.asked,
        found=tuple(sought.candidates(chosen.tolist())),
        out_of=able(known),
        ask_next=tuple(_ask(sought.landscape, int(i)) for i in unsure if worth[i] > 0),
        nearest=_nearest(known, query, chosen),
        unsaid=unsaid,
        learned=sought.learned,
    )


def compare(owner: User, people: Sequence[int], *, text: str = "", now: datetime) -> tuple[str, tuple[Found, ...]]:
    """What is asked, and these people (ids) scored for it beside each other; LookupError for one of nobody's."""
    sought = seek(owner, text, now=now)
    rows = [sought.landscape.facts.world.index(person) for person in people]
    return sought.asked, tuple(sought.candidates(rows))


def _nearest(known: Profiles, query: Query, chosen: NDArray[np.int64]) -> float:
    if not len(chosen):
        return 0.0
    shown = np.maximum(known.text.shares(query)[chosen], known.experience[chosen])
    return float(min(1.0, shown.max()))


def _anybody(sought: Sought) -> bool:
    """Whether anybody who could be on the list says or did anything of what is asked."""
    known = sought.known
    shown = (known.text.scores(sought.query) > 0) | (known.experience > 0)
    return bool((shown & ~known.never).any())


def _unsaid(sought: Sought, unit: Unit) -> list[str]:
    """The words of a unit that nobody's texts or deeds say, nor anything else that stands for them."""
    ways = [] if unit.parts else [(unit.words, SAME)]
    ways += [(other.words, other.weight) for other in unit.instead]
    if any(_held(sought, words) or (weight >= SAME and _told(sought, words)) for words, weight in ways):
        return []
    missing = [_unsaid(sought, part) for part in unit.parts]
    return list(chain.from_iterable(missing)) if any(not words for words in missing) else [unit.said]


def _held(sought: Sought, words: tuple[str, ...]) -> bool:
    """Whether the texts of anybody but the seeker hold all the words."""
    texts = reduce(np.intersect1d, [sought.known.text.postings(word)[0] for word in words])
    return not sought.known.never[texts].all()


def _told(sought: Sought, words: tuple[str, ...]) -> bool:
    """Whether a deed of anybody but the seeker names all the words; what is only near names nothing (`topic_of`)."""
    deeds = sought.landscape.facts.deeds
    told = reduce(np.intersect1d, [deeds.topic.postings(word)[0] for word in words])
    return not sought.known.never[deeds.person[told]].all()


def telling(reasons: Sequence[Reason], *, most: int) -> list[Reason]:
    """The few reasons to show: what speaks for a candidate first, then what speaks against, the weightier first.

    That a profile does not name the topic is not told beside deeds that show it.
    """
    shown = any(reason.kind == "experience" and reason.points > 0 for reason in reasons)
    kept = [r for r in reasons if r.kind != "base" and not (shown and r.kind == "text" and r.points < 0)]
    return sorted(kept, key=lambda reason: (reason.points <= 0, -abs(reason.points)))[:most]


def able(known: Profiles) -> int:
    """How many people could be on the list at all."""
    return int(np.count_nonzero(~(known.red_flag | known.hold | known.never)))


def question_of(owner: User, landscape: Landscape, text: str) -> tuple[Query, str]:
    """The query for a text, or for the live aspirations; and how to call it."""
    if text.strip():
        return vocabulary_for(owner, [text]).query(text), text.strip()
    live = [aspiration for aspiration in landscape.seeker.aspirations if aspiration.live]
    if not live:
        raise NotReadyError(
            "mentee does not know yet where you want to go.",
            'Answer the three questions: mentee init. Or ask for once: mentee find "head of data"',
        )
    parts = [(aspiration.text, TEXT_WEIGHT) for aspiration in live]
    parts += [(skill, SKILL_WEIGHT) for aspiration in live for skill in aspiration.skills]
    parts += [(role, ROLE_WEIGHT) for aspiration in live for role in aspiration.roles]
    texts, weights = zip(*parts, strict=True)
    query = vocabulary_for(owner, texts).query(*texts, weights=weights)
    return query, "; ".join(aspiration.text for aspiration in live)


def target_rung(landscape: Landscape) -> float:
    """The highest rung among the roles the seeker aims for, or what the aspirations say of it; nan where neither."""
    live = [aspiration for aspiration in landscape.seeker.aspirations if aspiration.live]
    roles = [role for aspiration in live for role in aspiration.roles] or [aspiration.text for aspiration in live]
    rungs = [rung for rung in (read_title(role).rung for role in roles) if not np.isnan(rung)]
    return max(rungs, default=float("nan"))


def _found(landscape: Landscape, candidate: Candidate, blocked: NDArray[np.bool_]) -> Found:
    i = candidate.person
    title, organisation = landscape.work_of(i)
    ways = best_ways(landscape.graph, landscape.ties, source=landscape.me, target=i, k=1, blocked=blocked)
    way = None
    if ways:
        way = explained(
            ways[0], ties=landscape.ties, between=landscape.between, name=partial(Landscape.name, landscape)
        )
    between = way.people[1:-1] if way else ()
    return Found(
        person=int(landscape.facts.world.ids[i]),
        name=landscape.name(i),
        title=title,
        organisation=organisation,
        candidate=replace(candidate, person=int(landscape.facts.world.ids[i])),
        way=landscape.by_id(way) if way else None,
        connectors=tuple(landscape.name(j) for j in between),
    )


def _ask(landscape: Landscape, i: int) -> Ask:
    title, organisation = landscape.work_of(i)
    return Ask(int(landscape.facts.world.ids[i]), landscape.name(i), title, organisation)

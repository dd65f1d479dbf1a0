"""What the shortlist shows: the filters, each candidate with reasons, cards to reflect on, two compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils import timezone

from mentee.flows.find import Ask, Found, Shortlist, Wish, compare, find, telling
from mentee.ranking.reasons import NOT_SAID
from mentee.records.journey import Standing
from mentee.records.scores import Reason
from mentee.records.seeker import Value
from mentee.store.reads.own_words import Aside, aside, standings
from mentee.store.reads.seeker import preferences, seeker

if TYPE_CHECKING:
    from mentee.store.models import User

SHOWN, STEP, MOST = 10, 10, 60
LONGEST = 200  # characters of a question
NEAR = 0.3  # of the question: when nobody shows more of it, that is said
FACTORS = {"knows": "Knows the way", "willing": "Willing", "admire": "You admire", "reach": "Within reach"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    q: str = ""
    side: str = ""  # "inside", "outside" or both
    most: int = SHOWN

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """From the query of an address; what makes no sense is left out."""
        side, most = query.get("side", ""), query.get("most", "")
        return cls(
            q=query.get("q", "").replace("\x00", "").strip()[:LONGEST],
            side=side if side in {"inside", "outside"} else "",
            most=min(MOST, max(1, int(most))) if most.isdecimal() and len(most) < 5 else SHOWN,
        )

    @property
    def wish(self) -> Wish:
        """As the flow takes it."""
        return Wish(text=self.q, inside={"inside": True, "outside": False}.get(self.side), most=self.most)

    def query(self, **changes: object) -> str:
        """The query of an address with some of it changed."""
        said = {"q": self.q, "side": self.side, "most": self.most if self.most != SHOWN else "", **changes}
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True, slots=True)
class Way:
    """The best way to somebody: through whom, by name, and what it rests on; no names: directly."""

    names: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidateCard:
    """One candidate: few reasons in words, and all with their points, which sum to the score."""

    id: int
    name: str
    work: str
    inside: bool
    score: float
    factors: dict[str, float]
    speaks: tuple[Reason, ...]
    reasons: tuple[tuple[Reason, str], ...]  # with the factor in words
    way: Way | None
    standing: Standing | None
    unsure: int  # points by which the score may move with a reflection; 0: it will not much
    unsaid: str  # the factor of which the seeker said nothing; empty: something of each


@dataclass(frozen=True, slots=True)
class FindPage:
    """The shortlist for some filters."""

    filters: Filters
    asked: str
    cards: tuple[CandidateCard, ...]
    out_of: int
    asks: tuple[Ask, ...]
    values: tuple[str, ...]
    far: bool  # whether nobody shows much of what was asked
    unsaid: tuple[str, ...]
    more: str  # query that shows more; empty: there is no more
    all: int  # how many the list holds when it shows as many as it ever does
    best: bool  # whether these are only the best of those who could be suggested
    aside: tuple[Aside, ...]
    later: tuple[tuple[str, str], ...]
    learned: str  # what the choices between people have taught; empty: nothing


def find_page(owner: User, filters: Filters, *, now: datetime) -> FindPage:
    """The shortlist; NotReadyError where nothing can be found yet."""
    found = find(owner, filters.wish, now=now)
    known = standings(owner)
    today = timezone.localdate(now)
    most = min(MOST, found.out_of) if len(found.found) == filters.most else len(found.found)
    return FindPage(
        filters=filters,
        asked=found.asked,
        cards=tuple(card_of(one, known) for one in found.found),
        out_of=found.out_of,
        asks=found.ask_next[: preferences(owner).cards],
        values=values_to_see(seeker(owner).values),
        far=bool(found.found) and found.nearest < NEAR,
        unsaid=found.unsaid,
        more=_more(filters, found),
        all=most,
        best=most < found.out_of,
        learned=found.learned,
        aside=tuple(aside(owner, today=today)),
        later=tuple(
            ((today + timedelta(days=days)).isoformat(), words)
            for words, days in (("in a month", 30), ("in three months", 91), ("in a year", 365))
        ),
    )


def unsaid_of(reasons: Iterable[Reason]) -> str:
    """The factor that stands where it starts because the seeker said nothing; empty where they did."""
    return next((one.factor for one in reasons if one.text == NOT_SAID), "")


def card_of(one: Found, known: Mapping[int, Standing]) -> CandidateCard:
    """A candidate as it is shown."""
    candidate = one.candidate
    return CandidateCard(
        id=one.person,
        name=one.name,
        work=", ".join(part for part in (one.title, one.organisation) if part),
        inside=candidate.inside,
        score=candidate.score,
        factors=candidate.factors,
        unsaid=unsaid_of(candidate.reasons),
        speaks=tuple(telling(candidate.reasons, most=3)),
        reasons=tuple((reason, FACTORS.get(reason.factor, "")) for reason in candidate.reasons),
        way=way_of(one),
        standing=known.get(one.person),
        unsure=round(candidate.uncertain) if candidate.uncertain >= 3 else 0,
    )


def way_of(one: Found) -> Way | None:
    """The best way in; None where no chain of people leads there."""
    if one.way is None:
        return None
    return Way(one.connectors, tuple(step.evidence for step in one.way.steps if step.evidence))


def values_to_see(ranked: Sequence[str]) -> tuple[str, ...]:
    """The seeker's own values first, as they ranked them, then the other basic ones."""
    return tuple(dict.fromkeys([*ranked, *(value.value for value in Value)]))


def _more(filters: Filters, found: Shortlist) -> str:
    if len(found.found) < filters.most or filters.most >= MOST:
        return ""
    return filters.query(most=min(MOST, filters.most + STEP))


@dataclass(frozen=True, slots=True)
class Row:
    """One factor of the people compared: its value and its reasons for each of them."""

    name: str
    title: str
    sides: tuple[tuple[float, tuple[Reason, ...]], ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two people beside each other for one question; `ahead` is who scores higher, None where it is a draw."""

    asked: str
    q: str
    cards: tuple[CandidateCard, ...]
    rows: tuple[Row, ...]


def compare_page(owner: User, people: Sequence[int], q: str, *, now: datetime) -> ComparePage:
    """The people beside each other; LookupError where one is nobody's."""
    asked, found = compare(owner, people, text=q, now=now)
    known = standings(owner)
    rows = tuple(
        Row(
            name,
            title,
            tuple(
                (
                    one.candidate.factors[name],
                    tuple(reason for reason in one.candidate.reasons if reason.factor == name),
                )
                for one in found
            ),
        )
        for name, title in FACTORS.items()
    )
    return ComparePage(asked, q, tuple(card_of(one, known) for one in found), rows)

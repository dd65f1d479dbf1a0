"""How strong the ties between two others are, from what both are seen in, with the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from mentee.network.encounters import SENDER, crowding, duration, seats, together_channels
from mentee.network.events import Events
from mentee.network.fading import favour_fading
from mentee.network.pairs import chunks, pair_keys, pairs_within, sum_by_key
from mentee.network.weights import DAY, TieWeights
from mentee.records.facts import RelationKind
from mentee.records.scores import Reason

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
RELATIONS = tuple(RelationKind)
RELATION_CODE = {kind: code for code, kind in enumerate(RELATIONS)}
STATED_RANK = {  # rank of a tie that a source states outright; it does not fade
    RelationKind.KNOWS: 3.0,
    RelationKind.MANAGES: 6.0,
    RelationKind.REPORTS_TO: 6.0,
    RelationKind.RECOMMENDS: 6.0,
    RelationKind.FAMILY: 9.0,
    RelationKind.ASSISTANT: 6.0,
}
COLUMNS = ("letters", "mails", "meetings", "months", "stated")  # counts, then months, then stated rank
RANKS = ("mails", "meetings", "work", "stated", "brought")
MONTH = 30.4375  # days
MOST_POSTS = 5  # positions held one after the other per person of a place, on average
UNKNOWN_SPAN = 365.0  # days somebody is taken to have worked where the start is not known


@dataclass(frozen=True, slots=True)
class Employment:
    """Who worked where when, one row per position; all arrays [k].

    person int32, organisation int32 (give a department a number of its own to say more than the employer does),
    start and end float64 in days since the epoch; nan: start unknown, or not ended.
    """

    person: NDArray[np.int32]
    organisation: NDArray[np.int32]
    start: Floats
    end: Floats


@dataclass(frozen=True, slots=True)
class Stated:
    """Ties that somebody states outright; a and b int32 [k], kind uint8 [k] (index into RELATIONS)."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    kind: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class BetweenTies:
    """Ties among `people` persons: `keys` int64 [e] in order (smaller * people + larger).

    counts float64 [5, e] (rows by COLUMNS); sums float64 [5, e] (rows by RANKS) as they add up over interactions, and
    ranks the same as they weigh; strength float64 [e] in [0, 1).
    """

    people: int
    keys: NDArray[np.int64]
    counts: Floats
    sums: Floats
    ranks: Floats
    strength: Floats

    def ends(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The two people of each tie, smaller index first."""
        return self.keys // self.people, self.keys % self.people

    def matrix(self) -> csr_array:
        """Symmetric matrix [people, people] of the strengths."""
        from scipy.sparse import csr_array  # a quarter of a second to import, and commands do without

        a, b = self.ends()
        both = np.r_[self.strength, self.strength]
        made = csr_array((both, (np.r_[a, b], np.r_[b, a])), shape=(self.people, self.people))
        made.sort_indices()
        return made

    def strength_of(self, a: int, b: int) -> float:
        """Strength of the tie between two persons, 0 where there is none."""
        at = self._row(a, b)
        return 0.0 if at is None else float(self.strength[at])

    def evidence(self, a: int, b: int) -> tuple[Reason, ...]:
        """What the tie between two persons rests on; the points sum to its strength."""
        at = self._row(a, b)
        if at is None:
            return ()
        letters, mails, meetings, months, _ = (float(x) for x in self.counts[:, at])
        words = {
            "mails": mail_words(int(letters), int(mails)),
            "meetings": f"in {int(meetings)} meeting{'s' if meetings != 1 else ''} together",
            "work": f"same workplace for {work_words(months)}",
            "stated": "stated to know each other",
            "brought": "one of them wrote to the other and to you at once",
        }
        share = self.ranks[:, at] / self.ranks[:, at].sum() * self.strength[at]
        return tuple(Reason(k, float(p), words[k], "between") for k, p in zip(RANKS, share, strict=True) if p)

    def _row(self, a: int, b: int) -> int | None:
        key = min(a, b) * self.people + max(a, b)
        at = int(np.searchsorted(self.keys, key))
        return at if at < len(self.keys) and self.keys[at] == key else None


def mail_words(letters: int, mails: int) -> str:
    """How often two people wrote to each other, or were addressed together."""
    parts = []
    if letters:
        parts.append(f"{letters} mail{'s' if letters != 1 else ''} between them")
    if mails:
        parts.append(f"addressed together {mails} time{'s' if mails != 1 else ''}")
    return ", ".join(parts)


def work_words(months: float) -> str:
    """Length of a time at work, in words."""
    if months >= 23.5:
        return f"{round(months / 12)} years"
    count = max(1, round(months))
    return f"{count} month{'s' if count != 1 else ''}"


Block = tuple[NDArray[np.int64], Floats]  # keys [e] and the rows of COLUMNS, then of RANKS [10, e]
ROW = {name: row for row, name in enumerate((*COLUMNS, *(f"rank {name}" for name in RANKS)))}


def block(keys: NDArray[np.int64], **rows: Floats) -> Block:
    """Rows by name ("rank_work" is the rank row), all others 0, summed per key."""
    made = np.zeros((len(ROW), len(keys)))
    for name, values in rows.items():
        made[ROW[name.replace("_", " ")]] = values
    return sum_by_key(keys, made)


def merged(blocks: list[Block]) -> Block:
    """One block with the sums of all."""
    if not blocks:
        return np.zeros(0, dtype=np.int64), np.zeros((len(ROW), 0))
    keys = np.concatenate([keys for keys, _ in blocks])
    return sum_by_key(keys, np.concatenate([rows for _, rows in blocks], axis=1))


def event_blocks(events: Events, *, me: int | None, now: float, weights: TieWeights, people: int) -> list[Block]:
    """Blocks of the pairs seen in the same mails and meetings, without the seeker."""
    sizes = np.diff(events.offsets)
    keep = (events.at <= now) & ~events.bulk & (sizes >= 2)
    sat = seats(events, keep)
    others = np.bincount(sat.event, minlength=len(events)) - 1 + events.unnamed
    fine = (others[sat.event] <= weights.broadcast_limit) & (others[sat.event] >= 1)
    age = (now - events.at) / DAY
    at_once = np.zeros(len(events))
    if me is not None:
        own = sat.person == me
        at_once[sat.event[own]] = np.exp2(-age[sat.event[own]] / weights.brought_half_life)
        fine &= ~own
    event, person, role = sat.event[fine], sat.person[fine], sat.role[fine]
    present = np.bincount(event, minlength=len(events))
    fresh = favour_fading(age, weights)
    shared = together_channels()[events.channel]
    met = fresh * crowding(others, weights) * duration(events.minutes, weights) * weights.between_meeting
    blocks = []
    begin = np.cumsum(present) - present
    for part in chunks(present):
        group, first, second = pairs_within(present[part])
        base = begin[part.start]
        group, first, second = group + part.start, first + base, second + base
        letter = (role[first] == SENDER) | (role[second] == SENDER)
        meeting = shared[group]
        worth = np.where(letter, weights.between_letter, weights.between_alongside) * fresh[group]
        blocks.append(
            block(
                pair_keys(person[first], person[second], people),
                letters=(letter & ~meeting).astype(float),
                mails=(~letter & ~meeting).astype(float),
                meetings=meeting.astype(float),
                rank_mails=np.where(meeting, 0.0, worth),
                rank_meetings=np.where(meeting, met[group], 0.0),
                rank_brought=np.where(letter & ~meeting, at_once[group], 0.0),
            )
        )
    return blocks


def work_blocks(
    employment: Employment, *, me: int | None, now: float, weights: TieWeights, people: int
) -> list[Block]:
    """Blocks of the pairs who worked at the same place at the same time.

    rank = years (up to a limit) / sqrt(people there) * decay since the overlap ended. A place with more people
    than `work_limit` ties nobody: too many to know each other, and pairs of all would grow as its square.
    """
    today = now / DAY
    end = np.minimum(np.where(np.isnan(employment.end), today, employment.end), today)
    start = np.where(np.isnan(employment.start), end - UNKNOWN_SPAN, employment.start)
    fine = start < end
    if me is not None:
        fine &= employment.person != me
    order = np.flatnonzero(fine)
    order = order[np.argsort(employment.organisation[order], kind="stable")]
    person, place = employment.person[order], employment.organisation[order]
    start, end = start[order], end[order]
    _, sizes = np.unique(place, return_counts=True)
    _, there = np.unique(np.unique(place.astype(np.int64) * people + person) // people, return_counts=True)
    blocks = []
    begin = np.cumsum(sizes) - sizes
    small = np.flatnonzero((there >= 2) & (there <= weights.work_limit) & (sizes <= MOST_POSTS * weights.work_limit))
    for part in chunks(sizes[small]):
        chosen = small[part]
        rows = np.concatenate([np.arange(begin[i], begin[i] + sizes[i]) for i in chosen])
        group, first, second = pairs_within(sizes[chosen])
        first, second = rows[first], rows[second]
        since = np.maximum(start[first], start[second])
        until = np.minimum(end[first], end[second])
        overlap = (until > since) & (person[first] != person[second])
        group, first, second = group[overlap], first[overlap], second[overlap]
        days, until = (until - since)[overlap], until[overlap]
        years = np.minimum(days / 365.25, weights.between_years_limit)
        worth = weights.between_year * years / np.sqrt(there[chosen][group])
        worth *= np.exp2(-(today - until) / weights.work_half_life)
        blocks.append(block(pair_keys(person[first], person[second], people), months=days / MONTH, rank_work=worth))
    return blocks


def stated_blocks(stated: Stated, *, me: int | None, people: int) -> list[Block]:
    """Block of the ties that are stated outright."""
    fine = stated.a != stated.b
    if me is not None:
        fine &= (stated.a != me) & (stated.b != me)
    worth = np.array([STATED_RANK[kind] for kind in RELATIONS])[stated.kind[fine]]
    return [block(pair_keys(stated.a[fine], stated.b[fine], people), stated=worth, rank_stated=worth)]


def weighed(ranks: Floats, weights: TieWeights) -> Floats:
    """Rank rows as they add up: what was seen grows by a power of itself, more where it was written to both at once.

    The row "brought" comes in as how often one wrote to the other and to the seeker, and goes out as what it adds.
    """
    made = ranks.copy()
    seen, brought = ranks[:2].sum(axis=0), ranks[-1]
    alone = weights.between_scale * np.power(seen / weights.favour_scale, weights.bend)
    made[:2] *= np.divide(alone, seen, out=np.zeros_like(seen), where=seen > 0)
    made[-1] = alone * (np.power(1.0 + weights.brought_gain * brought, weights.bend / 2.0) - 1.0)
    return made


def ties_between(
    events: Events,
    *,
    now: float,
    weights: TieWeights,
    people: int,
    me: int | None = None,
    employment: Employment | None = None,
    stated: Stated | None = None,
) -> BetweenTies:
    """The ties among all persons but `me` at `now` (epoch seconds); me None: among all.

    rank = shared mails and meetings, faded and bent as the seeker's own ties are where a favour is asked (a way in is
    the product of both), years at the same place, and stated ties; strength = 1 - exp(-rank / between_scale). Pairs
    are made in chunks, broadcasts and large places make none.
    """
    blocks = event_blocks(events, me=me, now=now, weights=weights, people=people)
    if employment is not None:
        blocks += work_blocks(employment, me=me, now=now, weights=weights, people=people)
    if stated is not None:
        blocks += stated_blocks(stated, me=me, people=people)
    return _strong(merged(blocks), people, weights)


def with_more(before: BetweenTies, events: Events, *, me: int, now: float, weights: TieWeights) -> BetweenTies:
    """What `ties_between` would have given with these events among the others, at the same `now`."""
    blocks = event_blocks(events, me=me, now=now, weights=weights, people=before.people)
    if not any(len(keys) for keys, _ in blocks):
        return before
    whole = (before.keys, np.concatenate([before.counts, before.sums]))
    return _strong(merged([whole, *blocks]), before.people, weights)


def _strong(summed: Block, people: int, weights: TieWeights) -> BetweenTies:
    keys, rows = summed
    sums = rows[len(COLUMNS) :]
    ranks = weighed(sums, weights)
    rank = ranks.sum(axis=0)
    some = rank > 0
    strength = -np.expm1(-np.minimum(rank[some] / weights.between_scale, 20.0))
    return BetweenTies(people, keys[some], rows[: len(COLUMNS), some], sums[:, some], ranks[:, some], strength)

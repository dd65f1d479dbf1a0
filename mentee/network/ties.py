"""How strong the seeker's tie with everybody is, from interactions, always with the parts that make it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from mentee.network.answers import answers
from mentee.network.encounters import ALONGSIDE, KINDS, RECEIVED, SENT, TOGETHER, Encounters, encounters
from mentee.network.events import Events
from mentee.network.fading import favour_fading, tie_fading
from mentee.network.weights import DAY, TieWeights
from mentee.records.scores import Reason, TieParts
from mentee.records.when import ago

Floats = NDArray[np.float64]
PARTS = (*KINDS, "role", "reciprocity", "rating")
DEEPEST = 20.0  # 1 - exp(-20) is the strongest a float should say


@dataclass(frozen=True, slots=True)
class Ratings:
    """The seeker's own word on ties: value float64 [n] in [0, 1], nan where none; at float64 [n], epoch seconds."""

    value: Floats
    at: Floats


@dataclass(frozen=True, slots=True)
class Ties:
    """The seeker's ties with n people; every array is [n], times in epoch seconds, nan where there is none.

    `strength` is the sum of the rows of `points` ([7, n], rows named by PARTS). `once` is the strength without
    decay: what the tie was at its height; `favour` how readily the person may do something for the seeker now: the
    first tie of a way in. `asked` counts the
    seeker's messages that could have been answered, `answered_share` and `answer_days` (median) say what came of
    them. `alongside` counts what both were in without either turning to the other: third parties' mails that
    addressed both, and connections. `last_by_kind` is [4, n] by KINDS, and so is `social`: how many of the
    interactions were on social media.
    """

    now: float
    strength: Floats
    rank: Floats
    favour: Floats
    once: Floats
    sent: NDArray[np.int64]
    received: NDArray[np.int64]
    together: NDArray[np.int64]
    alongside: NDArray[np.int64]
    first: Floats
    last: Floats
    last_by_kind: Floats
    social: NDArray[np.int64]
    span_days: Floats
    reciprocity: Floats
    one_to_one_share: Floats
    asked: NDArray[np.int64]
    answered_share: Floats
    answer_days: Floats
    rated: NDArray[np.bool_]
    points: Floats

    def __len__(self) -> int:
        return len(self.strength)

    def parts(self, i: int) -> TieParts:
        """Person i's tie in words; the points of its reasons sum to the strength exactly."""
        return TieParts(
            strength=float(self.strength[i]),
            rank=float(self.rank[i]),
            sent=int(self.sent[i]),
            received=int(self.received[i]),
            together=int(self.together[i]),
            first=moment(self.first[i]),
            last=moment(self.last[i]),
            span_days=float(self.span_days[i]),
            reciprocity=float(self.reciprocity[i]),
            one_to_one_share=float(self.one_to_one_share[i]),
            rated=bool(self.rated[i]),
            reasons=reasons(self, i),
        )


def moment(seconds: float) -> datetime | None:
    """Epoch seconds as an aware moment, None for nan."""
    return None if np.isnan(seconds) else datetime.fromtimestamp(float(seconds), UTC)


def times(count: int) -> str:
    """How often, in words."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def reasons(ties: Ties, i: int) -> tuple[Reason, ...]:
    """The parts of person i's strength that are not nothing, in the order in which they were added."""
    tallies = (ties.sent, ties.received, ties.together, ties.alongside)
    last = ties.last_by_kind[:, i] // DAY  # by days of the calendar, as people count; a tie knows no zone
    words = {
        kind: f"{_done(k, int(tally[i]), int(ties.social[k, i]))}, last {ago(ties.now // DAY - last[k])}"
        for k, (kind, tally) in enumerate(zip(KINDS, tallies, strict=True))
        if tally[i]
    }
    words |= {
        "role": "ahead of you in role, where fewer words say more",
        "reciprocity": _one_sided(ties, i),
        "rating": "your own rating of this tie",
    }
    column = ties.points[:, i]
    return tuple(Reason(name, float(column[k]), words[name], "tie") for k, name in enumerate(PARTS) if column[k])


_PLAIN = ("you wrote", "wrote to you", "you met or spoke", "others wrote to you both")
_SOCIAL = ("you turned to them on social media", "turned to you on social media", "", "connected on social media")
_MOSTLY_ONE_WAY = 0.5  # reciprocity below this


def _done(kind: int, count: int, social: int) -> str:
    """What happened, of one of KINDS, `count` times, `social` of them on social media."""
    said = [f"{_PLAIN[kind]} {times(count - social)}"] if count > social else []
    once = kind == ALONGSIDE and social == 1  # a connection is made once
    said += [_SOCIAL[kind] if once else f"{_SOCIAL[kind]} {times(social)}"] if social else []
    return " and ".join(said)


def _one_sided(ties: Ties, i: int) -> str:
    if not ties.sent[i] + ties.received[i] + ties.together[i]:
        return "neither has written to the other yet"
    return "goes mostly one way" if ties.reciprocity[i] < _MOSTLY_ONE_WAY else "a little one-sided"


def mutual(ties: Ties) -> NDArray[np.bool_]:
    """Who the seeker met, or wrote with in both directions; bool [n]."""
    return (ties.together > 0) | ((ties.sent > 0) & (ties.received > 0))


def counts(who: NDArray[np.int32], people: int) -> NDArray[np.int64]:
    """How often each person occurs."""
    return np.bincount(who, minlength=people)


def sums(who: NDArray[np.integer], worth: Floats, people: int) -> Floats:
    """Sum of worth per person."""
    return np.bincount(who, weights=worth, minlength=people).astype(np.float64, copy=False)


def per_kind(cell: NDArray[np.int64], worth: Floats, people: int) -> Floats:
    """Sum of worth [4, n] per kind and person; a cell is kind * people + person."""
    return sums(cell, worth, len(KINDS) * people).reshape(len(KINDS), people)


def extremes(met: Encounters, cell: NDArray[np.int64], people: int) -> tuple[Floats, Floats]:
    """First time of contact per person [n], and last time of each kind [4, n]; nan where there was none.

    Being addressed by a third is no contact.
    """
    first, last = np.full(people, np.inf), np.full(len(KINDS) * people, -np.inf)
    contact = met.kind != ALONGSIDE
    np.minimum.at(first, met.person[contact], met.at[contact])
    np.maximum.at(last, cell, met.at)
    first[np.isinf(first)] = last[np.isinf(last)] = np.nan
    return first, last.reshape(len(KINDS), people)


def reciprocity_of(sent: NDArray[np.int64], received: NDArray[np.int64], together: NDArray[np.int64]) -> Floats:
    """2 min(out, in) / (out + in), meetings going both ways; 0 where there was nothing."""
    out, back = sent + together, received + together
    balance: Floats = 2.0 * np.minimum(out, back) / np.maximum(1, out + back)
    return balance


def bounded(rank: Floats, weights: TieWeights) -> Floats:
    """1 - exp(-(rank / scale) ** bend), kept below 1."""
    return -np.expm1(-np.minimum(np.power(rank / weights.scale, weights.bend), DEEPEST))


def favour_ranks(met: Encounters, cell: NDArray[np.int64], *, now: float, weights: TieWeights, people: int) -> Floats:
    """Ranks [4, n] by KINDS where a favour is asked, on the scale of the ties.

    What the other sent counts as much as else what the seeker does, and the other way round: who turns to the seeker
    will speak for them. It fades by a power: people bring together whom they are in touch with now.
    """
    changed = np.ones(len(KINDS))
    changed[SENT], changed[RECEIVED] = weights.received / weights.sent, weights.sent / weights.received
    changed[ALONGSIDE] = weights.favour_alongside / weights.alongside
    fresh = met.worth * changed[met.kind] * favour_fading((now - met.at) / DAY, weights)
    return per_kind(cell, fresh * (weights.scale / weights.favour_scale), people)


def strength_points(
    ranks: Floats,
    reciprocity: Floats,
    *,
    now: float,
    weights: TieWeights,
    distance: Floats | None,
    ratings: Ratings | None,
) -> Floats:
    """Points [7, n] whose rows sum to the strength; ranks is [4, n] by KINDS."""
    rank = ranks.sum(axis=0)
    base = bounded(rank, weights)
    points = np.zeros((len(PARTS), len(rank)))
    points[: len(KINDS)] = ranks * np.divide(base, rank, out=np.zeros_like(base), where=rank > 0)
    lifted = base
    if distance is not None:
        rungs = np.clip(np.nan_to_num(distance), 0.0, weights.role_limit)
        lifted = bounded(rank * (1.0 + weights.role_gain * rungs), weights)
    points[-3] = lifted - base
    points[-2] = lifted * (1.0 - weights.one_way) * (reciprocity - 1.0)
    if ratings is not None:
        computed = total(points)
        says = np.exp2(-(now - ratings.at) / DAY / weights.rating_half_life)
        says = np.where(np.isnan(ratings.value) | ~(ratings.at <= now), 0.0, says)
        wanted = np.clip(np.nan_to_num(ratings.value), 0.0, 1.0 - 1e-9)
        points[-1] = says * (wanted - computed)
    return points


def total(points: Floats) -> Floats:
    """The rows added one after the other, so that a reader who adds the reasons gets the same float."""
    strength = np.zeros(points.shape[1])
    for row in points:
        strength += row
    return strength


def seeker_ties(
    events: Events,
    *,
    me: int,
    now: float,
    weights: TieWeights,
    people: int,
    ratings: Ratings | None = None,
    distance: Floats | None = None,
) -> Ties:
    """The tie of person `me` with each of `people` persons at `now` (epoch seconds); what is later does not count.

    rank = sum over interactions of w(channel, direction) * g(n) * decay(age);
    strength = 1 - exp(-(rank / scale) ** bend), tempered by reciprocity, lifted for people ahead in role (`distance`
    float64 [n], rungs above the seeker, nan unknown; Gilbert & Karahalios 2009), and then the seeker's own rating,
    whose say halves every `rating_half_life` days. Decay and directions: Roth et al. 2010. The tie with oneself is 0.
    """
    met = encounters(events, me=me, now=now, weights=weights)
    fresh = met.worth * tie_fading((now - met.at) / DAY, weights)
    cell = met.kind.astype(np.int64) * people + met.person
    ranks, height = per_kind(cell, fresh, people), per_kind(cell, met.worth, people)
    favours = favour_ranks(met, cell, now=now, weights=weights, people=people)
    tally = np.bincount(cell, minlength=len(KINDS) * people).reshape(len(KINDS), people)
    sent, received, together = tally[SENT], tally[RECEIVED], tally[TOGETHER]
    mutual = reciprocity_of(sent, received, together)
    points, peak, favour = (
        strength_points(rows, mutual, now=now, weights=weights, distance=distance, ratings=ratings)
        for rows in (ranks, height, favours)
    )
    first, lasts = extremes(met, cell, people)
    last = np.fmax.reduce(lasts[:ALONGSIDE])
    contacts = sent + received + together
    alone = counts(met.person[(met.others == 1) & (met.kind != ALONGSIDE)], people)
    asked, share, days = answers(met, now=now, weights=weights, people=people)
    rated = np.zeros(people, dtype=np.bool_) if ratings is None else ~np.isnan(ratings.value) & (ratings.at <= now)
    return Ties(
        now=now,
        strength=total(points),
        rank=ranks.sum(axis=0),
        favour=total(favour),
        once=total(peak),
        sent=sent,
        received=received,
        together=together,
        alongside=tally[ALONGSIDE],
        first=first,
        last=last,
        last_by_kind=lasts,
        social=counts(cell[met.social], len(KINDS) * people).reshape(len(KINDS), people),
        span_days=np.nan_to_num((last - first) / DAY),
        reciprocity=mutual,
        one_to_one_share=alone / np.maximum(1, contacts),
        asked=asked,
        answered_share=share,
        answer_days=days,
        rated=rated,
        points=points,
    )

"""Points in plain, warm words with the evidence: written only for the few people who are shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mentee.ranking.admire import Admiration
from mentee.ranking.columns import Aim, Profiles
from mentee.ranking.factors import terms
from mentee.ranking.query import Query
from mentee.ranking.score import decompose, factor_values, scores
from mentee.ranking.vocabulary import says_rank
from mentee.ranking.weights import Weights
from mentee.ranking.words import tokens
from mentee.records.scores import Candidate, Reason

Floats = NDArray[np.float64]
NOT_SAID = "you have not yet said what you think of them"
_WORTH_TELLING = 0.12  # of the match: less is told by the points alone
_MOST_WORDS = 4
_OFTEN = 1.5  # answers of about a year that are "often"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def explained(
    profiles: Profiles, query: Query, match: Floats, aim: Aim, *, weights: Weights, rows: NDArray[np.int64]
) -> list[Candidate]:
    """Candidates for the rows; the points of each one's reasons sum to its score."""
    found = terms(profiles, match, aim, weights=weights, rows=rows)
    factors = factor_values(found)
    total = scores(factors, weights.factors)
    base, points = decompose(found, weights.factors)
    unsure = _uncertain(factors["admire"], profiles, total, weights, rows)
    listed = []
    for place, i in enumerate(rows):
        person = int(i)
        reasons = [Reason("base", base, "where anybody starts of whom nothing is known")]
        for line in points:
            value = float(line.points[place])
            if line.kind == "reflection":
                reasons += _reflected(value, profiles.admirations.get(person), weights)
            elif value != 0.0:
                reasons.append(
                    Reason(line.kind, value, _WRITERS[line.kind](profiles, query, aim, person), line.factor)
                )
        reasons.sort(key=lambda reason: (reason.kind == "base", -abs(reason.points)))
        values = {factor: float(column[place]) for factor, column in factors.items()}
        inside = bool(profiles.inside[person])
        listed.append(Candidate(person, float(total[place]), values, tuple(reasons), inside, float(unsure[place])))
    return listed


def _uncertain(
    admire: Floats, profiles: Profiles, total: Floats, weights: Weights, rows: NDArray[np.int64]
) -> Floats:
    """How far the score may move: the farther of what a full and a poor judgement would make of it."""
    certainty = np.array([getattr(profiles.admirations.get(int(i)), "certainty", 0.0) for i in rows])
    b = weights.factors.admire
    high, low = total * (1.0 / admire) ** b - total, total - total * (0.25 / np.maximum(admire, 0.25)) ** b
    return np.asarray((1 - certainty) * np.maximum(high, low))


def _reflected(points: float, said: Admiration | None, weights: Weights) -> list[Reason]:
    """The points of admire, divided among what the seeker said."""
    if said is None:
        if points == 0.0:
            return [Reason("reflection", 0.0, NOT_SAID, "admire")]
        return [Reason("reflection", points, "what you think of them", "admire")]
    moved = [said.certainty * part.share * (part.level - weights.admire_prior) for part in said.parts]
    whole = sum(moved)
    if abs(whole) < 1e-12 or abs(points) < 1e-12:
        return [Reason("reflection", points, "what you said of them evens out", "admire")]
    return [
        Reason(part.kind, points * move / whole, part.text, "admire")
        for part, move in zip(said.parts, moved, strict=True)
    ]


def _text(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    lines = profiles.text.explain(query, i)
    least = _WORTH_TELLING * sum(points for _, _, points in lines)
    topical = [line for line in lines if not says_rank(line[1])]
    if not lines:
        return "their profile does not name what you ask for"
    if not topical:
        return _ranks_said(list(dict.fromkeys(found for _, found, _ in lines)), profiles.title_of(i))
    lines = ([line for line in topical if line[2] >= least] or topical)[:_MOST_WORDS]
    named = list(dict.fromkeys(asked for asked, found, _ in lines if asked == found))
    close = [f"{found} (close to {asked})" for asked, found, _ in lines if asked != found]
    parts = ([f"names {_join(named)}"] if named else []) + ([f"speaks of {_join(close)}"] if close else [])
    return f"their profile {' and '.join(parts)}"


def _ranks_said(ranks: list[str], title: str) -> str:
    """Rank words alone are there: how high, and nothing of what."""
    held = set(tokens(title))
    in_title = [rank for rank in ranks if held.issuperset(tokens(rank))]
    where, said = ("title", in_title) if in_title else ("profile", ranks)
    return f"their {where} says {_join(said[:_MOST_WORDS])}"


def _experience(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return profiles.deeds_told(i) or "has answered or guided others on this very topic"


def _title(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    place, what = profiles.organisation_of(i), profiles.title_of(i) or "their position"
    name = f"{what} at {place}" if place else what
    rung = float(profiles.rung[i])
    if not np.isnan(aim.rung):
        return f"{name}: {_gap(rung - aim.rung)}"
    return f"{name}: " + ("on the rung you aim for" if abs(rung - aim.target) < 1 else "near the rung you aim for")


def _gap(gap: float) -> str:
    steps = round(abs(gap))
    if steps == 0:
        return "about where you are now"
    rungs = f"{_NUMBERS[min(steps, 10)]} rung{'s' if steps > 1 else ''}"
    far = ", perhaps far from your next step" if gap > 4.5 else ""
    return f"{rungs} {'ahead of' if gap > 0 else 'behind'} you{far}"


def _years(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    years = float(profiles.years[i])
    return f"{years:.0f} years in this field" if years >= 1.5 else "about a year or less in this field"


def _answers(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    asked, answered = round(float(profiles.asked[i])), round(float(np.nan_to_num(profiles.answered[i])))
    others, got = round(float(profiles.asked_by_others[i])), round(float(profiles.answered_others[i]))
    if others:
        return f"answered {got:,} of {others:,} mails from others that you saw; you have not asked them anything yet"
    return f"answers {answered} of {asked} of your mails" if asked else "you have not asked them anything yet"


def _speed(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    hours = float(profiles.answer_hours[i])
    for limit, words in (
        (2, "within two hours"),
        (26, "within a day"),
        (80, "within three days"),
        (190, "in a week"),
    ):
        if hours <= limit:
            return f"usually answers {words}"
    return f"usually takes {hours / 24:.0f} days to answer; busy people do"


def _introduces(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return f"has introduced people to each other {_times(profiles.introduced[i])}"


def _publishes(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return f"shares what they know: {_count(profiles.shares[i], 'post or talk', 'posts and talks')} in two years"


def _offers(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return "says that they offer their time"


def _guides(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return "answers what people ask" + (", lately and often" if profiles.guided[i] >= _OFTEN else "")


def _capacity(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    if profiles.capacity[i] <= 0:
        return "says that they have no room now"
    return f"already guides {_count(profiles.load[i], 'person', 'people')}"


def _distance(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return "a way in can be found to anybody"


def _tie(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    strength = float(profiles.tie[i])
    if strength <= 0:
        return "you do not know each other yet"
    return "you know each other " + ("well" if strength >= 0.6 else "already" if strength >= 0.25 else "a little")


def _path(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return "somebody you know could introduce you"


def _gathering(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return f"will be at {_count(profiles.gatherings[i], 'coming gathering', 'coming gatherings')} you know of"


def _dialogue(profiles: Profiles, query: Query, aim: Aim, i: int) -> str:
    return "writes in public, where you can answer"


_WRITERS: dict[str, Callable[[Profiles, Query, Aim, int], str]] = {
    "text": _text, "experience": _experience, "title": _title, "years": _years, "answers": _answers,
    "speed": _speed, "introduces": _introduces, "publishes": _publishes, "offers": _offers, "guides": _guides,
    "capacity": _capacity, "distance": _distance, "tie": _tie, "path": _path, "gathering": _gathering,
    "dialogue": _dialogue,
}  # fmt: skip


def _count(number: float, one: str, many: str) -> str:
    whole = max(1, round(float(number)))
    return f"{_NUMBERS[whole] if whole <= 10 else whole} {one if whole == 1 else many}"


def _times(number: float) -> str:
    whole = max(1, round(float(number)))
    return {1: "once", 2: "twice"}.get(whole, f"{whole} times")


def _join(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]

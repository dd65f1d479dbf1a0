"""Reflections of the seeker -> how much they admire a person, with its parts; never a guess from anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentee.ranking.words import tokens
from mentee.records.seeker import Reflection, Trait

_FRESH = 365.0  # days after which an older reflection counts half against the latest one
_SHARES = {"respect": 0.26, "like": 0.22, "treats others": 0.14, "values": 0.24, "traits": 0.14}
_CORRECTED = 30.0  # days within which a new answer to a question takes the place of the one before
_EARLIER = 1 / 3  # of the weight of the answer after it: the latest outweighs all before it together
_UNRANKED = 0.05  # above the prior: a value worth naming, of a seeker who has ranked none
_FULL = 1.6  # how much evidence, in whole cards, makes the judgement certain to one half


@dataclass(frozen=True, slots=True)
class AdmirePart:
    """One thing the seeker said: its share of the whole, its level in [0, 1], and the words for it."""

    kind: str
    share: float
    level: float
    text: str


@dataclass(frozen=True, slots=True)
class Admiration:
    """value = prior + sum of certainty * share * (level - prior) over the parts; shares of the parts sum to 1."""

    value: float
    certainty: float
    parts: tuple[AdmirePart, ...]
    red_flag: str = ""


def admiration(reflections: Sequence[Reflection], values: Sequence[str], *, prior: float) -> Admiration | None:
    """What the reflections on one person come to; None where there are none.

    `values` is the seeker's ranking, most important first. Of the answers to one question the latest weighs most,
    and replaces those of the _CORRECTED days before it. What no reflection speaks of has no part and lowers the
    certainty. A value seen in the person never lowers what the rest comes to.
    """
    if not reflections:
        return None
    ordered = sorted(reflections, key=lambda reflection: reflection.at)
    found = [
        _scale("respect", [(r.at, r.respect) for r in ordered], "you respect them"),
        _scale("like", [(r.at, r.like) for r in ordered], "you like them"),
        _scale("treats others", [(r.at, r.treats_others) for r in ordered], "treats others"),
        _traits(ordered),
    ]
    said = [part for part in found if part is not None]
    shared = _values(ordered, values, prior=prior)
    if shared is not None:
        least = max(shared.level, _weighed(said, prior)[0])
        said.append(replace(shared, level=min(1.0, least)))
    value, certainty, parts = _weighed(said, prior)
    return Admiration(value, certainty, parts, next((r.red_flag for r in reversed(ordered) if r.red_flag), ""))


def _weighed(said: Sequence[AdmirePart], prior: float) -> tuple[float, float, tuple[AdmirePart, ...]]:
    """Value, certainty, and the parts with shares that sum to 1."""
    covered = sum(part.share for part in said)
    certainty = covered * _FULL / (covered * _FULL + 0.35)
    parts = tuple(replace(part, share=part.share / covered) for part in said)
    return prior + sum(certainty * part.share * (part.level - prior) for part in parts), certainty, parts


_WORDS = {1: "not at all", 2: "little", 3: "fairly", 4: "well", 5: "very much"}
_TREATED = {1: "badly", 2: "poorly", 3: "fairly", 4: "well", 5: "very well"}


def _scale(kind: str, said: list[tuple[datetime, int | None]], verb: str) -> AdmirePart | None:
    """A question answered from 1 to 5, by what was said last and, less and less, before; the last is told."""
    answers = [(at, min(5, max(1, level))) for at, level in said if level is not None]
    if not answers:
        return None
    last_at, last = answers[-1]
    total, whole, weight, kept_at = float(last), 1.0, 1.0, last_at
    for at, level in reversed(answers[:-1]):
        if _days(at, kept_at) > _CORRECTED:
            weight, kept_at = weight * _EARLIER, at
            share = weight * 2.0 ** (-_days(at, last_at) / _FRESH)
            total, whole = total + share * level, whole + share
    word = (_TREATED if kind == "treats others" else _WORDS)[last]
    before = next((level for _, level in reversed(answers) if level != last), None)
    changed = f" ({before} of 5 before)" if before is not None else ""
    return AdmirePart(kind, _SHARES[kind], (total / whole - 1) / 4, f"{verb} {word} ({last} of 5){changed}")


def _days(since: datetime, until: datetime) -> float:
    return (until - since).total_seconds() / 86400


def _values(ordered: list[Reflection], ranked: Sequence[str], *, prior: float) -> AdmirePart | None:
    """Overlap of the values seen with the seeker's; the first ranked weighs most (1, 1/2, 1/3 ...).

    Where the seeker ranked none, one that they name counts a little; one beside their ranking, nothing.
    """
    seen = list(dict.fromkeys(value for r in reversed(ordered) for value in r.values))
    if not seen:
        return None
    seen_words = {word for value in seen for word in tokens(value)}
    ranked = list(dict.fromkeys(ranked))
    weight = {value: 1 / (place + 1) for place, value in enumerate(ranked)}
    shared = [value for value in ranked if set(tokens(value)) and set(tokens(value)) <= seen_words]
    if not shared:
        return AdmirePart(
            "values", _SHARES["values"], prior + (0 if ranked else _UNRANKED), f"you see {_join(seen[:2])} in them"
        )
    # Three shared values of the top are as good as it gets: nobody shows all ten on a card.
    best = sum(sorted(weight.values(), reverse=True)[:3])
    level = prior + (1 - prior) * min(1.0, sum(weight[value] for value in shared) / best)
    return AdmirePart("values", _SHARES["values"], level, f"you both hold {_join(shared[:3])}")


def _traits(ordered: list[Reflection]) -> AdmirePart | None:
    """Traits to emulate: each named one adds half of what is open, with an example two thirds of it."""
    traits: dict[str, Trait] = {}
    for reflection in ordered:
        for trait in reflection.traits:
            name = trait.name.strip().casefold()
            if name and (name not in traits or trait.example):
                traits[name] = trait
    if not traits:
        return None
    open_share = 1.0
    for trait in traits.values():
        open_share *= 1 / 3 if trait.example.strip() else 1 / 2
    named = sorted(traits.values(), key=lambda trait: not trait.example.strip())
    return AdmirePart("traits", _SHARES["traits"], 0.5 + 0.5 * (1 - open_share), _trait_words(named))


def _trait_words(traits: Sequence[Trait]) -> str:
    first = traits[0]
    example = f' ("{first.example.strip()[:80]}")' if first.example.strip() else ""
    others = f" and {len(traits) - 1} more" if len(traits) > 1 else ""
    return f"you would like to learn their {first.name.strip()}{example}{others}"


def _join(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))

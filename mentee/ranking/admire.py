"""Reflections of the seeker -> how much they admire a person, with its parts; never a guess from anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mentee.ranking.words import tokens
from mentee.records.seeker import Reflection, Trait

_FRESH = 365.0  # days after which an older reflection counts half against the latest one
_SHARES = {"respect": 0.26, "like": 0.22, "treats others": 0.14, "values": 0.24, "traits": 0.14}
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

    `values` is the seeker's ranking, most important first. Later reflections weigh more, by half a year's halves of
    _FRESH days before the latest. What no reflection speaks of has no part and lowers the certainty.
    """
    if not reflections:
        return None
    ordered = sorted(reflections, key=lambda reflection: reflection.at)
    latest = ordered[-1].at
    weight = [2.0 ** (-((latest - r.at).total_seconds() / 86400) / _FRESH) for r in ordered]
    found = [
        _scale("respect", [r.respect for r in ordered], weight, "you respect"),
        _scale("like", [r.like for r in ordered], weight, "you like"),
        _scale("treats others", [r.treats_others for r in ordered], weight, "treats others"),
        _values(ordered, values),
        _traits(ordered),
    ]
    said = [part for part in found if part is not None]
    covered = sum(part.share for part in said)
    certainty = covered * _FULL / (covered * _FULL + 0.35)
    parts = tuple(AdmirePart(p.kind, p.share / covered, p.level, p.text) for p in said)
    value = prior + sum(certainty * part.share * (part.level - prior) for part in parts)
    return Admiration(value, certainty, parts, next((r.red_flag for r in reversed(ordered) if r.red_flag), ""))


_WORDS = {1: "not at all", 2: "little", 3: "fairly", 4: "well", 5: "very much"}
_TREATED = {1: "badly", 2: "poorly", 3: "fairly", 4: "well", 5: "very well"}


def _scale(kind: str, said: list[int | None], weight: list[float], verb: str) -> AdmirePart | None:
    """A question answered from 1 to 5, as the weighted mean over the reflections that answer it."""
    pairs = [(min(5, max(1, level)), w) for level, w in zip(said, weight, strict=True) if level is not None]
    if not pairs:
        return None
    mean = sum(level * w for level, w in pairs) / sum(w for _, w in pairs)
    word = (_TREATED if kind == "treats others" else _WORDS)[round(mean)]
    them = verb if kind == "treats others" else f"{verb} them"
    return AdmirePart(kind, _SHARES[kind], (mean - 1) / 4, f"{them} {word} ({mean:.2g} of 5)")


def _values(ordered: list[Reflection], ranked: Sequence[str]) -> AdmirePart | None:
    """Overlap of the values seen with the seeker's; the first ranked weighs most (1, 1/2, 1/3 ...)."""
    seen = list(dict.fromkeys(value for r in reversed(ordered) for value in r.values))
    if not seen:
        return None
    seen_words = {word for value in seen for word in tokens(value)}
    ranked = list(dict.fromkeys(ranked))
    weight = {value: 1 / (place + 1) for place, value in enumerate(ranked)}
    shared = [value for value in ranked if set(tokens(value)) and set(tokens(value)) <= seen_words]
    if not shared:
        return AdmirePart("values", _SHARES["values"], 0.4, f"you see {_join(seen[:2])} in them")
    # Three shared values of the top are as good as it gets: nobody shows all ten on a card.
    best = sum(sorted(weight.values(), reverse=True)[:3])
    level = 0.6 + 0.4 * min(1.0, sum(weight[value] for value in shared) / best)
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

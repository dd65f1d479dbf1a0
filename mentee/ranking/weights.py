"""What counts how much: every number of the candidate score, with where its default comes from."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FactorWeights:
    """Exponents of the four factors; they sum to 1.

    Deep similarity is the strongest antecedent of a good mentoring relationship (rho .38-.59, Eby et al. 2013), so
    admire weighs as much as knows; willingness and nearness decide whether anything comes of it.
    """

    knows: float = 0.35
    admire: float = 0.30
    willing: float = 0.20
    reach: float = 0.15

    def __post_init__(self) -> None:
        values = (self.knows, self.admire, self.willing, self.reach)
        if min(values) < 0 or abs(sum(values) - 1) > 1e-6:
            raise ValueError(f"the four weights must not be negative and must sum to 1, not {sum(values):g}")

    def of(self, factor: str) -> float:
        """Exponent of a factor by name."""
        return float(getattr(self, factor))


@dataclass(frozen=True, slots=True)
class Weights:
    """All numbers of the score. Priors are what somebody is taken for of whom the thing is not known."""

    factors: FactorWeights = field(default_factory=FactorWeights)
    # knows
    match_curve: float = 0.5  # share of the asked words -> relevance: concave, nobody's profile says everything
    match_floor: float = 0.02  # nobody scores nothing for want of words in a profile
    match_full: float = 0.85  # a profile that says everything; the rest only shown experience can fill
    match_neutral: float = 0.25  # relevance of the stranger that scores are compared with
    experience_share: float = 0.6  # of what the text leaves open, what shown experience on the topic can fill
    ahead_power: float = 0.5  # being ahead tempers knowing, it does not replace it
    ahead_prior: float = 0.75  # rung not known
    years_full: float = 8.0  # years in the field after which more add nothing (Kram 1985: cultivation 2-5 years)
    years_power: float = 0.15
    years_prior: float = 0.7
    # admire
    admire_prior: float = 0.6  # most people one knows are liked; unknown is neutral, never a guess
    # willing: shares of the sum
    answers: float = 0.30
    answer_prior: float = 0.5  # people underestimate a yes by up to half (Flynn & Lake 2008)
    answer_weight: float = 3.0  # how many asks the prior is worth
    speed: float = 0.08
    speed_prior: float = 0.5
    speed_hours: float = 72.0  # an answer after this long counts half
    introduces: float = 0.10
    publishes: float = 0.14
    publishes_half: float = 3.0  # posts and talks in two years that count half
    offered: float = 0.14
    guides: float = 0.24
    guides_half: float = 2.0  # people guided lately that count half
    willing_floor: float = 0.05
    full_load: float = 4.0  # people guided at once that leave half the room (Chronus and others advise 1-4)
    able_floor: float = 0.25
    # reach: each closes a part of the distance that the others leave
    reach_floor: float = 0.10
    reach_neutral: float = 0.30
    path_share: float = 0.8
    gathering_share: float = 0.35
    dialogue_share: float = 0.20
    # portfolio
    spread: float = 0.15  # what each full near-copy costs, as a share of the best score (Carbonell & Goldstein 1998)
    both_sides: float = 0.25  # least share of the list for inside and for outside, where both exist

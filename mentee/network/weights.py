"""What an interaction, a shared mail or a shared employer is worth to a tie, and where each number comes from."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class TieWeights:
    """The numbers of the tie formula; start values are published ones, "fitted" ones come from bench/quality_ties.

    Weights are per interaction before crowding and decay; half-lives are in days; shares and bonuses in [0, 1].
    """

    # the seeker's own interactions
    sent: float = 2.0  # what one sends says most (Roth et al. 2010)
    received: float = 0.25  # fitted; 1 to start with, but half of what comes in was nobody's choice of this tie
    copied: float = 1.0  # being in Cc instead of To; fitted: less than 1 foretold worse on both mailing lists
    meeting: float = 3.0  # one-to-one meeting or call against a mail received
    call: float = 3.0
    in_person: float = 3.0
    social: float = 0.5  # a like or a comment against a mail
    alongside: float = 0.2  # both were only addressed by a third; fitted
    usual_minutes: float = 45.0  # a meeting of this length has weight 1; longer ones grow by the square root
    # crowding: g(n) = 1 / max(1, n - 1) ** crowding over the n others, 0 above the limit
    crowding: float = 1.0  # start value of ranking.md, and the best fitted
    broadcast_limit: int = 40  # fitted: anything from 25 to 50 is as good
    # decay: a slow and a quick half-life side by side
    half_life: float = 180.0  # days; start value of ranking.md, and the best fitted
    quick_half_life: float = 14.0  # days; fitted
    quick_share: float = 0.9  # fitted
    # strength
    scale: float = 20.0  # rank at which strength is 1 - 1/e: nine mails each way, lately
    bend: float = 0.5  # strength grows by this power of the rank, so that a quiet month does not end a tie of years
    one_way: float = 0.9  # what is left of the strength when all goes one way; fitted: .6 foretold worse
    role_gain: float = 0.4  # per rung above the seeker: half-way to mending the .41 for .85 of Gilbert & Karahalios
    role_limit: float = 3.0  # rungs
    rating_half_life: float = 730.0  # days in which the seeker's own rating gives half its say back
    # answers
    answer_window: float = 30.0  # days after which an answer is no answer to that message
    answer_grace: float = 7.0  # days an unanswered message is still waiting and not counted
    # ways in: who will do a favour now. Ties fade by a power, the heavy tail of the times in which letters are
    # answered (Oliveira & Barabasi 2005), (1 + age in days) ** -power; what the other did counts as what one sends
    favour_power: float = 1.5  # fitted, as all here
    favour_alongside: float = 0.02
    favour_scale: float = 0.6
    brought_half_life: float = 60.0  # days, of having written to the seeker and another at once
    brought_gain: float = 10.0  # what that adds; by the square root
    # ties between two others: the same formula, lower weights
    between_letter: float = 1.0  # one wrote to the other, seen because the seeker was there too
    between_alongside: float = 0.02  # both on the To or Cc line of a third; fitted
    between_meeting: float = 1.0
    between_year: float = 1.0  # a year at the same employer at the same time, before the size of the place
    between_years_limit: float = 5.0
    work_half_life: float = 1825.0  # days after the overlap ended; former colleagues stay reachable for years
    work_limit: int = 150  # people in one place beyond which sharing it ties nobody (Dunbar 1992)
    between_scale: float = 6.0
    # ways in
    dormant_days: float = 365.0  # without contact from then on a tie is dormant
    dormant_revival: float = 0.5  # of the strength a dormant tie once had, what comes back (Levin et al. 2011)


@dataclass(frozen=True, slots=True)
class ForecastWeights:
    """The numbers of the forecasts, all fitted on the tuning part of bench/quality_ties.

    Half-lives in days; priors count observations.
    """

    chain_of_three: float = 1.0  # what a chain over two others adds to one over one, where a tie may form
    seen_together: float = 0.3  # what being addressed together adds
    second_hand: float = 0.5  # weight of a circle's second ring
    answer_half_life: float = 60.0
    later_answer: float = 0.3  # an answer that was not the first
    pair_prior: float = 2.0  # how many questions the person's usual rate is worth against the pair's own
    person_prior: float = 3.0
    usual_answer_rate: float = 0.1
    others_worth: float = 3.0  # questions of the seeker's own that all questions of others are worth at most

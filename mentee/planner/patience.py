"""How long to wait for an answer: at least 14 and 28 days, longer for people who are slow with everybody."""

from __future__ import annotations

from mentee.planner.summary import Summary

FIRST_DAYS = 14
SECOND_DAYS = 28
LAST_DAYS = 28  # after the second follow-up, before letting go is suggested
MOST_UNANSWERED = 3  # a message and two follow-ups
TEMPER = 1.5  # times the other's own usual time to answer
LONGEST_DAYS = 90


def follow_up_days(summary: Summary) -> int:
    """Days from the last unanswered message to the next: 14 before the first follow-up, 28 before the second."""
    least = FIRST_DAYS if summary.talk.unanswered <= 1 else SECOND_DAYS
    return max(least, usual_days(summary))


def last_days(summary: Summary) -> int:
    """Days of silence after the second follow-up before letting go is suggested."""
    return max(LAST_DAYS, usual_days(summary))


def usual_days(summary: Summary) -> int:
    """One and a half times the other's own usual time to answer, 0 where it is not known, 90 at most."""
    usual = summary.rel.busy_gap_days or 0.0
    return min(LONGEST_DAYS, round(TEMPER * usual)) if usual > 0 else 0

"""Holds: until a date no asks, only kindness."""

from __future__ import annotations

from datetime import date

from mentee.records.journey import Hold, Relationship


def active(rel: Relationship, today: date) -> Hold | None:
    """The hold in force today (its last day is the one before `until`), the longest where several are."""
    in_force = (hold for hold in rel.holds if hold.since <= today < hold.until)
    return max(in_force, key=lambda hold: hold.until, default=None)

"""When the digest is due: whoever keeps watch asks again and again, and each day's job is put into the queue once."""

from __future__ import annotations

from datetime import datetime

from mentee.flows.digest.choose import is_due, next_moment, zone_of_digest
from mentee.store.reads.digest import digest_choice, digest_state, owners_due
from mentee.store.writes import digest as rows


def ask_where_due(*, now: datetime) -> int:
    """Ask for the mail of the day wherever its moment has come; gives for how many.

    A moment that passed while nobody was awake is made up for on the same day, and left alone on the next.
    """
    asked = 0
    for owner in owners_due(now=now):
        choice, state, zone = digest_choice(owner), digest_state(owner), zone_of_digest(owner)
        if state.next_at is None:
            continue
        day = now.astimezone(zone).date()
        later = next_moment(choice, after=now, zone=zone, sent=day)
        if choice.on and is_due(choice, day, zone=zone, now=now) and state.handed != day:
            tries = state.tries + 1 if state.asked == day else 1
            asked += rows.ask_once(owner, day, before=state.next_at, after=later, tries=tries, now=now)
        else:
            later = next_moment(choice, after=now, zone=zone, sent=state.handed)
            rows.look_again(owner, at=later if choice.on else None, before=state.next_at)
    return asked

"""Steps 1 and 2 before anything is sent: reflect, and find a way in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from mentee.planner.bid import Bid, Day
from mentee.planner.summary import Summary
from mentee.records.journey import ActionKind, Standing
from mentee.records.say import mark

EARLY = (Standing.CONSIDERING, Standing.CONNECTING)


def reflect(s: Summary, day: Day) -> Iterator[Bid]:
    """While nothing is named that is worth emulating; sooner the earlier the standing."""
    looked = s.looked
    if looked.admired or looked.red_flag:
        return
    done = s.decided.done_kind.get(ActionKind.REFLECT)
    opens = done + timedelta(days=30) if done else s.since
    early = s.standing in EARLY
    yield Bid(
        ActionKind.REFLECT,
        "",
        opens,
        None,
        0.85 if early else 0.3,
        mark("Reflect on {name}: like, respect, how they treat others, and one trait you would want to learn"),
        (
            mark("Somebody with the job you want is not thereby the right person for you."),
            mark("You have named no value or trait yet that you would want to emulate."),
        ),
    )


def find_way_in(s: Summary, day: Day) -> Iterator[Bid]:
    """While no connector, gathering or post is known and nothing was ever sent."""
    rel = s.rel
    if rel.connectors or rel.gatherings or rel.posts or s.talk.last_contact or s.introduced:
        return
    done = s.decided.done_kind.get(ActionKind.FIND_WAY_IN)
    yield Bid(
        ActionKind.FIND_WAY_IN,
        "",
        done + timedelta(days=60) if done else s.since,
        None,
        0.6,
        mark("Find a way in to {name}: who knows them, where they speak, what they write"),
        (mark("No one who could introduce you, no gathering and nothing they published is known yet."),),
    )


BIDS = dict.fromkeys(EARLY, (reflect, find_way_in)) | dict.fromkeys(
    (Standing.ACQUAINTED, Standing.CONVERSING, Standing.MUTUAL, Standing.MENTOR), (reflect,)
)

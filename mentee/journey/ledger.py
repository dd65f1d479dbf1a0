"""The ledger: what was received and given, the balance over time, and asks against gives over a quarter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentee.records.journey import ActionKind, Answer, Gave, Received, Relationship

QUARTER = timedelta(days=91)
SAME_GIFT = timedelta(days=3)  # a deed marked done and its ledger entry are one gift within this

# Requests that cost the other something, counted once conversing.
ASKS = frozenset({ActionKind.PROPOSE_CONVERSATION, ActionKind.PROPOSE_NEXT, ActionKind.ASK_FEEDBACK})
GIVES = {
    ActionKind.THANK: Gave.THANKS,
    ActionKind.SEND_UPDATE: Gave.GROWTH_SHOWN,
    ActionKind.REPORT_BACK: Gave.GROWTH_SHOWN,
    ActionKind.INTRODUCE_THEM: Gave.INTRODUCTION,
    ActionKind.SHARE: Gave.KNOWLEDGE,
    ActionKind.HELP: Gave.HELP,
    ActionKind.KIND_WORD: Gave.HELP,
}


@dataclass(frozen=True, slots=True)
class Balance:
    """What went both ways after `since` up to `until`, by kind; asks made and gifts given as numbers."""

    since: datetime
    until: datetime
    received: dict[Received, int]
    gave: dict[Gave, int]
    asks: int

    @property
    def gives(self) -> int:
        """Gifts of every kind."""
        return sum(self.gave.values())

    @property
    def got(self) -> int:
        """Things received of every kind."""
        return sum(self.received.values())


def gifts(rel: Relationship) -> list[tuple[datetime, Gave]]:
    """Everything given: ledger entries, and deeds marked done that no entry of the same kind stands beside."""
    found = [(entry.at, entry.kind) for entry in rel.ledger if isinstance(entry.kind, Gave)]
    free = list(found)
    for decision in rel.decisions:
        kind = GIVES.get(decision.kind)
        if kind is None or decision.answer is not Answer.DONE:
            continue
        same = next((gift for gift in free if gift[1] is kind and abs(gift[0] - decision.at) <= SAME_GIFT), None)
        if same is None:
            found.append((decision.at, kind))
        else:
            free.remove(same)
    return sorted(found, key=lambda gift: gift[0])


def asks(rel: Relationship) -> list[datetime]:
    """When the seeker asked for something, as marked done, in order of time."""
    return sorted(d.at for d in rel.decisions if d.answer is Answer.DONE and d.kind in ASKS)


def balance(rel: Relationship, now: datetime, span: timedelta = QUARTER) -> Balance:
    """What was received, given and asked in the span that ends now."""
    since = now - span
    got = Counter(e.kind for e in rel.ledger if isinstance(e.kind, Received) and since < e.at <= now)
    gave = Counter(kind for at, kind in gifts(rel) if since < at <= now)
    return Balance(since, now, dict(got), dict(gave), sum(since < at <= now for at in asks(rel)))


def over_time(rel: Relationship, now: datetime, quarters: int = 4) -> list[Balance]:
    """The balance of each of the last quarters, oldest first."""
    return [balance(rel, now - QUARTER * back) for back in range(quarters - 1, -1, -1)]

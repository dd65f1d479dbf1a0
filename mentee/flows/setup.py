"""The first questions: where the seeker wants to go, what matters, where they work, which addresses are theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from mentee.flows.errors import BadInputError
from mentee.network.events import CHANNEL_CODE, Events
from mentee.records.facts import Channel
from mentee.records.keys import email_key
from mentee.records.seeker import Aspiration, Seeker
from mentee.store.models import User
from mentee.store.reads import seeker as said
from mentee.store.reads import world as columns
from mentee.store.reads.addresses import addresses_of
from mentee.store.writes.seeker import save_seeker

LIKELY_SHARE = 0.5  # whoever is in half of all mails of a mailbox is most likely its owner


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers given now; None: leave as it was."""

    name: str | None = None
    aspiration: str | None = None
    roles: Sequence[str] | None = None
    skills: Sequence[str] | None = None
    values: Sequence[str] | None = None
    organisations: Sequence[str] | None = None
    addresses: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """An address that may be the seeker's: in how many of the mails, and whether that makes it likely."""

    address: str
    name: str
    mails: int
    share: float
    likely: bool


def answer(owner: User, answers: Answers, *, now: datetime) -> Seeker:
    """Keep the answers beside those given before; BadInputError for an address that is none."""
    before = said.seeker(owner)
    for address in answers.addresses or ():
        if email_key(address) is None:
            raise BadInputError(f"{address!r} is no mail address.", "Write it like name@example.org")
    after = replace(
        before,
        name=before.name if answers.name is None else answers.name.strip(),
        values=before.values if answers.values is None else _clean(answers.values),
        organisations=before.organisations if answers.organisations is None else _clean(answers.organisations),
        addresses=before.addresses if answers.addresses is None else _clean(answers.addresses),
        aspirations=_aspirations(before, answers),
    )
    save_seeker(owner, after, now=now)
    return after


def _aspirations(before: Seeker, answers: Answers) -> tuple[Aspiration, ...]:
    """A new aspiration takes the place of the first; roles and skills alone add to what it was."""
    if answers.aspiration is None and answers.roles is None and answers.skills is None:
        return before.aspirations
    first, rest = (before.aspirations[0], before.aspirations[1:]) if before.aspirations else (Aspiration(""), ())
    text = first.text if answers.aspiration is None else answers.aspiration.strip()
    roles = first.roles if answers.roles is None else _clean(answers.roles)
    skills = first.skills if answers.skills is None else _clean(answers.skills)
    if not text and not roles:
        raise BadInputError("Where do you want to go?", 'Say it in your own words: --aspiration "..."')
    return (replace(first, text=text or roles[0], roles=roles, skills=skills), *rest)


def _clean(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


def guess_addresses(owner: User, *, most: int = 5) -> list[Guess]:
    """Addresses that are in the most mails, best first; the seeker's own known ones left out."""
    people = columns.world(owner)
    shares = mail_shares(columns.events(owner, people), len(people))
    shares[people.seeker] = 0.0
    best = [int(i) for i in np.argsort(-shares, kind="stable")[:most] if shares[i] > 0]
    addresses = addresses_of(owner, [int(people.ids[i]) for i in best])
    mails = mail_count(columns.events(owner, people)) if best else 0
    return [
        Guess(address, people.names[i], round(float(shares[i]) * mails), float(shares[i]), shares[i] >= LIKELY_SHARE)
        for i in best
        for address in addresses.get(int(people.ids[i]), ())[:1]
    ]


def mail_count(events: Events) -> int:
    """How many mails there are."""
    return int(np.count_nonzero(events.channel == CHANNEL_CODE[Channel.MAIL]))


def mail_shares(events: Events, people: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """float64 [people]: in what share of all mails each takes part."""
    mails = events.channel == CHANNEL_CODE[Channel.MAIL]
    event = np.repeat(np.arange(len(events)), np.diff(events.offsets))
    seats = np.unique(np.stack([event[mails[event]], events.person[mails[event]]]), axis=1)
    count = np.bincount(seats[1], minlength=people) if seats.size else np.zeros(people)
    return count / max(1, int(np.count_nonzero(mails)))

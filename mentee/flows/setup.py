"""The first questions: where the seeker wants to go, what matters, where they work, which addresses are theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mentee.flows.errors import BadInputError
from mentee.records.keys import email_key
from mentee.records.seeker import Aspiration, Seeker
from mentee.sources import registry
from mentee.sources.contract import SourceError
from mentee.sources.formats.mail.guess import delivered_addresses, guess_own_addresses
from mentee.store.models import User
from mentee.store.reads import seeker as said
from mentee.store.reads.addresses import latest_mails, namesakes, shown_addresses
from mentee.store.writes.seeker import save_seeker

LIKELY = 0.5  # surer than this may be ticked beforehand
OWN_NAME = 0.8
SAMPLE = 20_000  # mails looked at
WITH_DELIVERIES = ("mbox", "Maildir")


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
    """An address that may be the seeker's: how sure that is (0 to 1), whether it is likely, and why in words."""

    address: str
    name: str
    sure: float
    likely: bool
    evidence: str


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


def guess_addresses(owner: User, *, paths: Iterable[Path] = (), most: int = 5) -> list[Guess]:
    """Addresses that may be the seeker's, surest first, but for those they named.

    Before any is named, whoever takes part in nearly all mail, and to whom the mail in `paths` was delivered;
    afterwards those under exactly the seeker's own name.
    """
    known = said.seeker(owner).addresses
    if known:
        return [Guess(one, name, OWN_NAME, False, "under your own name") for one, name in namesakes(owner)][:most]
    found = guess_own_addresses(latest_mails(owner, SAMPLE), delivered=_deliveries(paths))
    shown = shown_addresses(owner, [one.address for one in found])
    return [Guess(shown[one.address], one.name, one.sure, one.sure >= LIKELY, one.evidence) for one in found][:most]


def _deliveries(paths: Iterable[Path]) -> dict[str, int]:
    """How many mails of the files that hold mail say to which address they were delivered."""
    counts: Counter[str] = Counter()
    for path in paths:
        with suppress(SourceError, OSError):
            if registry.detect(path).name in WITH_DELIVERIES:
                counts += delivered_addresses([path])
    return dict(counts)

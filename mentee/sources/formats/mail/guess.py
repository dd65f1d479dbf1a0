"""Which addresses are the seeker's own, guessed from mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath

from mentee.identity.roles import is_human_name, is_role_address
from mentee.records.facts import Channel, Interaction, Role
from mentee.records.keys import email_key
from mentee.sources.formats.mail.folder import maildir_mails
from mentee.sources.formats.mail.headers import RawMail, delivered_to
from mentee.sources.formats.mail.mbox import mails
from mentee.sources.formats.mail.words import text_of

_SAMPLE = 50_000
_DELIVERIES = 2_000
_SENT_FOLDERS = frozenset(
    {"sent", "sent items", "sent mail", "sent messages", "gesendet", "envoyés", "enviados", "inviata"}
)
_FIRST_PRESENT = 0.2
_PRESENT = 0.5  # of the mails not yet explained by another address of the seeker
_WORTH_EXPLAINING = 0.05
_MOST = 8


@dataclass(frozen=True, slots=True)
class Guess:
    """An address with the name most often written beside it, how sure the guess is (0 to 1), and why in words."""

    address: str
    name: str
    sure: float
    evidence: str


@dataclass(slots=True)
class _Tally:
    """How often an address was seen, and as what."""

    sent: int = 0
    received: int = 0
    from_sent_folder: int = 0
    names: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The name most often written beside it, empty where there is none."""
        named = [(count, name) for name, count in self.names.items() if name]
        return max(named)[1] if named else ""


def guess_own_addresses(
    interactions: Iterable[Interaction], *, delivered: Mapping[str, int] | None = None
) -> list[Guess]:
    """The addresses that are probably the seeker's, surest first; at most eight, of at most 50,000 mails.

    An owner takes part in nearly every mail of a mailbox, writes what lies in its Sent folder, and is whom its
    mail is delivered to (`delivered`: mails by address, see delivered_addresses). Further addresses are those
    that explain what the first does not, and those under the same human name. No evidence, no guess.
    """
    tallies, mentions = _tallied(islice((each for each in interactions if each.channel is Channel.MAIL), _SAMPLE))
    deliveries = dict(delivered or {})
    guesses: list[Guess] = []
    open_mails = mentions
    while open_mails and len(guesses) < _MOST and len(open_mails) >= _WORTH_EXPLAINING * len(mentions):
        present = Counter(address for people in open_mails for address in people)
        best = max(present, key=lambda address: (_weight(address, present, tallies, deliveries), address))
        share = present[best] / len(open_mails)
        marked = bool(deliveries.get(best)) or tallies[best].from_sent_folder > 0
        if share < (_PRESENT if guesses else _FIRST_PRESENT) and not marked:
            break
        guess = _guess(best, tallies[best], share, len(mentions), deliveries)
        guesses.append(replace(guess, sure=min(guess.sure, *(each.sure for each in guesses), 1.0)))
        open_mails = [people for people in open_mails if best not in people]
    return sorted(_with_namesakes(guesses, tallies, len(mentions), deliveries), key=lambda each: -each.sure)[:_MOST]


def delivered_addresses(paths: Iterable[Path], *, limit: int = _DELIVERIES) -> Counter[str]:
    """How many of the first mails of each file or folder were delivered to which address; raises OSError."""
    counts: Counter[str] = Counter()
    for path in paths:
        stream = maildir_mails(path, _silent) if path.is_dir() else mails(path, _silent)
        for mail in islice(stream, limit):
            if isinstance(mail, RawMail):
                counts.update(
                    {key.value for value in delivered_to(mail.head) if (key := email_key(text_of(value))) is not None}
                )
    return counts


def _silent(_bytes_read: int) -> None:
    """Tell nobody of the progress."""


def _tallied(interactions: Iterable[Interaction]) -> tuple[dict[str, _Tally], list[tuple[str, ...]]]:
    """What was seen of each address, and the addresses of each mail."""
    tallies: dict[str, _Tally] = {}
    mentions: list[tuple[str, ...]] = []
    for each in interactions:
        people = [(one.contact.keys[0].value, one) for one in each.participants if one.contact.keys]
        in_sent = _is_sent_folder(each.origin.file)
        for address, one in people:
            tally = tallies.setdefault(address, _Tally())
            tally.names[one.contact.name] += 1
            if one.role is Role.SENDER:
                tally.sent += 1
                tally.from_sent_folder += in_sent
            else:
                tally.received += 1
        mentions.append(tuple(address for address, _ in people))
    return tallies, [people for people in mentions if people]


def _is_sent_folder(file: str) -> bool:
    parts = (part.lower().lstrip(".").partition(".mbox")[0] for part in PurePath(file).parts[-4:])
    return any(part in _SENT_FOLDERS or part.rpartition(".")[2] in _SENT_FOLDERS for part in parts)


def _weight(address: str, present: Counter[str], tallies: dict[str, _Tally], deliveries: Mapping[str, int]) -> float:
    tally = tallies[address]
    if is_role_address(address, tally.name):
        return 0.0
    return present[address] + 2.0 * tally.from_sent_folder + deliveries.get(address, 0)


def _guess(address: str, tally: _Tally, share: float, total: int, deliveries: Mapping[str, int]) -> Guess:
    seen = tally.sent + tally.received
    reasons = [f"takes part in {seen:,} of {total:,} mails"]
    if tally.sent:
        reasons.append(f"wrote {tally.sent:,}")
    if tally.from_sent_folder:
        reasons.append(f"{tally.from_sent_folder:,} of them lie in a folder of sent mail")
    if deliveries.get(address):
        reasons.append("mail is delivered to it")
    marks = (tally.from_sent_folder > 0) + (deliveries.get(address, 0) > 0)
    sure = min(0.99, share * (0.6 + 0.2 * marks) + 0.2 * (marks > 0) * (total >= 3))
    return Guess(address, tally.name, round(sure, 3), ", ".join(reasons))


def _with_namesakes(
    guesses: list[Guess], tallies: dict[str, _Tally], total: int, deliveries: Mapping[str, int]
) -> list[Guess]:
    """The guesses, and addresses that wrote mail under the human name of one of them."""
    names = {guess.name.casefold(): guess for guess in guesses if is_human_name(guess.name)}
    known = {guess.address for guess in guesses}
    found = list(guesses)
    for address, tally in tallies.items():
        like = names.get(tally.name.casefold())
        if like is not None and address not in known and tally.sent and not is_role_address(address, tally.name):
            guess = _guess(address, tally, like.sure, total, deliveries)
            found.append(
                Guess(address, guess.name, round(like.sure * 0.8, 3), f"{guess.evidence}, under the same name")
            )
    return found

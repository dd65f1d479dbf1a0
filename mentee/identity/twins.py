"""Likely twins: two entries that may be one human, with the evidence, found without comparing all with all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from mentee.identity.compare import Agreement, agreement
from mentee.identity.names import name_key
from mentee.identity.nicknames import groups

# Hosts where anybody may have a mailbox: sharing one says nothing.
FREE_HOSTS = frozenset(
    [
        *("gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.fr", "yahoo.de", "ymail.com", "aol.com"),
        *("hotmail.com", "hotmail.co.uk", "hotmail.fr", "outlook.com", "live.com", "msn.com", "icloud.com", "me.com"),
        *("mac.com", "gmx.de", "gmx.net", "gmx.at", "gmx.com", "web.de", "t-online.de", "freenet.de", "mail.ru"),
        *("yandex.ru", "qq.com", "163.com", "126.com", "proton.me", "protonmail.com", "fastmail.com", "zoho.com"),
        *(
            "posteo.de",
            "mailbox.org",
            "orange.fr",
            "free.fr",
            "wanadoo.fr",
            "laposte.net",
            "libero.it",
            "comcast.net",
        ),
        *("verizon.net", "att.net", "sbcglobal.net", "btinternet.com", "mail.com", "tutanota.com", "hey.com"),
    ]
)
LARGE = 40  # people in a block: above it only those who share a place are compared
WORTH = {Agreement.SAME: 1.0, Agreement.MIDDLE: 0.85, Agreement.NICKNAME: 0.75, Agreement.INITIAL: 0.55}
LEAST = 0.3  # weaker pairs are not worth a question
CROWD = 8  # bearers of one name at one place beyond which it is no name of theirs but a column's or a desk's
FEW = 3  # entries with names alike up to which the name alone may be worth a question
BY_NAME = 0.6  # worth of a name alone that is certainly not borne by two
LIKELY = 0.5  # share of pairs of a name that are one human, below which the name says nothing


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one entry, folded: its names, where it works, the hosts and first parts of its addresses.

    `profile` is a key of which nobody has two (a profile page at one site); empty: none.
    """

    names: tuple[str, ...]
    organisations: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    mailboxes: frozenset[str] = frozenset()
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """Entries at index a < b; `strength` in (0, 1], `evidence` in words, the names first."""

    a: int
    b: int
    strength: float
    evidence: tuple[str, ...]


@dataclass(slots=True)
class _Blocks:
    """Entries by what two names of one human share."""

    whole: dict[str, list[int]] = field(default_factory=dict)
    given: dict[tuple[str, object], list[int]] = field(default_factory=dict)
    initial: dict[tuple[str, str], tuple[list[int], list[int]]] = field(default_factory=dict)

    def add(self, entry: int, name: str) -> None:
        key = name_key(name)
        self.whole.setdefault(key, []).append(entry)
        words = name.split()
        if len(words) < 2:
            return
        first, family = words[0], name_key(words[-1])
        short, long = self.initial.setdefault((family, first[0]), ([], []))
        (short if len(first) == 1 else long).append(entry)
        if len(first) > 1:
            for form in (first, *groups(first)):
                self.given.setdefault((family, form), []).append(entry)


def alike(people: Iterable[Iterable[str]]) -> set[int]:
    """Those, by index, of whose folded names one is like another's in a way that `candidates` looks at."""
    blocks = _Blocks()
    for number, names in enumerate(people):
        for name in names:
            blocks.add(number, name)
    shared = [*blocks.whole.values(), *blocks.given.values()]
    shared += [[*short, *long] for short, long in blocks.initial.values() if short]
    return {number for block in shared if len(block) > 1 for number in block}


@dataclass(frozen=True, slots=True)
class Bearers:
    """How many people there are, and how many of them bear each given and each family name, as they are compared."""

    people: int
    given: Counter[str]
    family: Counter[str]

    @classmethod
    def among(cls, people: Iterable[Iterable[str]]) -> Bearers:
        """Counted; `people` gives everybody's folded names."""
        given, family = Counter[str](), Counter[str]()
        number = 0
        for names in people:
            number += 1
            given.update({name_key(name.partition(" ")[0]) for name in names if name})
            family.update({name_key(name.rpartition(" ")[2]) for name in names if name})
        return cls(number, given, family)

    def namesakes(self, name: str, bearers: int) -> float:
        """How many others bear a folded name by chance: given * family / people, without its `bearers` themselves."""
        given = max(self.given[name_key(name.partition(" ")[0])] - bearers, 0)
        family = max(self.family[name_key(name.rpartition(" ")[2])] - bearers, 0)
        return given * family / self.people

    def twins_each(self, bearers: Mapping[str, int]) -> float:
        """How many pairs of one whole name there are for each person beyond those that chance makes; at least 0.

        Chance: pairs with an equal given name, of which as many have an equal family name as of all pairs. Names that
        a crowd bears are not counted, as they are no people's.
        """
        if self.people < 2:
            return 0.0
        pairs = sum(count * (count - 1) / 2 for key, count in bearers.items() if " " in key and count <= CROWD)
        given, family = (sum(n * (n - 1) / 2 for n in counts.values()) for counts in (self.given, self.family))
        chance = given * family / (self.people * (self.people - 1) / 2)
        return max(0.0, pairs - chance) / self.people


def candidates(entries: Sequence[Entry]) -> set[tuple[int, int]]:
    """Pairs (a < b) whose names agree in some way; people of a very common name only where they share a place."""
    blocks = _Blocks()
    for number, entry in enumerate(entries):
        for name in entry.names:
            blocks.add(number, name)
    pairs: set[tuple[int, int]] = set()
    for block in (*blocks.whole.values(), *blocks.given.values()):
        pairs.update(_within(entries, block))
    for short, long in blocks.initial.values():
        if short:
            many = len(short) + len(long) > LARGE
            pairs.update(_within(entries, [*short, *long]) if many else product(short, [*short, *long]))
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def _within(entries: Sequence[Entry], block: Collection[int]) -> Iterator[tuple[int, int]]:
    members = list(dict.fromkeys(block))
    if len(members) <= LARGE:
        yield from combinations(members, 2)
        return
    places: dict[str, list[int]] = {}
    for number in members:
        for place in _places(entries[number]):
            places.setdefault(place, []).append(number)
    for there in places.values():
        yield from combinations(there[:LARGE], 2)


def _places(entry: Entry) -> set[str]:
    hosts = {host for host in entry.hosts if host not in FREE_HOSTS}
    return {label(one) for one in entry.organisations if one} | {site_label(host) for host in hosts}


def label(organisation: str) -> str:
    """A folded organisation's name as a host would have it: "acme paper" -> "acmepaper"."""
    return organisation.replace(" ", "")


def site_label(host: str) -> str:
    """The word of a host that names who runs it: mail.acme.co.uk -> acme."""
    labels = host.split(".")
    wide = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in {"co", "com", "ac", "edu", "gov", "org", "net"}
    return labels[-3 if wide else -2] if len(labels) > 1 else host


def twins(
    entries: Sequence[Entry],
    *,
    known_with: Mapping[int, frozenset[int]],
    pairs: Iterable[tuple[int, int]],
    everybody: Bearers | None = None,
) -> list[Twin]:
    """Judge candidate pairs, strongest first; never on an ordinary name alone, nor on one that a crowd bears.

    `known_with` gives, by index, whom an entry was seen together with; `everybody` the names of all people, where
    more are known than those in `entries`, who are all that are `alike`. strength = how well the names agree *
    (1 - product of (1 - worth) of what else speaks for it), much less where each has a profile page of their own.
    """
    bearers = Counter(key for entry in entries for key in {name_key(name) for name in entry.names})
    if everybody is None:
        everybody = Bearers.among(entry.names for entry in entries)
    crowds = _crowds(entries, bearers)
    twins_each = everybody.twins_each(bearers)
    agreeing = {pair: best for pair in pairs if (best := _best_agreement(entries[pair[0]], entries[pair[1]]))}
    namesakes = _namesakes(agreeing)
    found: list[Twin] = []
    for (a, b), (how, name) in agreeing.items():
        if how is Agreement.SAME and _in_a_crowd(name_key(name), entries[a], entries[b], bearers, crowds):
            continue
        reasons = _reasons(entries[a], entries[b], known_with.get(a, frozenset()) & known_with.get(b, frozenset()))
        whole = " " in name.partition(" / ")[0]
        alike_here = namesakes[a] | namesakes[b]
        if whole and how is not Agreement.INITIAL and len(alike_here) <= FEW:
            namesakes_by_chance = max(everybody.namesakes(one, bearers[name_key(one)]) for one in name.split(" / "))
            reasons += _by_the_name_alone(twins_each, namesakes_by_chance, others=len(alike_here) - 2)
        against = 1.0
        for worth, _ in reasons:
            against *= 1.0 - worth
        apart = bool(entries[a].profile and entries[b].profile and entries[a].profile != entries[b].profile)
        strength = WORTH[how] * (1.0 - against) * (1.0 if whole else 0.6) * (0.3 if apart else 1.0)
        if strength >= LEAST:
            found.append(Twin(a, b, round(strength, 3), (f"{how.value}: {name}", *(text for _, text in reasons))))
    return sorted(found, key=lambda twin: (-twin.strength, twin.a, twin.b))


def _namesakes(agreeing: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """Whose names agree with an entry's, itself included."""
    namesakes: dict[int, set[int]] = {}
    for a, b in agreeing:
        namesakes.setdefault(a, {a}).add(b)
        namesakes.setdefault(b, {b}).add(a)
    return namesakes


def _by_the_name_alone(twins_each: float, by_chance: float, *, others: int) -> list[tuple[float, str]]:
    """What a whole name that few bear tells by itself: the share of such pairs that are one human (Bayes).

    Of a name that b bear by chance there are b * twins_each pairs of one human, and b * b / 2 of namesakes.
    """
    share = twins_each / (twins_each + by_chance / 2) if twins_each else 0.0
    if share < LIKELY:
        return []
    return [(BY_NAME * share, "only one other has such a name" if others else "nobody else has such a name")]


def _crowds(entries: Sequence[Entry], bearers: Counter[str]) -> Counter[tuple[str, str]]:
    """How many bear a name at a place; only names that many bear at all."""
    return Counter(
        (key, place)
        for entry in entries
        for key in {name_key(name) for name in entry.names}
        if bearers[key] > CROWD
        for place in _places(entry)
    )


def _in_a_crowd(key: str, one: Entry, other: Entry, bearers: Counter[str], crowds: Counter[tuple[str, str]]) -> bool:
    """Whether so many bear the name, at a place of both or, of a single word, anywhere, that it tells nothing."""
    if " " not in key and bearers[key] > CROWD:
        return True
    return any(crowds[key, place] > CROWD for place in _places(one) & _places(other))


def _best_agreement(one: Entry, other: Entry) -> tuple[Agreement, str] | None:
    best: tuple[Agreement, str] | None = None
    for mine, theirs in product(one.names, other.names):
        how = agreement(mine, theirs)
        if how is not None and (best is None or WORTH[how] > WORTH[best[0]]):
            best = how, mine if mine == theirs else f"{mine} / {theirs}" if how is not Agreement.SAME else mine
    return best


def _reasons(one: Entry, other: Entry, common: frozenset[int]) -> list[tuple[float, str]]:
    reasons: list[tuple[float, str]] = []
    works = one.organisations & other.organisations - {""}
    hosts = (one.hosts & other.hosts) - FREE_HOSTS
    if works:
        reasons.append((0.8, f"both at {min(works)}"))
    elif hosts:
        reasons.append((0.75, f"addresses at the same place: {min(hosts)}"))
    elif places := _places(one) & _places(other):
        reasons.append((0.65, f"the address belongs to the other's organisation: {min(places)}"))
    if boxes := {box for box in one.mailboxes & other.mailboxes if len(box) > 5 or "." in box}:
        reasons.append((0.6, f"the same mailbox name: {min(boxes)}"))
    if common:
        whom = f"{len(common)} people" if len(common) > 1 else "person"
        reasons.append((min(0.7, 0.35 * len(common)), f"seen with the same {whom}"))
    return reasons

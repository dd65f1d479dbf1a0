"""Who is one human: automatic joinings and the queue of likely twins on invented people whose answer is known.

Four files (work list, professional network, telephone, mail) write the same people differently: short forms,
initials, turned order, lost accents, typing errors, a new family name; and share what is nobody's alone: a family's
address, a switchboard, one name at one organisation. Worlds of an even seed may be looked at while rules and weights
are changed; only those of an odd seed, ODD, are reported. Baseline: whoever has the same name, in any order, is one.
"""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from random import Random

from bench.figure import Figure, interval, mean_figure
from mentee.identity.names import fold, name_key
from mentee.records.facts import Key, KeyKind, Origin, Person, Position
from mentee.records.keys import email_key, url_key

NOW = datetime(2026, 11, 1, tzinfo=UTC)
ODD = (1, 3, 5)
HUMANS = 700
ORGANISATIONS = 60
SHORT = {
    "robert": "bob",
    "elisabeth": "lisa",
    "katarzyna": "kasia",
    "william": "bill",
    "jose": "pepe",
    "andrew": "andy",
}
GIVEN = (
    *SHORT,
    "ottoline",
    "zoë",
    "jürgen",
    "björn",
    "maría",
    "wei",
    "anna",
    "peter",
    "carl",
    "dora",
    "ines",
    "hugo",
)
PARTS = (
    "bright",
    "water",
    "oak",
    "elm",
    "birch",
    "stone",
    "field",
    "marsh",
    "wood",
    "hill",
    "müller",
    "núñez",
    "lind",
)
COMMON = ("smith", "jones", "li", "nguyen", "garcía")


@dataclass(slots=True)
class Human:
    """Somebody invented, with whom they share an address or a number."""

    given: str
    family: str
    organisation: str
    number: int
    home: str = ""
    phone: str = ""
    records: list[int] = field(default_factory=list)

    @property
    def work(self) -> str:
        """The address at work, nobody else's."""
        return f"{self.given[0]}{self.number}@{self.organisation}.example"


@dataclass(frozen=True, slots=True)
class World:
    """Humans, and records (each with a key of its own, by which it is found again) with their file."""

    humans: list[Human]
    records: list[tuple[int, Person]]


def figures() -> Iterator[Figure]:
    """All figures, over the reported worlds together."""
    cases = [judged(invented(Random(seed)), seed) for seed in ODD]
    for name, unit in (("precision", "B-cubed"), ("recall", "B-cubed")):
        yield mean_figure(
            f"automatic joinings, {name}",
            [score for one in cases for score in one[name]],
            unit,
            baseline=[score for one in cases for score in one[f"{name} by name"]],
            note="baseline: the same name is one human",
        )
    note = "baseline: all pairs of the same name"
    asked = [score for one in cases for score in one["asked and one human"]]
    others = [score for one in cases for score in one["asked and one human by name"]]  # other pairs, and more of them
    low, high = interval(asked)
    yield Figure(
        "likely twins, asked and one human", _mean(asked), "share", _mean(others), low=low, high=high, note=note
    )
    yield mean_figure(
        "likely twins, one human in parts, asked",
        [score for one in cases for score in one["one human in parts, asked"]],
        "share",
        baseline=[score for one in cases for score in one["one human in parts, asked by name"]],
        note=note,
    )
    yield Figure("joined on a name alone", sum(sum(one["on a name alone"]) for one in cases), "pairs")


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


def invented(random: Random) -> World:
    """A world of HUMANS: about two hundred share an address, a number, or the name with somebody."""
    humans: list[Human] = []
    for number in range(HUMANS):
        family = random.choice(COMMON) if random.random() < 0.08 else random.choice(PARTS) + random.choice(PARTS)
        one = Human(random.choice(GIVEN), family, f"org{random.randrange(ORGANISATIONS)}", number)
        one.home = f"{one.given}.{one.family}{number}@mail.example" if random.random() < 0.7 else ""
        one.phone = f"+4930{1_000_000 + number}"
        humans.append(one)
    for one, other in combinations(random.sample(humans, HUMANS // 7), 2):
        if random.random() > 0.02:
            continue
        match random.randrange(4):
            case 0:
                other.family, other.home = one.family, one.home
            case 1:
                other.phone = one.phone
            case 2:
                other.given, other.family, other.organisation = one.given, one.family, one.organisation
            case _:
                other.given, other.family = one.given, one.family
    return World(humans, list(_records(humans, random)))


def _records(humans: Sequence[Human], random: Random) -> Iterator[tuple[int, Person]]:
    number = 0
    for human in humans:
        page = f"https://www.linkedin.com/in/{human.given}-{human.number}"
        addresses = [human.work, *([human.home] if human.home else [])]
        plans: list[tuple[int, list[str], str, str]] = [(0, [human.work], "", "")]  # file, addresses, page, number
        if random.random() < 0.7:
            plans.append((1, [random.choice(addresses)] if random.random() < 0.3 else [], page, ""))
        if random.random() < 0.6:
            plans.append((2, [human.home] if human.home and random.random() < 0.6 else [], "", human.phone))
        plans.extend((3, [address], "", "") for address in addresses if random.random() < 0.5)
        for file, mails, url, phone in plans:
            keys = [Key(KeyKind.UID, f"bench:{number}"), *([Key(KeyKind.PHONE, phone)] if phone else [])]
            keys += [key for key in map(email_key, mails) if key] + [key for key in [url_key(url)] if key]
            at = (Position(human.organisation.title()),) if file < 2 else ()
            human.records.append(number)
            name = written(human, file, random)
            yield file, Person(Origin(f"{file}.csv", number + 1), (name,), tuple(keys), positions=at)
            number += 1


def written(human: Human, file: int, random: Random) -> str:
    """The name as that file has it: the work list plainly, the others with the noise of life."""
    given, family = human.given.title(), human.family.title()
    if file == 0:
        return f"{given} {family}"
    given = SHORT.get(human.given, human.given).title() if random.random() < 0.3 else given
    place = random.randrange(1, len(family))
    noise = {
        f"{given[0]}. {family}": 6,
        f"{family}, {given}": 6,
        f"{given} {family[:place]}{family[place + 1 :]}": 4,
        f"{given} {random.choice(PARTS).title()}man": 3,  # a new family name
        fold(f"{given} {family}").title(): 6,
        f"{given} {family}": 75,
    }
    return random.choices(list(noise), list(noise.values()))[0]


def judged(world: World, seed: int) -> dict[str, list[float]]:
    """Scores by human, pair asked, and pair of parts, of the product and of the baseline."""
    parts, asked = imported(world, seed)
    owner = {record: number for number, human in enumerate(world.humans) for record in human.records}
    by_name = [hash(name_key(fold(said.names[0]))) for _, said in world.records]
    scores: dict[str, list[float]] = defaultdict(list)
    for suffix, clusters in (("", parts), (" by name", by_name)):
        members: dict[int, list[int]] = defaultdict(list)
        for record, cluster in enumerate(clusters):
            members[cluster].append(record)
        for number, human in enumerate(world.humans):
            here = [members[clusters[record]] for record in human.records]
            same = [sum(owner[other] == number for other in cluster) for cluster in here]
            scores[f"precision{suffix}"].append(sum(s / len(c) for s, c in zip(same, here, strict=True)) / len(same))
            scores[f"recall{suffix}"].append(sum(s / len(same) for s in same) / len(same))
    whose: dict[int, set[int]] = defaultdict(set)
    names: dict[int, set[int]] = defaultdict(set)
    for record, part in enumerate(parts):
        whose[part].add(owner[record])
        names[part].add(by_name[record])
    same_name = {(a, b) for a, b in combinations(sorted(whose), 2) if not names[a].isdisjoint(names[b])}
    wanted = {(a, b) for a, b in combinations(sorted(whose), 2) if not whose[a].isdisjoint(whose[b])}
    for suffix, pairs in (("", asked), (" by name", same_name)):
        scores[f"asked and one human{suffix}"] = [float(pair in wanted) for pair in sorted(pairs)]
        scores[f"one human in parts, asked{suffix}"] = [float(pair in pairs) for pair in sorted(wanted)]
    scores["on a name alone"] = [float(_unfounded(world, parts))]
    return scores


def _unfounded(world: World, parts: Sequence[int]) -> int:
    """Pairs of records made one although no chain of shared keys leads from one to the other."""
    root = list(range(len(parts)))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    first: dict[Key, int] = {}
    for record, (_, said) in enumerate(world.records):
        for key in said.keys:
            root[find(record)] = find(first.setdefault(key, record))
    members: dict[int, list[int]] = defaultdict(list)
    for record, part in enumerate(parts):
        members[part].append(record)
    return sum(find(a) != find(b) for cluster in members.values() for a, b in combinations(cluster, 2))


def imported(world: World, seed: int) -> tuple[list[int], set[tuple[int, int]]]:
    """The human (shown row) of each record, and the pairs asked about, from a database of its own."""
    with tempfile.TemporaryDirectory(prefix="mentee-bench-") as home:
        os.environ |= {"MENTEE_HOME": home, "DJANGO_SETTINGS_MODULE": "mentee.settings"}
        os.environ.pop("MENTEE_DATABASE", None)
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        connection.close()
        connection.settings_dict["NAME"] = f"{home}/{seed}.sqlite3"
        call_command("migrate", verbosity=0)
        from mentee.store.models import User
        from mentee.store.reads.doubts import open_doubts
        from mentee.store.sql import select
        from mentee.store.writes.imports import begin_import, import_facts

        owner = User.objects.create(username=f"bench-{seed}")
        for file in range(4):
            begun = begin_import(owner, file=str(file), digest=str(file), size=1, format="table", now=NOW)
            import_facts(owner, begun.id, [said for of, said in world.records if of == file], now=NOW)
        rows = select("SELECT value, COALESCE(root_id, id) FROM store_person WHERE value LIKE 'bench:%%'", [])
        roots = {int(value.removeprefix("bench:")): int(root) for value, root in rows}
        asked = {(min(one.a.id, one.b.id), max(one.a.id, one.b.id)) for one in open_doubts(owner, limit=100_000)}
        connection.close()
    return [roots[record] for record in range(len(world.records))], asked

"""A large invented home for the benches of commands: people with work, and years of mail, stored by the store."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentee.records.facts import (
    Channel,
    Contact,
    Fact,
    Interaction,
    Key,
    KeyKind,
    Origin,
    Participant,
    Person,
    Position,
    Role,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEEKER = Contact("Invented Seeker", (Key(KeyKind.EMAIL, "seeker@org-0.example"),))
WORKPLACE = 50  # people of one organisation
YEARS = 6
LEVELS = ("Junior ", "", "Senior ", "Lead ", "Head of ", "Director of ")
FIELDS = ("Data Scientist", "Nurse", "Software Engineer", "Product Manager", "Accountant", "Teacher", "Designer")
TOPICS = (
    "statistics",
    "triage",
    "databases",
    "roadmaps",
    "audits",
    "reading",
    "typography",
    "negotiation",
    "budgets",
)


def contact(i: int) -> Contact:
    """Invented person number i."""
    return Contact(f"Person{i} Invented{i % 977}", (Key(KeyKind.EMAIL, f"p{i}@org-{i // WORKPLACE}.example"),))


def people(count: int, rng: random.Random) -> Iterator[Person]:
    """Who works where as what."""
    for i in range(count):
        one = contact(i)
        title = rng.choice(LEVELS) + rng.choice(FIELDS)
        work = Position(f"Invented Works {i // WORKPLACE}", title, started=NOW.date() - timedelta(days=900))
        yield Person(
            Origin("book.vcf", i), (one.name,), one.keys, positions=(work,), skills=tuple(rng.sample(TOPICS, 2))
        )


def mails(count: int, size: int, rng: random.Random) -> Iterator[Interaction]:
    """Mails in conversations of three, mostly within a workplace; the seeker writes or gets every other one."""
    thread = ""
    parties: list[Contact] = []
    for number in range(count):
        at = NOW - timedelta(days=365 * YEARS) + timedelta(minutes=365 * 1440 * YEARS * number / count)
        if number % 3 == 0:
            first = int(size * rng.random() ** 2)
            place = first // WORKPLACE * WORKPLACE
            near = [contact(min(size - 1, place + rng.randrange(WORKPLACE))) for _ in range(rng.choice((1, 1, 2, 4)))]
            parties = list(dict.fromkeys([contact(first), *near]))
            if rng.random() < 0.5:
                parties.insert(rng.randrange(2), SEEKER)
            thread = f"mail-{number}"
        else:
            parties = [*parties[1:], parties[0]]
        seats = [Participant(parties[0], Role.SENDER), *(Participant(one, Role.TO) for one in parties[1:])]
        topic = TOPICS[number // 3 % len(TOPICS)]
        yield Interaction(
            Origin("box.mbox", number),
            f"mail-{number}",
            at,
            Channel.MAIL,
            tuple(seats),
            subject=f"{'Re: ' if number % 3 else ''}A question on {topic}",
            thread=thread,
        )


def build(home: Path, *, size: int, interactions: int) -> None:
    """Make the home, once: Django must not be set up yet in this process."""
    os.environ["MENTEE_HOME"] = str(home)
    os.environ.pop("MENTEE_DATABASE", None)
    from mentee.cli.session import session

    owner, _ = session()
    from mentee.flows.setup import Answers, answer

    answers = Answers(
        name=SEEKER.name,
        aspiration="lead a team of data scientists",
        roles=["Head of Data Science"],
        skills=["statistics", "negotiation"],
        organisations=["Invented Works 0"],
        addresses=[SEEKER.keys[0].value],
    )
    answer(owner, answers, now=NOW)
    from mentee.store.writes.imports import begin_import, import_facts

    rng = random.Random(1)
    streams: list[tuple[str, str, Iterator[Fact]]] = [
        ("book.vcf", "vCard", people(size, rng)),
        ("box.mbox", "mbox", mails(interactions, size, rng)),
    ]
    for file, kind, facts in streams:
        begun = begin_import(owner, file=file, digest=file, size=1, format=kind, now=NOW)
        import_facts(owner, begun.id, facts, now=NOW)


if __name__ == "__main__":
    build(Path(sys.argv[1]), size=int(sys.argv[2]), interactions=int(sys.argv[3]))

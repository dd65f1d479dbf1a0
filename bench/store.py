"""The store on SQLite: mails from file to stored interactions, columns of a large world, likely twins."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from bench.figure import Figure, data, seconds

if TYPE_CHECKING:
    from mentee.store.models import User

NOW = datetime(2026, 11, 1, tzinfo=UTC)
PEOPLE, INTERACTIONS = 30_000, 300_000


def figures() -> Iterator[Figure]:
    """Everything on a database of its own in a throw-away folder; the arguments of the run stay untouched."""
    with tempfile.TemporaryDirectory(prefix="mentee-bench-") as home:
        os.environ |= {"MENTEE_HOME": home, "DJANGO_SETTINGS_MODULE": "mentee.settings"}
        os.environ.pop("MENTEE_DATABASE", None)
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0)
        yield from mail_figures()
        yield from world_figures()
        yield twin_figure()
        connection.close()


def mail_figures() -> Iterator[Figure]:
    """File to stored interactions, the same again from another file, and undo."""
    from mentee.sources import registry
    from mentee.sources.contract import Options
    from mentee.store.owners import local_owner
    from mentee.store.writes.imports import begin_import, import_facts
    from mentee.store.writes.undo import undo_import

    path = data("mail", "lists", "linux-man.mbox.gz")
    owner = local_owner()
    options = Options(now=NOW.timestamp())

    def bring(digest: str) -> int:
        begun = begin_import(owner, file=path.name, digest=digest, size=1, format="mbox", now=NOW)
        import_facts(owner, begun.id, registry.read(path, options), now=NOW)
        return begun.id

    mails = sum(1 for _ in registry.read(path, options))
    reading = seconds(lambda: sum(1 for _ in registry.read(path, options)))
    whole = seconds(lambda: bring("first"))
    yield Figure("mail, file to stored interactions", mails / whole, "mails/s", note=f"{mails} records")
    yield Figure("  of which storing", mails / max(1e-9, whole - reading), "mails/s")
    yield Figure("  the same records from another file", mails / seconds(lambda: bring("second")), "mails/s")
    undone = seconds(lambda: [undo_import(owner, number, now=NOW) for number in (1, 2)])
    yield Figure("  undo of both", undone, "s")


def world_figures() -> Iterator[Figure]:
    """A made-up world of 30,000 people and 300,000 interactions, read into columns."""
    from mentee.store import snapshot
    from mentee.store.owners import version
    from mentee.store.reads import world as columns
    from mentee.store.reads.people import find_person

    owner = made_up_world()
    people = columns.world(owner)
    size = f"{PEOPLE:,} people"
    yield Figure("world: people", seconds(lambda: columns.world(owner)), "s", note=size)
    found = columns.history(owner, people).events
    plain = seconds(fetched_row_by_row)
    yield Figure(
        "world: interactions into columns",
        seconds(lambda: columns.history(owner, people).events),
        "s",
        baseline=plain,
        note=f"{len(found):,} with {len(found.person):,} participants; baseline: participants fetched as rows",
    )
    arrays = {name: getattr(found, name) for name in found.__slots__}
    yield Figure("snapshot: save", seconds(lambda: snapshot.save(owner, version(owner), arrays)), "s")
    yield Figure("snapshot: load", seconds(lambda: snapshot.load(owner, version(owner))), "s")
    yield Figure(
        "find a person by a mistyped name", seconds(lambda: find_person(owner, "persn fam77")), "s", note=size
    )


def made_up_world() -> User:
    """People with names and addresses, interactions of two to four of them, straight into the tables."""
    from mentee.store import models, sql
    from mentee.store.owners import seeker_row

    owner = models.User.objects.create(username="made up")
    me = seeker_row(owner)
    blank = (False, "", "", "", "", "")
    sql.insert(
        "store_person",
        "owner_id, kind, value, name, folded, is_seeker, headline, location, birthday, notes, offers",
        [
            (
                owner.pk,
                0,
                f"p{n}@firm{n % 3000}.example",
                f"Person{n} Fam{n % 4000}",
                f"person{n} fam{n % 4000}",
                *blank,
            )
            for n in range(PEOPLE - 1)
        ],
    )
    ids = [row for (row,) in sql.select("SELECT id FROM store_person WHERE owner_id = %s", [owner.pk])]
    sql.insert(
        "store_interaction",
        "owner_id, digest, at, channel, bulk, thread, subject, notes",
        [
            (owner.pk, n, 1_500_000_000 + 400 * n, n % 2, False, n - n % 3, f"about {n}", "")
            for n in range(INTERACTIONS)
        ],
    )
    facts = [row for (row,) in sql.select("SELECT id FROM store_interaction WHERE owner_id = %s", [owner.pk])]
    rng = np.random.default_rng(1)
    others = np.asarray(ids)[rng.integers(0, len(ids), size=(INTERACTIONS, 3))].tolist()
    rows = [
        (fact, person, role) for fact, chosen in zip(facts, others, strict=True) for role, person in enumerate(chosen)
    ]
    rows += [(fact, me, 1) for fact in facts[::4]]
    sql.insert("store_participant", "interaction_id, person_id, role", rows)
    return owner


def fetched_row_by_row() -> None:
    """What reading the participants costs when every row becomes a tuple first."""
    from django.conf import settings

    database = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    rows = database.execute(
        "SELECT c.interaction_id, c.person_id, c.role FROM store_participant c"
        " JOIN store_interaction f ON f.id = c.interaction_id ORDER BY f.at, f.id"
    ).fetchall()
    np.array(rows, dtype=np.int64)
    database.close()


def twin_figure() -> Figure:
    """Likely twins among 30,000 people of 4,000 family names and 3,000 firms."""
    from mentee.identity.twins import Entry, candidates, twins

    random = Random(1)
    given = ("ada", "bob", "robert", "jane", "john", "maria", "li", "wei", "anna", "peter", "j", "a")
    entries = [
        Entry(
            (f"{random.choice(given)} fam{random.randrange(4000)}",),
            frozenset([f"firm{random.randrange(3000)}"]),
            frozenset([f"firm{random.randrange(3000)}.example"]),
        )
        for _ in range(PEOPLE)
    ]
    found = [0]

    def run() -> None:
        found[0] = len(twins(entries, known_with={}, pairs=candidates(entries)))

    taken = seconds(run)
    return Figure("likely twins of 30,000 people", taken, "s", note=f"{found[0]:,} pairs worth a question")

"""The landscape while others write: it is that of one moment, never part of one and part of the next."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from mentee.flows.landscape.load import Landscape, load
from mentee.network.weights import TieWeights
from mentee.ranking.weights import Weights
from mentee.store import sql
from mentee.store.exports import export
from mentee.store.models import User
from tests.flows.test_landscape import book, owner_of
from tests.store.invented import NOW, bring

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def on_disk(transactional_db: None, home: Path) -> Iterator[None]:
    """A copy of the database in a file, as it is outside tests: in memory, SQLite locks whole tables."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    copy = sqlite3.connect(home / "copy.sqlite3")
    memory.backup(copy)
    copy.close()
    connection.connection, connection.settings_dict["NAME"] = None, str(home / "copy.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = memory, name


def elsewhere(deed: Callable[[], object]) -> None:
    """Do it on a connection of its own, while this one reads."""

    def done() -> None:
        try:
            deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        other.submit(done).result(timeout=60)


def landscape(owner: User) -> Landscape:
    return load(owner, now=NOW + timedelta(days=60), weights=Weights(), tie_weights=TieWeights())


@pytest.mark.parametrize("table", ["store_person", "store_interaction", "store_participant", "store_position"])
def test_an_import_beside_it_is_wholly_in_it_or_not_at_all(table: str) -> None:
    owner = owner_of(3)
    alone = landscape(owner)
    bring(owner, "second.csv", book(6))
    written: list[str] = []

    def write_first(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        if table in statement and not written:
            written.append(statement)
            elsewhere(lambda: bring(owner, "third.csv", book(40)))
        return execute(statement, *rest)

    with connection.execute_wrapper(write_first):
        beside = landscape(owner)
    assert written
    assert (alone.size, beside.size) == (4, 7)
    assert len(beside.facts.events.at) == 12
    after = landscape(owner)
    assert (after.size, len(after.facts.events.at)) == (41, 80)


def test_an_export_is_one_moments(home: Path) -> None:
    owner = owner_of(3)
    written: list[str] = []

    def write_later(execute: Callable[..., Any], statement: str, *rest: Any) -> Any:
        if "store_interaction" in statement and not written:
            written.append(statement)
            elsewhere(lambda: bring(owner, "third.csv", book(40)))
        return execute(statement, *rest)

    with connection.execute_wrapper(write_later):
        rows = list(export(owner))
    assert written
    assert Counter(row.get("table") for row in rows)["interaction"] == 6
    people = {row["id"] for row in rows if row.get("table") == "person"}
    assert {row["person_id"] for row in rows if row.get("table") == "participant"} <= people


def test_a_transaction_is_one_moment_already() -> None:
    with transaction.atomic():
        User.objects.create(username="invented")
        with sql.one_moment():
            assert User.objects.filter(username="invented").exists()
    assert User.objects.filter(username="invented").exists()


def test_a_fault_leaves_no_transaction_behind() -> None:
    def broken() -> None:
        with sql.one_moment():
            User.objects.count()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    User.objects.create(username="invented")
    elsewhere(lambda: User.objects.get(username="invented"))

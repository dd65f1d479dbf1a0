"""Days without an hour: told of old rows by their times, in old exports too, and given back by an undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from mentee.store import exports
from mentee.store.models import Gathering, Import, Sighting, User
from mentee.store.writes.undo import undo_import
from tests.store.invented import NOW, bring, gathering, new_owner
from tests.store.test_imports import ADA, ME

pytestmark = pytest.mark.django_db
migration: Any = import_module("mentee.store.migrations.0010_whole_days")
DAY = datetime(2027, 3, 4, tzinfo=UTC)


@pytest.fixture
def owner() -> User:
    """A fair of two days, which a second calendar calls by another name, and a talk at an hour."""
    owner = new_owner()
    fair = replace(gathering("fair", ADA, ME), starts=DAY, ends=DAY + timedelta(days=2), all_day=True)
    talk = replace(gathering("talk", ADA, ME, title="talk"), starts=DAY, ends=DAY + timedelta(hours=2))
    bring(owner, "a", [fair, talk])
    bring(owner, "b", [replace(fair, title="the fair")])
    return owner


def whole(owner: User) -> dict[str, bool]:
    return dict(Gathering.objects.filter(owner=owner).values_list("title", "all_day"))


def test_old_rows_are_told_by_their_midnights(owner: User) -> None:
    before = list(exports.export(owner))
    migration.forget(apps, None)
    Gathering.objects.update(all_day=False)
    assert [len(said["columns"]) for (said,) in Sighting.objects.values_list("said") if said] == [5, 5]
    migration.tell(apps, None)
    assert whole(owner) == {"the fair": True, "talk": False}
    assert list(exports.export(owner)) == before


def test_an_old_export_is_read_back_and_can_be_undone(owner: User) -> None:
    lines = list(exports.export(owner))
    for line in lines[1:]:
        line.pop("all_day", None)
        if line["table"] == "sighting" and line["said"]:
            line["said"]["columns"] = line["said"]["columns"][:5]
    owner.delete()
    other = new_owner()
    exports.restore(other, lines)
    assert whole(other) == {"the fair": True, "talk": False}
    undo_import(other, Import.objects.get(owner=other, file="b").pk, now=NOW)
    assert whole(other) == {"fair": True, "talk": False}

"""A new database is made in one step; step by step, as older ones grew, it comes out the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

_STEP_BY_STEP = """
import json, django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from mentee.store.migrating import bring_up_to_date, pending
from tests.store.test_migrations import schema
executor = MigrationExecutor(connection)
executor.loader = MigrationLoader(connection, replace_migrations=False)
executor.migrate([("store", "0010_whole_days")])
bring_up_to_date()
print(json.dumps({"grown": schema(), "pending": pending()}))
"""


def schema() -> dict[str, Any]:
    """Columns, keys and constraints of each of the store's tables."""
    with connection.cursor() as cursor:
        return {
            table: {
                "columns": sorted(
                    [each.name, *map(str, (each.type_code, each.null_ok, each.collation))]
                    for each in connection.introspection.get_table_description(cursor, table)
                ),
                "constraints": _plain(connection.introspection.get_constraints(cursor, table)),
            }
            for table in sorted(connection.introspection.table_names(cursor))
            if table.startswith("store_")
        }


def _plain(constraints: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """Names that SQLite makes up by number say nothing of what they constrain."""
    return sorted(
        [name.rstrip("0123456789") if name.startswith("__") else name, *map(str, each.values())]
        for name, each in constraints.items()
    )


@pytest.mark.django_db
def test_a_database_that_grew_is_like_a_new_one(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the grown database is one of SQLite")
    said = subprocess.run(
        [sys.executable, "-c", _STEP_BY_STEP],
        env={**os.environ, "MENTEE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "mentee.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert len(found["grown"]) > 30
    assert found["grown"] == schema()
    assert found["pending"] is False

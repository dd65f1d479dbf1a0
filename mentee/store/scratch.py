"""A copy of the database to try things out on, so that nobody waits for the one lock that SQLite has for writers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import OperationalError


@contextmanager
def scratch_database() -> Iterator[None]:
    """Within it, this thread reads and writes a copy that is thrown away; other threads keep the database itself.

    PostgreSQL, where writers do not wait for each other, and a transaction under way are left as they are: roll
    back what was tried. OperationalError where there is no room for the copy.
    """
    own = connections[DEFAULT_DB_ALIAS]
    if not isinstance(own, DatabaseWrapper) or own.in_atomic_block:
        yield
        return
    home = None if own.is_in_memory_db() else Path(own.settings_dict["NAME"]).parent
    with TemporaryDirectory(prefix="trial-", dir=home, ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "mentee.sqlite3")
        own.ensure_connection()
        try:
            with closing(sqlite3.connect(copy)) as target:
                own.connection.backup(target)
        except sqlite3.Error as error:
            raise OperationalError(f"the database cannot be copied to try this out ({error})") from error
        tried = own.copy()
        tried.settings_dict = {**own.settings_dict, "NAME": copy}
        connections[DEFAULT_DB_ALIAS] = tried
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = own
            tried.close()

"""A copy of the database to try things out on, so that nobody waits for the one lock that SQLite has for writers."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import OperationalError

TRIAL = "trial-"  # beginning of the names of folders with a copy
HOUR = 3600.0  # more than a preview takes


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
    if home is not None:
        sweep_trials(home)
    with TemporaryDirectory(prefix=TRIAL, dir=home, ignore_cleanup_errors=True) as folder:
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


def sweep_trials(home: Path, *, older_than: float = HOUR) -> None:
    """Delete copies that a process which was killed left behind: nothing was written to them for so many seconds."""
    for folder in home.glob(f"{TRIAL}*"):
        with suppress(OSError):  # another process has just deleted it
            if time.time() - max(each.stat().st_mtime for each in (folder, *folder.iterdir())) > older_than:
                shutil.rmtree(folder)

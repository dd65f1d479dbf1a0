"""Bring the database up to date when a newer mentee opens it: on one person's own machine, nobody else would."""

from __future__ import annotations

from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError

FOLDER = Path(__file__).parent / "migrations"


class OutdatedError(Exception):
    """The database of a server is behind; its operator decides when it is brought up to date."""


def bring_up_to_date() -> None:
    """Apply missing migrations on SQLite; OutdatedError on a server's database. One query if nothing is missing."""
    if not pending():
        return
    if connection.vendor != "sqlite":
        raise OutdatedError("The database is behind this version of mentee; run: python manage.py migrate")
    call_command("migrate", verbosity=0, interactive=False)


def pending() -> bool:
    """Whether a migration of the store is not applied yet."""
    known = {file.stem for file in FOLDER.glob("[0-9]*.py")}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM django_migrations WHERE app = 'store'")
            applied = {name for (name,) in cursor.fetchall()}
    except DatabaseError:  # a new database has no such table
        return True
    return bool(known - applied)

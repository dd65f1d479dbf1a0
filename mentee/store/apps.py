"""Names the store to Django; its label is part of every table's name."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


class StoreConfig(AppConfig):
    """The only application that has tables."""

    name = "mentee.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask PostgreSQL not to compile queries, each time a connection is made."""
        connection_created.connect(without_compiling, dispatch_uid="mentee.store")


def without_compiling(*, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Set jit off on PostgreSQL: ours are many short queries, and compiling one takes longer than answering it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")

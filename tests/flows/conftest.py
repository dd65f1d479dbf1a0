"""A home of each test's own, with what was made in memory let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mentee.flows.landscape.memory import forget


@pytest.fixture
def home(db: None, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """An empty home."""
    settings.HOME = tmp_path
    forget()
    yield tmp_path
    forget()

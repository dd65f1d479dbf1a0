"""A terminal for the tests of commands: the real command line over a real database, in a home of each test's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from mentee.cli.main import group
from mentee.flows.landscape.memory import forget


@dataclass(frozen=True, slots=True)
class Terminal:
    """Runs commands; a test says with which exit code each must end."""

    home: Path

    def run(self, *words: object, code: int = 0, typed: str = "") -> Result:
        """One command."""
        result = CliRunner().invoke(group, [str(word) for word in words], input=typed, prog_name="mentee")
        assert result.exit_code == code, f"{words}: {result.exit_code}\n{result.output}\n{result.exception!r}"
        return result

    def say(self, *words: object, code: int = 0) -> str:
        """What a command prints, lines joined, on both outputs."""
        return " ".join(self.run(*words, code=code).output.split())

    def json(self, *words: object, code: int = 0) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*words, "--json", code=code).stdout)

    def file(self, name: str, text: str) -> Path:
        """A file of this text."""
        path = self.home / "files" / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
        return path


@pytest.fixture
def terminal(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with an empty home."""
    settings.HOME = tmp_path
    forget()
    yield Terminal(tmp_path)
    forget()


@pytest.fixture
def example(terminal: Terminal) -> Terminal:
    """A terminal in the example world of invented people."""
    from datetime import UTC, datetime

    from mentee.flows.example.build import build_example
    from mentee.store.owners import local_owner

    now = datetime.now(UTC)
    assert all(report.state == "imported" for report in build_example(local_owner(), folder=terminal.home, now=now))
    return terminal

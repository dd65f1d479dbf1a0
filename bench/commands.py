"""Time of commands as a user meets them: whole processes over a home of 30,000 people and 300,000 interactions."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figure import ROOT, Figure

PEOPLE, INTERACTIONS = 30_000, 300_000
TARGET = "p29000@org-580.example"
SETUP = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'mentee.settings'; import django; django.setup()"
CARD = "BEGIN:VCARD\nVERSION:4.0\nFN:One More Invented\nEMAIL:more{}@new.example\nEND:VCARD\n"
ROUNDS = 7


def figures() -> Iterator[Figure]:
    """Start-up, find, path, person and import, beside an empty Python and a bare django.setup() taken in turn."""
    with tempfile.TemporaryDirectory(prefix="mentee-bench-") as folder:
        home = Path(folder) / "home"
        environment = _environment(home)
        subprocess.run(
            [sys.executable, "-m", "bench.home", str(home), str(PEOPLE), str(INTERACTIONS)],
            env=environment,
            cwd=ROOT,
            check=True,
        )
        yield from _started(environment)
        yield from _found(environment)
        yield from _after_an_import(environment, Path(folder))


def _environment(home: Path) -> dict[str, str]:
    """A user's own: Python may keep byte code, and nothing else is set."""
    left_out = ("MENTEE_", "DJANGO_", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return kept | {"MENTEE_HOME": str(home)}


def _seconds(words: Sequence[str], environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *words], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _in_turn(
    commands: dict[str, tuple[str, ...]], environment: dict[str, str], rounds: int = ROUNDS
) -> dict[str, float]:
    """Median seconds of each, after one unmeasured round, so that a slow moment of the machine meets all."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, words in commands.items():
            taken[name].append(_seconds(words, environment))
        if not number:
            taken = {name: [] for name in commands}
    return {name: statistics.median(times) for name, times in taken.items()}


def _started(environment: dict[str, str]) -> Iterator[Figure]:
    commands = {"python": ("-c", "pass"), "mentee --help": ("-m", "mentee", "--help")}
    took = _in_turn(commands, environment)
    yield Figure("mentee --help", took["mentee --help"], "s", took["python"], note="baseline: python -c pass")


def _found(environment: dict[str, str]) -> Iterator[Figure]:
    commands = {
        "django": ("-c", SETUP),
        "mentee find": ("-m", "mentee", "find"),
        "mentee find TEXT": ("-m", "mentee", "find", "statistics for nurses"),
        "mentee path NAME": ("-m", "mentee", "path", TARGET),
        "mentee person NAME": ("-m", "mentee", "person", TARGET),
    }
    took = _in_turn(commands, environment)
    for name in list(commands)[1:]:
        note = f"{PEOPLE:,} people, {INTERACTIONS:,} interactions; baseline: django.setup() alone"
        yield Figure(name, took[name], "s", took["django"], note=note)


def _after_an_import(environment: dict[str, str], folder: Path) -> Iterator[Figure]:
    """The first find after something came in: everything that follows from the facts is made anew."""
    imports, finds, baseline = [], [], []
    for number in range(3):
        card = folder / f"more{number}.vcf"
        card.write_text(CARD.format(number))
        imports.append(_seconds(("-m", "mentee", "import", str(card)), environment))
        finds.append(_seconds(("-m", "mentee", "find"), environment))
        baseline.append(_seconds(("-c", SETUP), environment))
    plain = statistics.median(baseline)
    yield Figure("mentee import of one card", statistics.median(imports), "s", plain, note="baseline: django.setup()")
    yield Figure("mentee find, first after an import", statistics.median(finds), "s", plain, note="nothing is kept")

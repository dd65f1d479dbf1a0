"""Run the parts of the bench, each in a process of its own, and keep what they printed in bench/results.json."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import bench
from bench.figure import ROOT, DataMissingError, Figure

RESULTS = ROOT / "bench" / "results.json"


def part_names() -> list[str]:
    """Every module of bench/ with a `figures` generator is a part; the others are what parts share."""
    names = (module.name for module in pkgutil.iter_modules(bench.__path__))
    return [name for name in names if (ROOT / "bench" / f"{name}.py").read_text().find("\ndef figures(") >= 0]


def line(figure: Figure) -> str:
    """One line for people: name, value, unit, baseline, ratio."""
    text = f"{figure.name:<52} {figure.value:>12,.4g} {figure.unit:<12}"
    if figure.low is not None and figure.high is not None:
        text += f" [{figure.low:.3g}, {figure.high:.3g}]"
    if figure.baseline is not None:
        text += f" baseline {figure.baseline:,.4g} ratio {figure.ratio:.3g}"
    return text + (f"  ({figure.note})" if figure.note else "")


def run_part(name: str) -> None:
    """Print each figure as it comes, and at the end all of them as one JSON line for the parent."""
    found: list[dict[str, Any]] = []
    try:
        for figure in importlib.import_module(f"bench.{name}").figures():
            print(line(figure), flush=True)
            found.append(asdict(figure) | {"ratio": figure.ratio})
    except DataMissingError as missing:
        print(f"{name}: skipped, {missing}")
    with os.fdopen(int(os.environ["BENCH_REPORT"]), "w") as report:
        json.dump(found, report)


def child(name: str) -> list[dict[str, Any]]:
    """Run a part in a process of its own and take its figures from a pipe."""
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench", "--part", name],
        cwd=ROOT,
        pass_fds=[writer],
        env=os.environ | {"BENCH_REPORT": str(writer)},
    )
    os.close(writer)
    with os.fdopen(reader) as report:
        text = report.read()
    if process.wait():
        sys.exit(f"bench part {name} failed")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def commit() -> str:
    """The commit measured, marked where the tree has changes."""
    said = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def main() -> None:
    """`python -m bench [PART...]`: all parts, or those named."""
    if sys.argv[1:2] == ["--part"]:
        run_part(sys.argv[2])
        return
    known = part_names()
    chosen = [name for name in known if not sys.argv[1:] or any(name.startswith(arg) for arg in sys.argv[1:])]
    if not chosen:
        sys.exit(f"no such part; there are: {', '.join(known)}")
    for name in chosen:
        print(f"== {name}", flush=True)
        figures = child(name)
        if figures:
            keep(name, figures)


def keep(name: str, figures: list[dict[str, Any]]) -> None:
    """Put the figures of a part in place of those kept before; the other parts stay."""
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results[name] = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "figures": figures,
    }
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

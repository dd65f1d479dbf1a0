"""docs/measurements.md, written from bench/results.json and never by hand: `python -m bench.report`."""

from __future__ import annotations

import json
from typing import Any

from bench.figure import ROOT

HEAD = """# Measurements

Written by `python -m bench.report` from what `make bench` printed; a test holds the two together.
`make bench ONLY=mail` runs one part. A ratio is the figure over its baseline, taken in the same run on the same
machine; square brackets hold the 95 % bootstrap interval, and "ahead by" that of the difference to the baseline, case
by case (where it holds 0, neither is shown to be better). Parts on real data are skipped where the folder of real
data is absent.
"""


def report(results: dict[str, Any]) -> str:
    """The page for all parts, in order of their names."""
    return HEAD + "".join(_part(name, results[name]) for name in sorted(results))


def _part(name: str, part: dict[str, Any]) -> str:
    lines = [f"\n## {name}\n", f"{part['machine']}; {part['when'][:10]}; commit {part['commit']}.\n"]
    lines += ["| figure | value | unit | baseline | ratio | note |", "| --- | ---: | --- | ---: | ---: | --- |"]
    lines += [_row(figure) for figure in part["figures"]]
    return "\n".join(lines) + "\n"


def _row(figure: dict[str, Any]) -> str:
    value = _number(figure["value"])
    if figure.get("low") is not None:
        value += f" [{figure['low']:.3f}, {figure['high']:.3f}]"
    baseline, ratio = (_number(figure[key]) if figure.get(key) is not None else "" for key in ("baseline", "ratio"))
    return f"| {figure['name']} | {value} | {figure['unit']} | {baseline} | {ratio} | {figure['note']} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


if __name__ == "__main__":
    text = report(json.loads((ROOT / "bench" / "results.json").read_text("utf-8")))
    (ROOT / "docs" / "measurements.md").write_text(text, "utf-8")

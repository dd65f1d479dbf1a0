"""One measured figure, and how measurements are taken."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a bench part: `baseline` was taken in the same run; ratio is value / baseline.

    `low` and `high` bound the 95 % bootstrap interval, for figures of quality.
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The value over the baseline, None where there is none."""
        return self.value / self.baseline if self.baseline else None


class DataMissingError(Exception):
    """The folder of real data is absent; the part is skipped and says so."""


def data(*parts: str) -> Path:
    """Path in the folder of real data (`MENTEE_DATA`, else ../shared/data beside the project)."""
    path = Path(os.environ.get("MENTEE_DATA", ROOT.parent / "shared" / "data")).joinpath(*parts)
    if not path.exists():
        raise DataMissingError(f"{'/'.join(parts)} is not in the folder of real data (set MENTEE_DATA)")
    return path


def seconds(run: Callable[[], object]) -> float:
    """Wall time of one call, garbage collected before it."""
    gc.collect()
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def in_turn(product: Callable[[], object], peer: Callable[[], object], *, rounds: int = 5) -> tuple[float, float]:
    """Median seconds of both, taken in turn so that a slow moment of the machine meets both."""
    pairs = [(seconds(product), seconds(peer)) for _ in range(rounds)]
    return statistics.median(mine for mine, _ in pairs), statistics.median(other for _, other in pairs)


def interval(
    scores: Sequence[float] | NDArray[np.float64], *, draws: int = 2000, seed: int = 1
) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean over cases (Efron 1979)."""
    rng = np.random.default_rng(seed)
    values = np.asarray(scores, dtype=float)
    means = values[rng.integers(0, len(values), size=(draws, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def mean_figure(
    name: str, scores: Sequence[float], unit: str, *, baseline: Sequence[float], note: str = ""
) -> Figure:
    """Figure of the mean over cases, beside the mean of the baseline over the same cases, with its interval.

    The note ends in the interval of the difference, case by case: where it holds 0, neither is shown to be better.
    """
    low, high = interval(scores)
    least, most = interval(np.asarray(scores, dtype=float) - np.asarray(baseline, dtype=float))
    note = f"{note}; ahead by {least:+.3f} to {most:+.3f}".removeprefix("; ")
    return Figure(
        name, float(np.mean(scores)), unit, baseline=float(np.mean(baseline)), low=low, high=high, note=note
    )

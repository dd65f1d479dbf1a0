"""How far a long deed has come: told to whoever shows it, with rate, and stopped where asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


class Stopped(BaseException):
    """The deed was asked to stop; what was committed stays, and it can be taken up again.

    No Exception, so that nothing that guards against faults of files takes it for one.
    """


@dataclass(slots=True)
class Progress:
    """Bytes `done` of `total` and `records` so far; `show` is called at most `every` seconds."""

    show: Callable[[Progress], None] = lambda _progress: None
    every: float = 0.1
    title: str = ""
    done: int = 0
    total: int = 0
    records: int = 0
    begun: float = field(default_factory=time.monotonic)
    shown: float = 0.0

    @property
    def rate(self) -> float:
        """Records per second since the beginning."""
        return self.records / max(1e-6, time.monotonic() - self.begun)

    def begin(self, title: str, *, total: int) -> None:
        """Begin with a file: its name and size."""
        self.title, self.total, self.done, self.records = title, total, 0, 0
        self.begun = time.monotonic()
        self.show(self)

    def advance(self, *, done: int | None = None, records: int = 0) -> None:
        """Come further: bytes read so far, records more."""
        self.done = self.done if done is None else done
        self.records += records
        if time.monotonic() - self.shown >= self.every:
            self.shown = time.monotonic()
            self.show(self)

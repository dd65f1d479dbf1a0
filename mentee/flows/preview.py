"""Look into a file before it is brought in: what would be new, changed, same, doubtful or broken, with samples."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.timezone import localtime

from mentee.flows.import_ import Reading, content_digest, how_read, read_before, settled
from mentee.flows.progress import Progress
from mentee.flows.restore import NAME as EXPORT
from mentee.flows.restore import is_export, restore_export
from mentee.records.facts import Fact, Gathering, Interaction, Person, Post, Problem
from mentee.sources import registry
from mentee.sources.contract import Options, SourceError
from mentee.store.models import User
from mentee.store.writes import imports as writes

# A preview holds the database's one place for writers, so it looks into the beginning of a large file only.
MOST_SECONDS, MOST_RECORDS = 6.0, 50_000
SAMPLES, PROBLEMS = 4, 10


@dataclass(slots=True)
class Seen:
    """What one file would bring; `counts` as of Counts.as_json. `whole` False: only its first `records` were read."""

    file: str
    format: str = ""
    size: int = 0
    records: int = 0
    whole: bool = True
    reason: str = ""  # why it cannot be read at all
    counts: dict[str, Any] = field(default_factory=dict)
    nothing_new: bool = False
    replaces: bool = False  # brought in before and read otherwise: what came then is taken back first
    samples: dict[str, list[str]] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)


def preview_file(owner: User, path: Path, *, now: datetime, reading: Reading, progress: Progress) -> Seen:
    """Read the file, or the beginning of a large one, as an import would; nothing stays of it."""
    seen = Seen(path.name)
    try:
        if is_export(path):
            seen.format, seen.size = EXPORT, path.stat().st_size
            progress.begin(path.name, total=seen.size)
            told = restore_export(owner, path, progress=lambda read: progress.advance(done=read), preview=True)
            seen.counts = told.as_json()
            return seen
        kind = registry.detect(path, reading.columns)
        seen.format, seen.size = kind.name, registry.size_of(path)
        progress.begin(path.name, total=seen.size)
        before = read_before(owner, partial(content_digest, path), kind.name, seen.size)
        reading = settled(owner, reading, before)
        options = Options(
            columns=reading.columns,
            region=reading.region,
            now=now.timestamp(),
            progress=lambda read: progress.advance(done=read),
            enough=_when_late(seen),
        )
        facts = _looked_at(registry.read(path, options), seen, progress, options.enough)
        seen.replaces = before not in (None, how_read(reading))
        counts = writes.preview(owner, facts, file=path.name, format=kind.name, now=now)
        seen.counts, seen.nothing_new = counts.as_json(), counts.nothing_new
    except SourceError as error:
        seen.reason = str(error)
    except OSError as error:
        seen.reason = f"{path.name}: {error.strerror or error}"
    return seen


def _when_late(seen: Seen) -> Callable[[], bool]:
    """Whether the time of a preview that begins now is over; it is noted that the file is not seen whole then."""
    until = time.monotonic() + MOST_SECONDS

    def late() -> bool:
        if time.monotonic() <= until:
            return False
        seen.whole = False
        return True

    return late


def _looked_at(
    facts: Iterable[Fact | Problem], seen: Seen, progress: Progress, late: Callable[[], bool]
) -> Iterator[Fact | Problem]:
    """The facts until time or number run out, with samples kept."""
    for fact in facts:
        if seen.records >= MOST_RECORDS or late():
            seen.whole = False
            return
        seen.records += 1
        progress.advance(records=1)
        if isinstance(fact, Problem):
            if len(seen.problems) < PROBLEMS:
                seen.problems.append(asdict(fact))
        else:
            noun, words = described(fact)
            kept = seen.samples.setdefault(noun, [])
            if len(kept) < SAMPLES:
                kept.append(words)
        yield fact


def described(fact: Fact) -> tuple[str, str]:
    """The noun of a fact as counts call it, and the fact in a few words."""
    if isinstance(fact, Person):
        work = fact.positions[0] if fact.positions else None
        place = ", ".join(part for part in (work.title, work.organisation) if part) if work else fact.headline
        name = fact.names[0] if fact.names else fact.keys[0].shown if fact.keys else "somebody without a name"
        return "people", " · ".join(part for part in (name, place) if part)
    if isinstance(fact, Interaction):
        names = [_called(one.contact.name, one.contact.keys) for one in fact.participants[:4]]
        return (
            "interactions",
            f"{localtime(fact.at):%d %b %Y} · {fact.subject or fact.channel.value} · {', '.join(names)}",
        )
    if isinstance(fact, Gathering):
        starts = fact.starts if fact.all_day else localtime(fact.starts)
        return "gatherings", f"{starts:%d %b %Y} · {fact.title}"
    assert isinstance(fact, Post)
    return "posts", fact.title


def _called(name: str, keys: tuple[Any, ...]) -> str:
    return name or (keys[0].shown if keys else "?")

"""Import files: tell what each is, read it as a stream, store it once, go on after a kill, and say what was lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from time import monotonic

from mentee.flows.errors import BadInputError
from mentee.flows.landscape.load import load
from mentee.flows.progress import Progress, Stopped
from mentee.flows.restore import NAME as EXPORT
from mentee.flows.restore import is_export, restore_export
from mentee.flows.steps.advance import advance_all
from mentee.flows.weighing import weights_of
from mentee.network.weights import TieWeights
from mentee.records.facts import Fact, Problem
from mentee.sources import registry
from mentee.sources.contract import Format, Options, SourceError
from mentee.store.models import User
from mentee.store.reads.seeker import preferences
from mentee.store.writes import imports as writes
from mentee.store.writes.counts import Counts

BLOCK = 1 << 20
SHOWN_PROBLEMS = 20
READY = "Getting ready"  # what stands at the bar while ties and ways in are made
STOPPED = "You stopped it; the same file goes on from here."


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read the files: `columns` maps a heading to the field it holds; `region` reads local phone numbers."""

    columns: Mapping[str, str] = field(default_factory=dict)
    region: str = ""

    @property
    def asked(self) -> bool:
        """Whether anything was said, and it is not all as usual."""
        return bool(self.columns or self.region)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file; `state` is imported, same (imported before), nothing new, previewed or refused."""

    file: str
    format: str
    state: str
    counts: Counts
    seconds: float = 0.0
    import_id: int = 0
    reason: str = ""
    problems: tuple[Problem, ...] = ()  # the first few; all of them are kept with the import


def import_files(
    owner: User,
    paths: Iterable[Path],
    *,
    now: datetime,
    reading: Reading,
    progress: Progress,
    preview: bool = False,
) -> Iterator[FileReport]:
    """Import each file or folder, one after the other; one that cannot be read is reported and stops no other.

    Once all are in, what follows from them is made and kept, so that the next question need not wait for it, and
    pursued relationships move as the new evidence permits.
    """
    came = False
    for path in paths:
        begun = monotonic()
        try:
            report = _import_one(
                owner, path, now=now, reading=reading, progress=progress, preview=preview, begun=begun
            )
            came |= report.state == "imported"
            yield report
        except (SourceError, OSError) as error:
            reason = str(error) if isinstance(error, SourceError) else f"{path.name}: {error.strerror or error}"
            yield FileReport(path.name, "", "refused", Counts(), monotonic() - begun, reason=reason)
    if came:
        progress.begin(READY, total=0)
        load(owner, now=now, weights=weights_of(owner), tie_weights=TieWeights())
    if not preview:
        advance_all(owner, now=now)


def _import_one(
    owner: User, path: Path, *, now: datetime, reading: Reading, progress: Progress, preview: bool, begun: float
) -> FileReport:
    if not path.exists():
        raise SourceError(f"{path.name}: there is no such file or folder; check the name")
    if is_export(path):
        progress.begin(path.name, total=path.stat().st_size)
        counts = restore_export(owner, path, progress=lambda read: progress.advance(done=read), preview=preview)
        return FileReport(path.name, EXPORT, "previewed" if preview else "imported", counts, monotonic() - begun)
    source = registry.detect(path, reading.columns)
    size = registry.size_of(path)
    progress.begin(path.name, total=size)
    digest = cache(partial(content_digest, path))
    reading = settled(owner, reading, read_before(owner, digest, source.name, size))
    options = Options(
        columns=reading.columns,
        region=reading.region,
        now=now.timestamp(),
        progress=lambda read: progress.advance(done=read),
    )
    kept: list[Problem] = []
    facts = _watched(registry.read(path, options), progress, kept)
    if preview:
        counts = writes.preview(owner, facts, file=path.name, format=source.name, now=now)
        return FileReport(path.name, source.name, "previewed", counts, monotonic() - begun, problems=tuple(kept))
    start = writes.begin_import(
        owner, file=path.name, digest=digest(), size=size, format=source.name, options=how_read(reading), now=now
    )
    return _store(owner, path, source, start, facts, kept, now=now, begun=begun)


def _store(
    owner: User,
    path: Path,
    source: Format,
    start: writes.Begun,
    facts: Iterator[Fact | Problem],
    kept: list[Problem],
    *,
    now: datetime,
    begun: float,
) -> FileReport:
    if start.already:
        return FileReport(path.name, source.name, "same", Counts(), monotonic() - begun, start.id)
    try:
        counts = writes.import_facts(owner, start.id, facts, now=now)
    except (SourceError, OSError) as error:
        writes.fail_import(owner, start.id, reason=str(error), now=datetime.now(UTC))
        raise
    except Stopped:
        writes.fail_import(owner, start.id, reason=STOPPED, now=datetime.now(UTC))
        raise
    state = "nothing new" if counts.nothing_new else "imported"
    return FileReport(path.name, source.name, state, counts, monotonic() - begun, start.id, problems=tuple(kept))


def _watched(facts: Iterable[Fact | Problem], progress: Progress, kept: list[Problem]) -> Iterator[Fact | Problem]:
    """The facts, counted for the progress bar, with the first problems kept for the report."""
    for fact in facts:
        progress.advance(records=1)
        if isinstance(fact, Problem) and len(kept) < SHOWN_PROBLEMS:
            kept.append(fact)
        yield fact


def read_before(owner: User, digest: Callable[[], str], kind: str, size: int) -> str | None:
    """How this very content was read when it was brought in, as `how_read` keeps it; None: it never was."""
    there = writes.brought_before(owner, digest=digest, format=kind, size=size)
    return there.options if there else None


def settled(owner: User, reading: Reading, before: str | None) -> Reading:
    """How to read in the end: as is asked, else as the content was read before, else as is usual."""
    if before and not reading.asked:
        return Reading(**json.loads(before))
    return replace(reading, region=reading.region or preferences(owner).region)


def how_read(reading: Reading) -> str:
    """Everything that changes how a file is read, as it is kept with its import."""
    return json.dumps({"columns": dict(reading.columns), "region": reading.region}, sort_keys=True)


def content_digest(path: Path) -> str:
    """BLAKE2b of a file's bytes, or of a folder's files with their names: equal content is imported once."""
    digest = hashlib.blake2b(digest_size=20)
    if path.is_file():
        _feed(path, digest.update)
        return digest.hexdigest()
    for file in sorted(entry for entry in path.rglob("*") if entry.is_file() and not entry.is_symlink()):
        digest.update(str(file.relative_to(path)).encode("utf-8", "surrogateescape") + b"\0")
        _feed(file, digest.update)
    return digest.hexdigest()


def _feed(path: Path, update: Callable[[bytes], None]) -> None:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            update(block)


def column_options(pairs: Iterable[str]) -> dict[str, str]:
    """HEADING=FIELD pairs as a mapping; BadInputError for one without an equals sign."""
    columns: dict[str, str] = {}
    for pair in pairs:
        heading, sign, name = pair.partition("=")
        if not sign or not heading.strip() or not name.strip():
            raise BadInputError(
                f"{pair!r} names no column", "Write HEADING=FIELD, for example: --column 'Boss=manager'"
            )
        columns[heading.strip()] = name.strip()
    return columns

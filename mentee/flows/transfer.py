"""The deeds that take long: look into files, bring them in, take an import back, write everything out."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from mentee.flows.errors import BadInputError
from mentee.flows.export import export_lines
from mentee.flows.import_ import FileReport, Reading, import_files
from mentee.flows.imports import undo_one
from mentee.flows.jobs import Work
from mentee.flows.preview import Seen, preview_file
from mentee.flows.setup import guess_addresses
from mentee.store.models import User
from mentee.store.reads.jobs import uploads_named
from mentee.store.reads.seeker import seeker
from mentee.store.writes.counts import Counts

GONE = "The file is not here any more."
EMPTY = "{} is empty: there is nothing in it to bring in."


def preview(work: Work) -> dict[str, Any]:
    """said: paths, region. What each file would bring, with samples; nothing is stored."""
    reading = Reading(region=str(work.said.get("region", "")))
    files = []
    for path in _paths(work):
        seen = preview_file(work.owner, path, now=work.now, reading=reading, progress=work.progress)
        files.append(asdict(seen))
    files += [asdict(Seen(name, reason=EMPTY.format(name))) for name in work.said.get("empty", ())]
    return {"files": files, "paths": work.said["paths"]}


def bring_in(work: Work) -> dict[str, Any]:
    """said: paths, region. Import each file; `discard_uploads` follows when the job has ended."""
    reading = Reading(region=str(work.said.get("region", "")))
    paths = _paths(work)
    first = not seeker(work.owner).addresses
    found = import_files(work.owner, paths, now=work.now, reading=reading, progress=work.progress)
    reports = [_as_json(report) for report in found]
    reports += [
        _as_json(FileReport(name, "", "refused", Counts(), reason=EMPTY.format(name)))
        for name in work.said.get("empty", ())
    ]
    guesses = [asdict(guess) for guess in guess_addresses(work.owner, paths=paths)] if first else []
    return {"files": reports, "guesses": guesses}


def take_back(work: Work) -> dict[str, Any]:
    """said: import. Undo one import."""
    work.progress.begin("Taking back", total=0)
    return asdict(undo_one(work.owner, int(work.said["import"]), now=work.now))


def write_export(work: Work) -> dict[str, Any]:
    """Everything as JSON lines in a file that only this user can read; gives its path."""
    exports = Path(settings.HOME) / "exports"
    exports.mkdir(exist_ok=True, mode=0o700)
    folder = exports / str(work.owner.pk)
    folder.mkdir(exist_ok=True, mode=0o700)
    path = folder / f"mentee-{work.now:%Y-%m-%d-%H%M%S}.jsonl"
    part = path.with_suffix(".part")
    work.progress.begin("Writing", total=0)
    records = 0
    with open(part, "w", encoding="utf-8", opener=_private) as out:
        for line in export_lines(work.owner):
            out.write(line)
            records += 1
            work.progress.advance(records=1)
    part.replace(path)
    for old in sorted(folder.glob("mentee-*.jsonl"))[:-1]:
        old.unlink(missing_ok=True)
    return {"file": path.name, "records": records, "bytes": path.stat().st_size}


def export_path(owner_id: int, name: str) -> Path | None:
    """The path of an export of this owner; None where there is none of that name."""
    folder = Path(settings.HOME) / "exports" / str(owner_id)
    path = folder / name
    return path if path.parent == folder and path.is_file() else None


def discard_uploads(said: Mapping[str, Any]) -> None:
    """said: paths. What was imported, or given up, need not stay on the disk."""
    for path in said.get("paths", ()):
        discard(Path(path))


def discard(path: Path) -> None:
    """Delete an upload with its folder; a path that is no upload of ours is left alone."""
    folder = path.parent.resolve()
    if folder.parent == Path(settings.UPLOADS).resolve():
        shutil.rmtree(folder, ignore_errors=True)


def discard_copies(said: Mapping[str, Any], others: Iterable[Mapping[str, Any]]) -> None:
    """said: paths. Delete these uploads, and those of the others that are the same files once more."""
    mine = [Path(path) for path in said.get("paths", ())]
    copies = [Path(path) for other in others for path in other.get("paths", ())]
    for path in mine:
        for copy in (copy for copy in copies if copy.name == path.name):
            if copy.is_file() and path.is_file() and filecmp.cmp(path, copy, shallow=False):
                discard(copy)
        discard(path)


def uploads_of(owner: User) -> list[Path]:
    """Folders of all that an owner has sent: their names begin with the owner's number, and jobs name the rest."""
    folder = Path(settings.UPLOADS)
    return [*folder.glob(f"{owner.pk}-*"), *(Path(path).parent for path in uploads_named(owner))]


def sweep_uploads(*, keep: Iterable[str], older_than: float) -> None:
    """Delete uploads that no job speaks of and that are older than so many seconds."""
    kept = {str(Path(path).parent) for path in keep}
    folder = Path(settings.UPLOADS)
    for entry in folder.iterdir() if folder.is_dir() else ():
        if str(entry) not in kept and time.time() - entry.stat().st_mtime > older_than:
            shutil.rmtree(entry, ignore_errors=True)


def _paths(work: Work) -> list[Path]:
    paths = [Path(path) for path in work.said.get("paths", ())]
    missing = [path.name for path in paths if not path.exists()]
    if not paths or missing:
        raise BadInputError(
            f"{', '.join(missing) or 'No file'}: {GONE}", "Choose the file again on the page Sources."
        )
    return paths


def _as_json(report: FileReport) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(json.dumps(asdict(report), default=str))
    return said


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

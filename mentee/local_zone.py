"""The machine's own time zone by its name in the time zone database, read before anything else is told of it."""

from __future__ import annotations

import os
import time
import zoneinfo
from pathlib import Path

LINK, WRITTEN = Path("/etc/localtime"), Path("/etc/timezone")
HOUR = 3600


def local_zone(*, given: str | None = None, link: Path = LINK, written: Path = WRITTEN) -> str:
    """The zone that TZ (`given`) names, else the one the system is set to, else one of the same offset."""
    said = (given if given is not None else os.environ.get("TZ", "")).removeprefix(":").strip()
    for name in (said, _linked(link), _first_line(written)):
        if name and _known(name):
            return name
    hours, rest = divmod(time.timezone, HOUR)  # Etc/GMT names count west of Greenwich, as time.timezone does
    name = f"Etc/GMT{hours:+d}"
    return name if not rest and hours and _known(name) else "UTC"


def _known(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True


def _linked(link: Path) -> str:
    try:
        return str(link.resolve(strict=True)).rpartition("zoneinfo/")[2] if link.is_symlink() else ""
    except (OSError, RuntimeError):
        return ""


def _first_line(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")[:100].strip().partition("\n")[0].strip()
    except OSError:
        return ""

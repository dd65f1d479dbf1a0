"""Where the pages of this installation are: noted when the server starts, for links that are made elsewhere."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from django.conf import settings

LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}


def note_address(base: str) -> None:
    """Remember where the server is."""
    _file().write_text(base + "\n")


def noted_address() -> str:
    """Where the server was started last; empty where it never was."""
    with suppress(OSError):
        return _file().read_text().strip()
    return ""


def public_address() -> str:
    """The beginning of addresses that lead to the pages from elsewhere: the name that a proxy speaks https for, else
    where the server was started last; empty where it never was.
    """
    names = [host for host in settings.ALLOWED_HOSTS if host not in LOOPBACK]
    return f"https://{names[0]}" if settings.HTTPS and names else noted_address()


def _file() -> Path:
    return Path(settings.HOME) / "server.address"

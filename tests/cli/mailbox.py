"""Invented mailboxes for the tests of commands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ME = "Sam Seeker <sam@home.example>"
FRIENDS = [f"{name} Invented <{name.lower()}@works.example>" for name in ("Ada", "Bela", "Cleo", "Dan", "Eve")]


def mail(number: int, sender: str, to: str, *, subject: str = "", answers: int | None = None) -> str:
    """One message of a mailbox; `answers` is the number of the one it answers."""
    at = datetime.now(UTC) - timedelta(days=400) + timedelta(hours=number % 9000)
    lines = [
        "From invented Thu Jan  1 00:00:00 2026",
        f"Message-ID: <{number}@mailbox.example>",
        f"From: {sender}",
        f"To: {to}",
        f"Date: {format_datetime(at)}",
        f"Subject: {subject or f'About matter {number}'}",
    ]
    lines += [f"In-Reply-To: <{answers}@mailbox.example>"] if answers is not None else []
    return "\n".join([*lines, "", "A line.", "", ""])


def mailbox(path: Path, count: int) -> Path:
    """Mails between the seeker and five friends, by turns; every other one is an answer."""
    with path.open("w") as file:
        for number in range(count):
            friend = FRIENDS[number // 2 % len(FRIENDS)]
            sender, to = (ME, friend) if number % 4 in (0, 3) else (friend, ME)
            file.write(mail(number, sender, to, answers=number - 1 if number % 2 else None))
    return path

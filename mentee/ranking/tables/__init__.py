"""The built-in groups of job titles and skills, one module per family of fields; `=` means the same, `~` is near."""

from __future__ import annotations

from mentee.ranking.tables import business, knowledge, public, software

_TEXT = "".join(module.ROWS for module in (software, knowledge, business, public))
# A line that begins with = or ~ goes on with the one before.
ROWS: tuple[str, ...] = tuple(
    line for line in _TEXT.replace("\n= ", " = ").replace("\n~ ", " ~ ").splitlines() if line.strip()
)

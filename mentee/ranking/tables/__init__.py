"""The built-in groups of job titles and skills, one module per family of fields; `=` means the same, `~` is near."""

from __future__ import annotations

from mentee.ranking.tables import software

ROWS: tuple[str, ...] = tuple(
    line for module in (software,) for line in module.ROWS.strip().splitlines() if line.strip()
)

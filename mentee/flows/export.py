"""Write everything an owner has as JSON lines that an import reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mentee.store.exports import export
from mentee.store.models import User


def export_lines(owner: User) -> Iterator[str]:
    """One JSON record a line; the first names the format and its version."""
    for record in export(owner):
        yield json.dumps(record, ensure_ascii=False) + "\n"

"""Write everything an owner has as JSON lines that an import reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from mentee import __version__
from mentee.store.exports import export
from mentee.store.models import User


def export_lines(owner: User, *, now: datetime) -> Iterator[str]:
    """One JSON record a line; the first says what wrote it and when."""
    head = {"mentee": __version__, "written": now.isoformat()}
    yield json.dumps(head, ensure_ascii=False) + "\n"
    for record in export(owner):
        yield json.dumps(record, ensure_ascii=False) + "\n"

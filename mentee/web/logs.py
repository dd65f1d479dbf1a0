"""What stands on the terminal when something goes wrong, without the secrets that stand in addresses."""

from __future__ import annotations

import re
from logging import Filter, LogRecord

_SECRET = re.compile(r"(/(?:calendar|sign-in)/)[^/\s]+")


class WithoutSecrets(Filter):
    """Takes out of a line what would open a calendar or a session for whoever reads it."""

    def filter(self, record: LogRecord) -> bool:
        """True, always; the words are changed in place."""
        if isinstance(record.args, tuple):
            record.args = tuple(_SECRET.sub(r"\1...", one) if isinstance(one, str) else one for one in record.args)
        return True

"""The `say` of a language: what translators wrote where they did, English where they did not."""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from pathlib import Path

from mentee.records.say import Say

FOLDER = Path(__file__).resolve().parent


def say_in(languages: Sequence[str], *, folder: Path = FOLDER) -> Say:
    """The first of the languages that has a catalogue (<folder>/<language>/LC_MESSAGES/mentee.mo), else English."""
    return gettext.translation("mentee", str(folder), languages=list(languages), fallback=True).gettext

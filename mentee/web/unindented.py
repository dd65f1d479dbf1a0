"""Loads mentee's own pages without the indentation that is for makers alone: it would weigh a tenth of a page."""

from __future__ import annotations

import re
from pathlib import Path

from django.template import Origin
from django.template.loaders import app_directories

OWN = Path(__file__).parent / "templates"
INDENTATION = re.compile(r"(<pre\b.*?</pre>)|^ +", re.DOTALL | re.MULTILINE)


def unindented(text: str) -> str:
    """The page with each line from its margin, save where white space is shown; lines keep their numbers."""
    return INDENTATION.sub(lambda found: found[1] or "", text)


class Loader(app_directories.Loader):
    """The templates of all apps, mentee's own pages unindented."""

    def get_contents(self, origin: Origin) -> str:
        """What the file says, to be compiled."""
        text = super().get_contents(origin)
        path = Path(origin.name)
        return unindented(text) if path.suffix == ".html" and path.is_relative_to(OWN) else text

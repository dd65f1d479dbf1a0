"""The `mentee` command: the same deeds as the web pages, for a terminal."""

from mentee.cli.main import main

__all__ = ["main"]

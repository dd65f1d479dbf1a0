"""The `mentee` command: the same deeds as the web pages, for a terminal."""

"""One line of plain words about an encounter, read into what happened: see read.read_log."""

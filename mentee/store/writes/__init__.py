"""Records and deeds into rows: idempotent, in short transactions, each growing the owner's version."""

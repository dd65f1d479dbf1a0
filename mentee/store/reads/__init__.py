"""Rows into records and columns: every read belongs to one owner and takes a bounded number of queries."""

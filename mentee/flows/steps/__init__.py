"""The deeds of the eight steps: what to do today, what was done, and how each relationship stands."""

"""The seeker's landscape: everybody they know of, the ties, the ways of introduction, and the profiles to rank."""

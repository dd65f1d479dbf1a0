"""The JSON API for programs of the seeker's own: bearer tokens, no sessions, the flows that everything uses."""

"""Journeys in a real browser, on the server as it is started for people."""

"""Standings, ranking and the day, turned into the few next actions with their why and words; pure."""

"""What happens over time with each pursued person: the eight steps, standings, moves and their evidence; pure."""

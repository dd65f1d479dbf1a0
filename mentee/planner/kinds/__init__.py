"""The kinds of action in groups: each group bids for what a relationship makes worth considering."""

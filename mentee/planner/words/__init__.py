"""The words for each action: drafts, questions for meetings, and what a rephrasing must keep."""

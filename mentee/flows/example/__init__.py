"""An example world of invented people, written as the exports it would come from, dated from today."""

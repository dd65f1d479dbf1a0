"""What each address answers, one file per area of pages."""

"""What pages show, as one value per page, built from flows and reads."""

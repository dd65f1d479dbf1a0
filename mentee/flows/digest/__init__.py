"""The digest mail: what it says, when it goes out, and who hands it over."""

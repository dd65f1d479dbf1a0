"""The shared words, as frozen dataclasses of the standard library only: import them from their noun's module."""

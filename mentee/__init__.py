"""mentee: find a mentor, and keep one."""

__version__ = "0.1.0"

"""LinkedIn's own export: the seeker, their connections, and who turned to whom."""

from mentee.sources.formats.linkedin.export import LINKEDIN, LinkedIn

__all__ = ["LINKEDIN", "LinkedIn"]

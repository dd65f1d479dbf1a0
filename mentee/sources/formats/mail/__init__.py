"""Mail as interactions (mbox, Maildir, .eml): who wrote to whom, when, about what; a body is never kept."""

from mentee.sources.formats.mail.folder import EML, MAILDIR
from mentee.sources.formats.mail.mbox import MBOX

__all__ = ["EML", "MAILDIR", "MBOX"]

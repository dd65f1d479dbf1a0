"""Whether two mails under one identifier are one, and the key of the other where they are not."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

SAME_MAIL_SECONDS = 600
_DIGEST = 20  # characters
_MARKED = re.compile(rf"(.+)#[0-9a-f]{{{_DIGEST}}}", re.DOTALL)
_PREFIX = re.compile(r"\s*(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv)\s*(?:\[\d+\])?:|\[[^\]]{1,60}\])\s*", re.IGNORECASE)


def digest(*parts: str) -> str:
    """A short name for what the parts make."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_DIGEST // 2).hexdigest()


@lru_cache(maxsize=8192)
def topic(subject: str) -> str:
    """A subject without what answering, forwarding and lists put before it."""
    text = subject
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return " ".join(text.lower().split())


def another_mail(*, seconds: float, other_topic: bool, other_sender: bool) -> bool:
    """Whether a mail is another than the one that bears its identifier.

    Copies keep the date, even where a list rewrites the sender and marks the subject: another is what was sent more
    than ten minutes before or after, or what differs in both sender and topic.
    """
    return abs(seconds) > SAME_MAIL_SECONDS or (other_topic and other_sender)


def other_key(key: str, at: datetime, subject: str) -> str:
    """The key of a mail whose identifier (`key`) another mail bears."""
    return f"{key}#{digest(at.isoformat(), topic(subject))}"


def key_borne_twice(key: str) -> str:
    """The key from which `other_key` made this one; empty where it did not."""
    match = _MARKED.fullmatch(key)
    return match[1] if match else ""

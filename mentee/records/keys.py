"""Normal forms of exact identities: the same mailbox or profile page always gives the same key."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from mentee.records.facts import Key, KeyKind

_ADDRESS = re.compile(r"[^@\s<>\"(),;:\\\[\]]+@[^@\s<>\"(),;:\\\[\]]+")
_PLUS_HOSTS = frozenset({"gmail.com", "outlook.com", "hotmail.com", "icloud.com", "fastmail.com", "proton.me"})
_MAX_ADDRESS = 254  # RFC 5321, 4.5.3.1.3

SELF = Key(KeyKind.UID, "self")
"""The seeker, in any record of any source: a file seldom says which of its addresses are the seeker's own."""


@lru_cache(maxsize=65536)
def email_key(address: str) -> Key | None:
    """Key of a mail address, None where it is none.

    Case never separates two people; dots and plus parts are dropped only where the provider is known to ignore
    them, and kept in `written`.
    """
    written = address.strip().strip("<>").removeprefix("mailto:")
    text = written.lower()
    if len(text) > _MAX_ADDRESS or not _ADDRESS.fullmatch(text):
        return None
    local, _, host = text.rpartition("@")
    host = host.rstrip(".")
    if host == "googlemail.com":
        host = "gmail.com"
    if host in _PLUS_HOSTS:
        local = local.partition("+")[0] or local
    if host == "gmail.com":
        local = local.replace(".", "") or local
    value = f"{local}@{host}"
    return Key(KeyKind.EMAIL, value, "" if value == text else written)


def url_key(url: str) -> Key | None:
    """Key of a profile page: host without www or language, path without slash at the end; None where it is none."""
    text = url.strip()
    if not text:
        return None
    try:
        parts = urlsplit(text if "://" in text else "https://" + text)
    except ValueError:  # a bracket that opens no IPv6 address
        return None
    if parts.scheme not in ("http", "https") or "." not in (parts.hostname or ""):
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host.endswith(".linkedin.com"):
        host = "linkedin.com"
    path = parts.path.rstrip("/")
    if host == "linkedin.com":
        path = unquote(path, errors="replace").lower()
    if not path and not parts.query:
        return None  # a home page of a firm is nobody's identity
    query = f"?{parts.query}" if parts.query and host != "linkedin.com" else ""
    return Key(KeyKind.URL, f"{host}{path}{query}")

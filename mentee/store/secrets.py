"""Secrets that are shown once: made at random, kept only as a digest, found again by it."""

from __future__ import annotations

import hashlib
import secrets


def new_secret() -> str:
    """192 random bits, in signs that an address may hold."""
    return secrets.token_urlsafe(24)


def digest_of(secret: str) -> str:
    """What is kept in a secret's place; looking it up in an index tells nothing of the secret by its time."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

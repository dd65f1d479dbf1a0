"""Secrets of owners for other services: sealed with AES-GCM, bound to their owner and to what they open.

The one place for passwords that mentee needs in the clear. They are in no export, no log and on no page.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from mentee.settings import SettingError, secrets_key_setting
from mentee.store.models import SecretRow, User

VERSION, NONCE = b"\x01", 12


class SecretError(Exception):
    """A secret that cannot be kept or read; the message says why, `remedy` what to do. It never holds the secret."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def keep_secret(owner: User, purpose: str, text: str) -> None:
    """Keep it in place of the one before; SecretError where there is no key to seal it with."""
    nonce = os.urandom(NONCE)
    sealed = VERSION + nonce + _cipher().encrypt(nonce, text.encode(), _bound_to(owner, purpose))
    SecretRow.objects.update_or_create(owner=owner, purpose=purpose, defaults={"sealed": sealed})


def secret(owner: User, purpose: str) -> str:
    """The secret, empty where none is kept; SecretError where it cannot be opened any more."""
    row = SecretRow.objects.filter(owner=owner, purpose=purpose).first()
    if row is None:
        return ""
    sealed, cipher = bytes(row.sealed), _cipher()
    version, nonce, text = sealed[:1], sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        if version != VERSION:
            raise InvalidTag
        return cipher.decrypt(nonce, text, _bound_to(owner, purpose)).decode()
    except (InvalidTag, ValueError) as error:
        raise SecretError(
            "A password that was kept cannot be opened any more: the key it was sealed with is another one.",
            "Type the password again and keep it; or bring the file secrets.key (MENTEE_SECRETS_KEY) back.",
        ) from error


def has_secret(owner: User, purpose: str) -> bool:
    """Whether one is kept; it need not be readable."""
    return SecretRow.objects.filter(owner=owner, purpose=purpose).exists()


def forget_secret(owner: User, purpose: str) -> None:
    """Delete it."""
    SecretRow.objects.filter(owner=owner, purpose=purpose).delete()


def _cipher() -> AESGCM:
    try:
        return AESGCM(secrets_key_setting(settings.HOME))
    except SettingError as error:
        raise SecretError("There is no key to keep passwords with.", str(error)) from error


def _bound_to(owner: User, purpose: str) -> bytes:
    """What a sealed secret is good for: moved to another row it opens nothing."""
    return f"mentee secret\0{owner.pk}\0{purpose}".encode()

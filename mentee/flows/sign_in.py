"""Sign in with a link that is good once."""

from __future__ import annotations

from datetime import datetime

from mentee.store.models import User
from mentee.store.writes.sign_in import end_sessions, make_token, use_token


def new_link(owner: User, *, now: datetime, base: str) -> str:
    """An address under `base` (such as http://127.0.0.1:8737) that signs the owner in once, within 15 minutes."""
    return f"{base.rstrip('/')}/sign-in/{make_token(owner, now=now)}/"


def sign_in(token: str, *, now: datetime) -> User | None:
    """The owner whom the token signs in; None where it is unknown, used or expired."""
    return use_token(token, now=now)


def sign_out_everywhere(owner: User) -> None:
    """End every session of the owner, and take unused links back."""
    end_sessions(owner)

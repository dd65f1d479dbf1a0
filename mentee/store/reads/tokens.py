"""Tokens of programs and calendars: an owner's own, and whose a secret is."""

from __future__ import annotations

from mentee.records.access import Scope, Token
from mentee.store.models import TokenRow, User
from mentee.store.secrets import digest_of


def tokens(owner: User) -> list[Token]:
    """All that work, the latest first."""
    return [token_of(row) for row in TokenRow.objects.filter(owner=owner, revoked=None).order_by("-made", "-pk")]


def holder_of(secret: str) -> tuple[User, Token] | None:
    """Whose secret it is, and its token; None where there is none that works. One query."""
    rows = TokenRow.objects.select_related("owner").filter(digest=digest_of(secret), revoked=None)
    row = rows.filter(owner__is_active=True).first()
    return (row.owner, token_of(row)) if row else None


def token_of(row: TokenRow) -> Token:
    """A row as the record."""
    scopes = tuple(Scope(word) for word in row.scopes.split())
    return Token(row.pk, row.name, scopes, row.made, row.used, row.zone)

"""Tokens of programs and calendars: made, used, revoked, and given back within a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import OperationalError, transaction
from django.db.models import Q

from mentee.records.access import Scope, Token
from mentee.store.models import TokenRow, User
from mentee.store.reads.tokens import token_of
from mentee.store.secrets import digest_of, new_secret
from mentee.store.sql import impatient

KEPT = timedelta(days=1)  # how long a revoked one can be given back


def make_token(owner: User, name: str, scopes: Iterable[Scope], *, zone: str, now: datetime) -> tuple[Token, str]:
    """A new token and its secret, which is nowhere kept; those long revoked are deleted."""
    secret = new_secret()
    with transaction.atomic():
        TokenRow.objects.filter(owner=owner, revoked__lt=now - KEPT).delete()
        row = TokenRow.objects.create(
            owner=owner, name=name, scopes=" ".join(scopes), zone=zone, digest=digest_of(secret), made=now
        )
    return token_of(row), secret


def note_use(token: Token, today: date) -> None:
    """Keep that it was used today; writes once a day, and nothing that other answers depend on.

    Where the database is busy or its disk is full the next use is noted instead: who only reads is not refused.
    """
    if token.used is not None and token.used >= today:
        return
    with suppress(OperationalError), impatient(), transaction.atomic():
        TokenRow.objects.filter(Q(used=None) | Q(used__lt=today), pk=token.id).update(used=today)


def revoke_tokens(owner: User, ids: Sequence[int], *, now: datetime) -> list[int]:
    """Let these tokens of the owner's work no longer; gives those that did."""
    with transaction.atomic():
        rows = TokenRow.objects.filter(owner=owner, revoked=None, pk__in=ids)
        found = sorted(rows.values_list("pk", flat=True))
        rows.update(revoked=now)
    return found


def restore_tokens(owner: User, ids: Sequence[int], *, now: datetime) -> int:
    """Let tokens that were revoked within the last day work again; gives how many do."""
    return TokenRow.objects.filter(owner=owner, pk__in=ids, revoked__gte=now - KEPT).update(revoked=None)

"""Sign-in links: made for an owner, good once and for a short time, kept only as a digest."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from mentee.store.models import SignInLink, User
from mentee.store.secrets import digest_of, new_secret

LASTS = timedelta(minutes=15)


def make_token(owner: User, *, now: datetime, lasts: timedelta = LASTS) -> str:
    """A new token for the owner; used and expired ones are deleted."""
    token = new_secret()
    with transaction.atomic():
        SignInLink.objects.filter(Q(expires__lt=now) | Q(used__isnull=False)).delete()
        SignInLink.objects.create(owner=owner, digest=digest_of(token), expires=now + lasts)
    return token


def use_token(token: str, *, now: datetime) -> User | None:
    """The owner whom the token signs in, once; None for one that is unknown, used or expired."""
    waiting = SignInLink.objects.filter(digest=digest_of(token), used=None, expires__gte=now)
    with transaction.atomic():
        if not waiting.update(used=now):
            return None
        return SignInLink.objects.select_related("owner").get(digest=digest_of(token)).owner


def end_sessions(owner: User) -> None:
    """Delete the sessions and unused links of an owner."""
    mine = str(owner.pk)
    keys = [one.pk for one in Session.objects.iterator() if one.get_decoded().get("_auth_user_id") == mine]
    with transaction.atomic():
        Session.objects.filter(pk__in=keys).delete()
        SignInLink.objects.filter(owner=owner).delete()

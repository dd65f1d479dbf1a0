"""Tokens of programs and calendars that the owner let in."""

from django.conf import settings
from django.db import models


class TokenRow(models.Model):
    """A token: only the digest of its secret is kept; `scopes` are parted by spaces.

    `used` is a day, so that at most one use a day writes. A revoked one is kept for a day, to be taken back.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    scopes = models.CharField(max_length=60)
    zone = models.CharField(max_length=60, default="")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    used = models.DateField(null=True)
    revoked = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(scopes=""), name="token_opens_something")]

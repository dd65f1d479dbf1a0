"""Passwords and keys of an owner for other services, sealed: the key that opens them is not in the database."""

from django.conf import settings
from django.db import models


class SecretRow(models.Model):
    """One secret; `purpose` says what it opens, `sealed` is what `mentee.store.sealed` made of it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="secrets", db_index=False)
    purpose = models.CharField(max_length=80)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "purpose"], name="secret_once")]

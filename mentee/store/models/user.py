"""Who owns rows: every row of every other table belongs to one user."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An owner; `version` grows with every transaction that changes what they own, for caches of what follows."""

    version = models.BigIntegerField(default=0)

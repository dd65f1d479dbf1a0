"""Who owns rows: every row of every other table belongs to one user."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An owner; the versions grow with every transaction that changes what they own, for caches of what follows.

    `facts_version` grows only where people, facts or the seeker's addresses and organisations change; it counts in
    eras (`owners.era`), of which a new one begins where something was not only added.
    """

    version = models.BigIntegerField(default=0)
    facts_version = models.BigIntegerField(default=0)

"""The digest mail of an owner: what they chose, and how far it is."""

from django.conf import settings
from django.db import models


class DigestRow(models.Model):
    """One owner's digest; `said` is the JSON behind the dataclass `DigestChoice` of reads.digest.

    `next_at` is when to look at it again (null: it is off), `asked` the day for which a job was asked for last,
    `tries` how often that day. `handed` is the day whose mail was handed to the mail server last: whoever sets it
    sends that day's mail, and nobody else. `sent_at` is when the server last took one: before `handed_at` means that
    the word of the server on the last one never came.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest")
    said = models.JSONField(default=dict)
    next_at = models.DateTimeField(null=True, db_index=True)
    asked = models.DateField(null=True)
    tries = models.SmallIntegerField(default=0)
    handed = models.DateField(null=True)
    handed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    remedy = models.TextField(default="")

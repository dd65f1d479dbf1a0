"""Gatherings with the people who appear there, and posts with their authors."""

from django.conf import settings
from django.db import models

from mentee.store.models.imports import Import
from mentee.store.models.people import Person


class Gathering(models.Model):
    """A meeting or event; times in seconds since the epoch, `digest` of its key.

    `all_day`: it has days and no hours; the times are then the midnights in UTC of its first day and after its last.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    digest = models.BigIntegerField()
    title = models.TextField(default="")
    starts = models.BigIntegerField()
    ends = models.BigIntegerField(null=True)
    place = models.TextField(default="")
    url = models.TextField(default="")
    all_day = models.BooleanField(default=False)
    source = models.ForeignKey(Import, models.RESTRICT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="gathering_once")]
        indexes = [models.Index(fields=["owner", "starts"], name="gathering_starts")]


class Appearance(models.Model):
    """Somebody at a gathering; `topic` is the talk they gave there, `digest` is of the topic."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="appearances", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="appearances")
    role = models.SmallIntegerField()
    topic = models.TextField(default="")
    digest = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person", "role", "digest"], name="appearance_once"),
        ]


class Post(models.Model):
    """Something a person published; `at` in seconds since the epoch, None where not said."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    digest = models.BigIntegerField()
    author = models.ForeignKey(Person, models.CASCADE, related_name="posts")
    title = models.TextField(default="")
    at = models.BigIntegerField(null=True)
    url = models.TextField(default="")
    summary = models.TextField(default="")
    source = models.ForeignKey(Import, models.RESTRICT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="post_once")]

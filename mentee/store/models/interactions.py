"""Interactions and who took part: hundreds of thousands of rows, so columns are small and indexes few."""

from django.conf import settings
from django.db import models

from mentee.store.models.imports import Import
from mentee.store.models.people import Person


class Interaction(models.Model):
    """A fact at a time. `digest` is of its key and `thread` of its thread's key (see digests.py).

    `at` is in seconds since the epoch, as whole tables of it are read into arrays. `channel` is an index into
    network.events.CHANNELS. `source` None: logged by the user. `unnamed`: how many more took part, whoever they were.
    `all_day`: planned for a day without an hour; `at` is then its noon where the user was.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    digest = models.BigIntegerField()
    at = models.BigIntegerField()
    channel = models.SmallIntegerField()
    bulk = models.BooleanField(default=False)
    minutes = models.IntegerField(null=True)
    unnamed = models.IntegerField(default=0, db_default=0)
    all_day = models.BooleanField(default=False, db_default=False)
    thread = models.BigIntegerField(null=True)
    subject = models.TextField(default="")
    notes = models.TextField(default="")
    source = models.ForeignKey(Import, models.RESTRICT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="interaction_once")]


class Participant(models.Model):
    """`role` is an index into network.events.ROLES."""

    interaction = models.ForeignKey(Interaction, models.CASCADE, related_name="participants", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="participations")
    role = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interaction", "person", "role"], name="participant_once"),
        ]

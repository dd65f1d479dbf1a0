"""Imports: which file was read when, what could not be read, and which fact a later file brought again."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Import(models.Model):
    """One reading of one file. `done` counts the source's records (problems too) that are committed."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        UNDONE = "undone"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="imports")
    file = models.TextField()
    digest = models.CharField(max_length=128)
    size = models.BigIntegerField()
    format = models.CharField(max_length=100)
    options = models.TextField(default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    counts = models.JSONField(default=dict)
    done = models.BigIntegerField(default=0)
    reason = models.TextField(default="")
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "digest", "format"],
                condition=~Q(state="undone"),
                name="import_once",
            ),
            models.CheckConstraint(condition=Q(done__gte=0), name="import_done_counts"),
        ]


class ProblemRow(models.Model):
    """A record of a file that could not be read, or a part of it that was lost."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="problems")
    file = models.TextField()
    line = models.BigIntegerField(null=True)
    offset = models.BigIntegerField(null=True)
    reason = models.TextField()
    remedy = models.TextField(default="")


class Sighting(models.Model):
    """A later import brought a fact that was there already.

    `said` is that import's own content of the fact, None where it says what the import before it said. The
    fact's row shows the content of the latest import that brought it, so that an undo can put back the one
    before.
    """

    class Noun(models.IntegerChoices):
        INTERACTION = 1
        GATHERING = 2
        POST = 3

    source = models.ForeignKey(Import, models.CASCADE, related_name="sightings", db_index=False)
    noun = models.SmallIntegerField(choices=Noun.choices)
    fact = models.BigIntegerField()
    said = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "noun", "fact"], name="sighting_once")]
        indexes = [models.Index(fields=["noun", "fact"], name="sighting_fact")]

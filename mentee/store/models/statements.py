"""What each source, or the user, says about a person: one row per saying, so that any of them can be taken back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentee.store.models.imports import Import
from mentee.store.models.people import Person


class Statement(models.Model):
    """One thing said about one person; `source` None: said by the user, which wins. `digest` is of the text."""

    class Field(models.IntegerChoices):
        NAME = 1  # the name to show first, from a record about the person
        OTHER_NAME = 2
        MENTION = 3  # the name as another record wrote it
        HEADLINE = 4
        LOCATION = 5
        BIRTHDAY = 6
        NOTES = 7
        OFFERS = 8
        SKILL = 9
        TAG = 10
        INSIDE = 11  # "yes" or "no"
        WRITTEN = 12  # the address as somebody wrote it, where its normal form is another

    person = models.ForeignKey(Person, models.CASCADE, related_name="statements")
    field = models.SmallIntegerField(choices=Field.choices)
    text = models.TextField()
    digest = models.BigIntegerField()
    source = models.ForeignKey(Import, models.CASCADE, null=True, related_name="statements")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "field", "digest", "source"], name="statement_once"),
            models.UniqueConstraint(
                fields=["person", "field", "digest"], condition=Q(source=None), name="statement_once_by_user"
            ),
        ]


class Organisation(models.Model):
    """Where people work; the seeker's own make a person inside."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="organisations", db_index=False)
    name = models.TextField()
    folded = models.TextField()
    own = models.BooleanField(default=False)
    domain = models.TextField(default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "folded"], name="organisation_once")]


class Position(models.Model):
    """Work of a person at an organisation, as one source says it; `digest` is of organisation, title and start."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="positions")
    title = models.TextField(default="")
    department = models.TextField(default="")
    started = models.DateField(null=True)
    finished = models.DateField(null=True)
    current = models.BooleanField(default=True)
    digest = models.BigIntegerField()
    source = models.ForeignKey(Import, models.CASCADE, null=True, related_name="positions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "digest", "source"], name="position_once"),
            models.UniqueConstraint(
                fields=["person", "digest"], condition=Q(source=None), name="position_once_by_user"
            ),
        ]


class Relation(models.Model):
    """A tie between two people that a source, or the user, states outright: `person` KIND `other`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20)
    other = models.ForeignKey(Person, models.CASCADE, related_name="relations_to")
    since = models.DateField(null=True)
    source = models.ForeignKey(Import, models.CASCADE, null=True, related_name="relations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "other", "source"], name="relation_once"),
            models.UniqueConstraint(
                fields=["person", "kind", "other"], condition=Q(source=None), name="relation_once_by_user"
            ),
            models.CheckConstraint(condition=~Q(person=F("other")), name="relation_of_two"),
        ]

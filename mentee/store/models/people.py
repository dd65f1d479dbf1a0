"""People: one row per exact identity, joined into one human by recorded deeds and never by overwriting."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentee.store.models.imports import Import


class Person(models.Model):
    """One exact identity (a key) of a human; the human is the row itself and all rows whose `root` it is.

    Facts hang on the row that their source named. `root` is None on the row that is shown, and follows from the
    live Merge deeds. The shown row carries what is shown: the other text columns follow from all statements
    about the human.
    """

    class Kind(models.IntegerChoices):
        EMAIL = 0
        URL = 1
        PHONE = 2
        UID = 3

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="people", db_index=False)
    kind = models.SmallIntegerField(choices=Kind.choices)
    value = models.TextField()
    root = models.ForeignKey("self", models.SET_NULL, null=True, related_name="members")
    is_seeker = models.BooleanField(default=False)
    name = models.TextField(default="")
    folded = models.TextField(default="")
    headline = models.TextField(default="")
    location = models.TextField(default="")
    birthday = models.CharField(max_length=10, default="")
    notes = models.TextField(default="")
    offers = models.TextField(default="")
    inside = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "kind", "value"], name="person_key_once"),
            models.UniqueConstraint(fields=["owner"], condition=Q(is_seeker=True), name="person_one_seeker"),
            models.CheckConstraint(condition=~Q(root=F("id")), name="person_root_is_other"),
        ]
        indexes = [models.Index(fields=["owner", "folded"], name="person_folded")]


class Naming(models.Model):
    """An import named this identity: provenance, and the reason the row is there."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="namings", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="namings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "person"], name="naming_once")]


class Merge(models.Model):
    """The deed that says two identities are one human; live until `undone_at`. `source` None: the user's own deed."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="merges", db_index=False)
    child = models.ForeignKey(Person, models.CASCADE, related_name="merges_as_child")
    into = models.ForeignKey(Person, models.CASCADE, related_name="merges_as_into")
    reason = models.TextField()
    evidence = models.JSONField(default=list)
    source = models.ForeignKey(Import, models.CASCADE, null=True, related_name="merges")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "child", "into", "source"],
                condition=Q(undone_at=None),
                name="merge_once",
            ),
            models.UniqueConstraint(
                fields=["owner", "child", "into"],
                condition=Q(undone_at=None, source=None),
                name="merge_once_by_user",
            ),
            models.CheckConstraint(condition=~Q(child=F("into")), name="merge_of_two"),
        ]


class Doubt(models.Model):
    """Two people who may be one human, with the evidence; an answer is remembered.

    `source`: the import whose record raised it; None: it follows from all that is known.
    """

    class State(models.TextChoices):
        OPEN = "open"
        SAME = "same"
        DIFFERENT = "different"
        SKIPPED = "skipped"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="doubts", db_index=False)
    a = models.ForeignKey(Person, models.CASCADE, related_name="doubts_as_a")
    b = models.ForeignKey(Person, models.CASCADE, related_name="doubts_as_b")
    evidence = models.JSONField(default=list)
    strength = models.FloatField(default=0.0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answered_at = models.DateTimeField(null=True)
    merge = models.ForeignKey(Merge, models.SET_NULL, null=True, related_name="doubts")
    source = models.ForeignKey(Import, models.CASCADE, null=True, related_name="doubts")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "a", "b", "source"], name="doubt_once"),
            models.UniqueConstraint(fields=["owner", "a", "b"], condition=Q(source=None), name="doubt_once_found"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="doubt_in_order"),
        ]

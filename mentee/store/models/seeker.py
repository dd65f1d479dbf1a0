"""What the seeker says: aspirations, values, reflections, ratings, choices, preferences and added vocabularies."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from mentee.store.models.people import Person


class Aspiration(models.Model):
    """Where the seeker wants to go, in the order they said it."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="aspirations")
    text = models.TextField()
    skills = models.JSONField(default=list)
    roles = models.JSONField(default=list)
    horizon = models.DateField(null=True)
    live = models.BooleanField(default=True)


class RankedValue(models.Model):
    """What matters to the seeker, 0 most important."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="values", db_index=False)
    rank = models.SmallIntegerField()
    value = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "rank"], name="value_rank_once")]


class Preferences(models.Model):
    """One JSON behind the dataclass `Preferences` of reads.seeker."""

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences")
    said = models.JSONField(default=dict)


class ReflectionRow(models.Model):
    """The seeker's own judgement of a person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="reflections")
    at = models.DateTimeField()
    like = models.SmallIntegerField(null=True)
    respect = models.SmallIntegerField(null=True)
    treats_others = models.SmallIntegerField(null=True)
    values = models.JSONField(default=list)
    traits = models.JSONField(default=list)
    red_flag = models.TextField(default="")
    note = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (1, 5)}),
                name=f"reflection_{name}_range",
            )
            for name in ("like", "respect", "treats_others")
        ]


class TieRating(models.Model):
    """The seeker's own word on how strong the tie with a person is, in [0, 1]; the latest counts."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="ratings")
    strength = models.FloatField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(strength__range=(0, 1)), name="rating_range"),
        ]


class ChoiceRow(models.Model):
    """The seeker would rather have one than the other; `factors` holds the four factors of both as they were then."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="choices")
    rather = models.ForeignKey(Person, models.CASCADE, related_name="chosen")
    than = models.ForeignKey(Person, models.CASCADE, related_name="passed_over")
    at = models.DateTimeField()
    factors = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(rather=F("than")), name="choice_of_two")]


class Vocabulary(models.Model):
    """An added vocabulary, as the file it came from and its entries (term -> other terms)."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="vocabularies", db_index=False)
    name = models.TextField()
    added = models.DateTimeField()
    entries = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="vocabulary_once")]
